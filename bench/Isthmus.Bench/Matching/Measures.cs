namespace Isthmus.Bench.Matching;

/// <summary>What a ranking is worth, and how times spread.</summary>
internal static class Measures
{
    /// <summary>nDCG@10 as trec_eval takes it: linear gain, log2, the mean over the queries that have an answer; a query that found nothing counts as 0.</summary>
    internal static double Ndcg10(IReadOnlyDictionary<string, Dictionary<string, int>> judged, IReadOnlyDictionary<string, IReadOnlyList<string>> run)
    {
        double sum = 0;
        var queries = 0;
        foreach (var (query, grades) in judged)
        {
            var ideal = Gain(grades.Values.Where(g => g > 0).OrderDescending());
            if (ideal == 0) continue;
            queries++;
            if (run.TryGetValue(query, out var found)) sum += Gain(found.Select(d => grades.GetValueOrDefault(d))) / ideal;
        }

        return sum / Math.Max(1, queries);
    }

    /// <summary>The value below which this part of the values lies. The values are sorted by it.</summary>
    internal static double Percentile(double[] values, double part)
    {
        if (values.Length == 0) return double.NaN;
        Array.Sort(values);
        return values[Math.Min(values.Length - 1, (int)(values.Length * part))];
    }

    private static double Gain(IEnumerable<int> grades)
    {
        double gain = 0;
        var rank = 0;
        foreach (var grade in grades.Take(10))
        {
            if (grade > 0) gain += grade / Math.Log2(rank + 2);
            rank++;
        }

        return gain;
    }
}
