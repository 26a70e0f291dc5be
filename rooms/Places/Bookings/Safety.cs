using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;

namespace Isthmus.Places.Bookings;

/// <summary>What a booking has, and what of it the gate does not let its organisation to now: asked before a transaction begins.</summary>
internal sealed record Safety(IReadOnlyList<Resource> Resources, IReadOnlySet<ResourceId> Held)
{
    public static async Task<Outcome<Safety>> Of(ReservationId id, Actor actor, IClearance gate, PlacesDb db, CancellationToken ct)
    {
        var own = await Own.Find(id, actor, db, ct);
        if (!own.Succeeded) return own.Refusal;
        var resources = await db.Resources.AsNoTracking().Where(r => db.Occupancies.Any(o => o.ReservationId == id && o.ResourceId == r.Id)).ToListAsync(ct);
        var held = await AccessGate.Held(own.Value.Booking.Organisation, resources, own.Value.Place.CountryCode, gate, db, ct);
        db.ChangeTracker.Clear();
        return new Safety(resources, held);
    }

    public Task<List<Broken>> Broken(Reservation booking, TimeZoneInfo zone, DateTime now, PlacesDb db, CancellationToken ct) => Rules.Unsafe(booking, Resources, Held, zone, now, db, ct);
}
