using Isthmus.Platform.Jobs;

namespace Isthmus.Places.Bookings;

/// <summary>Whoever did not come has missed the booking, and its rest is free; a use that nobody ended ends with its time. Asked once an hour; each booking by itself, so that one that changes meanwhile is left for the next time.</summary>
internal sealed class EndUses(PlacesDb db, BookingMail mail, TimeProvider clock) : IChore
{
    private const int Slice = 500;

    public async Task Do(CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var due = await db.Reservations.AsNoTracking().Where(b => b.State == ReservationState.InUse && b.Until <= now || b.State == ReservationState.Confirmed && b.From < now).OrderBy(b => b.From).Take(Slice).Select(b => b.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            await One(id, now, ct);
        }
        db.ChangeTracker.Clear();
    }

    private async Task One(ReservationId id, DateTime now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var booking = await db.Reservations.SingleAsync(b => b.Id == id, ct);
        if (booking.State == ReservationState.InUse && booking.Until <= now)
        {
            (booking.State, booking.ActualUntil) = (ReservationState.Done, booking.Until);
            db.Doing("places.end-use");
        }
        // Whom the gate keeps out could not come, and pays nothing.
        else if (booking is { State: ReservationState.Confirmed, OnHold: true })
        {
            if (booking.Until > now) return;
            booking.State = ReservationState.Cancelled;
            await Own.Free(id, db, ct);
            db.Doing("places.end-use");
        }
        else if (booking.State == ReservationState.Confirmed && await Patience(id, ct) is { } patience && booking.From.AddMinutes(patience) <= now)
        {
            booking.State = ReservationState.Missed;
            await Own.Free(id, db, ct);
            if (booking.Until > now) db.Publish(new TimeFreed(booking.PlaceId, now, booking.Until));
            var place = await db.Places.AsNoTracking().SingleAsync(p => p.Id == booking.PlaceId, ct);
            await mail.Tell(booking, place, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), ct);
            db.Doing("places.miss-booking");
        }
        // Where nobody looks who comes, a booking that is over was used as planned.
        else if (booking.State == ReservationState.Confirmed && booking.Until <= now && await Patience(id, ct) is null)
        {
            (booking.State, booking.ActualFrom, booking.ActualUntil) = (ReservationState.Done, booking.From, booking.Until);
            db.Doing("places.end-use");
        }
        else return;
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { /* the next hour looks again */ }
    }

    /// <summary>The shortest time that one of its resources waits; null where none looks.</summary>
    private async Task<int?> Patience(ReservationId id, CancellationToken ct)
    {
        var rules = await db.Resources.AsNoTracking().Where(r => db.Occupancies.Any(o => o.ReservationId == id && o.ResourceId == r.Id)).Select(r => r.Rules).ToListAsync(ct);
        return rules.Min(r => r.MissedAfterMinutes);
    }
}
