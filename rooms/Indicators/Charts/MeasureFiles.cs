using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Isthmus.Charts;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;
using Isthmus.Tabular;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Charts;

/// <summary>
/// What stands on the page of a measure as files: <c>chart.svg</c>, <c>chart.png</c>, <c>figures.csv</c>, <c>figures.json</c>, and <c>figures.csv-metadata.json</c> with the full citation (W3C, Metadata Vocabulary for Tabular Data).
/// </summary>
internal static class MeasureFiles
{
    private static readonly string[] s_header =
    [
        "measure", "subject", "subject_name", "period", "from", "until", "calendar", "qualifier", "value", "low", "high", "direction", "unit", "standing", "source", "source_address", "said_from", "said_until", "charted", "claim", "dataset",
    ];

    private static async Task<IResult> Svg(string code, string[]? subject, string? chart, string? asOf, int? width, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var drawn = await Draw(code, subject, chart, asOf, width, db, names, t, f, clock, ct);
        if (!drawn.Succeeded) return drawn.Refusal.ToProblem();
        // The drawing brings its own looks, and nothing else.
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {ChartStyle.SourcesForPolicy}; sandbox";
        return TypedResults.Text(drawn.Value, "image/svg+xml", Encoding.UTF8);
    }

    private static async Task<IResult> Png(string code, string[]? subject, string? chart, string? asOf, int? width, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, PicturePrinter printer, CancellationToken ct)
    {
        if (!printer.IsThere) return Refusal.NotFound("indicators.no-browser").ToProblem();
        var drawn = await Draw(code, subject, chart, asOf, width, db, names, t, f, clock, ct);
        if (!drawn.Succeeded) return drawn.Refusal.ToProblem();
        var size = System.Xml.Linq.XDocument.Parse(drawn.Value).Root!;
        return await printer.Png(drawn.Value, (int)(double)size.Attribute("width")!, (int)Math.Ceiling((double)size.Attribute("height")!), ct) is { } png
            ? TypedResults.File(png, "image/png", $"{code}.png") : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Outcome<string>> Draw(string code, string[]? subject, string? chart, string? asOf, int? width, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, CancellationToken ct)
    {
        var read = await ReadMeasure.Handle(code, subject ?? [], asOf, db, names, t, f, clock, ct);
        if (!read.Succeeded) return read.Refusal;
        var claims = read.Value.Points.Select(p => p.Claim).OfType<ClaimId>().ToList();
        var links = await db.Links.AsNoTracking().Where(l => claims.Contains(l.One) && claims.Contains(l.Other)).Select(l => new { l.One, l.Other }).ToListAsync(ct);
        var data = ChartData.Of(read.Value.Measure, read.Value.Points, read.Value.Names, [.. links.Select(l => (l.One, l.Other))]);
        if (!string.IsNullOrEmpty(chart) && Choices.Read<ChartKind>(chart) is null) return Refusal.InvalidField("chart", "indicators.wrong.chart");
        if (data.Kinds() is not [var best, ..] kinds) return Refusal.NotFound("indicators.nothing-to-draw");
        var kind = Choices.Read<ChartKind>(chart) is { } wanted && kinds.Contains(wanted) ? wanted : best;
        return new DrawChart(data, read.Value.Sources, t, f).Of(kind).ToSvg(new("chart") { RightToLeft = f.Language.IsRightToLeft, Width = Math.Clamp(width ?? 860, 240, 2400) });
    }

    private static async Task<IResult> Csv(string code, string[]? subject, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, CancellationToken ct)
    {
        var read = await ReadMeasure.Handle(code, subject ?? [], asOf, db, names, t, f, clock, ct);
        if (!read.Succeeded) return read.Refusal.ToProblem();
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, s_header, read.Value.Points.Select(p => Cells(p, read.Value.Names)), new TableWriteOptions(), ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", $"{code}.csv");
    }

    private static IReadOnlyList<object?> Cells(SeriesPoint p, IReadOnlyDictionary<string, string> names) =>
    [
        p.Measure, p.Subject, names[p.Subject], p.Period.Text, Day(p.Period.First), Day(p.Period.Last), p.Period.Reckoning.ToString(), p.Figure.Qualifier.ToString(), p.Figure.IsNumber ? p.Figure.Low : null, p.Figure.Shape == Shape.Range ? p.Figure.Low : null, p.Figure.Shape == Shape.Range ? p.Figure.High : null,
        p.Figure.Shape switch { Shape.Rise => "rise", Shape.Fall => "fall", _ => null }, p.Figure.Unit.ToString(), p.Figure.Standing.ToString(), p.Source, p.SourceAddress, Moment(p.SaidFrom), p.SaidUntil is { } until ? Moment(until) : null, p.IsCharted ? "yes" : "no", p.Claim?.ToString(), p.DatasetKey,
    ];

    private static async Task<IResult> Json(string code, string[]? subject, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, CancellationToken ct)
    {
        var read = await ReadMeasure.Handle(code, subject ?? [], asOf, db, names, t, f, clock, ct);
        if (!read.Succeeded) return read.Refusal.ToProblem();
        return TypedResults.Ok(new
        {
            measure = Measures.ListMeasures.Of(read.Value.Measure), asOf = read.Value.At,
            figures = read.Value.Points.Select(p => s_header.Zip(Cells(p, read.Value.Names)).Where(c => c.Second is not null).ToDictionary(c => c.First, c => c.Second)),
        });
    }

    private static async Task<IResult> Metadata(string code, string[]? subject, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct)
    {
        var read = await ReadMeasure.Handle(code, subject ?? [], asOf, db, names, t, f, clock, ct);
        if (!read.Succeeded) return read.Refusal.ToProblem();
        var (measure, home) = (read.Value.Measure, site.Value.Home.ToString().TrimEnd('/'));
        JsonObject Words(IReadOnlyDictionary<string, string> texts) => new(texts.Select(x => KeyValuePair.Create(x.Key, (JsonNode?)x.Value)));
        var sources = read.Value.Points.Where(p => p.Source.Length > 0).GroupBy(p => (p.Source, p.SourceAddress)).Select(g => (JsonNode)new JsonObject { ["dc:title"] = g.Key.Source, ["dc:identifier"] = g.Key.SourceAddress, ["figures"] = g.Count() }).ToArray();
        var told = string.Join("; ", read.Value.Points.Select(p => p.Source).Where(s => s.Length > 0).Distinct());
        return TypedResults.Text(new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
            ["url"] = $"{home}/indicators/{code}/figures.csv{request.QueryString}",
            ["dc:title"] = Words(measure.Title.All), ["dc:description"] = Words(measure.Definition.All), ["dc:publisher"] = site.Value.Brand, ["dc:identifier"] = $"{home}/indicators/{code}", ["dc:issued"] = Moment(read.Value.At), ["dc:source"] = new JsonArray(sources),
            ["dc:bibliographicCitation"] = $"{measure.Title.In("en")} ({code}), as said on {read.Value.At:yyyy-MM-dd}. {site.Value.Brand}, {home}/indicators/{code}. Sources: {told}.",
            ["tableSchema"] = new JsonObject { ["columns"] = new JsonArray([.. s_header.Select(h => (JsonNode)new JsonObject { ["name"] = h, ["titles"] = h, ["datatype"] = h is "value" or "low" or "high" ? "decimal" : h is "from" or "until" ? "date" : h is "said_from" or "said_until" ? "dateTime" : "string" })]), ["aboutUrl"] = $"{home}/indicators/claims/{{claim}}" },
        }.ToJsonString(new() { WriteIndented = true }), "application/csvm+json", Encoding.UTF8);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/indicators/{code}").WithTags("Indicators");
        files.MapGet("/chart.svg", async (string code, [FromQuery] string[]? subject, string? chart, string? asOf, int? width, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, HttpResponse response, CancellationToken ct) => await Svg(code, subject, chart, asOf, width, db, names, t, f, clock, response, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.chart").WithSummary("The chart of a measure as SVG; chart=line, bar, dot, rank, map, matrix or timeline where it suits");
        files.MapGet("/chart.png", async (string code, [FromQuery] string[]? subject, string? chart, string? asOf, int? width, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, PicturePrinter printer, CancellationToken ct) => await Png(code, subject, chart, asOf, width, db, names, t, f, clock, printer, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("indicators.chart.png").WithSummary("The chart of a measure as PNG for a report; a browser on the server draws it");
        files.MapGet("/figures.csv", async (string code, [FromQuery] string[]? subject, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, CancellationToken ct) => await Csv(code, subject, asOf, db, names, t, f, clock, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.figures.csv").WithSummary("The figures of a measure as CSV, each with its source");
        files.MapGet("/figures.json", async (string code, [FromQuery] string[]? subject, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, CancellationToken ct) => await Json(code, subject, asOf, db, names, t, f, clock, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.figures.json").WithSummary("The figures of a measure as JSON, each with its source");
        files.MapGet("/figures.csv-metadata.json", async (string code, [FromQuery] string[]? subject, string? asOf, IndicatorsDb db, SubjectNames names, Texts t, Formats f, TimeProvider clock, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => await Metadata(code, subject, asOf, db, names, t, f, clock, site, request, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.figures.metadata").WithSummary("What the figures are and where they come from, with the citation (CSV on the Web)");
    }
}
