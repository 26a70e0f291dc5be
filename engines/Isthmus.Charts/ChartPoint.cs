namespace Isthmus.Charts;

/// <summary>One figure as somebody said it. Several at one place are several claims: all are drawn and marked as contradicting, none is averaged.</summary>
/// <param name="Text">The figure in full words, shown when the pointer rests on it ("Iran, July 2019: at least 4,400, the fund").</param>
public sealed record ChartPoint(string Text)
{
    /// <summary>Where it stands in time. For <see cref="LineChart"/> and <see cref="RankChart"/>.</summary>
    public DateOnly At { get; init; }

    /// <summary>Where it stands among the categories, from 0. For <see cref="BarChart"/> and <see cref="DotRangeChart"/>; a point outside of them is not drawn.</summary>
    public int Category { get; init; }

    /// <summary>The figure. May be missing for <see cref="Mark.Range"/>, and is not looked at for <see cref="Mark.Rise"/> and <see cref="Mark.Fall"/>.</summary>
    public decimal? Value { get; init; }

    /// <summary>The lower end of a range. Beside a <see cref="Value"/> it is drawn as an interval around it.</summary>
    public decimal? Low { get; init; }

    /// <summary>The upper end of a range.</summary>
    public decimal? High { get; init; }

    /// <summary>How firmly it is said.</summary>
    public Mark Mark { get; init; }

    /// <summary>Worked out from other figures: drawn in a dashed ring, whatever its mark.</summary>
    public bool Derived { get; init; }

    /// <summary>Points of one series with the same word here contradict one another although they stand at different places. Points at one place do so without it.</summary>
    public string? Dispute { get; init; }

    /// <summary>A few characters drawn beside the figure ("≥ 4,400"), where there is room.</summary>
    public string? Label { get; init; }
}

/// <summary>Points that belong together, under one name.</summary>
/// <param name="Name">Its name, in the language of the reader.</param>
/// <param name="Points">Its points, in any order.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);
