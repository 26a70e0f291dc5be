using Isthmus.Charts.Drawing;

namespace Isthmus.Charts;

/// <summary>A chart that can be drawn. Deterministic: the same chart gives the same bytes.</summary>
/// <param name="Text">Its words.</param>
public abstract record Chart(ChartText Text)
{
    /// <summary>Draws it as SVG: well-formed XML, without script, without anything from elsewhere. O(points), for labels O(points · log points).</summary>
    /// <exception cref="ArgumentException">The id of the look cannot be one.</exception>
    public string ToSvg(ChartLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var sheet = new Sheet(look, Text);
        Draw(sheet);
        return sheet.Finish();
    }

    /// <summary>Draws it as SVG into a writer.</summary>
    /// <exception cref="ArgumentException">The id of the look cannot be one.</exception>
    public void WriteSvg(TextWriter writer, ChartLook look)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ToSvg(look));
    }

    private protected abstract void Draw(Sheet sheet);
}
