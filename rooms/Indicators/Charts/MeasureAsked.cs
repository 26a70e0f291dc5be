using Isthmus.Charts;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Charts;

/// <summary>What is asked of the files of a measure: which subjects, which kind of chart, as said on which day.</summary>
internal sealed class MeasureAsked : IAsked
{
    [FromRoute(Name = "code")] public required string Code { get; init; }
    [FromQuery(Name = "subject")] public string[]? Subject { get; init; }
    [FromQuery(Name = "chart")] public string? Chart { get; init; }
    [FromQuery(Name = "asOf")] public string? AsOf { get; init; }
    [FromQuery(Name = "width")] public int? Width { get; init; }
    public required IndicatorsDb Db { get; init; }
    public required SubjectNames Names { get; init; }
    public required Texts T { get; init; }
    public required Formats F { get; init; }
    public required TimeProvider Clock { get; init; }

    public static readonly IReadOnlyList<string> Header =
    [
        "measure", "subject", "subject_name", "period", "from", "until", "calendar", "qualifier", "value", "low", "high", "direction", "unit", "standing", "source", "source_address", "said_from", "said_until", "charted", "claim", "dataset", "derived",
    ];

    public async Task<Outcome<ChartSheet>> Read(CancellationToken ct)
    {
        var read = await ReadMeasure.Handle(Code, Subject ?? [], AsOf, Db, Names, T, F, Clock, ct);
        if (!read.Succeeded) return read.Refusal;
        if (!string.IsNullOrEmpty(Chart) && Choices.Read<ChartKind>(Chart) is null) return Refusal.InvalidField("chart", "indicators.wrong.chart");
        var (measure, points, names) = (read.Value.Measure, read.Value.Points, read.Value.Names);
        var claims = points.Select(p => p.Claim).OfType<ClaimId>().ToList();
        var links = await Db.Links.AsNoTracking().Where(l => claims.Contains(l.One) && claims.Contains(l.Other)).Select(l => new { l.One, l.Other }).ToListAsync(ct);
        var data = ChartData.Of(measure, points, names, [.. links.Select(l => (l.One, l.Other))]);
        return new ChartSheet(Code, $"/indicators/{Code}", measure.Title, read.Value.At)
        {
            About = measure.Definition, Draw = () => Draw(data, read.Value.Sources), Header = Header, Rows = [.. points.Select(p => Cells(p, names))], More = Exploring.Of(data, points, names, T, F), AboutRow = "/indicators/claims/{claim}",
            Facts = new Dictionary<string, object?> { ["measure"] = Measures.ListMeasures.Of(measure) }, Sources = [.. points.Where(p => p.Source.Length > 0).Select(p => (p.Source, p.SourceAddress))],
        };
    }

    private Outcome<Chart> Draw(ChartData data, string? sources)
    {
        if (data.Kinds() is not [var best, ..] kinds) return ChartFiles.NothingToDraw;
        return new DrawChart(data, sources, T, F).Of(Choices.Read<ChartKind>(Chart) is { } wanted && kinds.Contains(wanted) ? wanted : best);
    }

    public static IReadOnlyList<object?> Cells(SeriesPoint p, IReadOnlyDictionary<string, string> names) =>
    [
        p.Measure, p.Subject, names[p.Subject], p.Period.Text, ChartFiles.Day(p.Period.First), ChartFiles.Day(p.Period.Last), p.Period.Reckoning.ToString(), p.Figure.Qualifier.ToString(), p.Figure.IsNumber ? p.Figure.Low : null, p.Figure.Shape == Shape.Range ? p.Figure.Low : null,
        p.Figure.Shape == Shape.Range ? p.Figure.High : null, p.Figure.Shape switch { Shape.Rise => "rise", Shape.Fall => "fall", _ => null }, p.Figure.Unit.ToString(), p.Figure.Standing.ToString(), p.Source, p.SourceAddress, ChartFiles.Moment(p.SaidFrom),
        p.SaidUntil is { } until ? ChartFiles.Moment(until) : null, p.IsCharted ? "yes" : "no", p.Claim?.ToString(), p.DatasetKey, p.Derived?.ToString(),
    ];

    public static void Map(RouteGroupBuilder files) => ChartFiles.Open("indicators.figures", "a measure",
        files.MapGet("/chart.svg", ([AsParameters] MeasureAsked asked, HttpResponse response, CancellationToken ct) => ChartFiles.Svg(asked, response, ct)),
        files.MapGet("/chart.png", ([AsParameters] MeasureAsked asked, PicturePrinter printer, CancellationToken ct) => ChartFiles.Png(asked, printer, ct)),
        files.MapGet("/figures.csv", ([AsParameters] MeasureAsked asked, CancellationToken ct) => ChartFiles.Csv(asked, ct)),
        files.MapGet("/figures.json", ([AsParameters] MeasureAsked asked, CancellationToken ct) => ChartFiles.Json(asked, ct)),
        files.MapGet("/figures.csv-metadata.json", ([AsParameters] MeasureAsked asked, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => ChartFiles.Metadata(asked, site, request, ct)));
}
