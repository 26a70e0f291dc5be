using System.Globalization;
using Isthmus.Charts;
using Isthmus.Tabular;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Places.Network;

/// <summary>The network as it was on a day. A place counts from the last day of its opening date on; within a month or a year that is all that is known of it, it may be open.</summary>
internal static class NetworkOn
{
    public sealed record Filter(IReadOnlyList<string>? Kinds, string? HomeCountry, bool Abroad);

    public sealed record Row(PlaceId Id, IReadOnlyDictionary<string, string> Name, PlaceKind Kind, string Country, string? HomeCountry, string City, PlaceStage? Stage, PlaceStage? PerhapsStage, string? Since, bool IsAbroad, bool IsInvented);

    public sealed record View(DateOnly On, int Count, int PerhapsCount, IReadOnlyDictionary<string, int> ByKind, IReadOnlyDictionary<string, int> ByCountry, IReadOnlyList<Row> Open, IReadOnlyList<Row> Perhaps, IReadOnlyList<Row> Coming);

    public static async Task<View> Read(DateOnly day, Filter filter, PlacesDb db, CancellationToken ct)
    {
        var places = (await db.Places.AsNoTracking().Where(p => p.PublishedAt != null && !p.OnHold).ToListAsync(ct))
            .Where(p => (filter.Kinds is not { Count: > 0 } kinds || kinds.Contains(p.Kind.ToString(), StringComparer.OrdinalIgnoreCase)) && (!filter.Abroad || IsAbroad(p)) && (string.IsNullOrEmpty(filter.HomeCountry) || string.Equals(p.HomeCountry, filter.HomeCountry, StringComparison.OrdinalIgnoreCase))).ToList();
        var steps = (await db.StageSteps.AsNoTracking().ToListAsync(ct)).ToLookup(s => s.PlaceId);
        var on = places.Select(p => (Place: p, On: Stages.On(day, steps[p.Id]))).OrderBy(p => p.Place.CountryCode, StringComparer.Ordinal).ThenBy(p => p.Place.Id).ToList();
        Row Of((Place Place, StageOn On) x)
        {
            var stage = x.On.IsOpen || x.On.MayBeOpen ? PlaceStage.Operating : x.On.Certain;
            var since = Stages.InOrder(steps[x.Place.Id]).LastOrDefault(s => s.Stage == stage && s.FirstDay <= day)?.On;
            return new(x.Place.Id, x.Place.Name.All, x.Place.Kind, x.Place.CountryCode, x.Place.HomeCountry, x.Place.City, x.On.Certain, x.On.Perhaps, since, IsAbroad(x.Place), x.Place.IsInvented);
        }
        var open = on.Where(x => x.On.IsOpen).Select(Of).ToList();
        var perhaps = on.Where(x => x.On.MayBeOpen).Select(Of).ToList();
        var coming = on.Where(x => !x.On.MayBeOpen && x.On.Certain is PlaceStage.Planned or PlaceStage.Launching).Select(Of).ToList();
        return new(day, open.Count, perhaps.Count, open.CountBy(r => r.Kind.ToString()).ToDictionary(), open.CountBy(r => r.Country).ToDictionary(), open, perhaps, coming);
    }

    public static bool IsAbroad(Place p) => p.HomeCountry is { } home && home != p.CountryCode;

    /// <summary>A day of the address; today where none is asked for.</summary>
    public static DateOnly? Day(string? asked, TimeProvider clock) => string.IsNullOrWhiteSpace(asked) ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static WorldMap Map(View view, Texts t, Formats f) => new(
        new(t["places.network"], t["places.network.described", f.Date(view.On), view.Count]) { Measure = t["places.network.measure"], NoData = t["places.network.none"] },
        [.. view.Open.GroupBy(r => r.Country).Select(g => new MapValue(g.Key, g.Count(), $"{f.Country(g.Key)}: {f.Number(g.Count())}"))], v => f.Number((long)v)) { Breaks = [2, 5] };

    private static async Task<IResult> Answer(string format, string? on, string[]? kind, string? home, bool? abroad, int? width, PlacesDb db, Texts t, Formats f, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (Day(on, clock) is not { } day) return Refusal.InvalidField("on", "ui.validation.value").ToProblem();
        var view = await Read(day, new(kind, home, abroad == true), db, ct);
        if (format == "json") return TypedResults.Ok(view);
        if (format == "svg")
        {
            response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {ChartStyle.SourcesForPolicy}; sandbox";
            return TypedResults.Text(Map(view, t, f).ToSvg(new("network") { RightToLeft = t.Language.IsRightToLeft, Width = Math.Clamp(width ?? 1040, 240, 2400) }), "image/svg+xml", System.Text.Encoding.UTF8);
        }
        string[] header = [t["places.id"], t["places.name"], t["places.kind"], t["places.country"], t["places.homeCountry"], t["places.city"], t["places.stage"], t["places.network.since"], t["places.network.abroad"], t["places.network.certain"], t["places.invented"]];
        var rows = view.Open.Select(r => (Row: r, Certain: true)).Concat(view.Perhaps.Select(r => (Row: r, Certain: false)))
            .Select(x => (IReadOnlyList<object?>)[x.Row.Id.ToString(), x.Row.Name.In(t.Language.Code), t.Of("places.kind", x.Row.Kind), x.Row.Country, x.Row.HomeCountry, x.Row.City, t.Of("places.stage", PlaceStage.Operating), x.Row.Since, x.Row.IsAbroad, x.Certain, x.Row.IsInvented]);
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, header, rows, new() { Sheet = t["places.network"] }, ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", $"network-{day:yyyy-MM-dd}.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        foreach (var (path, format, words) in (ReadOnlySpan<(string, string, string)>)[("/network", "json", "as JSON"), ("/network.csv", "csv", "as CSV"), ("/network.svg", "svg", "as a map")])
            api.MapGet(path, (string? on, [FromQuery] string[]? kind, string? home, bool? abroad, int? width, PlacesDb db, Texts t, Formats f, TimeProvider clock, HttpResponse response, CancellationToken ct) => Answer(format, on, kind, home, abroad, width, db, t, f, clock, response, ct))
                .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName($"places.network.{format}").WithSummary($"What was open on a day (on=2021-08-29) and what may have been, by kind and country, {words}; abroad=true, home=IR");
    }
}
