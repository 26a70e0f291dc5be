using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>Figures over time, one line a series. A line breaks where figures are missing; it is dotted where it leads to a bound, a target or a contradicted claim.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Series">The series; colours and shapes repeat after eight.</param>
/// <param name="Number">Writes a value on the scale.</param>
/// <param name="Date">Writes a date on the axis.</param>
public sealed record LineChart(ChartText Text, IReadOnlyList<ChartSeries> Series, Func<decimal, string> Number, Func<DateOnly, DateGrain, string> Date) : Chart(Text)
{
    /// <summary>Where the time axis may have ticks, for other calendars. Null: at round Gregorian dates.</summary>
    public IReadOnlyList<DateOnly>? TimeTicks { get; init; }

    /// <summary>The longest distance in days that a line may cross. Null: a little more than the usual distance of two points; 0: it crosses any.</summary>
    public int? LongestStep { get; init; }

    /// <summary>Whether the scale begins at zero. Null: where zero is not far from the figures.</summary>
    public bool? FromZero { get; init; }

    /// <summary>What happened meanwhile: dashed lines across the plot with a number on top, in the order given, from 1; their words stand under the chart. The time axis reaches to each of them.</summary>
    public IReadOnlyList<TimelineNote> Notes { get; init; } = [];

    private protected override void Draw(Sheet sheet) => new LinePainter(sheet, this).Paint();
}
