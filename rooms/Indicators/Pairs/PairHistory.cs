using Isthmus.Charts;
using Isthmus.Contracts.Indicators;
using Isthmus.Indicators.Charts;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Reading;
using Isthmus.Indicators.Subjects;
using Microsoft.Extensions.Options;

namespace Isthmus.Indicators.Pairs;

/// <summary>Everything that is known of two countries together, in the order of time: what the rooms tell, what was claimed, and what is missing.</summary>
internal static class PairHistory
{
    /// <summary>One line. <c>Period</c> is where it stands in time.</summary>
    public sealed record Entry(Period Period, string When, string Title, string Address, string? Figure, string Kind, int Lane)
    {
        /// <summary>Of a claim: what it is a figure of; null for what a room tells.</summary>
        public string? Measure { get; init; }
        public string? Subject { get; init; }

        /// <summary>Of a claim: it was said in words, and so is something that happened rather than a figure.</summary>
        public bool IsWords { get; init; }
    }

    public sealed record Found(IReadOnlyList<Entry> Entries, IReadOnlyList<string> Missing, IReadOnlyList<string> Kinds);

    private const int MostClaims = 500;

    /// <summary>The two countries of an address, in the order of their codes; null for what is no pair.</summary>
    public static (string One, string Other)? Read(string of)
    {
        if (of.Length > 40 || of.Split('-') is not [var a, var b] || SubjectKey.Read($"{a}~{b}") is not { Kind: SubjectKind.Pair, Key: var key } || key.Length != 5) return null;
        return (key[..2], key[3..]);
    }

    public static async Task<Found> Handle(string one, string other, IndicatorsDb db, IEnumerable<IPairHistory> rooms, Texts t, Formats f, DateTime at, CancellationToken ct)
    {
        var (language, entries, kinds, told) = (f.Language.Code, new List<Entry>(), new List<string>(), new HashSet<string>());
        foreach (var room in rooms)
        {
            foreach (var kind in room.Kinds(language)) kinds.Add(kind);
            foreach (var item in await room.Between(one, other, language, ct))
            {
                var period = item.From == item.Until ? Period.OfDay(item.From) : Period.Parse(FormattableString.Invariant($"{item.From:yyyy-MM-dd}/{item.Until:yyyy-MM-dd}"));
                entries.Add(new(period, f.Range(item.From, item.Until), item.Title, item.Address, null, item.Kind, kinds.IndexOf(item.Kind)));
                told.Add(item.Kind);
            }
        }
        // What no room keeps yet is said to be missing, not left out in silence.
        string[] kept = [t["indicators.pair.group"], t["indicators.pair.agreement"], t["indicators.pair.project"], t["indicators.pair.house"]];
        var claim = t["indicators.claim"];
        kinds.Add(claim);
        foreach (var c in await Claims(one, other, db, at, ct))
        {
            entries.Add(new(c.Claim.Period, PeriodWords.Of(c.Claim.Period, t, f), c.Title.In(language), $"/indicators/claims/{c.Claim.Id}", c.Claim.Shape == Shape.Words ? c.Claim.Note : FigureWords.Of(c.Claim.Figure, t, f), claim, kinds.Count - 1) { Measure = c.Claim.MeasureCode, Subject = c.Claim.SubjectKey, IsWords = c.Claim.Shape == Shape.Words });
            told.Add(claim);
        }
        return new([.. entries.OrderBy(e => e.Period).ThenBy(e => e.Title, StringComparer.Ordinal)], [.. kinds.Where(k => !told.Contains(k)), .. kept], kinds);
    }

