using System.Text;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>Writes a dataset as the CSV file that it came in: the same bytes, worked out of its rows and the form of the file.</summary>
internal static class CsvFile
{
    public static async Task Write(Stream target, Dataset dataset, IndicatorsDb db, CancellationToken ct)
    {
        var form = dataset.Form;
        await using var writer = new StreamWriter(target, new UTF8Encoding(form.HasMark), 1 << 16, leaveOpen: true) { NewLine = form.Newline };
        var line = new StringBuilder(string.Join(form.Delimiter, form.Columns.Select(c => c.Title)));
        await foreach (var row in DatasetRows.Read(dataset, db, ct))
        {
            line.Append(form.Newline);
            if (line.Length > 32_768) { await writer.WriteAsync(line, ct); line.Clear(); }
            var kept = 0;
            for (var i = 0; i < form.Columns.Count; i++)
            {
                if (i > 0) line.Append(form.Delimiter);
                RowRest.Write(line, row.Core(form.Columns[i].Role) ?? row.Kept[kept++], form.Columns[i], form.Delimiter);
            }
        }
        for (var i = 0; i < form.EndLines; i++) line.Append(form.Newline);
        await writer.WriteAsync(line, ct);
    }
}
