using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>A date that a series left out has become free: it is booked by the rules of now and belongs to the series again.</summary>
internal static class AddDate
{
    private const string Unknown = "places.no-such-series";

    public sealed class Request
    {
        [Required] public DateTimeOffset? From { get; set; }
    }

    public sealed record Left(DateTime From, DateTime Until);

    public sealed record View(SeriesId Series, IReadOnlyList<BookingView> Bookings, IReadOnlyList<Left> LeftOut);

    /// <summary>What a series has, for those who may act on its bookings; its first booking stands for it.</summary>
    public static async Task<Outcome<(Own First, IReadOnlyList<Reservation> Bookings, IReadOnlyList<SkippedDate> LeftOut)>> Find(SeriesId series, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var bookings = await db.Reservations.AsNoTracking().Where(b => b.SeriesId == series).OrderBy(b => b.From).ToListAsync(ct);
        if (bookings.Count == 0) return Refusal.NotFound(Unknown);
        var first = await Own.Find(bookings[0].Id, actor, db, ct);
        db.ChangeTracker.Clear();
        return first.Succeeded ? (first.Value, bookings, await db.SkippedDates.AsNoTracking().Where(s => s.SeriesId == series).OrderBy(s => s.From).ToListAsync(ct)) : Refusal.NotFound(Unknown);
    }

    public static async Task<Outcome<Reservation>> Handle(SeriesId series, DateTime from, Actor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        var whole = await Find(series, actor, db, ct);
        if (!whole.Succeeded) return whole.Refusal;
        if (whole.Value.LeftOut.FirstOrDefault(s => s.From == from) is not { } date) return Refusal.NotFound("places.no-such-date");
        var found = await Bookable.Find(date.PlaceId, date.Wish.Lines, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (bookable, first, staff) = (found.Value, whole.Value.First.Booking, whole.Value.First.Staff);
        // Who booked once may look at it, but makes a new booking only for an organisation that is still theirs.
        if (!(staff || actor.MayEdit(first.Organisation))) return Refusal.Forbidden(BookResources.NotYours);
        var held = await AccessGate.Held(first.Organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var payer = await Payer.Of(first.Organisation, bookable.Place, organisations, db, ct);
        db.ChangeTracker.Clear();

        var now = Instants.Stored(clock);
        var booking = BookResources.Make(date.PlaceId, first.By, first.Organisation, new(date.From, date.Until), date.Wish, series, now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await BookResources.Take(booking, bookable, held, payer, staff, texts, now, db, ct) is { } refusal) return refusal;
        db.SkippedDates.Remove(date);
        await mail.Tell(booking, bookable.Place, bookable.Zone, ct);
        db.Doing("places.add-date");
        return await Ending.Commit(transaction, bookable, booking.Use, null, now, db, ct) is { } faster ? faster : booking;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/bookings/series/{series}", async (SeriesId series, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var whole = await Find(series, actor.Actor, db, ct);
                if (!whole.Succeeded) return whole.Refusal.ToProblem();
                var view = new View(series, await BookingView.Of(whole.Value.Bookings, db, ct), [.. whole.Value.LeftOut.Select(s => new Left(s.From, s.Until))]);
                return (Results<Ok<View>, Problem>)TypedResults.Ok(view);
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.series.show").WithSummary("A series: its bookings, and the dates that it left out");
        api.MapPost("/bookings/series/{series}/dates", async (SeriesId series, Request request, CurrentActor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
                await (await Handle(series, request.From!.Value.UtcDateTime, actor.Actor, gate, organisations, texts, db, mail, clock, ct)).ToResult(db, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.series.addDate").WithSummary("Tries a date again that a series left out");
    }
}
