namespace Isthmus.Exhibition.Floor;

/// <summary>A rectangle on a floor, in centimetres. What lies on its edge is outside: neighbours may share a wall.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Depth)
{
    public int Right => X + Width;
    public int Bottom => Y + Depth;

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool LiesIn(int width, int depth) => X >= 0 && Y >= 0 && Right <= width && Bottom <= depth;

    /// <summary>The smallest that holds all.</summary>
    public static Box Around(IReadOnlyCollection<Box> boxes)
    {
        var (x, y) = (boxes.Min(b => b.X), boxes.Min(b => b.Y));
        return new(x, y, boxes.Max(b => b.Right) - x, boxes.Max(b => b.Bottom) - y);
    }
}

/// <summary>Metres as people write them, centimetres as they are kept.</summary>
internal static class Metres
{
    public static int ToCm(decimal metres) => (int)Math.Round(metres * 100, MidpointRounding.AwayFromZero);

    public static decimal Of(int cm) => cm / 100m;

    public static decimal? Of(int? cm) => cm / 100m;

    /// <summary>As the reader writes them, without decimals that say nothing.</summary>
    public static string InMetres(this Formats formats, int cm) => formats.Number(Of(cm), cm % 100 == 0 ? 0 : cm % 10 == 0 ? 1 : 2);
}
