using System.Diagnostics;
using System.Text.Json;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>The big forum through the room: read from the database, solved by the job, written, counted by SQL.</summary>
public sealed class GrandForumTests
{
    [Theory, Databases]
    public async Task A_thousand_participants_in_two_cities_with_twelve_interpreters_are_planned_without_a_double_use(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var began = Stopwatch.GetTimestamp();
        var world = await Grand(1).Save(site);
        var saved = Stopwatch.GetElapsedTime(began);
        var client = new ScheduleClient(site, world);
        await client.Solve(seconds: 5, keepPlaces: false);
        var took = Stopwatch.GetElapsedTime(began) - saved;

        Assert.Equal((0, 0, 0), (await client.DoubleParticipants(), await client.DoubleTables(), await client.DoubleInterpreters()));
        Assert.Equal(0, await site.Count("""
            SELECT count(*) FROM (SELECT o."SlotId", o."Kind", o."SubjectId", o."Seat" FROM forums_occupancy o GROUP BY o."SlotId", o."Kind", o."SubjectId", o."Seat" HAVING count(*) > 1) twice
            """));
        Assert.Equal(0, await site.Count("""
            SELECT count(*) FROM (
              SELECT o."SubjectId", s."Date" FROM forums_occupancy o JOIN forums_meeting m ON m."Id" = o."MeetingId" JOIN forums_slot s ON s."Id" = m."SlotId"
              JOIN forums_table t ON t."Id" = m."TableId" JOIN forums_venue v ON v."Id" = t."VenueId" WHERE o."Kind" = 'Participant' GROUP BY o."SubjectId", s."Date" HAVING count(DISTINCT v."City") > 1) hop
            """));
        var state = await client.State();
        Assert.Empty(state.GetProperty("clashes").EnumerateArray());
        var report = JsonDocument.Parse(await site.InScope(sp => Task.FromResult(((ForumsDb)sp.GetService(typeof(ForumsDb))!).Jobs.Single(j => j.Kind == "forums.solve").Result!))).RootElement;
        long Of(string name) => report.GetProperty(name).GetInt64();
        Assert.Equal(Of("Placed"), await client.Placed());
        Assert.Equal(Of("Interpreted"), await site.Count("SELECT count(*) FROM forums_occupancy WHERE \"Kind\" = 'Interpreter'"));
        Assert.True(Of("Placed") > 3000 && Of("Interpreted") > 100, report.ToString());
        Assert.True(Of("WeightMissingBound") <= Of("WeightMissing") && Of("BreaksBound") <= Of("Breaks"), report.ToString());
        Assert.True(took < TimeSpan.FromSeconds(90), $"{took}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{provider}: saved in {saved.TotalSeconds:0.0} s, planned and written in {took.TotalSeconds:0.0} s: {report}");
    }

    /// <summary>1,000 participants, 40 slots in 3 days, 60 and 40 tables in two cities, 12 interpreters of 5 languages, 5,000 requests of which a few want much more than others.</summary>
    private static ForumWorld Grand(int seed)
    {
        var random = new Random(seed);
        string[] languages = ["en", "ru", "fa", "zh", "ar"];
        var world = new ForumWorld().Hall("Northbridge", "North hall", 60).Hall("Eastport", "East hall", 40);
        world.Session(0, 9, 7, world.Venues[0]).Session(0, 14, 7, world.Venues[0]).Session(1, 9, 7).Session(1, 14, 7).Session(2, 9, 6).Session(2, 14, 6);
        for (var n = 0; n < 1000; n++)
        {
            var p = world.Company($"Company {n}", n < 100 ? Side.Host : Side.Guest, teams: random.Next(12) == 0 ? 2 : 1);
            p.Languages = random.Next(4) == 0 ? [languages[1 + random.Next(4)]] : ["en", languages[1 + random.Next(4)]];
            p.MaxMeetingsPerDay = random.Next(4) == 0 ? 6 : null;
            p.MinBreakEvery = random.Next(5) == 0 ? 4 : null;
            if (random.Next(3) == 0) foreach (var slot in Enumerable.Range(0, 4).Select(_ => random.Next(40)).Distinct()) world.Away(p, world.Slots[slot]);
        }
        for (var n = 0; n < 12; n++)
        {
            var i = world.Interpreter($"Interpreter {n}", [.. languages.Skip(1).OrderBy(_ => random.Next()).Take(2), .. n % 3 == 0 ? ["en"] : Array.Empty<string>()]);
            world.Away(i, world.Slots[random.Next(40)]);
            if (n % 2 == 0) continue;
            world.In(i, "Northbridge", 1);
            world.In(i, "Eastport", 2);
        }
        var pairs = new HashSet<(int, int)>();
        while (pairs.Count < 5000)
        {
            var (a, b) = (random.Next(1000), random.Next(3) == 0 ? random.Next(100) : random.Next(1000));
            if (a == b || !pairs.Add((Math.Min(a, b), Math.Max(a, b)))) continue;
            world.Wish(world.Participants[a], world.Participants[b], random.Next(20) == 0 ? Priority.Must : Priority.Want);
        }
        return world;
    }
}
