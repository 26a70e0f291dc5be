using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>Times of the public directory under load, with 100,000 invented organisations, on both databases. The load comes from the same process and the same cores.</summary>
internal static class DirectoryBench
{
    private const int ImportedAtOnce = 10_000;

    internal static async Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var callers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 8;
        foreach (var provider in args.Length > 2 ? [Enum.Parse<Provider>(args[2], ignoreCase: true)] : (Provider[])[Provider.Sqlite, Provider.Postgres])
        {
            if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
            await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Background:BeatMilliseconds"] = "1000" });
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i * ImportedAtOnce < count; i++)
                await ImportBench.Import(site, InventedFile.Csv(Math.Min(ImportedAtOnce, count - i * ImportedAtOnce), 100 + i));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"directory {provider}: {count:N0} rows imported in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
            foreach (var (what, url) in Requests) await Measure(site, provider, what, url, callers);
        }
        return 0;
    }

    private static readonly (string What, Func<Random, string> Url)[] Requests =
    [
        ("page, first", _ => "/organisations"),
        ("page, search one rare word", r => "/organisations?q=" + InventedFile.Word(r)),
        ("page, search rare and common word", r => "/organisations?q=" + InventedFile.Word(r) + "+technology"),
        ("page, search one common word", _ => "/organisations?q=technology"),
        ("page, country and kind", r => "/organisations?kind=Fund&country=" + (r.Next(2) == 0 ? "IR" : "TR")),
        ("page, 200th", _ => "/organisations?page=200"),
        ("api, search", r => "/api/organisations/search?q=" + InventedFile.Word(r)),
        ("api, list", _ => "/api/organisations?limit=50"),
    ];

    internal static async Task Measure(TestSite site, Provider provider, string what, Func<Random, string> url, int callers)
    {
        using (var warm = site.Client()) for (var i = 0; i < 5; i++) await warm.GetStringAsync(new Uri(url(new Random(i)), UriKind.Relative));
        var times = new ConcurrentBag<double>();
        var until = Stopwatch.GetTimestamp() + 8 * Stopwatch.Frequency;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async c =>
        {
            using var client = site.Client();
            var random = new Random(1000 + c);
            while (Stopwatch.GetTimestamp() < until)
            {
                var start = Stopwatch.GetTimestamp();
                await client.GetStringAsync(new Uri(url(random), UriKind.Relative));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider} {what}: p50 {At(sorted, 0.5):0} ms, p95 {At(sorted, 0.95):0} ms, {sorted.Length / 8.0:0}/s, {callers} callers"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
