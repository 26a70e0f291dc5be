using System.Globalization;
using System.Text;

namespace Isthmus.Charts.Drawing;

/// <summary>
/// How wide a text will be, without a font: a share of the letter height for each kind of letter, a little more than usual sans-serif faces take. Good enough to keep labels apart, not to set type.
/// </summary>
internal static class TextWidth
{
    public static double Of(string text, double size, bool bold = false)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width * size * (bold ? 1.08 : 1);
    }

    private static double Of(Rune rune)
    {
        int c = rune.Value;
        if (c < 128)
        {
            return (char)c switch
            {
                'i' or 'l' or 'j' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' or 'I' => 0.33,
                'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' or '"' or '{' or '}' => 0.42,
                'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.95,
                >= 'A' and <= 'Z' => 0.7,
                _ => 0.615,
            };
        }
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format: return 0;
            case UnicodeCategory.OtherLetter when c is >= 0x0590 and < 0x0780 or >= 0xFB1D and < 0xFF00: return 0.58;
        }
        return c switch
        {
            0x2009 or 0x202F => 0.25,
            >= 0x0400 and < 0x0530 => "жшщюмфыЖШЩЮМФЫД".Contains((char)c, StringComparison.Ordinal) ? 0.9 : 0.65,
            >= 0x1100 and < 0x1200 or >= 0x2E80 and < 0xD800 or >= 0xF900 and < 0xFB00 or >= 0xFE30 and < 0xFE70 or >= 0xFF00 and < 0xFFE0 or >= 0x1F000 => 1.05,
            0x2014 or 0x2026 => 1,
            _ => 0.66,
        };
    }

    /// <summary>The text, or as much of its beginning as fits, with an ellipsis.</summary>
    public static string Shorten(string text, double room, double size, bool bold = false)
    {
        if (Of(text, size, bold) <= room) return text;
        var kept = new StringBuilder();
        double width = Of("…", size, bold);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            width += Of(element, size, bold);
            if (width > room) break;
            kept.Append(element);
        }
        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>The text in lines that fit, broken between words; the last of at most <paramref name="most"/> lines is shortened.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room, double size, int most, bool bold = false)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length == 0 || lines.Count == most - 1 || Of(longer, size, bold) <= room) line = longer;
            else { lines.Add(line); line = word; }
        }
        if (line.Length > 0) lines.Add(line);
        return [.. lines.Select(l => Shorten(l, room, size, bold))];
    }
}
