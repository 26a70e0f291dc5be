using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Isthmus.Tabular.Writing;

/// <summary>The least workbook that every spreadsheet program opens; text goes inline, so rows are written once and forgotten.</summary>
internal static class XlsxTable
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int LongestCell = 32_767;
    private static readonly DateTime Epoch = new(1899, 12, 30);

    internal static async Task WriteAsync(
        Stream target, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation)
    {
        var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, null, cancellation).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            foreach (var (part, content) in XlsxParts.Fixed(options.Sheet))
            {
                await Part(zip, part, (writer, _) => writer.WriteAsync(content), cancellation).ConfigureAwait(false);
            }

            await Part(zip, "xl/worksheets/sheet1.xml", (writer, c) => Sheet(writer, header, rows, options, c), cancellation).ConfigureAwait(false);
        }
    }

    private static async Task Part(ZipArchive zip, string name, Func<StreamWriter, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var stream = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation).ConfigureAwait(false);
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 32_768);
        await using (writer.ConfigureAwait(false))
        {
            await write(writer, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task Sheet(
        StreamWriter writer, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, TableWriteOptions options, CancellationToken cancellation)
    {
        var line = new StringBuilder(XlsxParts.SheetStart(options.RightToLeft, header.Count));
        Row(line, header, 1, style: 1);
        var number = 1;
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            Row(line, row, ++number, style: 0);
            if (line.Length > 16_384)
            {
                await writer.WriteAsync(line, cancellation).ConfigureAwait(false);
                line.Clear();
            }
        }

        line.Append(XlsxParts.SheetEnd);
        await writer.WriteAsync(line, cancellation).ConfigureAwait(false);
    }

    private static void Row(StringBuilder line, IReadOnlyList<object?> cells, int number, int style)
    {
        if (number > MostRows || cells.Count > MostColumns)
        {
            throw new ArgumentException($"A worksheet holds {MostRows} rows of {MostColumns} cells; write CSV.", nameof(cells));
        }

        line.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        for (var c = 0; c < cells.Count; c++)
        {
            Cell(line, cells[c], Table.ColumnLetter(c), number, style);
        }

        line.Append("</row>");
    }

    private static void Cell(StringBuilder line, object? cell, string column, int row, int style)
    {
        switch (cell)
        {
            case null or "":
                return;
            case bool truth:
                Open("b", style).Append(truth ? '1' : '0').Append("</v></c>");
                return;
            case DateOnly day:
                Open("n", 2).Append(CultureInfo.InvariantCulture, $"{(day.ToDateTime(TimeOnly.MinValue) - Epoch).TotalDays}</v></c>");
                return;
            case DateTimeOffset moment:
                Open("n", 3).Append(CultureInfo.InvariantCulture, $"{(moment.UtcDateTime - Epoch).TotalDays}</v></c>");
                return;
            case double or float when !double.IsFinite(Convert.ToDouble(cell, CultureInfo.InvariantCulture)):
                return;
            case byte or short or int or long or uint or ulong or double or float or decimal:
                Open("n", style).Append(CultureInfo.InvariantCulture, $"{cell}</v></c>");
                return;
            default:
                var text = (cell is IFormattable other ? other.ToString(null, CultureInfo.InvariantCulture) : cell.ToString()) ?? "";
                if (text.Length > LongestCell)
                {
                    throw new ArgumentException($"A cell holds {LongestCell} characters; write CSV.", nameof(cell));
                }

                // Quote prefix (styles 4, 5) keeps it text when a person edits the cell.
                var guarded = FormulaGuard.IsRisky(text) ? style + 4 : style;
                line.Append(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\" s=\"{guarded}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                XlsxParts.AppendEscaped(line, text);
                line.Append("</t></is></c>");
                return;
        }

        StringBuilder Open(string type, int shown) => line.Append(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\" s=\"{shown}\" t=\"{type}\"><v>");
    }
}
