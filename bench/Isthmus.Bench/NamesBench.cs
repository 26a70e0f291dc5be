using System.Diagnostics;
using System.Globalization;
using Isthmus.Names;

namespace Isthmus.Bench;

/// <summary>Speed of comparing and finding names, on invented names with a realistic spread of common and rare words.</summary>
internal static class NamesBench
{
    private static readonly string[] Syllables = ["ra", "min", "par", "sa", "to", "kav", "ir", "no", "van", "shi", "zar", "tek", "mol", "be", "khor", "dan", "lu", "gos", "fen", "ya", "ar", "mi"];
    private static readonly string[] General = ["Group", "Pharma", "Technology", "Industrial", "Trading", "Systems", "Engineering", "International", "Development", "Energy", "Iran", "Russia"];
    private static readonly string[] Forms = ["LLC", "Ltd.", "JSC", "GmbH", "A.Ş.", "Co., Ltd.", ""];

    internal static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var random = new Random(1);
        var names = Enumerable.Range(0, count).Select(_ => Invent(random)).ToArray();
        Say("normalise", names.Length, () => names.Sum(n => NameKey.Of(n).Key.Length));
        var keys = names.Take(2000).Select(n => NameKey.Of(n)).ToArray();
        Say("compare", 1_000_000, () => Enumerable.Range(0, 1_000_000).Count(i => NameMatch.Compare(keys[i % 2000], keys[i * 7 % 2000]).Score > 0.9));

        var before = GC.GetTotalMemory(true);
        NameIndex<int> index = new();
        Say($"index {count:N0}", count, () =>
        {
            index = NameIndex.Build(names.Select((n, i) => new NamedEntry<int>(i, [n])));
            return index.Count;
        });
        Console.WriteLine($"index memory {(GC.GetTotalMemory(true) - before) / 1_048_576} MB");
        var misspelt = names.Take(5000).Select(n => Misspell(n, random)).ToArray();
        var right = 0;
        Say($"look-up of misspelt names among {count:N0}", misspelt.Length, () => right = misspelt.Select((n, i) => index.Find(n, 10).Any(c => c.Id == i) ? 1 : 0).Sum());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"found again {100.0 * right / misspelt.Length:0.0} %"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"look-up times p50 {Percentile(index, misspelt, 0.5):0.00} ms, p99 {Percentile(index, misspelt, 0.99):0.00} ms"));

        Say("5,000 rows against 10,000 and each other", 5000, () =>
        {
            var small = NameIndex.Build(names.Take(10_000).Select((n, i) => new NamedEntry<int>(i, [n])));
            var merged = 0;
            for (var i = 0; i < 5000; i++)
            {
                merged += small.Find(misspelt[i], 1).Count;
                small.Add(new NamedEntry<int>(100_000 + i, [misspelt[i]]));
            }

            return merged;
        });
        return 0;
    }

    private static double Percentile(NameIndex<int> index, string[] queries, double at)
    {
        var times = queries.Take(1000).Select(q =>
        {
            var start = Stopwatch.GetTimestamp();
            _ = index.Find(q, 10);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToArray();
        return times[(int)(at * (times.Length - 1))];
    }

    private static void Say(string what, int times, Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {times / seconds:N0}/s ({seconds:0.00} s, {result})"));
    }

    private static string Invent(Random random)
    {
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        var words = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) == 0 ? General[random.Next(General.Length)] : Word()).Append(Word()).Append(Forms[random.Next(Forms.Length)]);
        return string.Join(' ', words).Trim();
    }

    private static string Misspell(string name, Random random)
    {
        var at = random.Next(1, name.Length - 1);
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => name.Replace("kh", "h", StringComparison.Ordinal).Replace("sh", "sch", StringComparison.Ordinal),
            _ => name.ToUpperInvariant(),
        };
    }
}
