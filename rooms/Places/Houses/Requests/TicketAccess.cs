using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Requests;

/// <summary>The side that somebody stands on.</summary>
internal enum TicketSide { House, Asker }

internal static class TicketAccess
{
    public sealed record Seen(Ticket Ticket, Place House, TicketSide Side);

    /// <summary>A request of a house, for its two sides only: to others it does not exist.</summary>
    public static async Task<Outcome<Seen>> Ticket(this PlacesDb db, PlaceId id, TicketId ticketId, Actor actor, CancellationToken ct)
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId && t.PlaceId == id, ct);
        var house = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (ticket is null || house is null) return Refusal.NotFound("places.no-such-request");
        return actor.MayRun(house) ? new Seen(ticket, house, TicketSide.House) : actor.MayView(ticket.Organisation) ? new Seen(ticket, house, TicketSide.Asker) : Refusal.NotFound("places.no-such-request");
    }
}
