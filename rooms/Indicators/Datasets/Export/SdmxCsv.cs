using System.Globalization;
using System.Text;

namespace Isthmus.Indicators.Datasets.Export;

/// <summary>SDMX-CSV 2.0: the observations under SDMX's own names of columns, whatever the file called them.</summary>
internal static class SdmxCsv
{
    public const string MediaType = "application/vnd.sdmx.data+csv;version=2.0.0";
    private static readonly string[] s_header = ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT"];

    public static async Task Write(Stream target, Dataset dataset, IndicatorsDb db, CancellationToken ct)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        var others = dataset.Form.Kept.Select((column, i) => (dataset.Form.Columns[column], i)).Where(c => c.Item1.Role is ColumnRole.Extra or ColumnRole.Source && !s_header.Contains(Name(c.Item1.Name))).ToList();
        await writer.WriteAsync(string.Join(',', s_header.Concat(others.Select(o => Cell(Name(o.Item1.Name))))));
        var id = Cell($"ISTHMUS:{dataset.Key.ToUpperInvariant().Replace('-', '_')}(1.0.0)");
        var line = new StringBuilder();
        await foreach (var row in DatasetRows.Read(dataset, db, ct))
        {
            var (frequency, period) = Period(row);
            line.Append("\r\ndataflow,").Append(id).Append(",I,").Append(frequency).Append(',').Append(row.Series.MeasureCode).Append(',').Append(Cell(RowRest.Text(row.Core(ColumnRole.Subject)!))).Append(',').Append(period).Append(',').Append(row.ValueText).Append(',')
                .Append(Cell(row.At.Status ?? (row.At.Value is null ? "M" : "A"))).Append(',').Append(row.Series.UnitCode).Append(',').Append(row.Series.UnitPower.ToString(CultureInfo.InvariantCulture));
            foreach (var (_, i) in others) line.Append(',').Append(Cell(RowRest.Text(row.Kept[i])));
            if (line.Length < 32_768) continue;
            await writer.WriteAsync(line, ct);
            line.Clear();
        }
        await writer.WriteAsync(line.Append("\r\n"), ct);
    }

    // Years of the other calendar and spans are SDMX's time ranges: a first day and how many follow.
    private static (string Frequency, string Period) Period(DatasetRow row)
    {
        if (!Figures.Periods.Period.TryParse(row.PeriodText.Replace("M", "-", StringComparison.Ordinal).Replace("--", "-", StringComparison.Ordinal), out var p)) return ("_Z", "");
        var range = p.First is { } first && p.Last is { } last ? string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}/P{last.DayNumber - first.DayNumber + 1}D") : p.Text;
        return (p.Precision, p.Reckoning) switch
        {
            (Precision.Span, _) => ("_Z", range),
            (Precision.Year, Reckoning.Jalali) => ("A", range),
            (Precision.Month, Reckoning.Jalali) => ("M", range),
            (Precision.Day, _) => ("D", string.Create(CultureInfo.InvariantCulture, $"{p.Mark:yyyy-MM-dd}")),
            (Precision.Year, _) => ("A", p.Text.TrimEnd('?', '~')),
            (Precision.Quarter, _) => ("Q", p.Text.TrimEnd('?', '~')),
            _ => ("M", p.Text.TrimEnd('?', '~')),
        };
    }

    private static string Name(string title) => string.Concat(title.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Cell(string text) => RowRest.NeedsQuotes(text, ',') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
