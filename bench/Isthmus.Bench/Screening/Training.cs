using Isthmus.Screening;
using Isthmus.Screening.Align;
using Isthmus.Screening.Canonical;

namespace Isthmus.Bench.Screening;

/// <summary>Makes the calibration from labelled pairs and says what it is worth on pairs that it has not seen.</summary>
internal static class Training
{
    private const int Folds = 5;

    private static double _farWeight;

    /// <summary>What a search of the list finds for persons that are on no list: every second one, so that the others stay unseen.</summary>
    private static IEnumerable<LabelledPair> Far(string folder)
    {
        var index = ScreeningIndex.Build(UnifiedList.Read(Path.Combine(folder, "watchlist_sdn.csv")));
        var n = 0;
        foreach (var row in UnifiedList.Rows(Path.Combine(folder, "negatives_us_50k.csv")).Where((_, i) => i % 2 == 0))
        {
            foreach (var hit in index.Search(new Party { Name = row["full_name"], Type = PartyType.Person }, 0.005, 1))
                yield return new LabelledPair($"far{n++}", row["full_name"], hit.MatchedName, false, PartyType.Person, "far", "far", "", "", row["full_name"]);
        }
    }

    internal static int Run(string folder, string? modelFile, double aliasWeight = 0.1, double farWeight = 0.25)
    {
        var pairs = LabelledPair.Read(Path.Combine(folder, "dev.jsonl"));
        pairs.AddRange(Far(folder));
        _farWeight = farWeight;
        var variants = pairs.Select(Measure).ToList();
        // Which of several variants speaks for a pair is told by the model itself; two rounds suffice.
        var rows = variants.Select(v => v.MaxBy(f => f[(int)Feature.Agreement] + f[(int)Feature.LongerCovered] + 0.2f * f[(int)Feature.Matched])!).ToList();
        for (var round = 0; round < 2; round++)
        {
            var model = Fit(pairs, rows, _ => true, aliasWeight);
            rows = variants.Select(v => v.MaxBy(f => model.Probability(f))!).ToList();
        }

        var unseen = new double[pairs.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Fit(pairs, rows, i => FoldOf(pairs[i]) != fold, aliasWeight);
            for (var i = 0; i < pairs.Count; i++)
                if (FoldOf(pairs[i]) == fold) unseen[i] = variants[i].Max(f => Of(model, f));
        }

        Console.WriteLine($"cross-validated, {Folds} parts, the pairs of one listed party in one part:");
        Accuracy.Print(pairs, unseen);
        var final = Fit(pairs, rows, _ => true, aliasWeight);
        Console.WriteLine("fitted on all:");
        var seen = variants.Select(v => v.Max(f => Of(final, f))).ToList();
        Accuracy.Print(pairs, seen);
        Console.WriteLine($"{pairs.Count(p => p.Tier == "far")} far pairs of weight {farWeight}");
        if (modelFile is not null)
        {
            File.WriteAllText(modelFile, "# Trees over Align/Features.cs, made by `isthmus bench screening --train PAIRS.jsonl FILE`; no names are in it.\n" + final.Write());
            Console.WriteLine($"written: {modelFile}");
        }

        if (Environment.GetEnvironmentVariable("UNSEEN") is { Length: > 0 } dump)
            File.WriteAllLines(dump, pairs.Select((p, i) => FormattableString.Invariant($"{p.Id}\t{unseen[i]:0.000}\t{p.IsMatch}\t{p.Tier}\t{p.Type}\t{p.Source}\t{p.Query}\t{p.Target}\t{string.Join(' ', rows[i].Select((v, k) => FormattableString.Invariant($"{(Feature)k}={v:0.##}")))}")));
        return 0;
    }

    // The engine's shortcut belongs to the model: below it nothing is asked.
    private static double Of(BoostedTrees model, float[] f) =>
        f[(int)Feature.Agreement] < 0.5f || f[(int)Feature.ShorterCovered] < 0.35f ? 0.0005 * f[(int)Feature.Agreement] : model.Probability(f);

    private static BoostedTrees Fit(List<LabelledPair> pairs, List<float[]> rows, Func<int, bool> use, double aliasWeight)
    {
        var chosen = Enumerable.Range(0, pairs.Count).Where(i => use(i) && (rows[i][(int)Feature.Agreement] >= 0.5f && rows[i][(int)Feature.ShorterCovered] >= 0.35f) && (pairs[i].Tier == "core" || aliasWeight > 0)).ToList();
        var model = new BoostedTrees(Features.Direction);
        model.Fit([.. chosen.Select(i => rows[i])], [.. chosen.Select(i => pairs[i].IsMatch)], [.. chosen.Select(i => pairs[i].Tier switch { "core" => 1, "far" => _farWeight, _ => aliasWeight })]);
        return model;
    }

    private static List<float[]> Measure(LabelledPair pair)
    {
        var tokens = new TokenFactory(sharing: false);
        var result = new List<float[]>();
        foreach (var a in NameParser.Parse(pair.Query, pair.Type, tokens))
        {
            foreach (var b in NameParser.Parse(pair.Target, pair.Type, tokens))
            {
                var features = new float[Features.Count];
                Alignment.Measure(a, b, features);
                result.Add(features);
            }
        }

        return result;
    }

    private static int FoldOf(LabelledPair pair)
    {
        var hash = 2166136261u;
        foreach (var c in pair.Group) hash = (hash ^ c) * 16777619u;
        return (int)(hash >> 8) % Folds;
    }
}
