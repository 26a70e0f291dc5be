using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Isthmus.Indicators.Datasets.Reading;

namespace Isthmus.Indicators.Datasets.Writing;

/// <summary><c>indicators load FILES</c>: whoever may start it on the machine is trusted to load and publish. All files or none.</summary>
internal static class LoadFiles
{
    public static async Task<int> Run(IServiceProvider scope, IReadOnlyList<string> files, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            await error.WriteLineAsync($"isthmus: there is no file {missing}.");
            return 2;
        }
        var db = scope.GetRequiredService<IndicatorsDb>();
        // Opens the database; what is measured is the load.
        await db.Datasets.AnyAsync(ct);
        var clock = Stopwatch.StartNew();
        var set = FileSet.Read(WithPackages(files), null, ReadOptions.MostRows, null, ct);
        if (set.Faults.Count > 0)
        {
            Tell(set.Faults, scope.GetRequiredService<Texts>().In(Language.English), error);
            return 1;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var written = await WriteDatasets.Handle(set, publish: true, scope.GetRequiredService<CurrentActor>().Actor.User, db, Instants.Stored(scope.GetRequiredService<TimeProvider>()), null, ct);
        await transaction.CommitAsync(ct);
        // No job of the site follows that would have the new tables measured: the first charts would read more of them than they need.
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "ANALYZE indicators_series, indicators_observation" : "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;", ct);
        foreach (var dataset in written.Datasets)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{dataset.Key}: {dataset.Rows:N0} observations of {dataset.Measures:N0} measures and {dataset.Subjects:N0} subjects, {dataset.Licence ?? "no licence stated"}"));
        await output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            files = files.Count, datasets = written.Datasets.Count, unchanged = written.Unchanged, observations = written.Observations, measures = written.Measures, subjects = written.Subjects, seconds = Math.Round(clock.Elapsed.TotalSeconds, 3),
        }));
        return 0;
    }

    /// <summary>A package brings its tables along; a table that lies beside a package that names it is read by what that says.</summary>
    private static List<SourceFile> WithPackages(IReadOnlyList<string> files)
    {
        var paths = files.Select(Path.GetFullPath).Distinct().ToList();
        var asides = new List<string>();
        foreach (var json in paths.Where(IsPackage).ToList())
            paths.AddRange(TablesOf(json).Where(t => File.Exists(t) && !paths.Contains(t)));
        foreach (var table in paths.Where(FileSet.IsTable).ToList())
        {
            var json = Path.Combine(Path.GetDirectoryName(table)!, DataPackage.FileName);
            if (!paths.Contains(json) && !asides.Contains(json) && File.Exists(json) && TablesOf(json).Contains(table)) asides.Add(json);
        }
        return [.. paths.Select(p => new SourceFile(p, () => Open(p))), .. asides.Select(a => new SourceFile(a, () => Open(a)) { IsAside = true })];
    }

    private static bool IsPackage(string path) => Path.GetFileName(path).Equals(DataPackage.FileName, StringComparison.OrdinalIgnoreCase);

    private static List<string> TablesOf(string json) =>
        new FileInfo(json).Length > DataPackage.MostBytes ? [] : [.. DataPackage.Read(File.ReadAllBytes(json), json, new())?.Tables.Select(t => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(json)!, t.Path))) ?? []];

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    private static void Tell(Faults faults, Texts texts, TextWriter error)
    {
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"isthmus: nothing is loaded: {faults.Count:N0} fault(s)."));
        foreach (var f in faults.First)
        {
            var place = (f.Line, f.Column) switch { (0, _) => "", (_, 0) => $", line {f.Line}", _ => $", line {f.Line}, column {f.Column}" };
            error.WriteLine($"{Path.GetFileName(f.File)}{place}: {texts[f.TextKey, f.Args]}");
        }
        if (faults.Count > faults.First.Count) error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {faults.Count - faults.First.Count:N0} more."));
    }
}
