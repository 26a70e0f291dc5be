using System.Globalization;
using System.Text.Json;
using Isthmus.Names;

namespace Isthmus.Bench;

/// <summary>Accuracy on labelled pairs: lines {"id","query","target","is_match","type","tier","script"}.</summary>
internal static class NamePairsBench
{
    internal static int Run(string pairsFile, string scoresFile)
    {
        var pairs = File.ReadLines(pairsFile).Select(Parse).ToList();
        File.WriteAllLines(scoresFile, pairs.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Id},{p.Score:0.0000}")));
        foreach (var group in pairs.Where(p => p.Type == "organization").GroupBy(p => p.Tier).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Report($"organisations, {group.Key}", [.. group]);
        }

        Report("organisations, core, Latin", [.. pairs.Where(p => p is { Type: "organization", Tier: "core", Script: "Latin" })]);
        return 0;
    }

    private static void Report(string title, List<Pair> pairs)
    {
        var positives = pairs.Where(p => p.Match).Select(p => p.Score).ToList();
        var negatives = pairs.Where(p => !p.Match).Select(p => p.Score).ToList();
        var auc = positives.Sum(p => negatives.Sum(n => p > n ? 1.0 : p == n ? 0.5 : 0)) / ((double)positives.Count * negatives.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {pairs.Count} pairs, AUC {auc:0.000}, best F1 {Best(pairs)}"));
        foreach (var threshold in (double[])[NameMatch.Possible, NameMatch.Probable])
        {
            var (precision, recall, f1) = At(pairs, threshold);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  at {threshold:0.00}: precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000}"));
        }
    }

    private static string Best(List<Pair> pairs)
    {
        var (f1, threshold) = pairs.Select(p => p.Score).Distinct().Select(t => (At(pairs, t).F1, t)).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{f1:0.000} at {threshold:0.000}");
    }

    private static (double Precision, double Recall, double F1) At(List<Pair> pairs, double threshold)
    {
        var right = pairs.Count(p => p.Match && p.Score >= threshold);
        var wrong = pairs.Count(p => !p.Match && p.Score >= threshold);
        var all = pairs.Count(p => p.Match);
        return (right / Math.Max(1.0, right + wrong), right / Math.Max(1.0, all), 2.0 * right / Math.Max(1.0, right + wrong + all));
    }

    private static Pair Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        string Text(string name) => root.GetProperty(name).GetString() ?? "";
        return new Pair(Text("id"), Text("type"), Text("tier"), Text("script"), root.GetProperty("is_match").GetBoolean(),
            NameMatch.Compare(Text("query"), Text("target")).Score, Text("query"), Text("target"));
    }

    private sealed record Pair(string Id, string Type, string Tier, string Script, bool Match, double Score, string Query, string Target);
}
