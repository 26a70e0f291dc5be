using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.CheckIn;
using Isthmus.Forums.Registration;
using Isthmus.Forums.Tests.Registration;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.CheckIn;

public sealed class ScanningTests
{
    private sealed record OneScan(Guid Id, Guid Zone, string Ticket, string Direction, DateTimeOffset At);

    [Theory, Databases]
    public async Task Of_3000_scans_of_four_phones_delivered_twice_out_of_order_and_at_the_same_time_none_is_lost_and_none_double(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var (zones, doors) = (await Zones(desk, "Building", "Hall"), await Doors(desk, 4));
        var tickets = await Guests(site, desk, 400);
        var random = new Random(3000);
        var start = site.Clock.GetUtcNow().AddHours(-9);
        var scans = Enumerable.Range(0, 3000).Select(n => (Door: doors[n % 4], Scan: new OneScan(Guid.CreateVersion7(), zones[random.Next(2)], tickets[random.Next(400)].Code, random.Next(5) < 3 ? "In" : "Out", start.AddSeconds(10 * n)))).ToList();
        var batches = scans.OrderBy(_ => random.Next()).GroupBy(s => s.Door).SelectMany(d => d.Select(s => s.Scan).Chunk(50).Select(c => (Door: d.Key, Scans: c))).ToList();
        // Each batch twice, the second time cut anew, as a phone does that was cut off before the answer.
        var deliveries = batches.Concat(batches.Select(b => (b.Door, Scans: b.Scans.Reverse().ToArray()))).OrderBy(_ => random.Next()).ToList();

        var answers = new List<HttpStatusCode>();
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (d, _) =>
        {
            using var answer = await desk.Visitor.PostAsJsonAsync($"/api/doors/{d.Door}/scans", new { scans = d.Scans }, CancellationToken.None);
            lock (answers) answers.Add(answer.StatusCode);
        });

        Assert.Equal(deliveries.Count, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Equal((3000, 3000), (await site.Count("SELECT COUNT(*) FROM forums_scan"), await site.Count("SELECT COUNT(DISTINCT \"ClientId\") FROM forums_scan")));
        Assert.Equal(3000, await site.Count("SELECT COUNT(*) FROM forums_scan WHERE \"Verdict\" = 'Good'"));
        // What is read from the merged scans is what one phone would have seen that scanned everything itself.
        var ids = tickets.ToDictionary(t => t.Code, t => t.Id);
        var alone = Presence.Of(scans.Select(s => new Passage(ids[s.Scan.Ticket], new(s.Scan.Zone), Enum.Parse<Direction>(s.Scan.Direction), Stored(s.Scan.At), s.Scan.Id)));
        var merged = await site.InScope(async sp => Presence.Of(await Presence.Read(sp.GetRequiredService<ForumsDb>(), new(desk.Organiser.Edition), null, CancellationToken.None)));
        Assert.Equal(alone.Order(ByAll).ToList(), merged.Order(ByAll).ToList());
        Assert.True(merged.Count > 800, $"{merged.Count} stays.");
        var figures = (await desk.Organiser.Get(desk.Api + "/check-in")).GetProperty("zones").EnumerateArray().Select(z => (z.GetProperty("id").GetGuid(), z.GetProperty("inside").GetInt32())).ToList();
        Assert.Equal(zones.Select(z => (z, alone.Count(s => s.Zone.Value == z && s.To is null))), figures);
    }

    [Theory, Databases]
    public async Task Control_without_the_index_the_same_scans_at_the_same_time_are_kept_more_than_once(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        await site.Execute("DROP INDEX ux_forums_scan_client");
        Assert.True(await SameBatch(site, line) > 10);
    }

    [Theory, Databases]
    public async Task The_same_scans_from_eight_requests_at_the_same_time_are_kept_once(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        Assert.Equal(10, await SameBatch(site, line));
    }

