using System.Globalization;

namespace Isthmus.Tabular.Csv;

/// <summary>Reads separated text.</summary>
internal static class CsvReader
{
    internal static Table Read(ReadOnlyMemory<byte> file, TableReadOptions options, CancellationToken cancellation)
    {
        var decoded = TextDecoding.Decode(file.Span);
        var text = decoded.Text;
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new TableRefusedException(TableRefusalReason.Binary, "The file is neither text nor an XLSX spreadsheet.");
        }

        if (text.StartsWith("%PDF-", StringComparison.Ordinal) || text.StartsWith("{\\rtf", StringComparison.Ordinal)
            || text.AsSpan().TrimStart().StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            throw new TableRefusedException(TableRefusalReason.OtherFormat, "This is a document, not a table; save the table as XLSX or CSV.");
        }

        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var separator = Separator.Declared(text, ref start) ?? Separator.Detect(text, start);
        var raw = new RawTable(options.Limits);
        var records = new CsvRecords(text, start, separator, raw);
        while (records.Next(out var number, out var cells))
        {
            cancellation.ThrowIfCancellationRequested();
            raw.Add(number, cells);
        }

        if (decoded.Guessed)
        {
            raw.Warnings.Add(new(TableWarningKind.GuessedEncoding, Detail: decoded.Name));
        }

        if (decoded.Broken > 0)
        {
            raw.Warnings.Add(new(TableWarningKind.BrokenCharacters, Detail: decoded.Broken.ToString(CultureInfo.InvariantCulture)));
        }

        return HeaderRow.Apply(raw, [], options, TableFormat.Csv) with { Encoding = decoded.Name, Separator = separator };
    }
}
