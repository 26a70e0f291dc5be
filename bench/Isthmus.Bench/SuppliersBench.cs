using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Bench;

/// <summary>A national register at size: 1,000 suppliers of products and 11,000 online shops, invented. Import with de-duplication, search under load from the same cores, memory.</summary>
internal static class SuppliersBench
{
    private const int Suppliers = 1_000;
    private const int Shops = 11_000;
    private const int Products = 2_000;
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
            await Supply(site, provider);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suppliers {provider}: process {before:0} MB before, {Megabytes():0} MB after, with the load's own share"));
        }
        return 0;
    }

    // Who of the register could supply something, as the page of a request for quotation asks: after 2,000 of them list a product of two chapters.
    private static async Task Supply(TestSite site, Provider provider)
    {
        using var officer = site.ClientOf(TestUser.Officer);
        var random = new Random(5);
        var organisations = new List<string>();
        for (string? cursor = null; organisations.Count < Products;)
        {
            var page = await officer.GetFromJsonAsync<JsonElement>(new Uri($"/api/organisations?limit=200{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", UriKind.Relative));
            organisations.AddRange(page.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        await Parallel.ForEachAsync(organisations.Take(Products), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (organisation, ct) =>
        {
            (string Name, string Code) product;
            lock (random) product = ($"{InventedFile.Word(random)} filter", $"84{random.Next(10, 13)}{random.Next(10, 99)}");
            using var answer = await officer.PostAsJsonAsync(new Uri("/api/products", UriKind.Relative), new { organisation, product = new { name = product.Name, hsCode = product.Code } }, ct);
            answer.EnsureSuccessStatusCode();
        });
        foreach (var (what, text, codes) in new[] { ("a chapter and common words", "filter technology systems", new[] { "84" }), ("three headings and a rare word", $"filter {InventedFile.Word(random)}", ["8410", "8411", "841250"]) })
        {
            var (times, found) = (new List<double>(), 0);
            for (var i = 0; i < 40; i++)
            {
                var start = Stopwatch.GetTimestamp();
                found = (await site.InScope(sp => sp.GetRequiredService<ISuppliers>().Find(new(text, codes, "IR", [], 12), CancellationToken.None))).Count;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider} supply for {what}: p50 {times[20]:0} ms, p95 {times[37]:0} ms, {found} found, {Products} products"));
        }
    }

    private static double Megabytes()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }
}
