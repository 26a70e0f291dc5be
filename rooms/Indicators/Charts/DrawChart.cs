using Isthmus.Charts;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Charts;

/// <summary>Draws figures with their qualifiers, in the reader's language and direction. What contradicts is drawn beside each other and said to.</summary>
internal sealed class DrawChart(ChartData data, string? sources, Texts t, Formats f)
{
    public Chart Of(ChartKind kind) => kind switch
    {
        ChartKind.Timeline => Timeline(),
        ChartKind.Rank => new RankChart(Text(), Series(MostDrawn()), Number, Date) { TimeTicks = Ticks() },
        ChartKind.Bar when data.Subjects.Count == 1 => Upright(),
        ChartKind.Bar => new BarChart(Text(), Rows(out var bars), [bars], Number),
        ChartKind.Dot => new DotRangeChart(Text(), Rows(out var dots), [dots], Number),
        ChartKind.Map => new WorldMap(Text(), [.. Latest().Where(p => p.Subject.Length == 2 && p.Figure.IsNumber).Select(p => new MapValue(p.Subject, In(p).Low, Words(p)) { Mark = Marked(p) })], Rounded),
        ChartKind.Matrix => Matrix(),
        _ => new LineChart(Text(), Series(MostDrawn()), Number, Date) { TimeTicks = Ticks(), FromZero = data.Measure.Unit.Dimension is "index" or "share" or "points" ? null : true },
    };

    private ChartText Text() => new(data.Measure.Title.In(f.Language.Code), t["indicators.chart.description", data.Measure.Title.In(f.Language.Code), data.Points.Count])
    {
        Measure = FigureWords.UnitOf(data.Measure.Unit, t) is { Length: > 0 } unit ? unit : t["indicators.unit.number"],
        Note = data.Disputed.Count > 0 ? t["indicators.chart.contradictions"] : null, Source = sources, NoData = t["indicators.chart.noData"],
        Marks = Enum.GetValues<Mark>().ToDictionary(m => m, m => t.Of("indicators.mark", m)),
    };

    // A place in a ranking is not "place 5" on its scale.
    private string Number(decimal value) => FigureWords.Number(value, f);

