using System.Globalization;
using System.Runtime.CompilerServices;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>A row of a dataset as it is stored, with what it takes to write it.</summary>
internal readonly record struct DatasetRow(Series Series, Observation At, string[] Kept, Dictionary<char, string>? Written)
{
    public string PeriodText => Written?.GetValueOrDefault('p') is { } text ? RowRest.Text(text) : PeriodCode.Read(At.Period)?.Text ?? "";

    public string ValueText => At.Value is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>As the file had it, kept or worked out of the numbers; null for further columns.</summary>
    public string? Core(ColumnRole role) => role switch
    {
        ColumnRole.Measure => Written?.GetValueOrDefault('m') ?? Series.MeasureWritten ?? Series.MeasureCode,
        ColumnRole.Subject => Written?.GetValueOrDefault('s') ?? Series.SubjectWritten ?? Series.SubjectKey,
        ColumnRole.Period => Written?.GetValueOrDefault('p') ?? PeriodCode.Read(At.Period)!.Text,
        ColumnRole.Value => Written?.GetValueOrDefault('v') ?? ValueText,
        ColumnRole.Status => Written?.GetValueOrDefault('o') ?? At.Status ?? "",
        _ => null,
    };
}

/// <summary>The rows of a dataset in the order of its file, one after the other: never all of them in memory.</summary>
internal static class DatasetRows
{
    public static async IAsyncEnumerable<DatasetRow> Read(Dataset dataset, IndicatorsDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var series = await db.Series.AsNoTracking().Where(s => s.Dataset == dataset.Id).ToDictionaryAsync(s => s.Number, ct);
        var (first, last, kept) = (dataset.FirstSeries, dataset.LastSeries, dataset.Form.Kept.Count);
        var rows = db.Observations.AsNoTracking().Where(o => o.Series >= first && o.Series <= last);
        // Where the file is not in order, the place is the row.
        rows = dataset.Form.InOrder ? rows.OrderBy(o => o.Series).ThenBy(o => o.Period).ThenBy(o => o.Place) : rows.OrderBy(o => o.Place);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (cells, written) = RowRest.Read(row.Rest, kept);
            yield return new(series[row.Series], row, cells, written);
        }
    }
}
