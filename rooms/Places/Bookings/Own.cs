using Isthmus.Places.Network;

namespace Isthmus.Places.Bookings;

/// <summary>A booking for those who may act on it: who booked, the editors of its organisation, the staff of the place.</summary>
internal sealed record Own(Reservation Booking, Place Place, TimeZoneInfo Zone, bool Staff)
{
    public const string Unknown = "places.no-such-booking";
    public const string Over = "places.booking-over";

    /// <summary>To others it does not exist.</summary>
    public static async Task<Outcome<Own>> Find(ReservationId id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Reservations.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } booking) return Refusal.NotFound(Unknown);
        var place = await db.Places.AsNoTracking().SingleAsync(p => p.Id == booking.PlaceId, ct);
        var staff = Bookings.Staff.Is(actor, place);
        return staff || actor.User == booking.By || actor.MayEdit(booking.Organisation) ? new Own(booking, place, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), staff) : Refusal.NotFound(Unknown);
    }

    /// <summary>The resources it has, as lines to look for them at another time. What a move that waits for an answer holds beside them is not counted: it may be other units.</summary>
    public static async Task<List<WantedLine>> Lines(ReservationId id, PlacesDb db, CancellationToken ct)
    {
        var rows = await db.Occupancies.AsNoTracking().Where(o => o.ReservationId == id && !o.Moving).Select(o => new { o.ResourceId, o.Unit }).Distinct().ToListAsync(ct);
        return [.. rows.GroupBy(r => r.ResourceId).OrderBy(g => g.Key.Value).Select(g => new WantedLine { Resource = g.Key.Value, Units = g.Count() })];
    }

    /// <summary>Nobody is kept from its time any more.</summary>
    public static Task Free(ReservationId id, PlacesDb db, CancellationToken ct) => db.Occupancies.Where(o => o.ReservationId == id && o.Holds).ExecuteUpdateAsync(u => u.SetProperty(o => o.Holds, false), ct);
}
