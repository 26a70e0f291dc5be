using System.Globalization;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Datasets;
using Isthmus.Indicators.Sources;

namespace Isthmus.Indicators.Reading;

/// <summary>Reads the figures of a measure as they were said at a moment: claims and observations beside each other, never mixed into one. By subject, then by time.</summary>
internal static class SeriesReader
{
    public static async Task<IReadOnlyList<SeriesPoint>> Read(SeriesQuery query, IndicatorsDb db, CancellationToken ct) =>
        [.. (await Claims(query, db, ct)).Concat(await Observations(query, db, ct)).OrderBy(p => p.Subject, StringComparer.Ordinal).ThenBy(p => p.Period).ThenBy(p => p.SaidFrom)];

    public static async Task<IReadOnlyList<SeriesPoint>> Claims(SeriesQuery query, IndicatorsDb db, CancellationToken ct)
    {
        var claims = db.Claims.AsNoTracking().Where(c => c.MeasureCode == query.Measure && c.SaidFrom != null && c.SaidFrom <= query.At && (c.SaidUntil == null || c.SaidUntil > query.At));
        if (query.Subjects.Count > 0) claims = claims.Where(c => query.Subjects.Contains(c.SubjectKey));
        if (query.From is { } from) claims = claims.Where(c => c.LastDay == null || c.LastDay >= from);
        if (query.Until is { } until) claims = claims.Where(c => (c.LastDay ?? c.FirstDay) <= until);
        var found = await (from c in claims join s in db.Sources.AsNoTracking() on c.SourceId equals s.Id into sources from s in sources.DefaultIfEmpty() select new { Claim = c, Source = s }).ToListAsync(ct);
        return [.. found.Select(f => Point(f.Claim, f.Source))];
    }

    public static async Task<IReadOnlyList<SeriesPoint>> Observations(SeriesQuery query, IndicatorsDb db, CancellationToken ct)
    {
        var of = db.Series.AsNoTracking().Where(s => s.MeasureCode == query.Measure);
        if (query.Subjects.Count > 0) of = of.Where(s => query.Subjects.Contains(s.SubjectKey));
        var said = await (from s in of join d in db.Datasets.AsNoTracking() on s.Dataset equals d.Id where d.SaidFrom != null && d.SaidFrom <= query.At && (d.SaidUntil == null || d.SaidUntil > query.At) select s).ToDictionaryAsync(s => s.Number, ct);
        if (said.Count == 0) return [];
        var ids = said.Values.Select(s => s.Dataset).Distinct().ToList();
        var datasets = await db.Datasets.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var numbers = said.Keys.Order().ToList();
        var rows = db.Observations.AsNoTracking().Where(o => numbers.Contains(o.Series));
        // Both ends are named to the database: its statistics know nothing of one alone.
        var (first, last) = (query.From is { } from ? PeriodCode.From(from) : int.MinValue, query.Until is { } until ? PeriodCode.Until(until) : int.MaxValue);
        if (query.From is not null || query.Until is not null) rows = rows.Where(o => o.Period >= first && o.Period <= last);
        var (periods, points) = (new Dictionary<int, Period?>(), new List<SeriesPoint>());
        foreach (var row in await rows.OrderBy(o => o.Series).ThenBy(o => o.Period).ThenBy(o => o.Place).Take(query.Most).ToListAsync(ct))
            if (Point(row, said[row.Series], datasets, periods) is { } point) points.Add(point);
        return points;
    }

    private static SeriesPoint Point(Claim claim, Source? source) => new(claim.MeasureCode, claim.SubjectKey, claim.Period, claim.Figure)
    {
        Source = (claim.Speaker, source?.Outlet) switch { ({ } who, { } where) => $"{who}, {where}", (null, { } where) => where, ({ } who, null) => who, _ => "" },
        SourceAddress = source?.Address, SourceId = claim.SourceId, SaidFrom = claim.SaidFrom!.Value, SaidUntil = claim.SaidUntil, Claim = claim.Id, IsCharted = claim.IsCharted, Words = claim.Shape == Shape.Words ? claim.Note : null,
    };

    // Where the file has no number there is nothing to show.
    private static SeriesPoint? Point(Observation row, Series series, Dictionary<DatasetId, Dataset> datasets, Dictionary<int, Period?> periods)
    {
        if (row.Value is not { } value || !decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        var dataset = datasets[series.Dataset];
        var (kept, written) = row.Rest is null ? ([], null) : RowRest.Read(row.Rest, dataset.Form.Kept.Count);
        if (!periods.TryGetValue(row.Period, out var period)) periods[row.Period] = period = PeriodCode.Read(row.Period);
        if (period is null && (written?.GetValueOrDefault('p') is not { } text || !Period.TryParse(RowRest.Text(text), out period))) return null;
        var (qualifier, standing) = Said(row.Status);
        var source = kept.Length == 0 ? null : dataset.Form.Kept.Select((c, i) => dataset.Form.Columns[c].Role == ColumnRole.Source ? RowRest.Text(kept[i]) : "").FirstOrDefault(t => t.Length > 0);
        return new(series.MeasureCode, series.SubjectKey, period, Figure.Number(number, series.Unit, qualifier, standing))
        {
            Source = dataset.Publisher ?? dataset.Citation ?? dataset.Title.In("en"), SourceAddress = source ?? dataset.Address, SaidFrom = dataset.SaidFrom!.Value, SaidUntil = dataset.SaidUntil,
            Dataset = dataset.Id, DatasetKey = dataset.Key, Status = row.Status, Other = Others(dataset, kept),
        };
    }

    private static readonly Dictionary<string, string> s_none = [];

    private static Dictionary<string, string> Others(Dataset dataset, string[] kept)
    {
        if (kept.Length == 0) return s_none;
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < kept.Length; i++)
            if (RowRest.Text(kept[i]) is { Length: > 0 } text) others[dataset.Form.Columns[dataset.Form.Kept[i]].Name] = text;
        return others;
    }

    // SDMX CL_OBS_STATUS: estimated, imputed and low reliability are near the truth; forecasts are expected.
    private static (Qualifier, Standing) Said(string? status) => status switch
    {
        "E" or "I" or "F" => (Qualifier.About, Standing.Estimate),
        "U" => (Qualifier.About, Standing.Actual),
        _ => (Qualifier.Exact, Standing.Actual),
    };
}
