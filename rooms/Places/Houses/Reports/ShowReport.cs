using System.Text.Json;
using Isthmus.Places.Network;
using Isthmus.Tabular;

namespace Isthmus.Places.Houses.Reports;

/// <summary>The report of a house on a month: counted as long as it is not handed in, then as it was, with what has changed since beside it.</summary>
internal static class ShowReport
{
    /// <param name="Value">The number; money in whole units.</param>
    /// <param name="Now">What the same count gives now, where the report was handed in.</param>
    /// <param name="Records">The ids of the records that were counted.</param>
    public sealed record Line(ReportItem Item, string? Currency, decimal Value, decimal? Now, IReadOnlyList<Guid> Records)
    {
        public decimal? Difference => Now is { } now && now != Value ? now - Value : null;
    }

    public sealed record View(string Month, DateOnly First, DateOnly Last, bool IsOver, DateTime? SubmittedAt, string? Note, IReadOnlyList<Line> Lines);

    public sealed record Summary(string Month, DateTime? SubmittedAt);

    public static async Task<Outcome<View>> Handle(PlaceId id, string? asked, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Kind != PlaceKind.HouseOfInnovation || Month.Read(asked, found.Value) is not { } month) return Refusal.NotFound("places.no-such-month");
        var now = await CountMonth.Of(id, month, db, ct);
        var text = month.Text;
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.PlaceId == id && r.Month == text, ct);
        var lines = report is null ? now.ConvertAll(l => new Line(l.Item, l.Currency, Told(l), null, l.Records)) : Compared(Read(report.Lines), now);
        return new View(text, month.First, month.Last, Instants.Stored(clock) >= month.UntilUtc, report?.SubmittedAt, report?.Note, lines);
    }

    /// <summary>A year of months that are over or running, and every one that was handed in.</summary>
    public static async Task<Outcome<List<Summary>>> List(PlaceId id, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Kind != PlaceKind.HouseOfInnovation) return Refusal.NotFound("places.no-such-month");
        var submitted = await db.Reports.AsNoTracking().Where(r => r.PlaceId == id).ToDictionaryAsync(r => r.Month, r => r.SubmittedAt, ct);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Instants.Stored(clock), Events.HouseZone.Of(found.Value)));
        return Enumerable.Range(0, 12).Select(n => Month.Of(today.AddMonths(-n))).Union(submitted.Keys).OrderDescending(StringComparer.Ordinal).Select(m => new Summary(m, submitted.TryGetValue(m, out var at) ? at : null)).ToList();
    }

    public static List<ReportLine> Read(string lines) => JsonSerializer.Deserialize<List<ReportLine>>(lines, JsonSerializerOptions.Web) ?? [];

    public static string Write(IReadOnlyList<ReportLine> lines) => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web);

    // A currency that came since has a line as well, of nothing.
    private static List<Line> Compared(List<ReportLine> then, List<ReportLine> now) =>
    [
        .. then.Concat(now.Where(n => !then.Exists(t => t.Item == n.Item && t.Currency == n.Currency)).Select(n => n with { Value = 0, Records = [] })).OrderBy(l => l.Item).ThenBy(l => l.Currency, StringComparer.Ordinal)
            .Select(l => new Line(l.Item, l.Currency, Told(l), now.Find(n => n.Item == l.Item && n.Currency == l.Currency) is { } same ? Told(same) : 0, l.Records)),
    ];

    private static decimal Told(ReportLine line) => line.Item == ReportItem.Worth ? line.Value / 100m : line.Value;

    /// <summary>The page of a record that was counted.</summary>
    public static string PageOf(PlaceId house, View report, ReportItem item, Guid record) => item switch
    {
        <= ReportItem.RequestsLate => $"/places/{house}/requests/{record}",
        <= ReportItem.Worth => $"/places/{house}/leads/{record}",
        ReportItem.EventsHeld => $"/places/{house}/events/{record}",
        ReportItem.Visitors => $"/places/{house}/visits?from={report.First:yyyy-MM-dd}&until={report.Last:yyyy-MM-dd}",
        _ => $"/places/{house}/ideas/{record}",
    };

    public static string Title(Line line, Texts t) => line.Currency is { } currency ? $"{t.Of("places.report.item", line.Item)}, {currency}" : t.Of("places.report.item", line.Item);

    private static async Task<IResult> Csv(PlaceId id, string month, Actor actor, PlacesDb db, TimeProvider clock, Texts t, CancellationToken ct)
    {
        var found = await Handle(id, month, actor, db, clock, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, [t["places.report.what"], t["places.lead.currency"], t["places.report.value"], t["places.report.now"], t["places.report.difference"], t["places.report.records"]],
            found.Value.Lines.Select(l => (IReadOnlyList<object?>)[t.Of("places.report.item", l.Item), l.Currency, l.Value, l.Now, l.Difference, string.Join(' ', l.Records)]), new() { Sheet = t["places.report"] }, ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", $"report-{found.Value.Month}.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/reports", async (PlaceId place, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await List(place, actor.Actor, db, clock, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.reports.list").WithSummary("The months of a house and which of them were handed in, for those who run it");
        api.MapGet("/{place}/reports/{month}", async (PlaceId place, string month, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Handle(place, month, actor.Actor, db, clock, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.reports.show").WithSummary("The report on a month (2026-11): every number with the ids of its records; of one that was handed in, what has changed since");
        api.MapGet("/{place}/reports/{month}/report.csv", (PlaceId place, string month, CurrentActor actor, PlacesDb db, TimeProvider clock, Texts t, CancellationToken ct) => Csv(place, month, actor.Actor, db, clock, t, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.reports.csv").WithSummary("The report on a month as CSV");
    }
}