    [Theory, Databases]
    public async Task A_door_without_script_tells_good_from_bad_lets_out_again_and_closes_when_revoked(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        await Zones(desk, "Building");
        var door = (await Doors(desk, 1))[0];
        var type = await desk.Type(new { needsApproval = true });
        var (good, open) = (await desk.Come(type, "Zahra Ahmadi", new { organisation = "CinnaGen" }), await desk.Come(type, "Ali Karimi"));
        await desk.Decide(true, good);
        var code = (await desk.Tickets(good))[0].Code;
        async Task<string> Scan(string written, string direction = "In")
        {
            using var answer = await desk.Visitor.Submit($"/door/{door}", "form:has([name='Input.Code'])", new Dictionary<string, string> { ["Input.Code"] = written, ["Input.Direction"] = direction });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Html()).QuerySelector("#door-result")!.TextContent;
        }
        Assert.Contains("GoodZahra Ahmadi · CinnaGen · Visitor", await Scan(TicketCode.Shown(code).ToLowerInvariant()), StringComparison.Ordinal);
        Assert.Contains("Already inside", await Scan(code), StringComparison.Ordinal);
        Assert.Contains("Not approved", await Scan((await desk.Tickets(open))[0].Code), StringComparison.Ordinal);
        Assert.Contains("Unknown code", await Scan("BEGIN:VCARD Zahra Ahmadi"), StringComparison.Ordinal);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_scan WHERE \"Code\" LIKE '%VCARD%'"));

        var page = desk.Pages + "/check-in";
        var figures = await desk.Organiser.Get(desk.Api + "/check-in");
        Assert.Equal((1, 1, 4), (figures.GetProperty("expected").GetInt32(), figures.GetProperty("come").GetInt32(), figures.GetProperty("scans").GetInt32()));
        var zone = figures.GetProperty("zones")[0].GetProperty("id").GetGuid();
        Assert.Contains("Zahra Ahmadi", (await desk.Organiser.Http.Page($"{page}/zones/{zone}")).Body!.TextContent, StringComparison.Ordinal);
        await Scan(code, "Out");
        Assert.DoesNotContain("Zahra Ahmadi", (await desk.Organiser.Http.Page($"{page}/zones/{zone}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("CinnaGen", await desk.Organiser.Http.GetStringAsync(new Uri(desk.Api + "/check-in/presence.csv", UriKind.Relative)), StringComparison.Ordinal);
        await desk.Decide(true, open);
        Assert.Contains("Ali Karimi", (await desk.Organiser.Http.Page(page + "/no-shows")).Body!.TextContent, StringComparison.Ordinal);

        using var revoked = await desk.Organiser.Http.Submit(page, "form:has(input[name='_handler'][value^='revoke-'])");
        Assert.Equal(HttpStatusCode.Found, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync(new Uri($"/door/{door}", UriKind.Relative))).StatusCode);
        using var late = await desk.Visitor.PostAsJsonAsync($"/api/doors/{door}/scans", new { scans = Array.Empty<object>() });
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Theory, Databases]
    public async Task A_phone_whose_clock_is_wrong_is_put_right_and_gets_marks_instead_of_codes(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var desk = await Desk.Open(site);
        var (zone, door) = ((await Zones(desk, "Building"))[0], (await Doors(desk, 1))[0]);
        var ticket = (await desk.Tickets(await desk.Come(await desk.Type(), "Zahra Ahmadi")))[0];
        var wrong = site.Clock.GetUtcNow().AddHours(5);
        using var answer = await desk.Visitor.PostAsJsonAsync($"/api/doors/{door}/scans", new { sent = wrong, scans = new[] { new OneScan(Guid.CreateVersion7(), zone, ticket.Code, "In", wrong.AddMinutes(-30)), new OneScan(Guid.CreateVersion7(), Guid.CreateVersion7(), ticket.Code, "In", wrong) } });
        var told = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(t => t.GetProperty("verdict").GetString()).ToList();
        Assert.Equal(["Good", null], told);
        var at = await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Scans.Select(s => s.At).SingleAsync());
        Assert.InRange((site.Clock.GetUtcNow().UtcDateTime - at).TotalMinutes, 29, 31);

        var marks = await desk.Visitor.GetStringAsync(new Uri($"/api/doors/{door}/tickets", UriKind.Relative));
        Assert.DoesNotContain(ticket.Code, marks, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(ticket.Code)))[..12], marks, StringComparison.Ordinal);
        using var page = await desk.Visitor.GetAsync(new Uri($"/door/{door}", UriKind.Relative));
        Assert.Contains("camera=(self)", page.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("text/javascript", (await desk.Visitor.GetAsync(new Uri("/door/worker.js", UriKind.Relative))).Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<long> SameBatch(TestSite site, Rendezvous line)
    {
        using var desk = await Desk.Open(site);
        var (zone, doors) = ((await Zones(desk, "Building"))[0], await Doors(desk, 8));
        var tickets = await Guests(site, desk, 10);
        var scans = tickets.ConvertAll(t => new OneScan(Guid.CreateVersion7(), zone, t.Code, "In", site.Clock.GetUtcNow()));
        line.Arm(8);
        var answers = await Task.WhenAll(doors.Select(d => Task.Run(() => desk.Visitor.PostAsJsonAsync($"/api/doors/{d}/scans", new { scans }))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        return await site.Count("SELECT COUNT(*) FROM forums_scan");
    }

    private static async Task<List<Guid>> Zones(Desk desk, params string[] names)
    {
        var zones = new List<Guid>();
        foreach (var nameEn in names) zones.Add(Organiser.Id(await desk.Organiser.Post(desk.Api + "/zones", new { nameEn }, HttpStatusCode.Created)));
        return zones;
    }

    private static async Task<List<string>> Doors(Desk desk, int count)
    {
        var doors = new List<string>();
        for (var n = 1; n <= count; n++) doors.Add((await desk.Organiser.Post(desk.Api + "/doors", new { name = $"Phone {n}" }, HttpStatusCode.Created)).GetProperty("key").GetString()!);
        return doors;
    }

    private static async Task<List<Ticket>> Guests(TestSite site, Desk desk, int count)
    {
        await desk.Crowd(await desk.Type(), count, waiting: 0);
        return await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Tickets.AsNoTracking().ToListAsync());
    }

    private static DateTime Stored(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    private static readonly Comparer<Stay> ByAll = Comparer<Stay>.Create((a, b) => (a.Ticket.Value, a.Zone.Value, a.From).CompareTo((b.Ticket.Value, b.Zone.Value, b.From)));
}
