using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Tests.Schedule;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Outcomes;

public sealed class OutcomeTests
{
    [Theory, Databases]
    public async Task Each_side_tells_how_it_went_and_the_funnel_opens_to_the_records(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Published(site);
        var (p, url) = (world.Participants, $"/api/forums/{world.Edition}/outcomes");
        using var guest = site.ClientOf(ScheduleClient.ActingFor(p[0]));
        using var host = site.ClientOf(ScheduleClient.ActingFor(p[3]));
        using var stranger = site.ClientOf(ScheduleClient.ActingFor(p[1]));
        Task<HttpResponseMessage> Tell(HttpClient who, int meeting, Participant of, string result, string? nextStep = null, string? followUpOn = null) =>
            who.PutAsJsonAsync($"{url}/{world.Requests[meeting].Id}", new { participant = of.Id.Value, result, nextStep, followUpOn });

        using var early = await Tell(guest, 0, p[0], "StrongInterest");
        Assert.Equal("forums.outcome-too-early", (await early.Read()).GetProperty("code").GetString());
        site.Clock.SetTo(world.Slots[1].StartsAt.AddMinutes(1));

        using var told = await Tell(guest, 0, p[0], "Agreement", "Send the samples", "2027-08-01");
        Assert.Equal((HttpStatusCode.OK, 3), (told.StatusCode, (await told.Read()).GetProperty("interest").GetInt32()));
        Assert.Equal(HttpStatusCode.OK, (await Tell(host, 0, p[3], "NotHeld")).StatusCode);
        // Nobody tells for another, of a meeting of others, or reads what the other side said.
        Assert.Equal(HttpStatusCode.NotFound, (await Tell(stranger, 0, p[0], "NotHeld")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Tell(stranger, 0, p[1], "NotHeld")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(new Uri($"{url}/{world.Requests[0].Id}?participant={p[0].Id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync(new Uri($"{url}/funnel", UriKind.Relative))).StatusCode);
        Assert.Equal("NotHeld", (await host.GetFromJsonAsync<JsonElement>($"{url}/{world.Requests[0].Id}?participant={p[3].Id}")).GetProperty("result").GetString());

        var funnel = await client.Http.GetFromJsonAsync<JsonElement>(url + "/funnel");
        Assert.Equal([4, 3, 2, 1, 1, 1, 0, 1], new[] { "requested", "accepted", "placed", "held", "followUp", "agreed", "notHeld", "untold" }.Select(n => funnel.GetProperty(n).GetInt32()));
        var rows = (await client.Http.GetFromJsonAsync<JsonElement>(url + "?stage=Held")).GetProperty("items");
        Assert.Equal((1, "Send the samples"), (rows.GetArrayLength(), rows[0].GetProperty("fromSays").GetProperty("nextStep").GetString()));

        var page = await client.Http.Page($"/forums/{world.Edition}/outcomes?stage=Untold");
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(8, page.QuerySelectorAll("dl.facts-figures a").Length);
        var csv = await client.Http.GetStringAsync(new Uri(url + "/outcomes.csv", UriKind.Relative));
        Assert.Contains("Send the samples", csv, StringComparison.Ordinal);
        Assert.Equal(5, csv.Trim().Split('\n').Length);
        using var workbook = await client.Http.GetAsync(new Uri(url + "/outcomes.xlsx", UriKind.Relative));
        Assert.Equal("PK", Encoding.ASCII.GetString((await workbook.Content.ReadAsByteArrayAsync())[..2]));
        Assert.Equal(2, await site.Count("SELECT count(*) FROM platform_audit WHERE \"Action\" = 'forums.export-outcomes'"));
    }

    [Theory, Databases]
    public async Task It_is_told_by_a_form_beside_the_meeting_in_each_language(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, _) = await Published(site);
        site.Clock.SetTo(world.Slots[0].StartsAt.AddMinutes(1));
        using var guest = site.ClientOf(ScheduleClient.ActingFor(world.Participants[0]));
        var timetable = $"{world.Timetable}/participants/{world.Participants[0].Id}";
        var link = (await guest.Page(timetable)).QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Single(h => h?.Contains("/meetings/", StringComparison.Ordinal) == true)!;
        foreach (var language in new[] { "en", "ru", "fa" })
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "Accept-Language", language } } };
            using var response = await guest.SendAsync(message);
            Assert.Contains($"lang=\"{language}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var wrong = await guest.Submit(link, "form:has([name='Input.Result'])", new Dictionary<string, string> { ["Input.NextStep"] = "Call" });
        Assert.NotEmpty((await wrong.Html()).QuerySelectorAll(".error"));
        using var told = await guest.Submit(link, "form:has([name='Input.Result'])", new Dictionary<string, string> { ["Input.Result"] = "SomeInterest", ["Input.NextStep"] = "Call", ["Input.FollowUpOn"] = "2027-08-01" });
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        Assert.Contains("Held, some interest", (await guest.Page(timetable)).Body!.TextContent, StringComparison.Ordinal);
        using var stranger = site.ClientOf(ScheduleClient.ActingFor(world.Participants[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task Who_has_told_nothing_is_asked_once_and_a_follow_up_is_reminded_of_on_its_day_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await Published(site);
        var sent = site.Mails().Count;
        site.Clock.SetTo(world.Slots[0].StartsAt.AddMinutes(1));
        using var told = await client.Http.PutAsJsonAsync($"/api/forums/{world.Edition}/outcomes/{world.Requests[0].Id}", new { participant = world.Participants[0].Id.Value, result = "SomeInterest", nextStep = "Send the samples", followUpOn = "2027-08-01" });
        Assert.True(told.IsSuccessStatusCode);
        await Chores(site);
        Assert.Equal(sent, site.Mails().Count);

        site.Clock.SetTo(world.Slots[^1].EndsAt.AddDays(1));
        for (var n = 0; n < 2; n++) await Chores(site);
        // Of four people in two meetings one has told; it has no other meeting.
        Assert.Equal(["p1@example.org", "p3@example.org", "p4@example.org"], await To(site, "forums/outcome-reminder/"));

        site.Clock.SetTo(new DateTimeOffset(2027, 8, 1, 6, 0, 0, TimeSpan.Zero));
        for (var n = 0; n < 2; n++) await Chores(site);
        Assert.Equal(["p0@example.org"], await To(site, "forums/follow-up/"));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_mail WHERE \"DedupeKey\" LIKE 'forums/follow-up/%' AND \"Body\" LIKE '%Send the samples%'"));
        Assert.Equal(sent + 4, site.Mails().Count);
    }

    internal static async Task Chores(TestSite site)
    {
        await site.InScope(async sp => { foreach (var chore in sp.GetServices<IChore>()) await chore.Do(CancellationToken.None); });
        await site.Quiet();
    }

    // Two placed and published meetings, one accepted request without a place, one that waits for its answer; and a veto, which is no request.
    private static async Task<(ForumWorld, ScheduleClient)> Published(TestSite site)
    {
        var world = ForumWorld.Small();
        var p = world.Participants;
        for (var n = 0; n < 2; n++) world.Wish(p[n], p[n + 3]);
        world.Wish(p[0], p[5]);
        world.Wish(p[1], p[5], state: RequestState.Pending);
        world.Wish(p[2], p[5], Priority.No);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        for (var n = 0; n < 2; n++) Assert.True((await client.Move(world.Requests[n], world.Slots[n], world.Tables[0])).IsSuccessStatusCode);
        await client.Publish();
        return (world, client);
    }

    private static Task<List<string>> To(TestSite site, string key) => site.InScope(sp => Task.FromResult(
        sp.GetRequiredService<ForumsDb>().Mails.Where(m => m.DedupeKey.StartsWith(key)).Select(m => m.To).ToList().Order(StringComparer.Ordinal).ToList()));
}
