using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;

namespace Isthmus.Bench.Booking;

/// <summary>Rounds in which two hundred clients want one slot at the same moment.</summary>
internal static class Race
{
    public const int Clients = 200;

    /// <param name="Winners">Fewest and most bookings of a round.</param>
    /// <param name="Other">Answers that are neither, with the beginning of what they say: there should be none.</param>
    /// <param name="WithAlternatives">Of those who were refused, who were told what is free instead.</param>
    public sealed record Result(int Rounds, (int Fewest, int Most) Winners, int Refused, int WithAlternatives, IReadOnlyDictionary<string, int> Other, long Overlaps, double Seconds, double P95);

    /// <param name="addresses">Of the processes: the clients are dealt out evenly.</param>
    public static async Task<Result> Run(BookedCentre centre, IReadOnlyList<Uri> addresses, int rounds)
    {
        var clients = new List<HttpClient>();
        foreach (var address in addresses) clients.Add(await centre.Client(address));
        var slot = DateTime.UtcNow.Date.AddDays(3);
        var (fewest, most, refused, told) = (int.MaxValue, 0, 0, 0);
        var other = new Dictionary<string, int>();
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            // A slot of its own each round, days apart from the one before.
            var at = slot.AddHours(round * 3);
            var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var all = Enumerable.Range(0, Clients).Select(i => Task.Run(async () =>
            {
                await go.Task;
                var sent = Stopwatch.GetTimestamp();
                using var answer = await clients[i % clients.Count].PostAsJsonAsync(new Uri($"/api/places/{centre.Place}/bookings", UriKind.Relative), centre.Wish(centre.Resources[0], at));
                var body = await answer.Content.ReadAsStringAsync();
                var strange = answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict ? null : $"round {round}: {(int)answer.StatusCode} {(body.Length > 300 ? body[..300] : body)}";
                return (answer.StatusCode, Strange: strange, Told: answer.StatusCode == HttpStatusCode.Conflict && JsonDocument.Parse(body).RootElement.TryGetProperty("alternatives", out var a) && a.GetArrayLength() > 0, Ms: Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            })).ToList();
            go.SetResult();
            var answers = await Task.WhenAll(all);
            var won = answers.Count(a => a.StatusCode == HttpStatusCode.Created);
            (fewest, most) = (Math.Min(fewest, won), Math.Max(most, won));
            refused += answers.Count(a => a.StatusCode == HttpStatusCode.Conflict);
            told += answers.Count(a => a.Told);
            foreach (var strange in answers.Select(a => a.Strange).OfType<string>()) other[strange] = other.GetValueOrDefault(strange) + 1;
            times.AddRange(answers.Select(a => a.Ms));
        }
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        clients.ForEach(c => c.Dispose());
        times.Sort();
        return new(rounds, (fewest, most), refused, told, other, await centre.Overlaps(), seconds, times[(int)(times.Count * 0.95)]);
    }
}
