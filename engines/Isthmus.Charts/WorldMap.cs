using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>A map of the world in the Equal Earth projection, countries shaded in steps by their figures. Not mirrored for right-to-left, only its legend is.</summary>
/// <param name="Text">Its words; <see cref="ChartText.NoData"/> stands in the legend for countries without a figure.</param>
/// <param name="Values">The figures.</param>
/// <param name="Number">Writes a value in the legend.</param>
public sealed record WorldMap(ChartText Text, IReadOnlyList<MapValue> Values, Func<decimal, string> Number) : Chart(Text)
{
    /// <summary>Where one step ends and the next begins: a figure on a break belongs to the upper step. Up to six, rising. Null: by quantiles, so that every step holds about as many countries.</summary>
    public IReadOnlyList<decimal>? Breaks { get; init; }

    /// <summary>How many steps there are to be by quantiles, 2 to 7. Default 5.</summary>
    public int Steps { get; init; } = 5;

    /// <summary>Whether the borders between countries are drawn. They are those of Natural Earth, which shows who holds a place and takes no side; without them only the shades meet.</summary>
    public bool Borders { get; init; } = true;

    /// <summary>Whether the map knows a country by this code of two or three letters.</summary>
    public static bool Knows(string country) => Geography.World.Find(country) is not null;

    private protected override void Draw(Sheet sheet) => new MapPainter(sheet, this).Paint();
}
