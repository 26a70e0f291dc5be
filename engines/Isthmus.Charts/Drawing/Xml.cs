using System.Globalization;
using System.Text;

namespace Isthmus.Charts.Drawing;

/// <summary>Text and numbers as they may stand in XML.</summary>
internal static class Xml
{
    /// <summary>
    /// One line of text without what XML forbids: control characters, lone surrogates, non-characters; and without the embeddings and overrides of direction, which are not closed at the end of an element.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            int c = rune.Value;
            if (c is '\t' or '\n' or '\r' or 0x2028 or 0x2029) clean.Append(' ');
            else if (c < 0x20 || c is >= 0x7F and < 0xA0 or >= 0x202A and <= 0x202E or 0xFFFD or >= 0xFDD0 and <= 0xFDEF || (c & 0xFFFE) == 0xFFFE) continue;
            else clean.Append(rune);
        }
        return clean.ToString().Trim();
    }

    public static StringBuilder Escaped(this StringBuilder into, string clean)
    {
        foreach (char c in clean)
        {
            _ = c switch { '&' => into.Append("&amp;"), '<' => into.Append("&lt;"), '>' => into.Append("&gt;"), '"' => into.Append("&quot;"), _ => into.Append(c) };
        }
        return into;
    }

    /// <summary>A coordinate with one decimal.</summary>
    public static StringBuilder Number(this StringBuilder into, double value)
    {
        double rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return into.Append(CultureInfo.InvariantCulture, $"{(rounded == 0 ? 0 : rounded):0.#}");
    }
}
