using System.Text;

namespace Isthmus.Indicators.Datasets;

/// <summary>
/// What a row says beyond its numbers, in one text: the cells of further columns in their order, then those cells of the numbers' columns that are written otherwise than the numbers would be (<c>0.50</c>, <c>2019Q3</c>),
/// each after a letter for its column. A cell whose quotation marks are not those of its column is kept with them.
/// </summary>
internal static class RowRest
{
    public const int Longest = 4000;
    public const char Between = '\u001f';
    public const char AsWritten = '\u001e';

    public static char Letter(ColumnRole role) => role switch { ColumnRole.Measure => 'm', ColumnRole.Subject => 's', ColumnRole.Period => 'p', ColumnRole.Value => 'v', _ => 'o' };

    public static bool NeedsQuotes(string text, char delimiter) => text.AsSpan().ContainsAny(delimiter, '"', '\n') || text.Contains('\r', StringComparison.Ordinal);

    /// <summary>Puts a kept cell into its line of the file.</summary>
    public static void Write(StringBuilder line, string kept, FileColumn column, char delimiter)
    {
        if (kept is [AsWritten, ..]) line.Append(kept, 1, kept.Length - 1);
        else if (column.AlwaysQuoted || NeedsQuotes(kept, delimiter)) line.Append('"').Append(kept.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else line.Append(kept);
    }

    /// <summary>The text of a kept cell, without its quotation marks.</summary>
    public static string Text(string kept) => kept switch
    {
        [AsWritten, '"', .. var inner, '"'] => inner.Replace("\"\"", "\"", StringComparison.Ordinal),
        [AsWritten, .. var plain] => plain,
        _ => kept,
    };

    /// <summary>The cells of further columns, and what is written otherwise, by its letter.</summary>
    public static (string[] Kept, Dictionary<char, string>? Written) Read(string? rest, int kept)
    {
        if (rest is null) return (Enumerable.Repeat("", kept).ToArray(), null);
        var parts = rest.Split(Between);
        return (parts[..kept], parts.Length == kept ? null : parts[kept..].ToDictionary(p => p[0], p => p[1..]));
    }
}
