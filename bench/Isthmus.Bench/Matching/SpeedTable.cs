using System.Diagnostics;
using System.Globalization;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>Indexing and searching 100,000 documents on one thread, beside the peers, in CPU time.</summary>
internal static class SpeedTable
{
    private const int Count = 100_000;

    internal static async Task Run(IReadOnlyList<Collection> collections, IReadOnlyList<IPeer> peers)
    {
        var (documents, queries) = ScaleSet.Make(collections, Count);
        Console.WriteLine($"Speed: {documents.Count:N0} documents made of the sentences of the English collections, {queries.Count:N0} of their queries; CPU of one thread where nothing else is said:");
        // the first build compiles the code
        var declared = documents.Count / OwnEngine.Build(documents, null, Language.English).IndexSeconds;
        declared = Math.Max(declared, documents.Count / OwnEngine.Build(documents, null, Language.English).IndexSeconds);
        var engine = OwnEngine.Build(documents, LexiconSet.Core);
        var indexBytes = engine.Bytes;
        var unspaced = Stages(engine, queries);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        engine.Searcher.LearnSpace();
        var learning = string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s of CPU");

        var plain = Own(engine, documents.Count, indexBytes, queries, isPlain: true);
        var all = Own(engine, documents.Count, engine.Bytes, queries, isPlain: false);
        var rows = new List<(string Name, PeerSpeed Speed)> { ("ours, plain", plain), ("ours, everything", all) };
        foreach (var peer in peers) rows.Add((peer.Name, await peer.Time(documents, queries)));
        Console.WriteLine("| engine | documents/s | mean, p95 µs for 10 | mean, p95 µs for 100 | its mean / plain | its mean / everything | bytes a document | asked |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (var (name, speed) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {speed.DocumentsPerSecond:N0} | {speed.At10.Mean:N0}, {speed.At10.P95:N0} | {speed.At100.Mean:N0}, {speed.At100.P95:N0} | {speed.At10.Mean / plain.At10.Mean:0.0} | {speed.At10.Mean / all.At10.Mean:0.0} | {speed.Bytes / (double)documents.Count:N0} | {speed.Asked:N0}, {speed.Clock} |"));
        }

        Console.WriteLine($"losses: {string.Join("; ", Losses(all, rows.Skip(2)).DefaultIfEmpty("none"))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours reads {declared:N0} documents/s where their language is declared; documents taken for another language than English: {engine.Index.Current.IndexedByLanguage.Sum() - engine.Index.Current.IndexedByLanguage[(int)Language.English]:N0}"));
        Console.WriteLine($"learning the latent space: {learning}; {unspaced}, with the latent space {all.At10.Mean.ToString("N0", CultureInfo.InvariantCulture)} µs");
    }

    private static PeerSpeed Own(OwnEngine engine, int documents, long bytes, IReadOnlyList<Row> queries, bool isPlain) =>
        new(documents / engine.IndexSeconds, bytes, queries.Count, Spread(engine.Times(queries, 10, isPlain)), Spread(engine.Times(queries, 100, isPlain)), "CPU");

    private static IEnumerable<string> Losses(PeerSpeed ours, IEnumerable<(string Name, PeerSpeed Speed)> peers)
    {
        foreach (var (name, speed) in peers)
        {
            if (speed.DocumentsPerSecond > ours.DocumentsPerSecond) yield return $"{name} reads faster";
            if (speed.Bytes < ours.Bytes) yield return $"{name} is smaller";
            if (speed.At10.Mean < ours.At10.Mean || speed.At100.Mean < ours.At100.Mean) yield return $"{name} answers faster than everything";
        }
    }

    // where the time goes: the same queries with one step more each time
    private static string Stages(OwnEngine engine, IReadOnlyList<Row> queries)
    {
        var words = engine.Times(queries, 10, isPlain: true).Average();
        var translated = OwnEngine.Times(engine.Searcher, queries, 10, isPlain: true).Average();
        var widened = engine.Times(queries, 10, isPlain: false).Average();
        return string.Create(CultureInfo.InvariantCulture, $"mean for 10 hits: own words {words:N0} µs, with the glossary {translated:N0}, with feedback {widened:N0}");
    }

    private static (double Mean, double P95) Spread(double[] times) => (times.Average(), Measures.Percentile(times, 0.95));
}
