using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>Figures by category as dots on a line, ranges as hatched bars: for comparing where bars from zero would say nothing.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Categories">The names of the rows, from the top.</param>
/// <param name="Series">The series; the dots of one row are joined by a thin line.</param>
/// <param name="Number">Writes a value on the scale.</param>
public sealed record DotRangeChart(ChartText Text, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, Func<decimal, string> Number) : Chart(Text)
{
    /// <summary>Whether the scale begins at zero. Null: where zero is not far from the figures.</summary>
    public bool? FromZero { get; init; }

    private protected override void Draw(Sheet sheet) => new DotRangePainter(sheet, this).Paint();
}
