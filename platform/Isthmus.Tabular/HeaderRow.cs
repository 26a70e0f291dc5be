using System.Globalization;

namespace Isthmus.Tabular;

/// <summary>A merged block of cells, 0-based columns and 1-based rows, both ends included.</summary>
internal readonly record struct MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>Finds the header among the first rows: below title rows, perhaps in two lines, perhaps missing; and makes the table of the rest.</summary>
internal static class HeaderRow
{
    private const int Searched = 20;
    private const int MostWarnings = 100;
    private const int LongestTitle = 120;
    private const int LongestDetail = 300;

    internal static Table Apply(RawTable raw, IReadOnlyList<MergedCells> merged, TableReadOptions options, TableFormat format)
    {
        var rows = raw.Rows;
        if (rows.Count == 0)
        {
            throw new TableRefusedException(TableRefusalReason.Empty, "The file has no cell with content.");
        }

        var at = Find(rows, options.IsKnownTitle);
        var header = at < 0 ? [] : rows[at].Cells;
        var body = at + 1;
        if (at < 0)
        {
            raw.Warnings.Add(new(TableWarningKind.NoHeader));
        }
        else
        {
            (var first, header, body) = TwoLineHeader.Join(rows, at, merged, options.IsKnownTitle);
            if (body - first > 1)
            {
                raw.Warnings.Add(new(TableWarningKind.TwoLineHeader, rows[first].Number));
            }

            if (first > 0)
            {
                var titles = string.Join(" / ", rows.Take(first).SelectMany(r => r.Cells).Where(c => c.Length > 0).Take(LongestDetail).Select(Start));
                raw.Warnings.Add(new(TableWarningKind.TitleRows, rows[0].Number, Detail: Start(titles)));
            }
        }

        return Build(raw, header, body, format) with { HasHeader = at >= 0 };
    }

    /// <summary>True for what is rather data than a title: numbers, dates, addresses of any kind, long text.</summary>
    internal static bool LooksLikeData(string cell) => cell.Length > LongestTitle || cell.Contains('@', StringComparison.Ordinal)
        || cell.Contains("://", StringComparison.Ordinal) || cell.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || double.TryParse(cell, NumberStyles.Any, CultureInfo.InvariantCulture, out _) || DateTime.TryParse(cell, CultureInfo.InvariantCulture, out _);

    private static string Start(string text) => text.Length > LongestDetail ? text[..LongestDetail] : text;

    private static int Find(List<RawRow> rows, Func<string, bool>? isKnown)
    {
        var searched = Math.Min(rows.Count, Searched);
        if (isKnown is not null)
        {
            var known = Enumerable.Range(0, searched).Select(i => (Row: i, Known: rows[i].Cells.Count(c => c.Length > 0 && isKnown(c)), rows[i].Filled)).ToList();
            var best = known.OrderByDescending(k => k.Known).ThenBy(k => k.Row).First();
            if (best.Known >= 2 || (best.Known == 1 && best.Filled <= 2))
            {
                return best.Row;
            }
        }

        var widths = rows.Take(200).Select(r => r.Filled).Order().ToList();
        var usual = widths[widths.Count / 2];
        for (var i = 0; i < searched; i++)
        {
            if (rows[i].Filled < Math.Max(1, 0.6 * usual))
            {
                continue;
            }

            var cells = rows[i].Cells.Where(c => c.Length > 0).ToList();
            return cells.Exists(LooksLikeData) || cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() < cells.Count ? -1 : i;
        }

        return -1;
    }

    private static Table Build(RawTable raw, string[] header, int body, TableFormat format)
    {
        var rows = raw.Rows;
        var width = header.Length;
        for (var i = body; i < rows.Count; i++)
        {
            var extra = rows[i].Cells.Length;
            if (header.Length > 0 && extra > header.Length && raw.Warnings.Count < MostWarnings)
            {
                raw.Warnings.Add(new(TableWarningKind.LongRow, rows[i].Number, Table.ColumnLetter(header.Length)));
            }

            width = Math.Max(width, extra);
        }

        Array.Resize(ref header, width);
        for (var c = 0; c < width; c++)
        {
            header[c] ??= "";
        }

        foreach (var same in header.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            raw.Warnings.Add(new(TableWarningKind.SameTitle, Detail: same.Key));
        }

        var result = new TableRow[rows.Count - body];
        for (var i = 0; i < result.Length; i++)
        {
            var cells = rows[body + i].Cells;
            var had = cells.Length;
            Array.Resize(ref cells, width);
            Array.Fill(cells, "", had, width - had);
            result[i] = new TableRow(rows[body + i].Number, cells);
        }

        return new Table(header, result) { Format = format, Warnings = raw.Warnings };
    }
}
