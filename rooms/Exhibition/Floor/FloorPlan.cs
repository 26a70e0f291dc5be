using System.Globalization;
using System.Net;
using System.Text;

namespace Isthmus.Exhibition.Floor;

/// <summary>A booth as it is drawn.</summary>
/// <param name="Target">Where its link leads: its row in the list beside the plan.</param>
/// <param name="Label">What a screen reader says: number, who is there, how it stands.</param>
/// <param name="Name">Who is there, shown where there is room for it.</param>
internal sealed record PlanBooth(string Target, string Number, string Label, string? Name, Box Box, BoothState State);

/// <summary>
/// A hall as one SVG in the colour of the text around it: taken booths are tinted, reserved ones have a dashed outline, free ones a dotted one, so that nothing depends on a colour and paper shows the
/// same. Only presentation attributes: the content security policy would drop styles. The floor is never mirrored, whatever the direction of the page.
/// </summary>
internal static class FloorPlan
{
    public static string Svg(string title, string description, int width, int depth, IReadOnlyList<PlanBooth> booths, IReadOnlyList<Box> others, IReadOnlyList<(string Name, Box Box)> pavilions)
    {
        var line = Math.Max(4, Math.Max(width, depth) / 450);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{-line} {-line} {width + 2 * line} {depth + 2 * line}\" role=\"group\" aria-labelledby=\"plan-title\" aria-describedby=\"plan-description\" direction=\"ltr\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"plan-title\">{Text(title)}</title><desc id=\"plan-description\">{Text(description)}</desc>");
        svg.Append(CultureInfo.InvariantCulture, $"<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"{line}\" pointer-events=\"all\"><rect width=\"{width}\" height=\"{depth}\" stroke-width=\"{2 * line}\" pointer-events=\"none\"/>");
        if (others.Count > 0) svg.Append("<path stroke-opacity=\".35\" pointer-events=\"none\" d=\"").AppendJoin("", others.Select(b => string.Create(CultureInfo.InvariantCulture, $"M{b.X} {b.Y}h{b.Width}v{b.Depth}h-{b.Width}z"))).Append("\"/>");
        foreach (var state in Enum.GetValues<BoothState>())
        {
            svg.Append("<g").Append(Look(state, line)).Append('>');
            foreach (var b in booths.Where(b => b.State == state))
                svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Text(b.Target)}\" aria-label=\"{Text(b.Label)}\"><rect x=\"{b.Box.X}\" y=\"{b.Box.Y}\" width=\"{b.Box.Width}\" height=\"{b.Box.Depth}\"/></a>");
            svg.Append("</g>");
        }
        svg.Append("</g><g aria-hidden=\"true\" fill=\"currentColor\" text-anchor=\"middle\" pointer-events=\"none\">");
        foreach (var b in booths) Words(svg, b);
        foreach (var (name, box) in pavilions)
        {
            var size = Math.Clamp(box.Width / Math.Max(8, name.Length) * 3 / 2, 30, 110);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{box.X + box.Width / 2}\" y=\"{(box.Y > size * 3 / 2 ? box.Y - size / 2 : box.Bottom + size)}\" font-size=\"{size}\" font-weight=\"700\" unicode-bidi=\"plaintext\">{Text(name)}</text>");
        }
        return svg.Append("</g></svg>").ToString();
    }

    /// <summary>The same look beside its word, for the legend.</summary>
    public static string Sample(BoothState state) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"36\" height=\"24\" viewBox=\"0 0 36 24\" aria-hidden=\"true\" focusable=\"false\"><g fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"><rect x=\"2\" y=\"2\" width=\"32\" height=\"20\"{Look(state, 2)}/></g></svg>";

    private static string Look(BoothState state, int line) => state switch
    {
        BoothState.Taken => " fill=\"currentColor\" fill-opacity=\".14\"",
        BoothState.Reserved => string.Create(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{line * 4} {line * 2}\""),
        BoothState.Free => string.Create(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{line} {line * 2}\""),
        _ => throw new InvalidOperationException(state.ToString()),
    };

    private static void Words(StringBuilder svg, PlanBooth b)
    {
        // A letter is about 0.65 of its size wide, a capital 0.8.
        var size = Math.Max(10, Math.Min(Math.Min(b.Box.Width * 3 / 2 / Math.Max(2, b.Number.Length), b.Box.Depth * 2 / 5), 150));
        var (x, y) = (b.Box.X + b.Box.Width / 2, b.Box.Y + b.Box.Depth / 2);
        var small = size / 2;
        var fits = small > 0 ? b.Box.Width * 5 / 4 / small : 0;
        var name = b.Name is { Length: > 0 } && fits >= 6 ? b.Name.Length <= fits ? b.Name : b.Name.Cut(fits - 1).TrimEnd() + "…" : null;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{(name is null ? y + size / 3 : y)}\" font-size=\"{size}\">{Text(b.Number)}</text>");
        if (name is not null) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y + small * 3 / 2}\" font-size=\"{small}\" unicode-bidi=\"plaintext\">{Text(name)}</text>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
