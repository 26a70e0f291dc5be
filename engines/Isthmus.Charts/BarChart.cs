using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>Figures by category as bars from zero. Several series stand side by side within a category.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Categories">The names of the categories, in the order they are drawn.</param>
/// <param name="Series">The series.</param>
/// <param name="Number">Writes a value on the scale.</param>
public sealed record BarChart(ChartText Text, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, Func<decimal, string> Number) : Chart(Text)
{
    /// <summary>Bars that stand upright, for categories in time such as years. The default lies, which leaves room for names.</summary>
    public bool Upright { get; init; }

    private protected override void Draw(Sheet sheet) => new BarPainter(sheet, this).Paint();
}
