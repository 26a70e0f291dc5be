using System.Diagnostics;
using System.Globalization;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>A national register at size: 1,000 suppliers of products and 11,000 online shops, invented. Import with de-duplication, search under load from the same cores, memory.</summary>
internal static class SuppliersBench
{
    private const int Suppliers = 1_000;
    private const int Shops = 11_000;
    private const int ImportedAtOnce = 5_500;

    private static readonly (string What, Func<Random, string> Url)[] Requests =
    [
        ("online shops, first page", _ => "/organisations?kind=OnlineShop"),
        ("suppliers of one country and field", r => "/organisations?kind=Supplier&country=" + (r.Next(2) == 0 ? "IR" : "RU")),
        ("search one rare word", r => "/organisations?q=" + InventedFile.Word(r)),
        ("search one common word among shops", _ => "/organisations?q=technology&kind=OnlineShop"),
        ("api, search", r => "/api/organisations/search?q=" + InventedFile.Word(r)),
    ];

    internal static async Task<int> Run(string[] args)
    {
        var callers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4;
        foreach (var provider in args.Length > 1 ? [Enum.Parse<Provider>(args[1], ignoreCase: true)] : (Provider[])[Provider.Sqlite, Provider.Postgres])
        {
            if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
            await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Background:BeatMilliseconds"] = "1000" });
            var before = Megabytes();
            var start = Stopwatch.GetTimestamp();
            await ImportBench.Import(site, InventedFile.Csv(Suppliers, 1, "supplier"));
            for (var i = 0; i * ImportedAtOnce < Shops; i++) await ImportBench.Import(site, InventedFile.Csv(ImportedAtOnce, 2 + i, "online shop"));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var there = await site.Count("SELECT COUNT(*) FROM registry_organisation");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suppliers {provider}: {Suppliers + Shops:N0} rows imported in {seconds:0} s ({(Suppliers + Shops) / seconds:0} rows/s), {there:N0} organisations after de-duplication"));
            foreach (var (what, url) in Requests) await DirectoryBench.Measure(site, provider, what, url, callers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suppliers {provider}: process {before:0} MB before, {Megabytes():0} MB after, with the load's own share"));
        }
        return 0;
    }

    private static double Megabytes()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }
}
