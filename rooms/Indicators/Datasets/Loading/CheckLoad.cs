using Isthmus.Indicators.Datasets.Export;
using Isthmus.Indicators.Datasets.Reading;
using Isthmus.Platform.Jobs;

namespace Isthmus.Indicators.Datasets.Loading;

/// <summary>The dry run: reads the whole file and tells what loading it would do.</summary>
internal static class CheckLoad
{
    public const string JobKind = "indicators.check-load";

    internal sealed record Args(LoadId Load);

    public static async Task<ReadSet> Read(DatasetLoad load, IndicatorsDb db, Action<double> report, CancellationToken ct)
    {
        var bytes = await db.LoadFiles.AsNoTracking().Where(f => f.Load == load.Id).Select(f => f.Bytes).SingleAsync(ct);
        return FileSet.Read([new(load.FileName, () => new MemoryStream(bytes, writable: false))], load.Told, UploadLoad.MostRows, n => report((double)n / bytes.Length), ct);
    }

    private static async Task<LoadReport> Report(ReadSet set, IndicatorsDb db, CancellationToken ct)
    {
        if (set.Faults.Count > 0) return new([], set.Faults.First, set.Faults.Count);
        var tables = new List<TableReport>();
        foreach (var (facts, file) in set.Tables)
        {
            var (codes, keys) = (file.Measures.ToList(), file.Subjects.Select(s => s.Key).ToList());
            var measures = await db.Measures.Where(m => codes.Contains(m.Code)).Select(m => m.Code).ToListAsync(ct);
            var subjects = await db.Subjects.Where(s => keys.Contains(s.Key)).Select(s => s.Key).ToListAsync(ct);
            var before = await db.Datasets.AsNoTracking().SingleOrDefaultAsync(d => d.Key == facts.Key && d.State == DatasetState.Published, ct);
            var (added, removed, changed, same) = await Difference(file, before, db, ct);
            tables.Add(new(facts.Key, facts.Title.In("en"), facts.Licence, Path.GetFileName(file.Name), file.Rows.Count, codes.Count, keys.Count, [.. codes.Except(measures).Take(50)], [.. keys.Except(subjects).Take(50)], before is not null, added, removed, changed, same));
        }
        return new(tables, [], 0);
    }

    private static async Task<(int Added, int Removed, int Changed, int Same)> Difference(ReadFile file, Dataset? before, IndicatorsDb db, CancellationToken ct)
    {
        if (before is null) return (file.Rows.Count, 0, 0, 0);
        var old = new Dictionary<(string, string, int, int), double?>();
        var times = new Dictionary<(string, string, int), int>();
        await foreach (var row in DatasetRows.Read(before, db, ct)) old[Key(row.Series.MeasureCode, row.Series.SubjectKey, row.At.Period)] = row.At.Value;
        times.Clear();
        var (added, changed, same) = (0, 0, 0);
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var (row, series) = (file.Rows[i], file.Series[file.Rows[i].Series]);
            if (!old.Remove(Key(series.Measure, series.Subject, row.Period), out var value)) added++;
            else if (value == (double.IsNaN(row.Value) ? null : row.Value)) same++;
            else changed++;
        }
        return (added, old.Count, changed, same);

        // Several of one period are told apart by their order.
        (string, string, int, int) Key(string measure, string subject, int period) => (measure, subject, period, times[(measure, subject, period)] = times.GetValueOrDefault((measure, subject, period)) + 1);
    }

    internal sealed class Handler(IndicatorsDb db) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            var load = await db.Loads.SingleAsync(l => l.Id == args.Load, ct);
            if (load.State != LoadState.Checking || load.Job != run.Job.Id) return;
            var set = await Read(load, db, share => run.Report(share * 0.8, "indicators.datasets.step.reading"), ct);
            run.Report(0.85, "indicators.datasets.step.comparing");
            load.Checked(await Report(set, db, ct));
            db.Doing("indicators.check-dataset");
            await run.Finish(db, null, ct);
        }
    }
}
