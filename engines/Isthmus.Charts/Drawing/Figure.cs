namespace Isthmus.Charts.Drawing;

/// <summary>A point as it is drawn: what it says made free of contradictions between its parts.</summary>
internal sealed class Figure
{
    private Figure(ChartPoint point, int series, Mark mark, decimal? value, decimal? low, decimal? high) =>
        (Point, Series, Mark, Value, Low, High) = (point, series, mark, value, low, high);

    public ChartPoint Point { get; }
    public int Series { get; }
    public Mark Mark { get; }
    public decimal? Value { get; }
    public decimal? Low { get; }
    public decimal? High { get; }

    /// <summary>Where it was drawn, for what joins figures.</summary>
    public double X { get; set; }
    public double Y { get; set; }

    /// <summary>Where the two ends of its range were drawn, along the scale.</summary>
    public double From { get; set; }
    public double To { get; set; }

    public bool Derived => Point.Derived || Mark == Mark.Derived;
    public bool IsDirection => Mark is Mark.Rise or Mark.Fall;
    public bool IsRange => Mark == Mark.Range;

    /// <summary>Whether a line may run through it as through a known figure.</summary>
    public bool IsFirm => Mark is Mark.Exact or Mark.About or Mark.Estimate or Mark.Derived;

    public IEnumerable<decimal> Values()
    {
        if (Value is { } value) yield return value;
        if (Low is { } low) yield return low;
        if (High is { } high) yield return high;
    }

    /// <summary>The figures of all series, those without anything to draw left out.</summary>
    public static List<Figure> Of(IReadOnlyList<ChartSeries> series) =>
        [.. series.SelectMany((s, i) => s.Points.Select(p => Of(p, i)).OfType<Figure>())];

    private static Figure? Of(ChartPoint point, int series)
    {
        if (point.Mark is Mark.Rise or Mark.Fall) return new Figure(point, series, point.Mark, null, null, null);
        var (low, high) = point is { Low: { } a, High: { } b } && a > b ? (point.High, point.Low) : (point.Low, point.High);
        if (point.Mark == Mark.Range)
        {
            // A range with one end is a bound.
            if (low is null || high is null) return (low ?? high ?? point.Value) is { } end ? new Figure(point, series, low is not null ? Mark.AtLeast : high is not null ? Mark.AtMost : Mark.Ambiguous, end, null, null) : null;
            return new Figure(point, series, Mark.Range, null, low, high);
        }
        if (point.Value is { } value) return new Figure(point, series, point.Mark, value, low is null || high is null ? null : low, low is null || high is null ? null : high);
        if (low is not null && high is not null) return new Figure(point, series, Mark.Range, null, low, high);
        return (low ?? high) is { } only ? new Figure(point, series, low is not null ? Mark.AtLeast : Mark.AtMost, only, null, null) : null;
    }

    /// <summary>Figures that contradict one another: of one series at one place, or under one word.</summary>
    public static List<List<Figure>> Disputes(IEnumerable<Figure> figures, Func<Figure, object> place)
    {
        var disputes = new List<List<Figure>>();
        foreach (var series in figures.Where(f => !f.IsDirection).GroupBy(f => f.Series))
        {
            // One dispute may hold another: those that share a figure are joined.
            foreach (var group in series.GroupBy(place).Concat(series.Where(f => f.Point.Dispute is not null).GroupBy(f => (object)f.Point.Dispute!)).Where(g => g.Count() > 1))
            {
                var joined = disputes.Where(d => d.Exists(group.Contains)).ToList();
                disputes.RemoveAll(joined.Contains);
                disputes.Add([.. joined.SelectMany(d => d).Union(group)]);
            }
        }
        return disputes;
    }
}
