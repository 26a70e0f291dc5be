using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Requests;

/// <summary>An organisation asks a house for a service: the clock starts.</summary>
internal static class AskForService
{
    private const int MostOpen = 20;

    public sealed class Request
    {
        [Required] public Guid? Service { get; set; }
        [Required] public Guid? Organisation { get; set; }
        [Required, StringLength(2000), Lines] public string? Text { get; set; }
    }

    public static async Task<Outcome<Ticket>> Handle(PlaceId id, Request request, Actor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, HouseMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var house = found.Value;
        if (request.Organisation is not { } said || !actor.MayEdit(new(said))) return Refusal.Forbidden();
        if (request.Text?.Trim() is not { Length: > 0 } text) return Refusal.InvalidField(nameof(Request.Text), "ui.validation.required");
        if (!house.IsPublic() || house.Stage != PlaceStage.Operating) return Refusal.Conflict("places.house-not-open");
        ServiceId service = new(request.Service ?? default);
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == service && s.PlaceId == id && s.IsOffered, ct) is not { } offered) return Refusal.NotFound("places.no-such-service");
        if (!(await organisations.Find([new(said)], ct)).TryGetValue(new(said), out var card)) return Refusal.InvalidField(nameof(Request.Organisation), "places.unknownOrganisation");
        if ((await clearance.Held([card.Id, .. house.Operator is { } run ? [run] : Array.Empty<OrganisationId>()], organisations, ct)).Count > 0) return Refusal.Conflict("places.not-cleared");
        var organisation = card.Id;
        if (await db.Tickets.CountAsync(t => t.PlaceId == id && t.Organisation == organisation && (t.State == TicketState.Received || t.State == TicketState.Accepted || t.State == TicketState.InWork), ct) >= MostOpen) return Refusal.Conflict("places.too-many", MostOpen);
        var now = Instants.Stored(clock);
        var ticket = new Ticket { Id = TicketId.New(), PlaceId = id, ServiceId = service, Organisation = organisation, AskedBy = actor.User, Text = text, State = TicketState.Received, ReceivedAt = now, DueAt = WorkingHours.Due(house, now, offered.Hours) };
        db.Tickets.Add(ticket);
        await mail.ToHouse("asked", ticket, house, ticket.Id.ToString(), ct);
        return await db.Save(ticket, "places.ask", ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/requests", async (PlaceId place, Request body, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, HouseMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, body, actor.Actor, organisations, clearance, db, mail, clock, ct)).ToResult(t => TypedResults.Created($"/api/places/{place}/requests/{t.Id}", new Saved<TicketId>(t.Id, t.Version))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.requests.add").WithSummary("Asks a house for a service on behalf of an organisation; due within the hours of the service, counted while the house is open");
}
