using Isthmus.Contracts.People;
using Isthmus.Indicators.Datasets.Reading;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Datasets.Writing;

/// <summary>What a load did, or would do.</summary>
internal sealed record Written(IReadOnlyList<Dataset> Datasets, int Unchanged, long Observations, int Measures, int Subjects);

/// <summary>Writes what was read without a fault: new measures and subjects, the datasets, their series and observations, and one audit entry each, in the transaction that is open.</summary>
internal static class WriteDatasets
{
    // One load at a time gives out the numbers of series. On SQLite there is one writer in any case.
    private const long Lock = 0x4953_5448_0001;

    public static async Task<Written> Handle(ReadSet set, bool publish, UserId? by, IndicatorsDb db, DateTime now, Action<double>? progress, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The caller opens the transaction, so that all is written or nothing.");
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", ct);
        var known = await NewNames(set, db, now, ct);
        var keys = set.Tables.Select(t => t.Facts.Key).ToList();
        var published = await db.Datasets.Where(d => keys.Contains(d.Key) && d.State == DatasetState.Published).ToDictionaryAsync(d => d.Key, ct);
        var next = (await db.Series.MaxAsync(s => (int?)s.Number, ct) ?? 0) + 1;
        var (all, written, unchanged) = (new List<Dataset>(), new List<(Dataset Dataset, ReadFile File)>(), 0);
        foreach (var table in set.Tables)
        {
            var before = published.GetValueOrDefault(table.Facts.Key);
            if (publish && before is not null && before.Sha256 == table.File.Sha256 && before.SaysTheSame(table.Facts)) { unchanged++; all.Add(before); continue; }
            var dataset = Of(table, before, by, next, now);
            next += table.File.Series.Count;
            if (publish) before?.Retire(now);
            written.Add((dataset, table.File));
            all.Add(dataset);
        }
        // The one that goes makes place for the one that comes: only one of a key is published.
        db.Doing("indicators.load-dataset");
        await db.SaveChangesAsync(ct);
        foreach (var (dataset, file) in written)
        {
            if (publish) dataset.Publish(now);
            db.Datasets.Add(dataset);
            db.Record("indicators.load-observations", new("dataset", dataset.Id.ToString()), new { dataset.Key, dataset.FileName, dataset.Sha256, dataset.Size, observations = dataset.Rows, measures = dataset.Measures, subjects = dataset.Subjects });
        }
        db.Doing("indicators.load-dataset");
        await db.SaveChangesAsync(ct);
        long rows = written.Sum(w => (long)w.File.Rows.Count), done = 0;
        foreach (var (dataset, file) in written)
        {
            WriteSeries(dataset, file, known, db);
            WriteRows(dataset, file, db, n => progress?.Invoke((double)(done + n) / Math.Max(1, rows)), ct);
            done += file.Rows.Count;
        }
        return new(all, unchanged, set.Tables.Sum(t => (long)t.File.Rows.Count), set.Tables.SelectMany(t => t.File.Measures).Distinct().Count(), set.Tables.SelectMany(t => t.File.Subjects.Select(s => s.Key)).Distinct().Count());
    }

    private static Dataset Of(ReadTable table, Dataset? before, UserId? by, int first, DateTime now)
    {
        var (file, days) = (table.File, Days(table.File));
        var dataset = new Dataset
        {
            Id = DatasetId.New(), Key = table.Facts.Key, FileName = Path.GetFileName(file.Name) is { Length: <= DatasetTables.FileName } name ? name : table.Facts.Key, Sha256 = file.Sha256, Size = file.Size, Form = file.Form,
            Rows = file.Rows.Count, Measures = file.Measures.Count(), Subjects = file.Subjects.Count(), FirstSeries = first, LastSeries = first + file.Series.Count - 1,
            FirstDay = days.First, LastDay = days.Last, Supersedes = before?.Id, LoadedAt = now, LoadedBy = by,
        };
        dataset.Write(table.Facts, now);
        return dataset;
    }

