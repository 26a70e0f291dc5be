using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Places;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Residents.Applying;

/// <summary>An organisation asks a cluster whether it could become a resident; an officer may note such a lead for it. The gate is asked at once.</summary>
internal static class Enquire
{
    public sealed class Request
    {
        [Required] public Guid? Organisation { get; set; }
        [Required, StringLength(Resident.LongestProject)] public string? Project { get; set; }
        [StringLength(Resident.LongestMessage), Lines] public string? Message { get; set; }
    }

    public static async Task<Outcome<Resident>> Handle(PlaceId placeId, Request request, Actor actor, IClearance gate, IOrganisations organisations, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await PublicPlaces.Find(actor, placeId, db, ct) is not { } place || await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == placeId, ct) is not { } intake) return Refusal.NotFound(EditIntake.Unknown);
        if (request.Organisation is not { } asked || !(await organisations.Find([new(asked)], ct)).TryGetValue(new(asked), out var card)) return Refusal.InvalidField(nameof(Request.Organisation), "ui.validation.choose");
        if (!actor.MayEdit(card.Id)) return Refusal.Forbidden();
        if (!intake.IsOpen) return Refusal.Conflict("residents.closed");
        if (request.Project?.Trim() is not { Length: > 0 } project) return Refusal.InvalidField(nameof(Request.Project), "ui.validation.required");
        var now = Instants.Stored(clock);
        var r = Resident.Enquire(placeId, card.Id, project, string.IsNullOrWhiteSpace(request.Message) ? null : request.Message.Trim(), card.Country, actor.Memberships.ContainsKey(card.Id) ? actor.User : null, now);
        if (await db.Residents.AnyAsync(x => x.LiveKey == r.LiveKey, ct)) return Refusal.Conflict("residents.twice");
        await GatedKinds.Residents.Clear([r], db, gate, organisations, ct);
        db.Residents.Add(r);
        db.ResidentSteps.Add(new() { Id = ResidentMoveId.New(), ResidentId = r.Id, To = ResidentState.Enquiry, By = actor.User, At = now });
        await mail.Enquired(r, place, ct);
        var saved = await db.Save(r, "residents.enquire", ct);
        if (!saved.Succeeded) await GatedKinds.Drop(db, GatedKinds.Residents.Subject(r.Id.Value), ct);
        return saved;
    }

    public static void Map(RouteGroupBuilder places) => places.MapPost("/{place}/residents", async (PlaceId place, Request body, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, ResidentMail mail, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(place, body, actor.Actor, gate, organisations, mail, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(r => TypedResults.Created($"/api/residents/{r.Id}", ResidentAnswer.Of(r)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("residents.enquire").WithSummary("An organisation asks a cluster to become a resident; 409 while another enquiry of it is under way");
}
