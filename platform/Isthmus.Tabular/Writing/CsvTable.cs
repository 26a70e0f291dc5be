using System.Buffers;
using System.Globalization;
using System.Text;

namespace Isthmus.Tabular.Writing;

internal static class CsvTable
{
    private static readonly UTF8Encoding WithMark = new(true);
    private static readonly UTF8Encoding WithoutMark = new(false);

    internal static async Task WriteAsync(
        Stream target, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation)
    {
        var writer = new StreamWriter(target, options.ByteOrderMark ? WithMark : WithoutMark, 32_768, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            var special = SearchValues.Create([options.Separator, '"', '\r', '\n']);
            var line = new StringBuilder();
            await WriteLine(header).ConfigureAwait(false);
            await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            {
                await WriteLine(row).ConfigureAwait(false);
            }

            async Task WriteLine(IReadOnlyList<object?> cells)
            {
                line.Clear();
                for (var i = 0; i < cells.Count; i++)
                {
                    _ = i == 0 ? line : line.Append(options.Separator);
                    Append(line, Text(cells[i]), special);
                }

                // A lone empty cell would be a blank line, which readers pass over.
                _ = line.Length == 0 ? line.Append("\"\"") : line;
                await writer.WriteLineAsync(line, cancellation).ConfigureAwait(false);
            }
        }
    }

    internal static string Text(object? cell) => cell switch
    {
        null => "",
        string text => FormulaGuard.Neutralised(text),
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => FormulaGuard.Neutralised(cell.ToString() ?? ""),
    };

    private static void Append(StringBuilder line, string text, SearchValues<char> special)
    {
        // Outer spaces are quoted too: some readers trim them.
        if (!text.AsSpan().ContainsAny(special) && !(text.Length > 0 && (text[0] == ' ' || text[^1] == ' ')))
        {
            line.Append(text);
            return;
        }

        line.Append('"').Append(text).Replace("\"", "\"\"", line.Length - text.Length, text.Length).Append('"');
    }
}
