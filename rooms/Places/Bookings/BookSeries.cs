using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>Books the same again and again: every date or nothing, or every date that can be had with a word for each that cannot. In one transaction: a series is never there in half.</summary>
internal static class BookSeries
{
    private const int Most = 104;

    public sealed class Request
    {
        [Required] public BookResources.Request? First { get; set; }

        /// <summary>RFC 5545: <c>FREQ=WEEKLY;COUNT=10</c>.</summary>
        [Required, StringLength(200)] public string? Rule { get; set; }

        /// <summary>Dates that are taken or against the rules are left out; without it the first one of them refuses all.</summary>
        public bool SkipConflicts { get; set; }
    }

    /// <param name="Booking">Null: it was left out.</param>
    /// <param name="Why">Why it was left out.</param>
    public sealed record Dated(DateTime From, DateTime Until, ReservationId? Booking, string? Code, string? Why, IReadOnlyList<Alternatives.Free>? Alternatives);

    public sealed record Result(SeriesId Series, int Booked, IReadOnlyList<Dated> Dates);

    public static async Task<Outcome<Result>> Handle(PlaceId placeId, Request request, Actor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        var first = request.First!;
        var found = await Bookable.Find(placeId, first.Lines, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var bookable = found.Value;
        var organisation = new OrganisationId(first.Organisation ?? default);
        var staff = Staff.Is(actor, bookable.Place);
        if (actor.User is not { } by || !(actor.MayEdit(organisation) || staff)) return Refusal.Forbidden(BookResources.NotYours);
        if (BookResources.ReadUse(first.From, first.Until) is not { } use) return Refusal.InvalidField("First.Until", "places.booking.untilAfterFrom");
        if (!Recurrence.TryParse(request.Rule, out var rule)) return Refusal.InvalidField(nameof(Request.Rule), "places.booking.badRule");
        var dates = rule.Spans(use, bookable.Zone);
        if (dates.Count > Most) return Refusal.InvalidField(nameof(Request.Rule), "places.booking.tooManyDates", Most);
        if (dates.Count == 0) return Refusal.InvalidField(nameof(Request.Rule), "places.booking.noDate");
        var held = await AccessGate.Held(organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var payer = await Payer.Of(organisation, bookable.Place, organisations, db, ct);

        var now = Instants.Stored(clock);
        var (series, results, booked) = (SeriesId.New(), new List<Dated>(), new List<Reservation>());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var date in dates)
        {
            var booking = BookResources.Make(placeId, by, organisation, date, first, series, now);
            if (await BookResources.Take(booking, bookable, held, payer, staff, texts, now, db, ct) is { } refusal)
            {
                if (!request.SkipConflicts) return refusal with { Facts = new Dictionary<string, object?>(refusal.Facts) { ["date"] = date.From } };
                db.SkippedDates.Add(new() { SeriesId = series, From = date.From, Until = date.Until, PlaceId = placeId, Wish = first });
                results.Add(new(date.From, date.Until, null, refusal.Code, texts.Get(refusal.TextKey, refusal.Args), refusal.Facts.GetValueOrDefault("alternatives") as IReadOnlyList<Alternatives.Free>));
                continue;
            }
            // Each date is written before the next one is looked at: they share limits, and a long series could meet itself.
            db.Doing("places.book-series");
            try { await db.SaveChangesAsync(ct); }
            catch (DbUpdateException e) when (DbErrors.BreaksRule(e, Occupancy.Rule)) { return Refusal.Conflict("places.changed-meanwhile"); }
            booked.Add(booking);
            results.Add(new(date.From, date.Until, booking.Id, null, null, null));
        }
        if (booked.Count == 0) return Refusal.Conflict("places.series-empty") with { Facts = new Dictionary<string, object?> { ["dates"] = results } };
        await mail.TellSeries(booked, bookable.Place, bookable.Zone, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Result(series, booked.Count, results);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/bookings/series", async (PlaceId place, Request request, CurrentActor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, request, actor.Actor, gate, organisations, texts, db, mail, clock, ct)).ToResult(r => TypedResults.Created($"/api/places/bookings?series={r.Series}", r)))
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.bookings.series").WithSummary("Books a series in one transaction: all dates or nothing, or with skipConflicts a result for each date");
}
