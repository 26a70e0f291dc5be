using System.Buffers;
using System.Text;

namespace Isthmus.Tabular;

/// <summary>What people do not see in a cell is taken out.</summary>
internal static class CellText
{
    private static readonly SearchValues<char> Odd = SearchValues.Create("\u00A0\u2007\u202F\uFEFF\u200B\u2060\r");

    // What XLSX can spell and nobody types: control characters, halves of surrogate pairs, code points that are no characters. No database keeps them.
    private static readonly SearchValues<char> Suspect = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => char.IsSurrogate(c) || IsNothing(c))]);

    internal static string Clean(string text)
    {
        if (text.AsSpan().ContainsAny(Odd))
        {
            text = text.Replace('\u00A0', ' ').Replace('\u2007', ' ').Replace('\u202F', ' ').Replace("\uFEFF", "", StringComparison.Ordinal)
                .Replace("\u200B", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal)
                .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        return (text.AsSpan().ContainsAny(Suspect) ? Readable(text) : text).Trim();
    }

    private static bool IsNothing(char c) => c is >= '\uFFFE' || (char.IsControl(c) && !char.IsWhiteSpace(c));

    private static string Readable(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || (rune.IsBmp && IsNothing(text[i]))) continue;
            result.Append(text, i, rune.Utf16SequenceLength);
            i += rune.Utf16SequenceLength - 1;
        }

        return result.ToString();
    }

    /// <summary>Undoes the apostrophe that spreadsheet programs and our own export put before a formula's first sign in CSV.</summary>
    internal static string Unguarded(string text) => text.StartsWith('\'') && text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@', ..] ? text[1..] : text;
}
