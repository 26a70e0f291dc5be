using Isthmus.Charts;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Charts;

/// <summary>The figures of a measure, for their files: of which subjects, in which kind of chart, as said on which day.</summary>
internal sealed class MeasureSheets(IndicatorsDb db, SubjectNames called, Texts t, Formats f, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Header =
    [
        "measure", "subject", "subject_name", "period", "from", "until", "calendar", "qualifier", "value", "low", "high", "direction", "unit", "standing", "source", "source_address", "said_from", "said_until", "charted", "claim", "dataset", "derived",
    ];

    public async Task<Outcome<ChartSheet>> Read(string code, string[]? subject, string? chart, string? asOf, CancellationToken ct)
    {
        var read = await ReadMeasure.Handle(code, subject ?? [], asOf, db, called, t, f, clock, ct);
        if (!read.Succeeded) return read.Refusal;
        if (!string.IsNullOrEmpty(chart) && Choices.Read<ChartKind>(chart) is null) return Refusal.InvalidField("chart", "indicators.wrong.chart");
        var (measure, points, names) = (read.Value.Measure, read.Value.Points, read.Value.Names);
        var claims = points.Select(p => p.Claim).OfType<ClaimId>().ToList();
        var links = await db.Links.AsNoTracking().Where(l => claims.Contains(l.One) && claims.Contains(l.Other)).Select(l => new { l.One, l.Other }).ToListAsync(ct);
        var data = ChartData.Of(measure, points, names, [.. links.Select(l => (l.One, l.Other))]);
        return new ChartSheet(code, $"/indicators/{code}", measure.Title, read.Value.At)
        {
            About = measure.Definition, Draw = () => Draw(data, chart, read.Value.Sources), Header = Header, Rows = [.. points.Select(p => Cells(p, names))], More = Exploring.Of(data, points, names, t, f), AboutRow = "/indicators/claims/{claim}",
            Facts = new Dictionary<string, object?> { ["measure"] = Measures.ListMeasures.Of(measure) }, Sources = [.. points.Where(p => p.Source.Length > 0).Select(p => (p.Source, p.SourceAddress))],
        };
    }

    private Outcome<Chart> Draw(ChartData data, string? chart, string? sources)
    {
        if (data.Kinds() is not [var best, ..] kinds) return ChartFiles.NothingToDraw;
        return new DrawChart(data, sources, t, f).Of(Choices.Read<ChartKind>(chart) is { } wanted && kinds.Contains(wanted) ? wanted : best);
    }

    public static IReadOnlyList<object?> Cells(SeriesPoint p, IReadOnlyDictionary<string, string> names) =>
    [
        p.Measure, p.Subject, names[p.Subject], p.Period.Text, ChartFiles.Day(p.Period.First), ChartFiles.Day(p.Period.Last), p.Period.Reckoning.ToString(), p.Figure.Qualifier.ToString(), p.Figure.IsNumber ? p.Figure.Low : null, p.Figure.Shape == Shape.Range ? p.Figure.Low : null,
        p.Figure.Shape == Shape.Range ? p.Figure.High : null, p.Figure.Shape switch { Shape.Rise => "rise", Shape.Fall => "fall", _ => null }, p.Figure.Unit.ToString(), p.Figure.Standing.ToString(), p.Source, p.SourceAddress, ChartFiles.Moment(p.SaidFrom),
        p.SaidUntil is { } until ? ChartFiles.Moment(until) : null, p.IsCharted ? "yes" : "no", p.Claim?.ToString(), p.DatasetKey, p.Derived?.ToString(),
    ];

    public static void Map(RouteGroupBuilder files) => ChartFiles.Open("indicators.figures", "a measure",
        files.MapGet("/chart.svg", (string code, [FromQuery] string[]? subject, string? chart, string? asOf, int? width, MeasureSheets sheets, Formats f, HttpResponse response, CancellationToken ct) => ChartFiles.Svg(sheets.Read(code, subject, chart, asOf, ct), width, f, response)),
        files.MapGet("/chart.png", (string code, [FromQuery] string[]? subject, string? chart, string? asOf, int? width, MeasureSheets sheets, Formats f, PicturePrinter printer, CancellationToken ct) => ChartFiles.Png(sheets.Read(code, subject, chart, asOf, ct), width, f, printer, ct)),
        files.MapGet("/figures.csv", (string code, [FromQuery] string[]? subject, string? chart, string? asOf, MeasureSheets sheets, CancellationToken ct) => ChartFiles.Csv(sheets.Read(code, subject, chart, asOf, ct), ct)),
        files.MapGet("/figures.json", (string code, [FromQuery] string[]? subject, string? chart, string? asOf, MeasureSheets sheets, CancellationToken ct) => ChartFiles.Json(sheets.Read(code, subject, chart, asOf, ct))),
        files.MapGet("/figures.csv-metadata.json", (string code, [FromQuery] string[]? subject, string? chart, string? asOf, MeasureSheets sheets, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => ChartFiles.Metadata(sheets.Read(code, subject, chart, asOf, ct), site, request)));
}
