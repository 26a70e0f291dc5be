using System.Diagnostics;
using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Bench.Screening;

/// <summary>Noisy names against the whole list, and names that are on no list.</summary>
internal static class Retrieval
{
    internal static void Run(string folder, double threshold)
    {
        var index = ScreeningIndex.Build(UnifiedList.Read(Path.Combine(folder, "watchlist_sdn.csv")));
        var queries = UnifiedList.Rows(Path.Combine(folder, "sdn_noisy_queries.csv")).ToList();
        var expected = new List<double>();
        var first = 0;
        var missed = new List<string>();
        foreach (var row in queries)
        {
            var hits = index.Search(new Party { Name = row["query"], Type = LabelledPair.TypeOf(row["type"]) }, 0.05, 10);
            var right = hits.FirstOrDefault(h => h.Entry.Id == row["expected_id"]);
            expected.Add(right?.Score ?? 0);
            if (right is not null && ReferenceEquals(right, hits[0])) first++;
            if (expected[^1] < threshold) missed.Add(string.Create(CultureInfo.InvariantCulture, $"{row["query"]} | {row["expected_id"]} {expected[^1]:0.00}"));
        }

        var negatives = UnifiedList.Rows(Path.Combine(folder, "negatives_us_50k.csv")).ToList();
        var alerts = new List<double>();
        var examples = new List<string>();
        foreach (var row in negatives)
        {
            var hits = index.Search(new Party { Name = row["full_name"], Type = PartyType.Person }, 0.05, 1);
            alerts.Add(hits.Count == 0 ? 0 : hits[0].Score);
            if (alerts[^1] >= threshold) examples.Add(string.Create(CultureInfo.InvariantCulture, $"{row["full_name"]} => {hits[0].MatchedName} {hits[0].Score:0.00}"));
        }

        Console.WriteLine($"SDN retrieval by names alone, {queries.Count} noisy queries ({first} have the expected entry first) and {negatives.Count:N0} persons that are on no list:");
        foreach (var at in ((double[])[0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99]).Append(threshold).Distinct().Order())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  at {at:0.00}: recall {expected.Count(s => s >= at) / (double)expected.Count:0.000}, alerts {alerts.Count(s => s >= at)} ({100.0 * alerts.Count(s => s >= at) / alerts.Count:0.000} %)"));
        }

        var unseen = alerts.Where((_, i) => i % 2 == 1).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  of the {unseen.Count:N0} persons that the calibration has not seen: {100.0 * unseen.Count(s => s >= threshold) / unseen.Count:0.000} % at {threshold:0.00}"));
        if (Environment.GetEnvironmentVariable("VERBOSE") is { Length: > 0 })
        {
            foreach (var line in missed) Console.WriteLine("  missed " + line);
            foreach (var line in examples.Where((_, i) => i % Math.Max(1, examples.Count / 60) == 0)) Console.WriteLine("  alert " + line);
        }
    }
}
