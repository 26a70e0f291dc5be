using System.Diagnostics;
using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Bench.Screening;

/// <summary>100,000 parties, and a list of which 500 entries changed.</summary>
internal static class ListChange
{
    private static readonly string[] Syllables = ["ra", "min", "par", "sa", "to", "kav", "ir", "no", "van", "shi", "zar", "tek", "mol", "be", "khor", "dan", "lu", "gos", "fen", "ya", "ar", "mi", "bol", "ched", "dra", "es", "ot"];
    private static readonly string[] General = ["Group", "Pharma", "Technology", "Industrial", "Trading", "Systems", "Engineering", "International", "Development", "Energy", "Bank", "Medical", "Research"];
    private static readonly string[] Forms = ["LLC", "Ltd.", "JSC", "GmbH", "ООО", "Co., Ltd.", "A.Ş.", ""];

    internal static void Run(IReadOnlyList<ListEntry> list, int count = 100_000, int changes = 500)
    {
        var random = new Random(1);
        var parties = new Dictionary<string, Party>();
        for (var i = 0; i < count; i++)
        {
            // One in two hundred is on the list, misspelt or not.
            var listed = i % 200 == 0 && list.Count > 0 ? list[random.Next(list.Count)] : null;
            parties[$"p{i:000000}"] = new Party { Name = listed?.Name ?? Invent(random), Type = listed is null ? PartyType.Organisation : listed.Type };
        }

        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(true);
        var index = PartyIndex.Build(parties);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index.Count:N0} parties indexed in {clock.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalMemory(true) - before) / 1048576.0:0} MB"));
        var changed = list.Count > 0 ? Enumerable.Range(0, changes).Select(_ => list[random.Next(list.Count)]).DistinctBy(e => e.Id).ToList()
            : [.. Enumerable.Range(0, changes).Select(i => new ListEntry { Id = $"c{i}", Name = Invent(random), Type = PartyType.Organisation })];
        for (var round = 0; round < 3; round++)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var affected = index.Affected(changed);
            var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changed.Count} changed entries asked of {index.Count:N0} parties: {affected.Count} affected, {used:0.00} s CPU{(round == 0 ? " (first time)" : "")}"));
        }

        var one = Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++) index = index.With($"p{i:000000}", new Party { Name = Invent(random), Type = PartyType.Organisation });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a party changed in the index: {Stopwatch.GetElapsedTime(one).TotalMicroseconds / 200:0} µs"));
    }

    internal static string Invent(Random random) =>
        $"{Word(random)} {(random.Next(2) == 0 ? Word(random) + " " : "")}{General[random.Next(General.Length)]} {Forms[random.Next(Forms.Length)]}".Trim();

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
}
