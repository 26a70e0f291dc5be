using Isthmus.Places.Bookings;
using Isthmus.Platform.Jobs;

namespace Isthmus.Places.Waiting;

/// <summary>An offer was not answered in time: its time goes to the next. Due at its moment; asked again nothing happens.</summary>
internal sealed class LapseOffer(PlacesDb db, BookingMail mail, TimeProvider clock) : IJobHandler<LapseOffer.Args>
{
    public static string JobKind => "places.lapse-offer";

    internal sealed record Args(ReservationId Booking);

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Reservations.SingleOrDefaultAsync(b => b.Id == args.Booking, ct) is { State: ReservationState.Offered } booking && booking.AnswerBy <= Instants.Stored(clock))
        {
            var place = await db.Places.AsNoTracking().SingleAsync(p => p.Id == booking.PlaceId, ct);
            (booking.State, booking.AnswerBy) = (ReservationState.Lapsed, null);
            if (await db.Waiting.SingleOrDefaultAsync(w => w.Offer == booking.Id, ct) is { } entry) entry.State = WaitingState.Over;
            await Own.Free(booking.Id, db, ct);
            db.Publish(new TimeFreed(booking.PlaceId, booking.From, booking.Until));
            await mail.Tell(booking, place, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), ct);
            db.Doing("places.lapse-offer");
        }
        await run.Finish(db, null, ct);
        await transaction.CommitAsync(ct);
    }
}
