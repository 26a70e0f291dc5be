using Isthmus.Contracts.People;

namespace Isthmus.Places.Houses.Requests;

/// <summary>What the house does with a request, that its asker takes it back, who of the house does it, and what the two write each other.</summary>
internal static class MoveTicket
{
    private const int MostMessages = 200;

    public sealed class Request
    {
        [Required] public TicketMove? Move { get; set; }

        /// <summary>Needed for declining; the other side reads it.</summary>
        [StringLength(500), Lines] public string? Reason { get; set; }
    }

    public sealed class Assignment
    {
        /// <summary>Null: nobody.</summary>
        public Guid? Assignee { get; set; }
    }

    public sealed class Words
    {
        [Required, StringLength(2000), Lines] public string? Text { get; set; }
    }

    public static async Task<Outcome<Ticket>> Handle(PlaceId id, TicketId ticketId, Request request, int? version, Actor actor, PlacesDb db, HouseMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Ticket(id, ticketId, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (ticket, house, side) = found.Value;
        if (request.Move is not { } move) return Refusal.InvalidField(nameof(Request.Move), "ui.validation.required");
        var own = actor.MayEdit(ticket.Organisation);
        if (move == TicketMove.Withdraw ? !own : side != TicketSide.House) return Refusal.Forbidden();
        if (ticket.Check(version) is { } stale) return stale;
        if (Requests.Ticket.After(ticket.State, move) is not { } state) return Refusal.Conflict("places.request-cannot");
        var reason = request.Reason?.Trim() is { Length: > 0 } words ? words : null;
        if (move == TicketMove.Decline && reason is null) return Refusal.InvalidField(nameof(Request.Reason), "ui.validation.required");
        var now = Instants.Stored(clock);
        ticket.State = state;
        switch (move)
        {
            case TicketMove.Accept: (ticket.AcceptedAt, ticket.Assignee) = (now, ticket.Assignee ?? actor.User); break;
            case TicketMove.Start: ticket.StartedAt = now; break;
            default: (ticket.EndedAt, ticket.Reason) = (now, reason); break;
        }
        if (move == TicketMove.Withdraw) await mail.ToHouse("withdrawn", ticket, house, ticket.Id.ToString(), ct);
        else await mail.ToAsker(move switch { TicketMove.Accept => "accepted", TicketMove.Start => "started", TicketMove.Finish => "done", _ => "declined" }, ticket, house, ticket.Id.ToString(), reason, ct);
        return await db.Save(ticket, $"places.request-{state.ToString().ToLowerInvariant()}", ct);
    }

    public static async Task<Outcome<Ticket>> Assign(PlaceId id, TicketId ticketId, Assignment request, int? version, Actor actor, PlacesDb db, HouseMail mail, CancellationToken ct)
    {
        var found = await db.Ticket(id, ticketId, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (ticket, house, side) = found.Value;
        if (side != TicketSide.House) return Refusal.Forbidden();
        if (ticket.Check(version) is { } stale) return stale;
        if (!ticket.IsOpen()) return Refusal.Conflict("places.request-ended");
        if (request.Assignee is { } who && who != actor.User?.Value && (await mail.PeopleOf(house, ct)).All(p => p.Id.Value != who)) return Refusal.InvalidField(nameof(Assignment.Assignee), "places.notOfHouse");
        ticket.Assignee = request.Assignee is { } one ? new UserId(one) : null;
        return await db.Save(ticket, "places.assign-request", ct);
    }

    public static async Task<Outcome<TicketMessage>> Write(PlaceId id, TicketId ticketId, Words request, Actor actor, PlacesDb db, HouseMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Ticket(id, ticketId, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (ticket, house, side) = found.Value;
        if (side == TicketSide.Asker && !actor.MayEdit(ticket.Organisation)) return Refusal.Forbidden();
        if (request.Text?.Trim() is not { Length: > 0 } text) return Refusal.InvalidField(nameof(Words.Text), "ui.validation.required");
        if (await db.TicketMessages.CountAsync(m => m.TicketId == ticketId, ct) >= MostMessages) return Refusal.Conflict("places.too-many", MostMessages);
        var message = new TicketMessage { Id = TicketMessageId.New(), TicketId = ticketId, FromHouse = side == TicketSide.House, By = actor.User, Text = text, At = Instants.Stored(clock) };
        db.TicketMessages.Add(message);
        if (message.FromHouse) await mail.ToAsker("message", ticket, house, message.Id.ToString(), null, ct);
        else await mail.ToHouse("message", ticket, house, message.Id.ToString(), ct);
        db.Doing("places.write-message");
        await db.SaveChangesAsync(ct);
        return message;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/requests/{ticket}/moves", async (PlaceId place, TicketId ticket, Request body, HttpRequest http, CurrentActor actor, PlacesDb db, HouseMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, ticket, body, http.IfMatch(), actor.Actor, db, mail, clock, ct)).ToResult(t => TypedResults.Ok(new Saved<TicketId>(t.Id, t.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.requests.move").WithSummary("Accept, Start, Finish, Decline (with a reason) by the house, Withdraw by whoever asked");
        api.MapPut("/{place}/requests/{ticket}/assignee", async (PlaceId place, TicketId ticket, Assignment body, HttpRequest http, CurrentActor actor, PlacesDb db, HouseMail mail, CancellationToken ct) =>
                (await Assign(place, ticket, body, http.IfMatch(), actor.Actor, db, mail, ct)).ToResult(t => TypedResults.Ok(new Saved<TicketId>(t.Id, t.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.requests.assign").WithSummary("Says who of the house does it");
        api.MapPost("/{place}/requests/{ticket}/messages", async (PlaceId place, TicketId ticket, Words body, CurrentActor actor, PlacesDb db, HouseMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Write(place, ticket, body, actor.Actor, db, mail, clock, ct)).ToResult(m => TypedResults.Created($"/api/places/{place}/requests/{ticket}", new Written(m.Id, m.FromHouse, m.Text, m.At))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.requests.write").WithSummary("Writes to the other side, which hears of it by mail");
    }

    public sealed record Written(TicketMessageId Id, bool FromHouse, string Text, DateTime At);
}
