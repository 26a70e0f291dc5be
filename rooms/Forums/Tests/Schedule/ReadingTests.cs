using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class ReadingTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task The_timetable_is_for_those_who_take_part_unless_the_organiser_opens_the_days(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client) = await Published(site);
        var (visitor, stranger, member) = (site.Client(), site.ClientOf(TestUser.Nobody), site.ClientOf(ScheduleClient.ActingFor(world.Participants[0])));
        var own = $"{world.Timetable}/participants/{world.Participants[0].Id}";
        var published = await member.GetFromJsonAsync<JsonElement>($"{world.Api}/published?participant={world.Participants[0].Id}");
        Assert.Equal("Host 1", Assert.Single(published.GetProperty("meetings").EnumerateArray()).GetProperty("to").GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{world.Api}/published")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(world.Timetable)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(world.Timetable)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(own)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(own + "/timetable.ics")).StatusCode);
        Assert.Contains("Host 1", (await member.Page(world.Timetable)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Host 1", (await member.Page(own)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"{world.Timetable}/tables/{world.Tables[0].Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync($"{world.Timetable}/print?participant={world.Participants[0].Id}")).StatusCode);

        await client.Publish("Everyone");
        var open = (await visitor.Page(world.Timetable)).Body!;
        Assert.Contains("Host 1", open.TextContent, StringComparison.Ordinal);
        Assert.Empty(open.QuerySelectorAll("a[href*='/participants/']"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(own)).StatusCode);
    }

    [Theory, Databases]
    public async Task Somebody_whose_request_was_not_placed_reads_why_and_not_that_the_other_side_refused(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, _) = await Published(site);
        var own = $"{world.Timetable}/participants/{world.Participants[0].Id}";
        var page = (await site.ClientOf(ScheduleClient.ActingFor(world.Participants[0])).Page(own)).Body!.TextContent;
        Assert.Contains("The two sides have no time in common.", page, StringComparison.Ordinal);
        Assert.Contains("The organiser could not arrange this meeting.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("does not want", page, StringComparison.Ordinal);
        var other = (await site.ClientOf(ScheduleClient.ActingFor(world.Participants[4])).Page(own)).Body!.TextContent;
        Assert.DoesNotContain("The organiser could not arrange this meeting.", other, StringComparison.Ordinal);
    }

    // To be told that a meeting could not be arranged that one never asked for is to be told of the other side's veto.
    [Theory, Databases]
    public async Task A_veto_of_somebody_whom_one_never_asked_is_not_heard_of_and_neither_is_ones_own_unasked(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client) = await Published(site);
        var p = world.Participants;
        foreach (var (reader, vetoing) in new[] { (p[2], "Host 2"), (p[4], "Guest 3"), (p[4], "Guest 1") })
        {
            var page = (await site.ClientOf(ScheduleClient.ActingFor(reader)).Page($"{world.Timetable}/participants/{reader.Id}")).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain(vetoing, page, StringComparison.Ordinal);
            Assert.DoesNotContain("The organiser could not arrange this meeting.", page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(await site.InScope(sp => sp.GetRequiredService<ForumsDb>().PublishedMeetings.ToListAsync()), m => m.Concerns(p[2].Id) && m.Concerns(p[4].Id));
        // The organisers read of all vetoes in the draft.
        Assert.Contains("Guest 3", (await client.Http.Page($"{world.Pages}/unplaced")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_calendar_address_follows_the_published_timetable_and_dies_when_renewed_or_withdrawn(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client) = await Published(site);
        var member = site.ClientOf(ScheduleClient.ActingFor(world.Participants[0]));
        var own = $"{world.Timetable}/participants/{world.Participants[0].Id}";
        var address = new Uri((await member.Page(own)).QuerySelector("a[href*='/calendar/']")!.GetAttribute("href")!).AbsolutePath;
        var program = site.Client();

        var feed = await program.GetAsync(address);
        Assert.Equal("text/calendar", feed.Content.Headers.ContentType!.MediaType);
        var calendar = IcsText.Parse(await feed.Content.ReadAsStringAsync());
        var held = calendar.All("VEVENT").Single();
        Assert.Equal(world.Slots[0].StartsAt, held.Instant("DTSTART", calendar));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")).StatusCode);
        Assert.Equal(held["UID"], IcsText.Parse(await member.GetStringAsync(own + "/timetable.ics")).All("VEVENT").Single()["UID"]);

        // A change of the draft does not show through before it is published.
        Assert.True((await client.Move(world.Requests[0], world.Slots[2], world.Tables[0])).IsSuccessStatusCode);
        Assert.Equal("0", IcsText.Parse(await program.GetStringAsync(address)).All("VEVENT").Single()["SEQUENCE"]);
        await client.Publish();
        Assert.Equal("1", IcsText.Parse(await program.GetStringAsync(address)).All("VEVENT").Single()["SEQUENCE"]);

        using var renewed = await member.Submit(own, "main form.post");
        Assert.Equal(HttpStatusCode.Found, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(address)).StatusCode);
        var fresh = new Uri((await member.Page(own)).QuerySelector("a[href*='/calendar/']")!.GetAttribute("href")!).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(fresh)).StatusCode);

        using var wrong = await client.Post("withdraw", new { revision = 1 });
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post("withdraw", new { revision = 2 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(fresh)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(own)).StatusCode);
        await client.Publish();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(fresh)).StatusCode);
    }

    [Theory, Databases]
    public async Task Pages_of_115_participants_and_22_slots_stay_light_and_every_page_answers_in_every_language(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Big();
        for (var n = 0; n < 25; n++) world.Wish(world.Company($"شرکت فناوری‌های نوین شمارهٔ {n}"), world.Participants[70 + (n % 20)]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(5);
        await client.Publish();
        var one = world.Participants[0].Id;
        var table = await site.InScope(async sp => (await sp.GetRequiredService<ForumsDb>().Meetings.FirstAsync(m => m.TableId != null)).TableId);
        string[] pages =
        [
            world.Pages, $"{world.Pages}/grid/participants?size=100", $"{world.Pages}/grid/tables?size=100", $"{world.Pages}/list/participants", $"{world.Pages}/list/tables", $"{world.Pages}/unplaced",
            $"{world.Pages}/meetings/{world.Requests[0].Id}", world.Timetable, $"{world.Timetable}/participants/{one}", $"{world.Timetable}/tables/{table}", $"{world.Timetable}/print?day=2027-07-06",
        ];
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var page in pages)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept-Language", language } } };
                using var answer = await client.Http.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page} in {language}: {answer.StatusCode}");
                var weight = (await answer.Content.ReadAsByteArrayAsync()).Length;
                TestContext.Current.TestOutputHelper?.WriteLine($"{weight / 1000.0:0.0} kB {language} {page}");
                Assert.True(weight <= 100_000, $"{page} in {language} weighs {weight} bytes");
            }
    }

    [Theory, Databases]
    public async Task Forms_move_lock_and_refuse_as_the_API_does(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var (first, second) = (world.Wish(world.Participants[0], world.Participants[3]), world.Wish(world.Participants[0], world.Participants[4]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        var page = $"{world.Pages}/meetings/{first.Id}";
        using var moved = await client.Http.Submit(page, "form:has([name='Move.Slot'])", new Dictionary<string, string> { ["Move.Slot"] = world.Slots[0].Id.ToString(), ["Move.Table"] = world.Tables[0].Id.ToString() });
        Assert.Equal(HttpStatusCode.Found, moved.StatusCode);
        Assert.Equal("Placed", (await client.Meeting(first)).GetProperty("state").GetString());

        using var clash = await client.Http.Submit($"{world.Pages}/meetings/{second.Id}", "form:has([name='Move.Slot'])", new Dictionary<string, string> { ["Move.Slot"] = world.Slots[0].Id.ToString(), ["Move.Table"] = world.Tables[0].Id.ToString() });
        var told = (await clash.Html()).QuerySelector(".notice-error")!.TextContent;
        Assert.Contains("Guest 1 meets Host 1 at that time", told, StringComparison.Ordinal);
        Assert.Contains("is taken at that time", told, StringComparison.Ordinal);

        var free = (await client.Http.Page($"{world.Pages}/meetings/{second.Id}")).QuerySelectorAll("select[name='Free.Place'] option[value*='/']");
        Assert.Equal(3, free.Length);
        using var put = await client.Http.Submit($"{world.Pages}/meetings/{second.Id}", "form:has([name='Free.Place'])", new Dictionary<string, string> { ["Free.Place"] = free[0].GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.Found, put.StatusCode);
        Assert.Equal(2, await client.Placed());

        using var solve = await client.Http.Submit(world.Pages, "#solve form, form:has([name='Solve.Seconds'])", new Dictionary<string, string> { ["Solve.Seconds"] = "1" });
        Assert.Equal(HttpStatusCode.Found, solve.StatusCode);
        await site.Quiet();
        using var publish = await client.Http.Submit(world.Pages, "form:has([name='Publish.Audience'])", new Dictionary<string, string> { ["Publish.Audience"] = "Everyone" });
        Assert.Equal(HttpStatusCode.Found, publish.StatusCode);
        await site.Quiet();
        Assert.Contains("Revision 1 with 2 meetings was published", (await client.Http.Page(world.Pages)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Only_organisers_reach_the_draft_unknown_things_are_404_and_empty_bodies_400(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client) = await Published(site);
        var member = site.ClientOf(ScheduleClient.ActingFor(world.Participants[0]));
        var reader = site.ClientOf(TestUser.Organiser with { Scopes = ["forums:read"] });
        foreach (var path in new[] { "solve", "publish", "withdraw", "undo", "solve/cancel", $"meetings/{world.Requests[0].Id}/move", $"meetings/{world.Requests[0].Id}/change" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client().PostAsJsonAsync($"{world.Api}/{path}", new { })).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync($"{world.Api}/{path}", new { })).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync($"{world.Api}/{path}", new { })).StatusCode);
            if (path != "solve") Assert.Equal(HttpStatusCode.BadRequest, (await client.Post(path, new { })).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.PostAsync($"{world.Api}/{path}", new StringContent("", System.Text.Encoding.UTF8, "application/json"))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Post("solve", new { seconds = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(world.Api)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(world.Api)).StatusCode);
        var nowhere = Guid.CreateVersion7();
        foreach (var path in new[] { $"/api/forums/{nowhere}/schedule", $"{world.Api}/meetings/{nowhere}", $"/api/forums/{nowhere}/schedule/published", $"/api/forums/{nowhere}/schedule/plan.csv", "/api/forums/x/schedule",
            $"/forums/{nowhere}/schedule", $"/forums/{nowhere}/timetable", $"{world.Pages}/grid/nonsense", $"{world.Pages}/meetings/{nowhere}", $"{world.Timetable}/participants/{nowhere}", $"{world.Timetable}/tables/{nowhere}" })
            Assert.True((await client.Http.GetAsync(path)).StatusCode == HttpStatusCode.NotFound, path);
    }

    [Theory, Databases]
    public async Task The_export_holds_every_request_and_no_formula(Provider provider)
    {
        var site = await sites.On(provider);
        var world = ForumWorld.Small();
        var evil = world.Company("=HYPERLINK(\"http://evil\")");
        world.Wish(evil, world.Participants[3]);
        world.Wish(world.Participants[0], world.Participants[4], Priority.No);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(1);
        var lines = (await client.Http.GetStringAsync($"{world.Api}/plan.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.DoesNotContain(lines.SelectMany(l => l.Split(',')), c => c.TrimStart('"').StartsWith('='));
        Assert.Contains("HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Contains("One side does not want this meeting.", lines[2], StringComparison.Ordinal);
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await client.Http.GetByteArrayAsync($"{world.Api}/plan.xlsx"))[..2]));
    }

    private static async Task<(ForumWorld, ScheduleClient)> Published(TestSite site)
    {
        var world = ForumWorld.Small();
        var p = world.Participants;
        world.Wish(p[0], p[3]);
        world.Wish(p[1], p[4]);
        world.Wish(p[0], p[5]);
        // The first guest asked the second host, which answered with a veto; the third guest has asked for nothing.
        Assert.True(world.Wish(p[0], p[4], state: RequestState.Pending).TakeWish(p[4].Id, Priority.No, null, DateTime.UnixEpoch));
        world.Wish(p[4], p[2], Priority.No);
        foreach (var slot in world.Slots) world.Away(p[5], slot);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(world.Requests[0], world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        Assert.True((await client.Change(world.Requests[0], "Lock")).IsSuccessStatusCode);
        await client.Solve(1);
        Assert.True((await client.Change(world.Requests[0], "Unlock")).IsSuccessStatusCode);
        await client.Publish();
        return (world, client);
    }
}
