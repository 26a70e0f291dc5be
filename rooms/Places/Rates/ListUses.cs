using System.Globalization;
using Isthmus.Places.Bookings;
using Isthmus.Places.Network;
using Isthmus.Places.Residents.Browsing;

namespace Isthmus.Places.Rates;

/// <summary>Statements of usage: an organisation's for its members, a place's for its staff. An invoice is not made of them.</summary>
internal static class ListUses
{
    public sealed record Row(ReservationId Booking, PlaceId Place, OrganisationId Organisation, string Resource, int Units, UseOutcome Outcome, DateTime From, DateTime Until, int PlannedMinutes, DateTime? ActualFrom, DateTime? ActualUntil, int? ActualMinutes, PricedLine? Charged)
    {
        public static Row Of(UsageStatement.Line l) => new(l.Booking.Id, l.Booking.PlaceId, l.Booking.Organisation, l.Charged.Code, l.Charged.Units, l.Outcome, l.Booking.From, l.Booking.Until, l.PlannedMinutes,
            l.Booking.ActualFrom, l.Booking.ActualUntil, l.ActualMinutes, l.IsCharged ? PricedLine.Of(l.Charged) : null);
    }

    public sealed record View(string Month, IReadOnlyList<Row> Uses, IReadOnlyList<Sum> Totals);

    /// <param name="placeId">Null: of all places; then an organisation has to be named.</param>
    /// <param name="month"><c>2027-03</c>; null: the month of today.</param>
    public static async Task<Outcome<UsageStatement.Statement>> Handle(PlaceId? placeId, OrganisationId? organisation, string? month, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var zone = TimeZoneInfo.Utc;
        var staff = false;
        if (placeId is { } id)
        {
            if (await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } place) return Refusal.NotFound("places.no-such-place");
            staff = Staff.Is(actor, place);
            if (!staff && (place.PublishedAt is null || place.OnHold)) return Refusal.NotFound("places.no-such-place");
            zone = TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone);
        }
        if (!staff && !(organisation is { } own && actor.Memberships.ContainsKey(own))) return Refusal.Forbidden("places.not-your-statement");
        var today = LocalTime.Day(Instants.Stored(clock), zone);
        if ((string.IsNullOrEmpty(month) ? new DateOnly(today.Year, today.Month, 1) : UsageStatement.ReadMonth(month)) is not { } first) return Refusal.InvalidField("month", "places.usage.badMonth");
        var statement = await UsageStatement.Read(placeId, organisation, first, db, ct);
        // Half a statement would be a wrong one.
        return statement.IsCut ? Refusal.Conflict("places.too-many", UsageStatement.Most) : statement;
    }

    private static async Task<Results<Ok<View>, Problem>> Json(PlaceId? place, Guid? organisation, string? month, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(place, Organisation(organisation), month, actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Ok(new View(s.Text, [.. s.Lines.Select(Row.Of)], s.Totals)));

    private static async Task<IResult> Csv(PlaceId? place, Guid? organisation, string? month, Actor actor, IOrganisations organisations, Texts t, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Handle(place, Organisation(organisation), month, actor, db, clock, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        var names = await organisations.Find([.. found.Value.Lines.Select(l => l.Booking.Organisation).Distinct()], ct);
        string[] header =
        [
            t["places.place"], t["places.book.organisation"], t["places.resource"], t["places.resource.units"], t["places.usage.outcome"], t["places.usage.from"], t["places.usage.until"], t["places.usage.actualFrom"], t["places.usage.actualUntil"], t["places.usage.planned"],
            t["places.usage.actual"], t["places.usage.inside"], t["places.usage.outside"], t["places.rate.class"], t["places.rate.country"], t["places.rate.perHour"], t["places.price.amount"], t["places.rate.currency"], t["places.book.purpose"],
        ];
        // What a booking is for is told to those to whom the booking itself is open.
        var keepers = found.Value.Lines.Select(l => l.Place).DistinctBy(p => p.Id).Where(p => Staff.Is(actor, p)).Select(p => p.Id).ToHashSet();
        var rows = found.Value.Lines.Select(l =>
        {
            var price = l.IsCharged ? PricedLine.Of(l.Charged) : null;
            return (IReadOnlyList<object?>)
            [
                l.Place.Name.In(t.Language.Code), names.GetValueOrDefault(l.Booking.Organisation)?.Name, l.Charged.Code, l.Charged.Units, t.Of("places.usage.outcome", l.Outcome), Local(l.Booking.From, l.Zone), Local(l.Booking.Until, l.Zone), Local(l.Booking.ActualFrom, l.Zone),
                Local(l.Booking.ActualUntil, l.Zone), l.PlannedMinutes, l.ActualMinutes, price?.Minutes, price?.OffMinutes, t.Of("places.userClass", l.Charged.UserClass), l.Charged.Country, price?.Rate?.PerHour, price?.Amount, price?.Currency, keepers.Contains(l.Place.Id) || actor.MayEdit(l.Booking.Organisation) || l.Booking.By == actor.User ? l.Booking.Purpose : null,
            ];
        });
        return await Files.Csv(header, rows, $"usage-{found.Value.Text}", ct);
    }

    private static OrganisationId? Organisation(Guid? id) => id is { } of ? new(of) : null;

    private static string? Local(DateTime? at, TimeZoneInfo zone) => at is { } moment ? LocalTime.Local(moment, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder api)
    {
        api.MapGet("/{place}/usage", (PlaceId place, Guid? organisation, string? month, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => Json(place, organisation, month, actor, db, clock, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.usage").WithSummary("The uses of a month at a place, planned and real, with what they cost: all for its staff, those of one's organisation for its members");
        api.MapGet("/usage", (Guid? organisation, string? month, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => Json(null, organisation, month, actor, db, clock, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.usage.own").WithSummary("The uses of a month of one's organisation at all places, planned and real, with what they cost");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/{place}/usage.csv", "places.usage.page"), ("/api/places/{place}/usage.csv", "places.usage.csv")])
            routes.MapGet(path, (PlaceId place, Guid? organisation, string? month, CurrentActor actor, IOrganisations organisations, Texts t, PlacesDb db, TimeProvider clock, CancellationToken ct) => Csv(place, organisation, month, actor.Actor, organisations, t, db, clock, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).WithTags("Places").WithName(name).WithSummary("The uses of a month at a place as CSV");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/usage.csv", "places.usage.own.page"), ("/api/places/usage.csv", "places.usage.own.csv")])
            routes.MapGet(path, (Guid? organisation, string? month, CurrentActor actor, IOrganisations organisations, Texts t, PlacesDb db, TimeProvider clock, CancellationToken ct) => Csv(null, organisation, month, actor.Actor, organisations, t, db, clock, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).WithTags("Places").WithName(name).WithSummary("The uses of a month of one's organisation as CSV");
    }
}
