using System.Diagnostics;
using System.Globalization;
using Isthmus.Matching;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;

namespace Isthmus.Bench.Matching;

/// <summary>A million invented opportunities: building, memory, searches under load while documents come in, and a start from a file.</summary>
internal static class Million
{
    private const double Rate = 200;
    private const int Updates = 200;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    internal static async Task Run(int count)
    {
        Console.WriteLine($"{count:N0} invented opportunities in six languages, title and a text of 60 words, three labels; {Environment.ProcessorCount} cores:");
        var opportunities = new InventedOpportunities(seed: 11);
        var before = GC.GetTotalMemory(true);
        var index = Build(opportunities, count);
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  index {Megabytes(index.Current.Bytes)} ({index.Current.Bytes / (double)count:N0} bytes a document); all that is managed {Megabytes(GC.GetTotalMemory(true) - before)}, process {Process()}"));
        var queries = Enumerable.Range(0, 6000).Select(_ => opportunities.Query()).ToArray();
        First(searcher, queries[0]);
        Alone(searcher, queries, isPlain: true);
        await Learn(searcher, count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  all that is managed {Megabytes(GC.GetTotalMemory(true) - before)}, process {Process()}"));
        var cpu = Alone(searcher, queries, isPlain: false);
        Alone(searcher, [.. Enumerable.Range(0, 200).Select(_ => opportunities.Query(terms: 20))], isPlain: false, "texts of 20 terms");

        void Search(int i) => searcher.Search(queries[i % queries.Length]);
        Console.WriteLine($"  reckoned from these CPU times for two cores that do nothing else, {OpenLoad.Reckon(cpu, Rate, Time)}");
        var load = await OpenLoad.Offer(Search, Rate, Time);
        Console.WriteLine($"  searches, {load}; {Others()}");
        var rate = Rate;
        if (!load.IsHeld)
        {
            var (most, cores) = await OpenLoad.Most(Search, TimeSpan.FromSeconds(10));
            rate = Math.Max(1, Math.Floor(most * 0.8));
            var held = await OpenLoad.Offer(Search, rate, Time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  at most {most:0} searches a second on the {cores:0.00} cores that were left to it; at four fifths of it, {held}"));
        }

        await WithUpdates(index, searcher, opportunities, Search, rate);
        More(index, searcher, opportunities, count, queries[0]);
        Restart(index, queries);
    }

    private static MatchIndex Build(InventedOpportunities opportunities, int count)
    {
        const int Batch = 10_000;
        var index = new MatchIndex();
        double cpu = 0, wall = 0;
        for (var from = 0; from < count; from += Batch)
        {
            var documents = Enumerable.Range(from, Math.Min(Batch, count - from)).Select(opportunities.Next).ToList();
            var clock = Stopwatch.StartNew();
            cpu += CpuClock.SecondsOf(() => documents.ForEach(index.Add));
            wall += clock.Elapsed.TotalSeconds;
        }

        var publishing = Stopwatch.StartNew();
        cpu += CpuClock.SecondsOf(index.Publish);
        wall += publishing.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  built in {wall:0.0} s, {cpu:0.0} s of CPU of one thread ({count / cpu:N0} documents/s), without the inventing"));
        return index;
    }

    private static async Task Learn(MatchSearcher searcher, int count)
    {
        var cpu = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await Task.Run(searcher.LearnSpace);
        var used = (System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  latent space learnt in {clock.Elapsed.TotalSeconds:0.0} s, {used:0.0} s of CPU; {Megabytes((searcher.Space?.Bytes ?? 0) + ((long)(searcher.Space?.Dimensions ?? 0) * count))}"));
    }

    // CPU of one thread, nothing beside
    private static double[] Alone(MatchSearcher searcher, SearchQuery[] queries, bool isPlain, string what = "searches")
    {
        // the first ones load dictionaries and have code compiled
        var warming = Math.Min(500, queries.Length / 2);
        var all = queries.Take(1500).Select(q => q with { IsPlain = isPlain }).Select(q => 1e3 * CpuClock.SecondsOf(() => searcher.Search(q))).ToArray();
        var inOrder = all[warming..];
        double[] times = [.. inOrder];
        var mean = times.Average();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what} one after the other, {(isPlain ? "plain" : "everything")}: CPU mean {mean:0.00} ms, p50 {Measures.Percentile(times, 0.5):0.00}, p95 {Measures.Percentile(times, 0.95):0.00}, p99 {Measures.Percentile(times, 0.99):0.00}, worst {times[^1]:0}"));
        return inOrder;
    }

    // it builds the dictionaries of its language and hears all words of the index
    private static void First(MatchSearcher searcher, SearchQuery query)
    {
        var clock = Stopwatch.StartNew();
        searcher.Search(query);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  first search (dictionaries, words by sound): {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>The same load, and beside it documents that are added, published and found, one after the other.</summary>
    private static async Task WithUpdates(MatchIndex index, MatchSearcher searcher, InventedOpportunities opportunities, Action<int> search, double rate)
    {
        var load = OpenLoad.Offer(search, rate, Time);
        var visible = await Task.Run(async () =>
        {
            var times = new double[Updates];
            for (var i = 0; i < Updates; i++)
            {
                await Task.Delay(Time / Updates * 0.8);
                var word = string.Create(CultureInfo.InvariantCulture, $"visibleword{i}");
                var document = opportunities.Next(0);
                var clock = Stopwatch.StartNew();
                index.Add(document with { Id = $"new{i}", Fields = [$"{document.Fields[0]} {word}", document.Fields[1]] });
                index.Publish();
                if (searcher.Search(new SearchQuery(word) { IsPlain = true, Count = 1 }) is not [{ Id: var id }] || id != $"new{i}") throw new InvalidOperationException($"what was added is not found: {word}");
                times[i] = clock.Elapsed.TotalMilliseconds;
            }

            return times;
        });
        Console.WriteLine($"  with {Updates} updates beside, {await load}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  from adding to found: p50 {Measures.Percentile(visible, 0.5):0} ms, p95 {Measures.Percentile(visible, 0.95):0} ms, worst {visible.Max():0} ms"));
    }

    // an import: what is counted anew and folded into the latent space falls to the first search after it
    private static void More(MatchIndex index, MatchSearcher searcher, InventedOpportunities opportunities, int from, SearchQuery query)
    {
        const int Count = 10_000;
        var documents = Enumerable.Range(from, Count).Select(opportunities.Next).ToList();
        var clock = Stopwatch.StartNew();
        documents.ForEach(index.Add);
        index.Publish();
        var added = clock.Elapsed.TotalSeconds;
        clock.Restart();
        _ = searcher.Search(query);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Count:N0} more at once: added and published in {added:0.0} s, the first search after it {clock.Elapsed.TotalSeconds:0.00} s"));
    }

    private static void Restart(MatchIndex index, SearchQuery[] queries)
    {
        var path = Path.Combine(Path.GetTempPath(), $"isthmus-matching-{Environment.ProcessId}.index");
        try
        {
            var clock = Stopwatch.StartNew();
            using (var file = File.Create(path)) index.Save(file);
            var saved = clock.Elapsed.TotalSeconds;
            clock.Restart();
            MatchIndex read;
            using (var file = File.OpenRead(path)) read = MatchIndex.Load(file);
            var loaded = clock.Elapsed.TotalSeconds;
            var searcher = new MatchSearcher(read, LexiconSet.Core);
            clock.Restart();
            _ = searcher.Search(queries[0]);
            var first = clock.Elapsed.TotalSeconds;
            var before = new MatchSearcher(index, LexiconSet.Core);
            var same = queries.Take(100).Count(q => searcher.Search(q).SequenceEqual(before.Search(q)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  saved in {saved:0.0} s, {Megabytes(new FileInfo(path).Length)}; started from the file in {loaded:0.0} s, first search {first:0.0} s; {same} of 100 searches find the same"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // what else the machine was doing belongs to a figure by the clock on the wall
    private static string Others() => File.Exists("/proc/loadavg") ? $"load of the machine afterwards {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0} MB");

    private static string Process() => Megabytes(System.Diagnostics.Process.GetCurrentProcess().WorkingSet64);
}
