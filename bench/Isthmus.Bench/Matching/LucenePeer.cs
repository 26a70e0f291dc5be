using System.Diagnostics;
using System.Globalization;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>Lucene in a process of its own: LucenePeer.java, compiled where a Java compiler and Debian's liblucene8-java are installed.</summary>
internal sealed class LucenePeer : IPeer
{
    private const string Jars = "/usr/share/java";

    private readonly string folder;
    private readonly string classPath;

    private LucenePeer(string folder, string classPath) => (this.folder, this.classPath) = (folder, classPath);

    public string Name => "Lucene";

    internal static async Task<LucenePeer?> Create()
    {
        var core = Newest("lucene-core-8*.jar");
        var analysers = Newest("lucene-analyzers-common-8*.jar");
        if (core is null || analysers is null || await Execute("java", ["-version"]) is null || await Execute("javac", ["-version"]) is null)
        {
            Console.WriteLine("Lucene: not installed: apt install liblucene8-java default-jdk-headless");
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("isthmus-lucene-").FullName;
        var classPath = string.Join(Path.PathSeparator, core, analysers, folder);
        if (await Execute("javac", ["-cp", classPath, "-d", folder, Path.Combine(AppContext.BaseDirectory, "Matching", "LucenePeer.java")]) is not null) return new LucenePeer(folder, classPath);
        Console.WriteLine("Lucene: LucenePeer.java could not be compiled with " + core);
        Directory.Delete(folder, recursive: true);
        return null;
    }

    public async Task<Dictionary<string, IReadOnlyList<string>>> Run(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries, Language language)
    {
        await Java(documents, queries, language, passes: 1, 10);
        return File.ReadLines(Path.Combine(folder, "run.tsv")).Select(l => l.Split('\t')).GroupBy(c => c[0], c => c[1]).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]);
    }

    public async Task<PeerSpeed> Time(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries)
    {
        // two passes in which the code is compiled, as ours has
        var lines = await Java(documents, queries, Language.English, passes: 3, 10, 100);
        return new PeerSpeed(lines[0][0] / lines[0][1], (long)lines[0][2], queries.Count, (lines[1][1], lines[1][2]), (lines[2][1], lines[2][2]), "CPU");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<double[][]> Java(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries, Language language, int passes, params int[] counts)
    {
        string InFolder(string name) => Path.Combine(folder, name);
        await File.WriteAllLinesAsync(InFolder("documents.tsv"), documents.Select(Line));
        await File.WriteAllLinesAsync(InFolder("queries.tsv"), queries.Select(Line));
        string[] numbers = [.. counts.Prepend(passes).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var output = await Execute("java", ["-Xmx3g", "-cp", classPath, "LucenePeer", InFolder("documents.tsv"), InFolder("queries.tsv"), language.Code(), InFolder("run.tsv"), .. numbers])
            ?? throw new InvalidOperationException("LucenePeer failed");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static string Line(Row row) => row.Id + "\t" + row.All.ReplaceLineEndings(" ");

    private static string? Newest(string pattern) => Directory.Exists(Jars) ? Directory.EnumerateFiles(Jars, pattern).Order(StringComparer.Ordinal).LastOrDefault() : null;

    // what a program printed, or null where it is not there or failed
    private static async Task<string?> Execute(string program, string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0) return output;
            Console.Error.WriteLine(await errors);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
