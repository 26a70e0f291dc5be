using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Timetable;
using Isthmus.Platform.Data;
using Isthmus.Platform.Mail;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class PickingTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task Of_two_who_accept_into_the_same_slot_at_the_same_moment_one_wins_and_the_other_is_offered_what_is_left(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        var (world, client, answers) = await Race(site, line);
        var (won, lost) = (answers.Single(a => a.StatusCode == HttpStatusCode.OK), answers.Single(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal("Accepted", (await won.Read()).GetProperty("state").GetString());
        var problem = await lost.Read();
        Assert.Equal(("forums.slot-taken", "participant"), (problem.GetProperty("code").GetString(), problem.GetProperty("taken").GetString()));
        Assert.Contains("Host", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        // The host is taken in the first of two slots.
        Assert.Equal([world.Slots[1].Id.Value], Offered(problem));
        Assert.Equal((1, 1, 0), (await client.Placed(), await site.Count("SELECT count(*) FROM forums_request WHERE \"State\" = 'Accepted'"), await client.DoubleParticipants()));

        var loser = world.Requests[Array.IndexOf(answers, lost)];
        using var again = await Pick(site, world, loser, world.Slots[1]);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal((2, 0, 0), (await client.Placed(), await client.DoubleParticipants(), await client.DoubleTables()));
    }

    // Both looked before either wrote and saw the host free: only the index stands between them and the double use.
    [Theory, Databases]
    public async Task Control_without_the_index_both_get_the_slot(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        await site.Execute("DROP INDEX ux_forums_occupancy");
        var (_, client, answers) = await Race(site, line);
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, await client.DoubleParticipants());
    }

    [Theory, Databases]
    public async Task Of_two_pairs_who_want_the_last_table_of_a_slot_one_gets_it(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        var world = new ForumWorld().ParticipantsPick().Hall("Yekaterinburg", "Hall 1", 1).Session(0, 10, 3);
        for (var n = 0; n < 2; n++) world.Wish(world.Company($"Host {n}", Side.Host), world.Company($"Guest {n}"), state: RequestState.Pending);
        await world.Save(site);
        line.Arm(2);
        var answers = await Task.WhenAll(world.Requests.Select(r => Task.Run(() => Pick(site, world, r, world.Slots[0]))));
        var problem = await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Read();
        Assert.Equal("place", problem.GetProperty("taken").GetString());
        Assert.Equal(2, Offered(problem).Count);
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
    }

    [Theory, Databases]
    public async Task A_picked_meeting_is_in_both_published_timetables_at_once_and_leaves_them_when_it_is_withdrawn(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small().ParticipantsPick();
        var p = world.Participants;
        var (placed, moved) = (world.Wish(p[0], p[3]), world.Wish(p[1], p[4]));
        var asked = world.Wish(p[3], p[2], state: RequestState.Pending);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(placed, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        Assert.True((await client.Move(moved, world.Slots[0], world.Tables[1])).IsSuccessStatusCode);
        await client.Publish();
        // The draft goes on: what is not published yet must not go out with the picked meeting.
        Assert.True((await client.Move(moved, world.Slots[1], world.Tables[1])).IsSuccessStatusCode);
        using var member = site.ClientOf(ScheduleClient.ActingFor(p[2]));
        var free = await member.GetFromJsonAsync<JsonElement>($"/api/forums/{world.Edition}/requests/{asked.Id}/slots");
        Assert.Equal(world.Slots.Skip(1).Select(s => s.Id.Value), free.GetProperty("slots").EnumerateArray().Select(s => s.GetProperty("slot").GetGuid()));

        using var picked = await Pick(site, world, asked, world.Slots[2]);
        Assert.Equal(HttpStatusCode.OK, picked.StatusCode);
        await site.Quiet();
        var mails = (await Sent(site)).Skip(4).ToList();
        Assert.Equal(["p2@example.org", "p3@example.org"], mails.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Contains(asked.Id.ToString(), m.Calendar!, StringComparison.Ordinal));
        Assert.Equal((3, 2), ((await Published(client)).Count, (await client.State()).GetProperty("revision").GetInt32()));
        var elsewhere = (await Published(client)).Single(m => m.GetProperty("id").GetGuid() == moved.Id.Value);
        Assert.Equal(world.Slots[0].StartsAt, elsewhere.GetProperty("startsAt").GetDateTime());
        Assert.Equal("Locked", (await client.Meeting(asked)).GetProperty("state").GetString());

        using var host = site.ClientOf(ScheduleClient.ActingFor(p[3]));
        using var withdrawn = await host.PutAsJsonAsync($"/api/forums/{world.Edition}/requests/{asked.Id}/answer", new { answer = "Withdraw" });
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        await site.Quiet();
        Assert.Equal((2, 3), ((await Published(client)).Count, (await client.State()).GetProperty("revision").GetInt32()));
        Assert.Contains((await Sent(site))[^1].Attachments, a => a.ContentType.Contains("method=CANCEL", StringComparison.Ordinal));
        Assert.Equal(2, await client.Placed());
        Assert.Equal(6, await site.Count("SELECT count(*) FROM forums_occupancy"));
    }

    [Theory, Databases]
    public async Task Accepting_needs_a_time_while_there_is_one_and_only_the_asked_side_picks_it(Provider provider)
    {
        var site = await sites.On(provider);
        var world = new ForumWorld().ParticipantsPick().Hall("Yekaterinburg", "Hall 1", 1).Session(0, 10, 1);
        var (a, b, c) = (world.Company("A"), world.Company("B", Side.Host), world.Company("C", Side.Host));
        var (first, second) = (world.Wish(a, b, state: RequestState.Pending), world.Wish(a, c, state: RequestState.Pending));
        await world.Save(site);
        using var asked = site.ClientOf(ScheduleClient.ActingFor(b));
        using var asker = site.ClientOf(ScheduleClient.ActingFor(a));
        using var other = site.ClientOf(ScheduleClient.ActingFor(c));
        string Url(MeetingRequest r, string what) => $"/api/forums/{world.Edition}/requests/{r.Id}/{what}";

        using var timeless = await asked.PutAsJsonAsync(Url(first, "answer"), new { answer = "Accept" });
        Assert.Equal(HttpStatusCode.BadRequest, timeless.StatusCode);
        Assert.True((await timeless.Read()).GetProperty("errors").TryGetProperty("Slot", out _));
        Assert.Equal(HttpStatusCode.Forbidden, (await asker.PutAsJsonAsync(Url(first, "slot"), new { slot = world.Slots[0].Id.Value })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PutAsJsonAsync(Url(first, "slot"), new { slot = world.Slots[0].Id.Value })).StatusCode);
        using var page = await asked.Submit($"/forums/{world.Edition}/me/requests/{first.Id}", "form:has([name='Input.Slot'])", new Dictionary<string, string> { ["Input.Slot"] = world.Slots[0].Id.ToString() });
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("Locked", (await new ScheduleClient(site, world).Meeting(first)).GetProperty("state").GetString());

        // Now there is no time left: what is accepted waits for the organiser.
        var none = await other.Page($"/forums/{world.Edition}/me/requests/{second.Id}");
        Assert.NotNull(none.QuerySelector(".empty"));
        using var stale = await other.PutAsJsonAsync(Url(second, "answer"), new { answer = "Accept", slot = world.Slots[0].Id.Value });
        Assert.Equal("forums.slot-taken", (await stale.Read()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await other.PutAsJsonAsync(Url(second, "answer"), new { answer = "Accept" })).StatusCode);
        Assert.Equal("Unplaced", (await new ScheduleClient(site, world).Meeting(second)).GetProperty("state").GetString());
    }

    [Theory, Databases]
    public async Task The_page_tells_the_loser_what_is_left_and_where_the_organiser_plans_there_is_no_such_page(Provider provider)
    {
        var site = await sites.On(provider);
        var world = new ForumWorld().ParticipantsPick().Hall("Yekaterinburg", "Hall 1", 2).Session(0, 10, 2);
        var (host, guest, late) = (world.Company("Host", Side.Host), world.Company("Guest"), world.Company("Late"));
        var (first, second) = (world.Wish(host, guest, state: RequestState.Pending), world.Wish(host, late, state: RequestState.Pending));
        await world.Save(site);
        using var loser = site.ClientOf(ScheduleClient.ActingFor(late));
        var (url, form) = ($"/forums/{world.Edition}/me/requests/{second.Id}", "form:has([name='Input.Slot'])");
        var open = (AngleSharp.Html.Dom.IHtmlFormElement)(await loser.Page(url)).QuerySelector(form)!;
        Assert.Contains(url, (await loser.Page($"/forums/{world.Edition}/me")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.True((await Pick(site, world, first, world.Slots[0])).IsSuccessStatusCode);

        using var lost = await loser.Submit(url, open, new Dictionary<string, string> { ["Input.Slot"] = world.Slots[0].Id.ToString() });
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        var page = await lost.Html();
        Assert.Contains("Host", page.QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([world.Slots[1].Id.ToString()], page.QuerySelectorAll("[name='Input.Slot'] option").Select(o => o.GetAttribute("value")).Where(v => v?.Length > 0));

        using var organiser = site.ClientOf(TestUser.Organiser);
        using var rules = await organiser.Submit($"/forums/{world.Edition}/requests/rules", "form:has([name='Input.TimesBy'])", new Dictionary<string, string> { ["Input.TimesBy"] = "Organiser" });
        Assert.Equal(HttpStatusCode.Redirect, rules.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await loser.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        using var refused = await Pick(site, world, second, world.Slots[1]);
        Assert.Equal("forums.organiser-finds-times", (await refused.Read()).GetProperty("code").GetString());
    }

    private static async Task<(ForumWorld, ScheduleClient, HttpResponseMessage[])> Race(TestSite site, Rendezvous line)
    {
        var world = new ForumWorld().ParticipantsPick().Hall("Yekaterinburg", "Hall 1", 8).Session(0, 10, 2);
        var host = world.Company("Host", Side.Host);
        for (var n = 0; n < 2; n++) world.Wish(host, world.Company($"Guest {n}"), state: RequestState.Pending);
        await world.Save(site);
        line.Arm(2);
        return (world, new ScheduleClient(site, world), await Task.WhenAll(world.Requests.Select(r => Task.Run(() => Pick(site, world, r, world.Slots[0])))));
    }

    // In the name of the side that was asked.
    private static async Task<HttpResponseMessage> Pick(TestSite site, ForumWorld world, MeetingRequest request, ForumSlot slot)
    {
        using var member = site.ClientOf(ScheduleClient.ActingFor(world.Participants.Single(p => p.Id == request.ToId)));
        return await member.PutAsJsonAsync($"/api/forums/{world.Edition}/requests/{request.Id}/answer", new { answer = "Accept", slot = slot.Id.Value });
    }

    private static List<Guid> Offered(JsonElement problem) => [.. problem.GetProperty("alternatives").EnumerateArray().Select(a => a.GetProperty("slot").GetGuid())];

    private static async Task<List<JsonElement>> Published(ScheduleClient client) =>
        [.. (await client.Http.GetFromJsonAsync<JsonElement>($"/api/forums/{client.Edition}/schedule/published")).GetProperty("meetings").EnumerateArray()];

    private static Task<List<OutgoingMail>> Sent(TestSite site) => site.InScope(async sp =>
        (await sp.GetRequiredService<ForumsDb>().Mails.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Body).ToListAsync()).ConvertAll(b => JsonSerializer.Deserialize<OutgoingMail>(b)!));
}
