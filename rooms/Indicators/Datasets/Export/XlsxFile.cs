using System.Globalization;
using System.Runtime.CompilerServices;
using Isthmus.Tabular;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>A workbook with one sheet: numbers as numbers, years as years, all other cells as text that no program runs.</summary>
internal static class XlsxFile
{
    public const int MostRows = 1_048_575;

    public static Task Write(Stream target, Dataset dataset, IndicatorsDb db, CancellationToken ct) =>
        TableWriter.WriteXlsxAsync(target, [.. dataset.Form.Columns.Select(c => c.Name)], Rows(dataset, db, ct), new() { Sheet = dataset.Key.Length <= 31 ? dataset.Key : dataset.Key[..31] }, ct);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(Dataset dataset, IndicatorsDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in DatasetRows.Read(dataset, db, ct))
        {
            var (cells, kept) = (new object?[dataset.Form.Columns.Count], 0);
            for (var i = 0; i < cells.Length; i++)
            {
                var role = dataset.Form.Columns[i].Role;
                cells[i] = role switch
                {
                    ColumnRole.Value when row.At.Value is { } value => value,
                    ColumnRole.Period when int.TryParse(row.PeriodText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) => year,
                    _ => RowRest.Text(row.Core(role) ?? row.Kept[kept++]),
                };
            }
            yield return cells;
        }
    }
}
