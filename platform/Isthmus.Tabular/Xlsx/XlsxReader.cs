using System.IO.Compression;

namespace Isthmus.Tabular.Xlsx;

/// <summary>Reads the worksheet of an Office Open XML workbook (ECMA-376), transitional or strict, streaming over the parts it needs and no others.</summary>
internal static class XlsxReader
{
    internal static Table Read(ReadOnlyMemory<byte> file, TableReadOptions options, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        var package = new XlsxPackage(zip, options.Limits, cancellation);
        var workbook = XlsxWorkbook.Read(package);
        if (workbook.Sheets.Count == 0)
        {
            throw new TableRefusedException(TableRefusalReason.Empty, "The workbook has no worksheet.");
        }

        var wanted = options.Sheet is null
            ? workbook.Sheets.OrderBy(s => s.Hidden)
            : workbook.Sheets.Where(s => string.Equals(s.Name.Trim(), options.Sheet.Trim(), StringComparison.OrdinalIgnoreCase));
        var strings = SharedStrings.Read(package, workbook.Part, options.Limits);
        var styles = DateStyles.Read(package, workbook.Part);
        RawTable? raw = null;
        foreach (var sheet in wanted)
        {
            raw = new RawTable(options.Limits);
            var merged = new SheetReader(strings, styles, workbook.From1904, new XlsxText(options.Limits), raw).Read(package, sheet.Part);
            if (raw.Rows.Count > 0)
            {
                return Finish(raw, merged, sheet, workbook, options);
            }
        }

        throw raw is null
            ? new TableRefusedException(TableRefusalReason.NoSuchSheet, $"There is no sheet \"{options.Sheet}\"; the file has: {string.Join(", ", workbook.Sheets.Select(s => s.Name))}.")
            : new TableRefusedException(TableRefusalReason.Empty, "The file has no cell with content.");
    }

    private static Table Finish(RawTable raw, IReadOnlyList<MergedCells> merged, XlsxSheet sheet, XlsxWorkbook workbook, TableReadOptions options)
    {
        var others = workbook.Sheets.Where(s => s != sheet && !s.Hidden).Select(s => s.Name).ToList();
        if (options.Sheet is null && others.Count > 0)
        {
            raw.Warnings.Add(new(TableWarningKind.OtherSheets, Detail: string.Join(", ", others)));
        }

        return HeaderRow.Apply(raw, merged, options, TableFormat.Xlsx) with { Sheet = sheet.Name };
    }
}
