namespace Isthmus.Charts;

/// <summary>How a chart is to look.</summary>
/// <param name="Id">The beginning of every id within the drawing, unique on the page: a letter, then letters, digits, - and _.</param>
public sealed record ChartLook(string Id)
{
    /// <summary>The width in pixels, 240 to 2400. Default 720. Draw for the width at which it is shown: letters shrink with the drawing. 340 suits a phone.</summary>
    public int Width { get; init; } = 720;

    /// <summary>The height in pixels; 0 (the default) takes what the chart needs. A chart that needs more takes more.</summary>
    public int Height { get; init; }

    /// <summary>Mirrors the chart: time runs from right to left, the scale stands on the right.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>
    /// For a page: without title, background and style sheet, which the page brings (<see cref="ChartStyle.ForPages"/>). Otherwise (the default) the drawing is a file that stands alone.
    /// </summary>
    public bool Inline { get; init; }

    /// <summary>A file in black on white, whatever the reader prefers: told apart by dashes, hatching and shapes only. A page that is printed does so by itself.</summary>
    public bool Print { get; init; }
}
