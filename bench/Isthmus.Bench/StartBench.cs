using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>
/// A process of its own for each start: time from its launch to ready and to the first page, memory after half a minute without visitors and after 200 pages, on both
/// databases; and how soon the engines' verbs answer.
/// </summary>
internal static class StartBench
{
    private const int Rounds = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    internal static async Task<int> Run()
    {
        foreach (var provider in (Provider[])[Provider.Sqlite, Provider.Postgres])
        {
            if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
            await using var database = await TestDatabase.Create(provider);
            var (ready, page) = (new List<double>(), new List<double>());
            for (var round = 1; round <= Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                using var site = Launch(database.Settings, out var address);
                try
                {
                    using var client = new HttpClient { BaseAddress = address };
                    await Answer(client, "/health/live", start);
                    ready.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    await client.GetStringAsync(new Uri("/organisations", UriKind.Relative));
                    page.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    if (round == Rounds) await Memory(provider, site, client);
                }
                finally { site.Kill(entireProcessTree: true); await site.WaitForExitAsync(); }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {provider}: ready after {Median(ready):0} ms, first page after {Median(page):0} ms (median of {Rounds}; slowest {page.Max():0} ms)"));
        }
        await Verb("schedule", ["schedule", "--help"]);
        await Verb("forum plan", ["forum", "plan", "--help"]);
        return 0;
    }

    private static async Task Memory(Provider provider, Process site, HttpClient client)
    {
        await Task.Delay(Idle);
        site.Refresh();
        var idle = site.WorkingSet64;
        for (var i = 0; i < 200; i++) await client.GetStringAsync(new Uri("/organisations?q=word" + i.ToString(CultureInfo.InvariantCulture), UriKind.Relative));
        site.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {provider}: resident memory {idle / 1e6:0} MB after {Idle.TotalSeconds:0} s idle, {site.WorkingSet64 / 1e6:0} MB after 200 pages"));
    }

    private static async Task Verb(string name, string[] args)
    {
        var cli = Path.Combine(AppContext.BaseDirectory, "Isthmus.Cli.dll");
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [cli, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start verb '{name}': {Median(times):0} ms (median of {Rounds}; slowest {times.Max():0} ms)"));
    }

    private static Process Launch(DatabaseSettings database, out Uri address)
    {
        address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        return Process.Start(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Isthmus.Host.dll"), "serve", $"--Urls={address}", $"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}",
            "--Logging:LogLevel:Default=Error", "--RateLimits:SearchPerMinute=100000", "--environment", "Development",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static async Task Answer(HttpClient client, string path, long since)
    {
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(60)) { /* not listening yet */ }
            await Task.Delay(5);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
