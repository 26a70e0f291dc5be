using Isthmus.Contracts.Compliance;
using Isthmus.Places.Bookings;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Waiting;

/// <summary>Time has become free: those who wait are looked through in the order in which they came, and whom it fits has it held for a day, or until shortly before it begins. Each offer is a booking by the same rules.</summary>
internal sealed class OfferTimes(PlacesDb db, IClearance gate, IOrganisations organisations, ITexts texts, BookingMail mail, TimeProvider clock) : IJobHandler<OfferTimes.Args>
{
    public const int HoursToAnswer = 24;
    public static string JobKind => "places.offer-times";
    private const int Slice = 200;

    internal sealed record Args(PlaceId Place);

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        var after = new WaitingEntryId(Guid.Empty);
        while (await db.Waiting.AsNoTracking().Where(w => w.PlaceId == args.Place && w.State == WaitingState.Waiting && w.Id > after).OrderBy(w => w.Id).Take(Slice).ToListAsync(ct) is { Count: > 0 } some)
        {
            foreach (var entry in some) await Offer(entry, ct);
            after = some[^1].Id;
        }
        await run.Finish(db, null, ct);
    }

    private async Task Offer(WaitingEntry waiting, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await Bookable.Find(waiting.PlaceId, waiting.Wish.Lines, db, ct);
        var length = TimeSpan.FromMinutes(waiting.Minutes);
        if (!found.Succeeded || waiting.Until - length <= now)
        {
            await db.Waiting.Where(w => w.Id == waiting.Id && w.State == WaitingState.Waiting).ExecuteUpdateAsync(u => u.SetProperty(w => w.State, WaitingState.Over).SetProperty(w => w.Version, w => w.Version + 1), ct);
            return;
        }
        var bookable = found.Value;
        var from = bookable.Resources.Select(r => now.AddMinutes(r.Rules.Policy.NoticeMinutes ?? 0)).Append(waiting.From).Max();
        if (from + length > waiting.Until) return;
        var window = new Span(from, waiting.Until);
        var held = await AccessGate.Held(waiting.Organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var payer = await Payer.Of(waiting.Organisation, bookable.Place, organisations, db, ct);
        db.ChangeTracker.Clear();
        Reservation At(Span use) => BookResources.Make(waiting.PlaceId, waiting.By, waiting.Organisation, use, waiting.Wish, null, now);
        if (await Suited.Earliest(At, bookable, held, window, length, now, db, ct) is not { } booking) return;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Waiting.SingleOrDefaultAsync(w => w.Id == waiting.Id && w.State == WaitingState.Waiting, ct) is not { } entry) return;
        // Taken again meanwhile, or against the rules now: whoever comes next may fit.
        if (await BookResources.Take(booking, bookable, held, payer, staff: false, texts, now, db, ct) is not null) { db.ChangeTracker.Clear(); return; }
        // What shares its time with other requests is held for nobody: it is asked for as if it had been booked.
        if (booking.State == ReservationState.Confirmed)
        {
            (booking.State, booking.AnswerBy) = (ReservationState.Offered, Earlier(now.AddHours(HoursToAnswer), booking.From.AddMinutes(-5), now));
            db.Enqueue(LapseOffer.JobKind, new LapseOffer.Args(booking.Id), notBefore: booking.AnswerBy);
        }
        (entry.State, entry.Offer) = (booking.State == ReservationState.Offered ? WaitingState.Offered : WaitingState.Taken, booking.Id);
        await mail.Tell(booking, bookable.Place, bookable.Zone, ct);
        db.Doing("places.offer-time");
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.BreaksRule(e, Occupancy.Rule) || DbErrors.IsStale(e)) { /* somebody was faster */ }
        finally { db.ChangeTracker.Clear(); }
    }

    private static DateTime Earlier(DateTime one, DateTime other, DateTime now) => (one < other ? one : other) is var by && by > now.AddMinutes(5) ? by : now.AddMinutes(5);
}

/// <summary>Time of a place is free again: a job looks who waits, for a reaction may not ask the gate.</summary>
internal sealed class FollowFreedTime(PlacesDb db) : IReaction<TimeFreed>
{
    public async Task React(TimeFreed happened, CancellationToken ct)
    {
        if (await db.Waiting.AnyAsync(w => w.PlaceId == happened.Place && w.State == WaitingState.Waiting && w.From < happened.Until && w.Until > happened.From, ct)) db.Enqueue(OfferTimes.JobKind, new OfferTimes.Args(happened.Place));
    }
}