    private static (DateOnly? First, DateOnly? Last) Days(ReadFile file)
    {
        var codes = new HashSet<int>();
        for (var i = 0; i < file.Rows.Count; i++) codes.Add(file.Rows[i].Period);
        var periods = codes.Select(PeriodCode.Read).OfType<Period>().ToList();
        return (periods.Min(p => p.First), periods.Max(p => p.Last));
    }

    /// <summary>The measures of the set, those that were not there added.</summary>
    private static async Task<Dictionary<string, Measure>> NewNames(ReadSet set, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var codes = set.Tables.SelectMany(t => t.File.Measures).Distinct().ToList();
        var measures = await db.Measures.Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, ct);
        foreach (var code in codes.Where(c => !measures.ContainsKey(c)))
        {
            var unit = set.Tables.SelectMany(t => t.File.Series).FirstOrDefault(s => s.Measure == code && s.Unit is not null)?.Unit;
            measures[code] = NewMeasure.Of(code, set.Measures.GetValueOrDefault(code), unit, now);
            db.Measures.Add(measures[code]);
        }
        var subjects = set.Tables.SelectMany(t => t.File.Subjects).DistinctBy(s => s.Key).ToList();
        var keys = subjects.Select(s => s.Key).ToList();
        var there = await db.Subjects.Where(s => keys.Contains(s.Key)).Select(s => s.Key).ToListAsync(ct);
        foreach (var (key, kind, text) in subjects.ExceptBy(there, s => s.Key))
            db.Subjects.Add(new Subject { Key = key, Kind = kind, Name = kind is SubjectKind.Other or SubjectKind.Region ? Aggregates.Name(text) : new([]) });
        return measures;
    }

    private static void WriteSeries(Dataset dataset, ReadFile file, Dictionary<string, Measure> measures, IndicatorsDb db)
    {
        using var rows = BulkRows.Into(db.Database.GetDbConnection(), "indicators_series", ("Number", 'i'), ("Dataset", 'g'), ("MeasureCode", 't'), ("SubjectKey", 't'), ("MeasureWritten", 't'), ("SubjectWritten", 't'), ("UnitCode", 't'), ("UnitPower", 'i'));
        for (var i = 0; i < file.Series.Count; i++)
        {
            var (s, unit) = (file.Series[i], file.Series[i].Unit ?? measures[file.Series[i].Measure].Unit);
            rows.Row().Whole(dataset.FirstSeries + i).Id(dataset.Id.Value).Text(s.Measure).Text(s.Subject).Text(s.MeasureWritten == s.Measure ? null : s.MeasureWritten).Text(s.SubjectWritten == s.Subject ? null : s.SubjectWritten).Text(unit.Code).Whole(unit.Power);
        }
        rows.End();
    }

    private static void WriteRows(Dataset dataset, ReadFile file, IndicatorsDb db, Action<int> progress, CancellationToken ct)
    {
        using var rows = BulkRows.Into(db.Database.GetDbConnection(), "indicators_observation", ("Series", 'i'), ("Period", 'i'), ("Place", 'i'), ("Value", 'd'), ("Status", 't'), ("Rest", 't'));
        var (last, place) = (default(FoundRow), 0);
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var at = file.ByKey?[i] ?? i;
            var row = file.Rows[at];
            place = file.ByKey is not null ? at : i > 0 && row.Series == last.Series && row.Period == last.Period ? place + 1 : 0;
            rows.Row().Whole(dataset.FirstSeries + row.Series).Whole(row.Period).Whole(place).Real(double.IsNaN(row.Value) ? null : row.Value).Text(row.Status).Text(row.Rest);
            last = row;
            if (i % 65_536 != 0) continue;
            ct.ThrowIfCancellationRequested();
            progress(i);
        }
        rows.End();
    }
}
