using Isthmus.Places.Waiting;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Bookings;

/// <summary>An account was erased: what the person is qualified for and waits for goes. Bookings stay the organisation's, under an id that leads nowhere; what is ahead is cancelled, for nobody would come.</summary>
internal sealed class ForgetPerson(PlacesDb db, TimeProvider clock) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        db.Qualifications.RemoveRange(await db.Qualifications.Where(q => q.Holder == happened.Id).ToListAsync(ct));
        db.Feeds.RemoveRange(await db.Feeds.Where(f => f.Person == happened.Id).ToListAsync(ct));
        db.Waiting.RemoveRange(await db.Waiting.Where(w => w.By == happened.Id).ToListAsync(ct));
        db.SkippedDates.RemoveRange(await db.SkippedDates.Where(s => db.Reservations.Any(b => b.SeriesId == s.SeriesId && b.By == happened.Id)).ToListAsync(ct));
        foreach (var booking in (await db.Reservations.Where(b => b.By == happened.Id && b.Until > now).ToListAsync(ct)).Where(b => b.IsAhead(now)))
        {
            booking.State = ReservationState.Cancelled;
            await Own.Free(booking.Id, db, ct);
            db.Publish(new TimeFreed(booking.PlaceId, booking.From, booking.Until));
        }
        db.Doing("places.forget-person");
    }
}
