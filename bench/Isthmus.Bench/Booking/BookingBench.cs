using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Booking;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Bench.Booking;

/// <summary>
/// Bookings under a race, in a storm with a kill, and how fast: real server processes, real HTTP, both databases; beside plain SQL in the ways that are common. The last line is one JSON object.
/// </summary>
internal static class BookingBench
{
    internal static async Task<int> Run(string[] args)
    {
        int Option(string name, int otherwise) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var databases = Enum.GetValues<Provider>();
        if (Array.IndexOf(args, "--on") is var on and >= 0 && args.ElementAtOrDefault(on + 1) is var wanted)
        {
            databases = Array.FindAll(databases, p => string.Equals(p.ToString(), wanted, StringComparison.OrdinalIgnoreCase));
            if (databases.Length == 0)
            {
                Console.Error.WriteLine($"--on takes sqlite or postgres, not '{wanted}'.");
                return 2;
            }
        }
        var (rounds, storm) = (Option("--rounds", 100), TimeSpan.FromSeconds(Option("--storm", 60)));
        var start = Stopwatch.GetTimestamp();
        var (overlaps, control, fewest, most) = (0L, 0L, int.MaxValue, 0);
        var perSecond = new Dictionary<Provider, double>();
        FreeTimes();
        foreach (var provider in databases)
        {
            if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
            foreach (var processes in (int[])[1, 2])
            {
                await using var centre = await BookedCentre.Open(provider, 1);
                await centre.Start(processes);
                var race = await Race.Run(centre, [.. centre.Processes.Select(p => p.Address)], rounds);
                overlaps += race.Overlaps;
                (fewest, most) = (Math.Min(fewest, race.Winners.Fewest), Math.Max(most, race.Winners.Most));
                Say($"race {provider}, {processes} process(es): {race.Rounds} rounds of {Race.Clients} for one slot: {race.Winners.Fewest} to {race.Winners.Most} booked a round, {race.Refused:N0} refused, {race.WithAlternatives:N0} of them told what is free, {race.Other.Values.Sum()} other answers, {race.Overlaps} overlaps, {race.Rounds * Race.Clients / race.Seconds:0} answers/s, p95 {race.P95:0} ms");
                foreach (var (what, times) in race.Other.Take(5)) Say($"  {times} times {what}");
                if (race.Other.Count > 0) Say(string.Join('\n', centre.Processes[0].Log.SkipWhile(l => !l.StartsWith("fail", StringComparison.Ordinal)).Take(40)));
            }
            foreach (var processes in (int[])[1, 2])
            {
                await using var centre = await BookedCentre.Open(provider, 6, approval: true);
                await centre.Start(processes);
                var result = await Storm.Run(centre, storm);
                overlaps += result.OverlapsBefore + result.OverlapsAfter;
                Say($"storm {provider}, {processes} process(es), one killed: {result.Calls:N0} calls, {result.Booked:N0} booked, {result.Refused:N0} refused, {result.Failed} failed, {result.PerSecond:0} calls/s, p95 {result.P95:0} ms; overlaps {result.OverlapsBefore} before and {result.OverlapsAfter} after restart, {result.Lost} confirmed ones lost, {result.Halves} half written");
            }
            perSecond[provider] = await Throughput(provider);
            foreach (var v in await Variants.Run(provider, TimeSpan.FromSeconds(5)))
            {
                if (v.Name.EndsWith("check, then insert", StringComparison.Ordinal)) control += v.Overlaps;
                Say($"variant {v.Name}: {v.PerSecond:0} tries/s, p95 {v.P95:0.0} ms, {v.Overlaps} overlaps after 50 rounds of 16");
            }
        }
        control += await Control(Math.Clamp(rounds, 3, 20));
        Console.WriteLine(JsonSerializer.Serialize(new { overlaps, control_overlaps = control, winners_per_round = fewest == most ? fewest : -1, tps_sqlite = Math.Round(perSecond.GetValueOrDefault(Provider.Sqlite), 1), tps_postgres = Math.Round(perSecond.GetValueOrDefault(Provider.Postgres), 1), seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1) }));
        return overlaps == 0 && fewest == 1 && most == 1 ? 0 : 1;
    }

    /// <summary>The same race against the server's own code on PostgreSQL, without its constraint and without turns: it has to find overlaps.</summary>
    private static async Task<long> Control(int rounds)
    {
        if (PostgresServer.WhyNot is not null) return 0;
        await using var centre = await BookedCentre.Open(Provider.Postgres, 1, services: new WithoutTurns().AddTo);
        await centre.DropConstraint();
        var race = await Race.Run(centre, [centre.Inside.Address], rounds);
        Say($"control Postgres, neither constraint nor turns: {race.Winners.Fewest} to {race.Winners.Most} booked a round, {race.Overlaps} overlaps");
        return race.Overlaps;
    }

    /// <summary>Bookings a second that all succeed, by sixteen clients over HTTP.</summary>
    private static async Task<double> Throughput(Provider provider)
    {
        const int Clients = 16;
        await using var centre = await BookedCentre.Open(provider, Clients);
        await centre.Start(1);
        using var http = await centre.Client(centre.Processes[0].Address);
        var from = DateTime.UtcNow.Date.AddDays(2);
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(n => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                var sent = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsJsonAsync(new Uri($"/api/places/{centre.Place}/bookings", UriKind.Relative), centre.Wish(centre.Resources[n], from.AddHours(i)));
                answer.EnsureSuccessStatusCode();
                lock (times) times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        times.Sort();
        Say($"throughput {provider}: {times.Count / seconds:0} bookings/s by {Clients} clients over HTTP, with audit, mail and rules; p50 {times[times.Count / 2]:0} ms, p95 {times[(int)(times.Count * 0.95)]:0} ms");
        return times.Count / seconds;
    }

    /// <summary>The engine among 500 resources with a year of bookings, beside plain SQL over the same rows.</summary>
    private static void FreeTimes()
    {
        var (calendars, rows) = FreeTimesBench.Make(500);
        FreeTimesBench.Measure(calendars, rows, Say);
    }

    private static void Say(string line) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line}"));
}
