namespace Isthmus.Charts;

/// <summary>The words of a chart. The engine itself speaks no language.</summary>
/// <param name="Title">The title: read out by assistive technology, and drawn in a standalone file.</param>
/// <param name="Description">What the chart shows, in a sentence or two, for those who do not see it.</param>
public sealed record ChartText(string Title, string Description)
{
    /// <summary>What is measured and in what unit, drawn above the scale.</summary>
    public string? Measure { get; init; }

    /// <summary>A remark under the chart: that it shows claims that contradict each other, for instance. Marked with ≠ where such are drawn.</summary>
    public string? Note { get; init; }

    /// <summary>Where the figures come from, drawn as the last line.</summary>
    public string? Source { get; init; }

    /// <summary>Drawn instead of a chart when there is nothing to draw, and in the legend of a map for places without a figure.</summary>
    public string NoData { get; init; } = "–";

    /// <summary>What the marks mean. Those of them that occur are explained under the chart; <see cref="Mark.Exact"/> only where other marks stand beside it.</summary>
    public IReadOnlyDictionary<Mark, string> Marks { get; init; } = new Dictionary<Mark, string>();
}

/// <summary>How finely a date on an axis is to be said.</summary>
public enum DateGrain
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The month and the year.</summary>
    Month,

    /// <summary>The day.</summary>
    Day,
}
