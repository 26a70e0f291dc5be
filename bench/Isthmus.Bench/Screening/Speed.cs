using System.Diagnostics;
using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Bench.Screening;

/// <summary>Searches a CPU-second, the slowest, memory, and what a change of a list costs.</summary>
internal static class Speed
{
    internal static void Run(string folder)
    {
        var entries = UnifiedList.Read(Path.Combine(folder, "watchlist_combined.csv"));
        // The tables are the engine's, not an index's.
        _ = NamePairs.Score("first 习", "call", PartyType.Organisation);
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var index = ScreeningIndex.Build(entries);
        var built = clock.Elapsed.TotalSeconds;
        var memory = GC.GetTotalMemory(true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index of {entries.Count:N0} entries ({index.Count:N0} searched): built in {built:0.00} s, {memory / 1048576.0:0} MB, process {Process.GetCurrentProcess().WorkingSet64 / 1048576.0:0} MB"));

        var people = UnifiedList.Rows(Path.Combine(folder, "negatives_us_50k.csv")).Take(10_000).Select(r => new Party { Name = r["full_name"], Type = PartyType.Person }).ToList();
        var noisy = UnifiedList.Rows(Path.Combine(folder, "sdn_noisy_queries.csv")).Select(r => new Party { Name = r["query"], Type = LabelledPair.TypeOf(r["type"]) }).ToList();
        var organisations = entries.Where(e => e.Type == PartyType.Organisation).Take(7_000).Select(e => new Party { Name = e.Name, Type = PartyType.Organisation, Countries = e.Countries }).ToList();
        Time("10,000 persons that are on no list", index, people);
        Time($"{noisy.Count} noisy names of the list", index, noisy);
        Time($"{organisations.Count:N0} organisations re-screened (each is on the list)", index, organisations);
    }

    private static void Time(string what, ScreeningIndex index, List<Party> parties)
    {
        foreach (var party in parties.Take(500)) index.Search(party);
        var times = new double[parties.Count];
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var hits = 0;
        for (var i = 0; i < parties.Count; i++)
        {
            var from = Stopwatch.GetTimestamp();
            hits += index.Search(parties[i]).Count > 0 ? 1 : 0;
            times[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {parties.Count / used:N0} a CPU-second, {used:0.00} s CPU in all, p50 {times[times.Length / 2]:0.000} ms, p99 {times[(int)(times.Length * 0.99)]:0.000} ms, worst {times[^1]:0.0} ms; {hits} with a hit"));
    }
}