    private static async Task<List<(Claim Claim, LocalText Title)>> Claims(string one, string other, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        // The pair itself, and pairs of a region of one with the other or a region of it.
        var (start, regions) = ($"{one}~{other}", $"{one}-");
        var some = await SaidClaims.At(db, now).Where(c => c.SubjectKey.StartsWith(start) || (c.SubjectKey.StartsWith(regions) && c.SubjectKey.Contains("~" + other))).OrderBy(c => c.LastDay).Take(MostClaims).ToListAsync(ct);
        var codes = some.Select(c => c.MeasureCode).Distinct().ToList();
        var titles = await db.Measures.AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, m => m.Title, ct);
        return [.. some.Select(c => (c, titles[c.MeasureCode]))];
    }

    public static Chart? Draw(Found found, string title, Texts t, Formats f)
    {
        if (found.Entries.Count < 2) return null;
        var lanes = found.Entries.Select(e => e.Lane).Distinct().Order().ToList();
        var items = found.Entries.Select(e => new TimelineItem(e.Period.First ?? e.Period.Mark, e.Title.Cut(60), $"{e.When}: {e.Title} {e.Figure}".Trim())
        {
            To = e.Period.Last, Lane = lanes.IndexOf(e.Lane), When = e.When, Uncertain = e.Period.IsUncertain,
            Grain = e.Period.Precision switch { Precision.Day => DateGrain.Day, Precision.Span when e.Period is { First: not null, Last: not null } => DateGrain.Day, Precision.Year or Precision.Span => DateGrain.Year, _ => DateGrain.Month },
        });
        return new Isthmus.Charts.Timeline(new(title, t["indicators.pair.lead"]) { Source = t["indicators.pair.sources"] }, [.. lanes.Select(l => found.Kinds[l])], [.. items], (day, grain) => grain switch
        {
            DateGrain.Year => f.Digits(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            DateGrain.Month => t["indicators.month", t[$"indicators.gregorian.{day.Month}"], f.Digits(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            _ => f.Date(day, DateStyle.Short),
        }) { UncertainWords = t["indicators.chart.uncertain"] };
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/api/pairs").WithTags("Indicators").MapGet("/{pair}", async (string pair, IndicatorsDb db, IEnumerable<IPairHistory> rooms, Texts t, Formats f, TimeProvider clock, CancellationToken ct) =>
        {
            if (Read(pair) is not var (one, other)) return Refusal.NotFound("indicators.no-such-pair").ToProblem();
            var found = await Handle(one, other, db, rooms, t, f, Instants.Stored(clock), ct);
            return (Results<Ok<View>, Problem>)TypedResults.Ok(new View(one, other, [.. found.Entries.Select(e => new Line(e.Period.Text, e.Kind, e.Title, e.Figure, e.Address))], found.Missing));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.pair").WithSummary("What is known of two countries together, in the order of time, and what is missing");

    public static string TitleOf(string one, string other, Texts t, Formats f) => t["indicators.pair.title", f.Country(one), f.Country(other)];

    public sealed record View(string One, string Other, IReadOnlyList<Line> Entries, IReadOnlyList<string> Missing);

    public sealed record Line(string Period, string Kind, string Title, string? Figure, string Address);
}

/// <summary>A pair's history, for its files.</summary>
internal sealed class PairSheets(IndicatorsDb db, IEnumerable<IPairHistory> rooms, Texts t, Formats f, TimeProvider clock)
{
    public async Task<Outcome<ChartSheet>> Read(string pair, CancellationToken ct)
    {
        if (PairHistory.Read(pair) is not var (one, other)) return Refusal.NotFound("indicators.no-such-pair");
        var (at, title) = (Instants.Stored(clock), PairHistory.TitleOf(one, other, t, f));
        var found = await PairHistory.Handle(one, other, db, rooms, t, f, at, ct);
        return new ChartSheet($"{one}-{other}", $"/pairs/{one}-{other}", new([new(f.Language.Code, title)]), at)
        {
            Draw = () => PairHistory.Draw(found, title, t, f) is { } chart ? chart : ChartFiles.NothingToDraw, Header = ["period", "from", "until", "kind", "title", "figure", "address"],
            Rows = [.. found.Entries.Select(e => (IReadOnlyList<object?>)[e.Period.Text, ChartFiles.Day(e.Period.First), ChartFiles.Day(e.Period.Last), e.Kind, e.Title, e.Figure, e.Address])],
            Facts = new Dictionary<string, object?> { ["missing"] = found.Missing }, Sources = [.. found.Entries.Select(e => (e.Title, (string?)e.Address))],
        };
    }

    public static void Map(RouteGroupBuilder files) => ChartFiles.Open("indicators.pair.history", "the history of a pair",
        files.MapGet("/chart.svg", (string pair, int? width, PairSheets sheets, Formats f, HttpResponse response, CancellationToken ct) => ChartFiles.Svg(sheets.Read(pair, ct), width, f, response)),
        files.MapGet("/chart.png", (string pair, int? width, PairSheets sheets, Formats f, PicturePrinter printer, CancellationToken ct) => ChartFiles.Png(sheets.Read(pair, ct), width, f, printer, ct)),
        files.MapGet("/figures.csv", (string pair, PairSheets sheets, CancellationToken ct) => ChartFiles.Csv(sheets.Read(pair, ct), ct)),
        files.MapGet("/figures.json", (string pair, PairSheets sheets, CancellationToken ct) => ChartFiles.Json(sheets.Read(pair, ct))),
        files.MapGet("/figures.csv-metadata.json", (string pair, PairSheets sheets, IOptions<UiOptions> site, HttpRequest request, CancellationToken ct) => ChartFiles.Metadata(sheets.Read(pair, ct), site, request)));
}
