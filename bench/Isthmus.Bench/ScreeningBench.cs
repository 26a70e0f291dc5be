using System.Globalization;
using Isthmus.Bench.Screening;
using Isthmus.Screening;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>The screener's accuracy and speed beside others, on data that cannot be shipped.</summary>
internal static class ScreeningBench
{
    // Of the measuring data's own description; on its unseen half, with its own prototype left out.
    private const string Peers = """
        others on the unseen half (figures of the measuring data's README): core F1 / recall at 1 % false positives
          Jaro-Winkler + ICU + sorted words .779 / .343; pg_trgm + ICU .711 / .272; Watchman .269 recall; OpenSanctions logic-v2 without its Wikidata names .725 / .481
          name_bench F1 at the native threshold: Watchman .690, logic-v2 .793; speed: Watchman 19 to 47 queries a CPU-second over the SDN list, pg_trgm 577
        """;

    internal static async Task<int> Run(string[] args)
    {
        if (SharedData.File("data", "screening") is not { } folder)
        {
            Console.WriteLine($"accuracy: {SharedData.Missing}; speed on invented names:");
            var random = new Random(2);
            var invented = Enumerable.Range(0, 28_000).Select(i => new ListEntry { Id = $"i{i}", Name = ListChange.Invent(random), Type = PartyType.Organisation }).ToList();
            Fuzz.Run(ScreeningIndex.Build(invented), Number(args, "--fuzz") ?? 20_000);
            ListChange.Run(invented);
            return 0;
        }

        if (args is ["--train", .. var rest]) return Training.Run(folder, rest.Length > 0 ? rest[0] : null);
        var list = UnifiedList.Read(Path.Combine(folder, "watchlist_combined.csv"));
        if (Number(args, "--fuzz") is { } strings)
        {
            Fuzz.Run(ScreeningIndex.Build(list), strings);
            return 0;
        }

        var pairs = LabelledPair.Read(Path.Combine(folder, "dev.jsonl"));
        Console.WriteLine("Isthmus.Screening on the labelled pairs (the calibration has seen them; --train prints what cross-validation gives):");
        Accuracy.Print(pairs, [.. pairs.Select(p => NamePairs.Score(p.Query, p.Target, p.Type))]);
        Retrieval.Run(folder, Thresholds.Review);
        CandidateRecall.Run(list, pairs);
        Speed.Run(folder);
        ListChange.Run(list);
        Console.WriteLine(Peers);
        var noisy = UnifiedList.Rows(Path.Combine(folder, "sdn_noisy_queries.csv")).Select(r => new Party { Name = r["query"], Type = LabelledPair.TypeOf(r["type"]) }).ToList();
        await PgTrgm.Run(pairs, list, noisy);
        return 0;
    }

    private static int? Number(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        if (at < 0) return null;
        return at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 1_000_000;
    }
}