    // Steps between shades are quantiles, with as many digits as the figures have: three that count are enough to read.
    private string Rounded(decimal value) => FigureWords.Number(value == 0 ? 0 : Math.Round(value, Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)Math.Abs(value))), 0, 10)), f);

    private string Date(DateOnly day, DateGrain grain) => grain switch
    {
        DateGrain.Year => f.Digits((IsJalali ? Jalali.YearOf(day) : day.Year).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        DateGrain.Month => t["indicators.month", t[$"indicators.gregorian.{day.Month}"], f.Digits(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        _ => f.Date(day, DateStyle.Short),
    };

    private bool IsJalali => data.Points.All(p => p.Period.Reckoning == Reckoning.Jalali);

    // The years of the calendar that all of them are said in.
    private IReadOnlyList<DateOnly>? Ticks() => IsJalali ? [.. data.Points.Select(p => Jalali.Day(Jalali.YearOf(At(p.Period)), 1, 1)).Distinct().Order()] : null;

    private List<string> MostDrawn() => [.. data.Subjects.Take(ChartData.MostSeries)];

    private List<ChartSeries> Series(List<string> subjects) => [.. subjects.Select(s => new ChartSeries(data.Names[s], [.. Indexed().Where(p => p.Point.Subject == s && p.Point.Figure.Shape != Shape.Words).Select(p => Point(p.Point, p.Index, 0))]))];

    private IEnumerable<(SeriesPoint Point, int Index)> Indexed() => data.Points.Select((p, i) => (p, i));

    private ChartPoint Point(SeriesPoint p, int index, int category)
    {
        var figure = In(p);
        return new(Words(p))
        {
            At = At(p.Period), Category = category, Value = figure.IsNumber ? figure.Low : null, Low = figure.Shape == Shape.Range ? figure.Low : null, High = figure.Shape == Shape.Range ? figure.High : null, Mark = MarkOf(figure), Derived = p.Derived is not null,
            Dispute = data.Disputed.Contains((p.Subject, index)) ? p.Subject : null, Label = figure.IsNumber && figure.Qualifier != Qualifier.Exact ? FigureWords.Of(Figure.Number(figure.Low, Unit.Count, figure.Qualifier), t, f) : null,
        };
    }

    /// <summary>Where a period stands on a line of time: a year or month at its first day, where its tick is.</summary>
    public static DateOnly At(Period period) => period.Precision == Precision.Span ? period.Mark : period.First ?? period.Mark;

    private Figure In(SeriesPoint p) => p.Figure.In(data.Measure.Unit) ?? p.Figure;

    private string Words(SeriesPoint p) => PointWords.Whole(p, data.Names[p.Subject], t, f);

    // The latest figures of each subject: those of its last period, several where they contradict.
    private List<SeriesPoint> Latest() => [.. data.Points.Where(p => p.Figure.Shape != Shape.Words).GroupBy(p => p.Subject).SelectMany(g => g.Where(p => p.Period.Mark == g.Max(q => q.Period.Mark)))];

    private List<string> Rows(out ChartSeries series)
    {
        var latest = Latest();
        var subjects = latest.GroupBy(p => p.Subject).OrderByDescending(g => g.Max(p => In(p).High)).Take(ChartData.MostBars).Select(g => g.Key).ToList();
        if (data.Measure.Better == Measures.Better.Lower) subjects.Reverse();
        var indexed = Indexed().Where(p => latest.Contains(p.Point)).ToList();
        series = new(data.Measure.Title.In(f.Language.Code), [.. indexed.Where(p => subjects.Contains(p.Point.Subject)).Select(p => Point(p.Point, p.Index, subjects.IndexOf(p.Point.Subject)))]);
        return [.. subjects.Select(s => data.Names[s])];
    }

    private BarChart Upright()
    {
        var periods = data.Points.Where(p => p.Figure.Shape != Shape.Words).Select(p => p.Period).Distinct().Order().ToList();
        return new(Text(), [.. periods.Select(p => PeriodWords.Of(p, t, f))], [new(data.Names[data.Subjects[0]], [.. Indexed().Where(p => p.Point.Figure.Shape != Shape.Words).Select(p => Point(p.Point, p.Index, periods.IndexOf(p.Point.Period)))])], Number) { Upright = periods.Count <= 12 };
    }

    private Isthmus.Charts.Timeline Timeline() => new(Text(), [.. data.Subjects.Select(s => data.Names[s])],
        [.. data.Points.Select(p => new TimelineItem(p.Period.First ?? p.Period.Mark, p.Words ?? FigureWords.Of(p.Figure, t, f), Words(p))
        {
            To = p.Period.Last, Grain = p.Period.Precision switch { Precision.Year or Precision.Span => DateGrain.Year, Precision.Day => DateGrain.Day, _ => DateGrain.Month }, Uncertain = p.Period.IsUncertain, Lane = data.Subjects.ToList().IndexOf(p.Subject), When = PeriodWords.Of(p.Period, t, f),
        })], Date) { UncertainWords = t["indicators.chart.uncertain"] };

    private PairMatrix Matrix()
    {
        var pairs = Latest().Where(p => p.Subject.Contains('~', StringComparison.Ordinal) && p.Figure.IsNumber).ToList();
        var rows = pairs.Select(p => p.Subject.Split('~')[0]).Distinct().Take(30).ToList();
        var columns = pairs.Select(p => p.Subject.Split('~')[1]).Distinct().Take(30).ToList();
        string Name(string key) => key.Length == 2 ? f.Country(key) : key;
        return new(Text(), [.. rows.Select(Name)], [.. columns.Select(Name)], [.. pairs.Where(p => rows.Contains(p.Subject.Split('~')[0]) && columns.Contains(p.Subject.Split('~')[1]))
            .Select(p => new PairCell(rows.IndexOf(p.Subject.Split('~')[0]), columns.IndexOf(p.Subject.Split('~')[1]), In(p).Low, Words(p)) { Mark = Marked(p) })], Number);
    }

    // Cells and countries have one mark: what is worked out says so, unless its figure is loose besides.
    private static Mark Marked(SeriesPoint p) => MarkOf(p.Figure) is var mark && mark == Mark.Exact && p.Derived is not null ? Mark.Derived : mark;

    /// <summary>How a figure is drawn: what is aimed at as a target whatever its bound, then by its shape and its qualifier.</summary>
    public static Mark MarkOf(Figure figure) => figure switch
    {
        { Shape: Shape.Rise } => Mark.Rise,
        { Shape: Shape.Fall } => Mark.Fall,
        { Qualifier: Qualifier.Ambiguous } => Mark.Ambiguous,
        { Shape: Shape.Range } => Mark.Range,
        { Standing: Standing.Target } => Mark.Target,
        { Qualifier: Qualifier.AtLeast } => Mark.AtLeast,
        { Qualifier: Qualifier.MoreThan } => Mark.MoreThan,
        { Qualifier: Qualifier.AtMost } => Mark.AtMost,
        { Qualifier: Qualifier.LessThan } => Mark.LessThan,
        { Standing: Standing.Estimate } => Mark.Estimate,
        { Qualifier: Qualifier.About or Qualifier.Indicative } => Mark.About,
        _ => Mark.Exact,
    };
}
