using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Places;

namespace Isthmus.Places.Bookings;

/// <summary>Somebody comes and goes: what was used, beside what was planned. Who leaves early leaves the rest to others.</summary>
internal static class RecordUse
{
    private const int EarlyMinutes = 30;

    public static async Task<Outcome<Reservation>> Handle(ReservationId id, bool leaves, int? version, Actor actor, IClearance gate, ITexts texts, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var safety = await Safety.Of(id, actor, gate, db, ct);
        if (!safety.Succeeded) return safety.Refusal;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var own = await Own.Find(id, actor, db, ct);
        if (!own.Succeeded) return own.Refusal;
        var booking = own.Value.Booking;
        if (booking.Check(version) is { } stale) return stale;
        if (leaves)
        {
            if (booking.State != ReservationState.InUse) return Refusal.Conflict("places.not-in-use");
            (booking.State, booking.ActualUntil) = (ReservationState.Done, minute > booking.ActualFrom ? minute : booking.ActualFrom!.Value.AddMinutes(1));
            await Shorten(booking, db, ct);
        }
        else
        {
            if (booking.State != ReservationState.Confirmed || now >= booking.Until) return Refusal.Conflict(Own.Over);
            if (booking.OnHold) return Refusal.Conflict("places.booking-on-hold");
            if (now < booking.From.AddMinutes(-EarlyMinutes)) return Refusal.Conflict("places.too-early", EarlyMinutes);
            // Weeks may lie between the booking and its use: who is not qualified any more is not let in.
            if (await safety.Value.Broken(booking, own.Value.Zone, now, db, ct) is { Count: > 0 } broken) return Rules.Refuse(broken, texts);
            (booking.State, booking.ActualFrom) = (ReservationState.InUse, minute);
        }
        db.Doing(leaves ? "places.check-out" : "places.check-in");
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        return booking;
    }

    /// <summary>Whoever left before the end leaves the rest, save what cleaning takes.</summary>
    private static async Task Shorten(Reservation booking, PlacesDb db, CancellationToken ct)
    {
        if (booking.ActualUntil is not { } left || left >= booking.Until) return;
        var after = await db.Resources.AsNoTracking().Where(r => db.Occupancies.Any(o => o.ReservationId == booking.Id && o.ResourceId == r.Id)).ToDictionaryAsync(r => r.Id, r => r.Rules.Policy.AfterMinutes, ct);
        foreach (var row in await db.Occupancies.Where(o => o.ReservationId == booking.Id && o.Holds).ToListAsync(ct))
            if (left.AddMinutes(after[row.ResourceId]) is var until && until > row.From && until < row.Until) row.Until = until;
        db.Publish(new TimeFreed(booking.PlaceId, left, booking.Until));
    }

    public static void Map(RouteGroupBuilder api)
    {
        foreach (var (path, leaves, name) in new[] { ("check-in", false, "places.bookings.checkIn"), ("check-out", true, "places.bookings.checkOut") })
            api.MapPost("/bookings/{booking}/" + path, async (ReservationId booking, HttpRequest http, CurrentActor actor, IClearance gate, ITexts texts, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                    await (await Handle(booking, leaves, http.IfMatch(), actor.Actor, gate, texts, db, clock, ct)).ToOk(db, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Write).WithName(name).WithSummary(leaves ? "Ends a use: what was really used is kept, the rest is free" : "Begins a use, from half an hour before its time");
    }
}
