using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Isthmus.Bench.Booking;

/// <summary>Everything at once: clients book, move, approve, cancel, book series and wait, over few resources; in the middle a process is killed and started again.</summary>
internal static class Storm
{
    private const int Callers = 24;

    public sealed record Result(long Calls, long Booked, long Refused, long Failed, long OverlapsBefore, long OverlapsAfter, long Halves, double PerSecond, double P95, int Lost);

    public static async Task<Result> Run(BookedCentre centre, TimeSpan length)
    {
        var bookings = new ConcurrentBag<Guid>();
        var confirmed = new ConcurrentDictionary<Guid, bool>();
        var times = new ConcurrentBag<double>();
        long calls = 0, booked = 0, refused = 0, failed = 0;
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var clients = new (HttpClient Booker, HttpClient Keeper)[centre.Processes.Count];
        for (var i = 0; i < clients.Length; i++) clients[i] = (await centre.Client(centre.Processes[i].Address), await centre.Client(centre.Processes[i].Address, keeper: true));
        var from = DateTime.UtcNow.Date.AddDays(2);

        async Task Caller(int n)
        {
            var random = new Random(n);
            while (Stopwatch.GetTimestamp() < end)
            {
                var (booker, keeper) = clients[n % clients.Length];
                var at = from.AddMinutes(15 * random.Next(4 * 24 * 4));
                var resource = centre.Resources[random.Next(centre.Resources.Count)];
                var some = bookings.TryPeek(out _) ? bookings.Skip(random.Next(Math.Min(200, bookings.Count))).FirstOrDefault() : Guid.Empty;
                var sent = Stopwatch.GetTimestamp();
                try
                {
                    using var answer = random.Next(20) switch
                    {
                        < 9 => await booker.PostAsJsonAsync(Api($"{centre.Place}/bookings"), centre.Wish(resource, at, 15 * random.Next(1, 9))),
                        < 12 => await booker.PutAsJsonAsync(Api($"bookings/{some}/time"), new { from = at, until = at.AddMinutes(60) }),
                        < 15 => await keeper.PostAsJsonAsync(Api($"bookings/{some}/decision"), new { approve = random.Next(4) > 0, note = "Storm." }),
                        < 18 => await booker.PostAsJsonAsync(Api($"bookings/{some}/cancellation"), new { }),
                        18 => await booker.PostAsJsonAsync(Api($"{centre.Place}/bookings/series"), new { first = centre.Wish(resource, at), rule = "FREQ=DAILY;COUNT=5", skipConflicts = random.Next(2) == 0 }),
                        _ => await booker.PostAsJsonAsync(Api($"{centre.Place}/waiting"), new { wish = centre.Wish(resource, at, 240), minutes = 60 }),
                    };
                    times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    Interlocked.Increment(ref calls);
                    var status = (int)answer.StatusCode;
                    if (status >= 500) Interlocked.Increment(ref failed);
                    else if (status >= 400) Interlocked.Increment(ref refused);
                    if (answer.StatusCode == HttpStatusCode.Created && answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/bookings", StringComparison.Ordinal))
                    {
                        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
                        var id = body.GetProperty("id").GetGuid();
                        bookings.Add(id);
                        // Told to be booked: it has to be there whatever happens to the process.
                        confirmed[id] = true;
                        Interlocked.Increment(ref booked);
                    }
                }
                // The process was killed under the call, or is not there yet.
                catch (HttpRequestException) { await Task.Delay(50); }
                catch (TaskCanceledException) { await Task.Delay(50); }
            }
        }

        var start = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, Callers).Select(n => Task.Run(() => Caller(n))).ToList();
        await Task.Delay(length / 2);
        await centre.Processes[0].Kill();
        var before = await centre.Overlaps();
        await centre.Restart(0);
        var again = (await centre.Client(centre.Processes[0].Address), await centre.Client(centre.Processes[0].Address, keeper: true));
        clients[0] = again;
        await Task.WhenAll(all);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        before += await centre.Overlaps();
        foreach (var process in centre.Processes) await process.Kill();
        for (var i = 0; i < centre.Processes.Count; i++) await centre.Restart(i);
        var lost = 0;
        foreach (var id in confirmed.Keys) if (await centre.Inside.Count($"SELECT count(*) FROM places_booking WHERE lower(CAST(\"Id\" AS TEXT)) = '{id}'") == 0) lost++;
        double[] sorted = [.. times.Order()];
        return new(calls, booked, refused, failed, before, await centre.Overlaps(), await centre.Halves(), calls / seconds, sorted.Length == 0 ? 0 : sorted[(int)(sorted.Length * 0.95)], lost);
    }

    private static Uri Api(string path) => new("/api/places/" + path, UriKind.Relative);
}
