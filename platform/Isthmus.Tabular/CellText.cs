using System.Buffers;

namespace Isthmus.Tabular;

/// <summary>What people do not see in a cell is taken out.</summary>
internal static class CellText
{
    private static readonly SearchValues<char> Odd = SearchValues.Create("\u00A0\u2007\u202F\uFEFF\u200B\u2060\r");

    internal static string Clean(string text)
    {
        if (text.AsSpan().ContainsAny(Odd))
        {
            text = text.Replace('\u00A0', ' ').Replace('\u2007', ' ').Replace('\u202F', ' ').Replace("\uFEFF", "", StringComparison.Ordinal)
                .Replace("\u200B", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal)
                .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        return text.Trim();
    }

    /// <summary>Undoes the apostrophe that spreadsheet programs and our own export put before a formula's first sign in CSV.</summary>
    internal static string Unguarded(string text) => text.StartsWith('\'') && text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@', ..] ? text[1..] : text;
}
