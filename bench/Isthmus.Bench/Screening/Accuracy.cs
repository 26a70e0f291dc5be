using System.Globalization;

namespace Isthmus.Bench.Screening;

/// <summary>The figures of the labelled pairs, as the data's own score.py takes them.</summary>
internal static class Accuracy
{
    internal static readonly (string Name, Func<LabelledPair, bool> Of)[] Parts =
    [
        ("core", p => p.Tier == "core"),
        ("Latin-Latin", p => p is { Tier: "core", Script: "Latin", TargetScript: "Latin" }),
        ("Cyrillic->Latin", p => p is { Tier: "core", Script: "Cyrillic", TargetScript: "Latin" }),
        ("Arabic/Persian->Latin", p => p is { Tier: "core", Script: "Arabic", TargetScript: "Latin" }),
        ("Han+Hangul->Latin", p => p is { Tier: "core", Script: "Han" or "Hangul", TargetScript: "Latin" }),
        ("alias tier (recall only)", p => p.Tier == "alias"),
        ("name_bench", p => p.Source.StartsWith("nomenklatura/name_bench", StringComparison.Ordinal)),
    ];

    internal static void Print(IReadOnlyList<LabelledPair> pairs, IReadOnlyList<double> scores)
    {
        foreach (var (name, of) in Parts)
        {
            var part = pairs.Zip(scores).Where(p => of(p.First)).Select(p => (p.First.IsMatch, Score: p.Second)).ToList();
            var (f1, threshold, precision, recall) = Best(part);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} n={part.Count,5} thr={threshold:0.000} P={precision:0.000} R={recall:0.000} F1={f1:0.000} R@FPR1%={RecallAt(part, 0.01):0.000} R@FPR5%={RecallAt(part, 0.05):0.000}"));
        }
    }

    internal static (double F1, double Threshold, double Precision, double Recall) Best(List<(bool IsMatch, double Score)> pairs)
    {
        var all = pairs.Count(p => p.IsMatch);
        (double F1, double, double, double) best = default;
        int right = 0, wrong = 0;
        foreach (var step in pairs.GroupBy(p => p.Score).OrderByDescending(g => g.Key))
        {
            right += step.Count(p => p.IsMatch);
            wrong += step.Count(p => !p.IsMatch);
            var f1 = 2.0 * right / Math.Max(1, right + wrong + all);
            if (f1 > best.F1) best = (f1, step.Key, (double)right / Math.Max(1, right + wrong), (double)right / Math.Max(1, all));
        }

        return best;
    }

    internal static double RecallAt(List<(bool IsMatch, double Score)> pairs, double falsePositives)
    {
        var negatives = pairs.Where(p => !p.IsMatch).Select(p => p.Score).OrderDescending().ToList();
        if (negatives.Count == 0) return 0;
        var bound = negatives[(int)(negatives.Count * falsePositives)];
        var positives = pairs.Where(p => p.IsMatch).ToList();
        return (double)positives.Count(p => p.Score > bound) / Math.Max(1, positives.Count);
    }
}
