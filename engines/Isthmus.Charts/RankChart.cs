using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>Ranks over time, the first place on top.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Series">The series; values are ranks, 1 is the best.</param>
/// <param name="Number">Writes a rank.</param>
/// <param name="Date">Writes a date on the axis.</param>
public sealed record RankChart(ChartText Text, IReadOnlyList<ChartSeries> Series, Func<decimal, string> Number, Func<DateOnly, DateGrain, string> Date) : Chart(Text)
{
    /// <summary>Where the time axis may have ticks, for other calendars. Null: at the dates of the points, or at round Gregorian dates where these are too many.</summary>
    public IReadOnlyList<DateOnly>? TimeTicks { get; init; }

    /// <summary>The longest distance in days that a line may cross. Null: a little more than the usual distance of two points; 0: it crosses any.</summary>
    public int? LongestStep { get; init; }

    private protected override void Draw(Sheet sheet) => new RankPainter(sheet, this).Paint();
}
