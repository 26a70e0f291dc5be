using Isthmus.Figures.Checks;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Charts;

/// <summary>What is drawn of a measure, and what is not: figures of subjects that may be named, chosen by a curator, and with a definition.</summary>
internal sealed record ChartData(Measure Measure, IReadOnlyList<SeriesPoint> Points, IReadOnlyDictionary<string, string> Names, IReadOnlySet<(string Subject, int Index)> Disputed)
{
    /// <summary>So many lines or bars can be told apart.</summary>
    public const int MostSeries = 8;
    public const int MostBars = 30;
    private const int MostOfADay = 50;

    /// <summary>More would make a page that carries its drawing too heavy: it shows the file instead.</summary>
    public const int MostInPage = 80;

    public IReadOnlyList<string> Subjects { get; } = [.. Points.Select(p => p.Subject).Distinct()];

    public bool IsEmpty => Points.Count == 0;

    public static ChartData Of(Measure measure, IReadOnlyList<SeriesPoint> points, IReadOnlyDictionary<string, string> names, IReadOnlyCollection<(ClaimId One, ClaimId Other)> links)
    {
        var drawn = points.Where(p => p.IsCharted && names.ContainsKey(p.Subject) && p.Figure.Qualifier != Qualifier.Ambiguous && (p.Figure.Shape == Shape.Words || p.Dataset is not null || !measure.Definition.IsEmpty)).ToList();
        var disputed = new HashSet<(string, int)>();
        // Of one subject only what ends on one day can contradict: a series of thousands of days is not held against itself.
        foreach (var day in drawn.Select((p, i) => (Point: p, Index: i)).GroupBy(p => (p.Point.Subject, p.Point.Period.Mark)).Where(g => g.Count() > 1).Select(g => g.Take(MostOfADay).ToList()))
            for (var i = 0; i < day.Count; i++)
                for (var j = i + 1; j < day.Count; j++)
                    if (Contradiction.Between(day[i].Point.Figure, day[i].Point.Period, day[j].Point.Figure, day[j].Point.Period))
                    {
                        disputed.Add((day[i].Point.Subject, day[i].Index));
                        disputed.Add((day[j].Point.Subject, day[j].Index));
                    }
        // What somebody saw to contradict each other is marked where both are drawn.
        foreach (var (one, other) in links)
            if (drawn.FindIndex(p => p.Claim == one) is >= 0 and var i && drawn.FindIndex(p => p.Claim == other) is >= 0 and var j)
            {
                disputed.Add((drawn[i].Subject, i));
                disputed.Add((drawn[j].Subject, j));
            }
        return new(measure, drawn, names, disputed);
    }

    /// <summary>How many figures a drawing of this kind holds.</summary>
    public int Drawn(ChartKind kind) => kind is ChartKind.Line or ChartKind.Rank ? Points.Count(p => Subjects.Take(MostSeries).Contains(p.Subject)) : kind is ChartKind.Bar or ChartKind.Dot && Subjects.Count > 1 ? Math.Min(Subjects.Count, MostBars) : Points.Count;

    /// <summary>The kinds that suit these figures, the best one first.</summary>
    public IReadOnlyList<ChartKind> Kinds()
    {
        if (IsEmpty) return [];
        if (Points.All(p => p.Figure.Shape == Shape.Words)) return [ChartKind.Timeline];
        var kinds = new List<ChartKind>();
        var over = Points.GroupBy(p => p.Subject).Any(g => g.Select(p => p.Period.Text).Distinct().Count() > 1);
        var rank = Measure.Unit.Dimension == "rank";
        if (over && Subjects.Count <= MostSeries) kinds.Add(rank ? ChartKind.Rank : ChartKind.Line);
        if (!rank && Subjects.Count > 1) kinds.Add(ChartKind.Bar);
        if (Subjects.Count > 1 || !over) kinds.Add(ChartKind.Dot);
        if (over && Subjects.Count > MostSeries) kinds.Add(rank ? ChartKind.Rank : ChartKind.Line);
        if (Subjects.Count(s => s.Length == 2) > 2) kinds.Add(ChartKind.Map);
        if (Subjects.Count(s => s.Contains('~', StringComparison.Ordinal)) > 2) kinds.Add(ChartKind.Matrix);
        if (!rank && Subjects.Count == 1 && over) kinds.Add(ChartKind.Bar);
        return kinds;
    }
}
