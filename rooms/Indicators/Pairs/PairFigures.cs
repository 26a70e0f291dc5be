using Isthmus.Charts;
using Isthmus.Indicators.Charts;
using Isthmus.Indicators.Deriving;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Pairs;

/// <summary>The figures of a pair over time, with what happened meanwhile beside the line: forums, delegations, and what was said in words. Each of these has a number on the chart that the table of the page has too.</summary>
internal static class PairFigures
{
    private const int MostNotes = 24;

    /// <param name="Data">The figures of one measure.</param>
    /// <param name="Others">The measures of which figures could be drawn, this one among them.</param>
    /// <param name="Numbers">The number of each entry that stands on the chart.</param>
    public sealed record Found(ChartData Data, IReadOnlyList<Measure> Others, IReadOnlyDictionary<PairHistory.Entry, int> Numbers);

    /// <summary>Null where nothing of the pair was told with a number for two times.</summary>
    public static async Task<Found?> Read(string one, string other, string? wanted, PairHistory.Found history, IndicatorsDb db, SubjectNames names, Texts t, Formats f, DateTime at, CancellationToken ct)
    {
        var codes = history.Entries.Select(e => e.Measure).OfType<string>().Distinct().ToList();
        var measures = await db.Measures.AsNoTracking().Where(m => codes.Contains(m.Code)).OrderBy(m => m.Code).ToListAsync(ct);
        var drawable = new List<ChartData>();
        foreach (var measure in measures)
        {
            var keys = history.Entries.Where(e => e.Measure == measure.Code).Select(e => e.Subject!).Distinct().ToList();
            var points = await SeriesReader.Read(new(measure.Code, keys, at) { Most = ReadMeasure.Most }, db, ct);
            var derived = await DerivedPoints.Of(measure, keys, at, t, db, ct);
            var of = await names.Of([.. keys, .. derived.SelectMany(d => d.About)], t, f, ct);
            var data = ChartData.Of(measure, [.. points.Concat(derived.Where(d => d.About.All(of.ContainsKey)).Select(d => d.Point)).OrderBy(p => p.Subject, StringComparer.Ordinal).ThenBy(p => p.Period)], of, []);
            if (Exploring.IsWorthIt(data)) drawable.Add(data);
        }
        if ((drawable.Find(d => d.Measure.Code == wanted) ?? drawable.MaxBy(d => d.Points.Count)) is not { } chosen) return null;
        var noted = new Dictionary<PairHistory.Entry, int>(ReferenceEqualityComparer.Instance);
        foreach (var entry in history.Entries.Where(e => e.Measure is null || e.IsWords).OrderByDescending(e => e.Period).Take(MostNotes).Reverse()) noted[entry] = noted.Count + 1;
        return new(chosen, [.. drawable.Select(d => d.Measure)], noted);
    }

    public static Chart Draw(Found found, Texts t, Formats f)
    {
        var kind = found.Data.Measure.Unit.Dimension == "rank" ? ChartKind.Rank : ChartKind.Line;
        var chart = new DrawChart(found.Data, string.Join("; ", found.Data.Points.Select(p => p.Source).Where(s => s.Length > 0).Distinct().Take(4)), t, f).Of(kind);
        return chart is LineChart line ? line with { Notes = [.. found.Numbers.OrderBy(n => n.Value).Select(n => new TimelineNote(DrawChart.At(n.Key.Period), Words(n.Key)))] } : chart;
    }

    private static string Words(PairHistory.Entry e) => $"{e.When}: {e.Title.Cut(60)}{(e.IsWords && e.Figure is { } words ? " – " + words.Cut(60) : "")}";
}

/// <summary>The figures of a pair, for their files.</summary>
internal sealed class PairFigureSheets(IndicatorsDb db, IEnumerable<Contracts.Indicators.IPairHistory> rooms, SubjectNames names, Texts t, Formats f, TimeProvider clock)
{
    public async Task<Outcome<ChartSheet>> Read(string pair, string? measure, CancellationToken ct)
    {
        if (PairHistory.Read(pair) is not var (one, other)) return Refusal.NotFound("indicators.no-such-pair");
        var at = Instants.Stored(clock);
        var history = await PairHistory.Handle(one, other, db, rooms, t, f, at, ct);
        if (await PairFigures.Read(one, other, measure, history, db, names, t, f, at, ct) is not { } found) return ChartFiles.NothingToDraw;
        var points = found.Data.Points;
        return new ChartSheet($"{one}-{other}-{found.Data.Measure.Code}", $"/pairs/{one}-{other}", found.Data.Measure.Title, at)
        {
            More = Exploring.Of(found.Data, points, found.Data.Names, t, f), About = found.Data.Measure.Definition, Draw = () => PairFigures.Draw(found, t, f), Header = MeasureSheets.Header, Rows = [.. points.Select(p => MeasureSheets.Cells(p, found.Data.Names))], AboutRow = "/indicators/claims/{claim}",
            Facts = new Dictionary<string, object?> { ["notes"] = found.Numbers.OrderBy(n => n.Value).Select(n => new { number = n.Value, period = n.Key.Period.Text, kind = n.Key.Kind, title = n.Key.Title, words = n.Key.Figure, address = n.Key.Address }) },
            Sources = [.. points.Where(p => p.Source.Length > 0).Select(p => (p.Source, p.SourceAddress))],
        };
    }

    public static void Map(RouteGroupBuilder files) => ChartFiles.Open("indicators.pair.figures", "the figures of a pair, with what happened meanwhile,",
        files.MapGet("/chart.svg", (string pair, string? measure, int? width, PairFigureSheets sheets, Formats f, HttpResponse response, CancellationToken ct) => ChartFiles.Svg(sheets.Read(pair, measure, ct), width, f, response)),
        files.MapGet("/chart.png", (string pair, string? measure, int? width, PairFigureSheets sheets, Formats f, PicturePrinter printer, CancellationToken ct) => ChartFiles.Png(sheets.Read(pair, measure, ct), width, f, printer, ct)),
        files.MapGet("/figures.csv", (string pair, string? measure, PairFigureSheets sheets, CancellationToken ct) => ChartFiles.Csv(sheets.Read(pair, measure, ct), ct)),
        files.MapGet("/figures.json", (string pair, string? measure, PairFigureSheets sheets, CancellationToken ct) => ChartFiles.Json(sheets.Read(pair, measure, ct))),
        files.MapGet("/figures.csv-metadata.json", (string pair, string? measure, PairFigureSheets sheets, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => ChartFiles.Metadata(sheets.Read(pair, measure, ct), site, request)));
}
