using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Isthmus.Bench.Screening;
using Isthmus.Contracts;
using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.Bench;

/// <summary>
/// The gate with many subjects, on both databases: how long it takes to ask about them all, what an update of a list with 500 changes costs, and what a full screening costs the site's readers.
/// Those asked about are invented; so is the list, unless the measuring data has OFAC's names.
/// </summary>
internal static class RescreenBench
{
    private const int Entries = 20_000;
    private const int Changes = 500;
    private const int InDirectory = 5000;
    private const int AskedAtOnce = 500;

    internal static async Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        foreach (var provider in args.Length > 1 ? [Enum.Parse<Provider>(args[1], ignoreCase: true)] : (Provider[])[Provider.Sqlite, Provider.Postgres])
        {
            if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
            await using var site = await TestSite.Start(provider);
            using var officer = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
            using var added = await officer.PostAsJsonAsync("/api/compliance/lists", new { code = "bench", title = "Invented", mostDays = 366 });
            added.EnsureSuccessStatusCode();
            var random = new Random(7);
            var (list, spare) = Names(random);
            await Load(officer, list);
            await site.Quiet(TimeSpan.FromMinutes(10));

            await ImportBench.Import(site, InventedFile.Csv(InDirectory, 5));
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count - InDirectory; i += AskedAtOnce) await Ask(site, i, random);
            await site.Quiet(TimeSpan.FromMinutes(10));
            Say(provider, $"asked about {count - InDirectory:N0} organisations against {list.Count:N0} entries in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, each answer recorded");

            for (var round = 1; round <= 3; round++)
            {
                // Of the changed entries one in ten has the name of somebody who is live.
                for (var i = 0; i < Changes; i++) list[random.Next(list.Count)] = i % 10 == 0 ? NameOf(random.Next(count - InDirectory)) : spare[random.Next(spare.Count)];
                await Load(officer, list);
                var (cpu, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
                await site.Quiet(TimeSpan.FromMinutes(10));
                var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
                Say(provider, $"{Changes} changes of the list, update {round}: {await Latest(site)} in {await Lasted(site):0.0} s of the job; with all that is told of it {Stopwatch.GetElapsedTime(clock).TotalSeconds:0.0} s, {used:0.00} s of CPU of the whole process");
            }

            var calm = await Readers(site, TimeSpan.FromSeconds(10), () => Task.CompletedTask);
            var all = Stopwatch.StartNew();
            var busy = await Readers(site, TimeSpan.FromMinutes(10), async () =>
            {
                using var settings = await officer.GetAsync(new Uri("/api/compliance/settings", UriKind.Relative));
                using var change = new HttpRequestMessage(HttpMethod.Put, "/api/compliance/settings") { Content = JsonContent.Create(new { partyThreshold = 0.55 }) };
                change.Headers.TryAddWithoutValidation("If-Match", settings.Headers.ETag?.ToString() ?? "*");
                using var changed = await officer.SendAsync(change);
                if (!changed.IsSuccessStatusCode) throw new InvalidOperationException(await changed.Content.ReadAsStringAsync());
                await site.Quiet(TimeSpan.FromMinutes(10));
                all.Stop();
            });
            Say(provider, $"all screened again: {await Latest(site)} in {all.Elapsed.TotalSeconds:0} s; public directory beside it, 2 readers: p50 {calm.P50:0} ms, p95 {calm.P95:0} ms before, p50 {busy.P50:0} ms, p95 {busy.P95:0} ms meanwhile");
        }
        return 0;
    }

    private static void Say(Provider provider, FormattableString what) => Console.WriteLine($"rescreen {provider}: {what.ToString(CultureInfo.InvariantCulture)}");

    private static Task Ask(TestSite site, int from, Random random) => site.InScope(sp => sp.GetRequiredService<IClearance>().Ask(
        [.. Enumerable.Range(from, AskedAtOnce).Select(i => new GateQuestion(GatePoint.OrganisationSignUp, new SubjectRef("bench", i.ToString("000000", CultureInfo.InvariantCulture)), NameOf(i), [])
        {
            Parties = [new GateParty(false, NameOf(i), [], random.Next(2) == 0 ? "IR" : "TR", [])],
        })], CancellationToken.None));

    // The same for a number whenever it is asked.
    private static string NameOf(int i) => ListChange.Invent(new Random(1_000_000 + i));

    private static async Task Load(HttpClient officer, List<string> names)
    {
        var csv = new StringBuilder("id,type,name\n");
        for (var i = 0; i < names.Count; i++) csv.Append(CultureInfo.InvariantCulture, $"b{i},organization,\"{names[i]}\"\n");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString())), "files", "list.csv" } };
        using var answer = await officer.PostAsync(new Uri("/api/compliance/lists/bench/versions", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    // The names of the list, and others that come into it.
    private static (List<string> List, List<string> Spare) Names(Random random)
    {
        if (SharedData.File("data", "screening", "watchlist_sdn.csv") is not { } file) return ([.. Enumerable.Range(0, Entries).Select(_ => ListChange.Invent(random))], [.. Enumerable.Range(0, 2000).Select(_ => ListChange.Invent(random))]);
        var real = UnifiedList.Rows(file).Select(r => r["name"].Replace("\"", "", StringComparison.Ordinal)).Where(n => n.Length > 2).Distinct().ToList();
        return (real[2000..], real[..2000]);
    }

    private static async Task<double> Lasted(TestSite site)
    {
        var job = await site.InScope(sp => sp.GetRequiredService<PlatformDb>().AllJobs.Where(j => j.Kind == "compliance.rescreen").OrderByDescending(j => j.Id).FirstAsync());
        return (job.EndedAt!.Value - job.StartedAt!.Value).TotalSeconds;
    }

    private static Task<string?> Latest(TestSite site) => site.InScope(sp => sp.GetRequiredService<PlatformDb>().AllJobs.Where(j => j.Kind == "compliance.rescreen").OrderByDescending(j => j.Id).Select(j => j.Result).FirstAsync());

    private static async Task<(double P50, double P95)> Readers(TestSite site, TimeSpan longest, Func<Task> meanwhile)
    {
        var times = new List<double>();
        using var end = new CancellationTokenSource(longest);
        var readers = Enumerable.Range(0, 2).Select(async r =>
        {
            using var client = site.Client();
            var random = new Random(r);
            while (!end.IsCancellationRequested)
            {
                var start = Stopwatch.GetTimestamp();
                await client.GetStringAsync(new Uri("/organisations?q=" + InventedFile.Word(random), UriKind.Relative));
                lock (times) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                // A reader reads.
                await Task.Delay(200);
            }
        }).ToList();
        var work = meanwhile();
        if (!work.IsCompleted)
        {
            await work;
            await end.CancelAsync();
        }
        await Task.WhenAll(readers);
        times.Sort();
        return (times[times.Count / 2], times[(int)(0.95 * (times.Count - 1))]);
    }
}
