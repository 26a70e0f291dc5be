using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>Meetings by line: no table, both clocks; and the switch of a whole forum.</summary>
public sealed class OnlineTests
{
    [Theory, Databases]
    public async Task A_side_that_does_not_travel_meets_online_within_its_own_hours_and_both_read_both_clocks(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = Hybrid();
        var (far, near) = (world.Participants[0], world.Participants[3]);
        (far.AttendsOnline, far.Zone, far.HoursFrom, far.HoursTo) = (true, "America/New_York", new TimeOnly(1, 30), new TimeOnly(2, 30));
        var wish = world.Wish(far, near);
        var atTable = world.Wish(world.Participants[1], near);
        await world.Save(site);
        var client = new ScheduleClient(site, world);

        // Ten o'clock in Yekaterinburg is one in the night in New York: only the second and the third slot are within its hours.
        using var tooEarly = await client.Move(wish, world.Slots[0], world.Tables[0]);
        var clash = Assert.Single((await tooEarly.Read()).GetProperty("clashes").EnumerateArray());
        Assert.Equal("outside-hours", clash.GetProperty("code").GetString());
        Assert.Contains("01:00–01:30 (America/New_York)", clash.GetProperty("text").GetString(), StringComparison.Ordinal);
        await client.Solve(1);
        var meeting = await client.Meeting(wish);
        Assert.Equal(("Placed", true, JsonValueKind.Null), (meeting.GetProperty("state").GetString(), meeting.GetProperty("online").GetBoolean(), meeting.GetProperty("table").ValueKind));
        Assert.Contains(meeting.GetProperty("slot").GetProperty("id").GetGuid(), world.Slots.Skip(1).Take(2).Select(s => s.Id.Value));
        Assert.Equal(JsonValueKind.Object, (await client.Meeting(atTable)).GetProperty("table").ValueKind);
        Assert.Equal((5, 0), (await site.Count("SELECT count(*) FROM forums_occupancy"), await client.DoubleParticipants()));
        Assert.True((await client.Change(atTable, "TakeOff")).IsSuccessStatusCode);
        Assert.True((await client.Post($"meetings/{wish.Id}/move", new { slot = world.Slots[1].Id.Value })).IsSuccessStatusCode);
        foreach (var path in new[] { "grid/participants", "list/participants", $"meetings/{wish.Id}", "unplaced" }) await client.Http.Page($"{world.Pages}/{path}");

        await client.Publish();
        string[] told = ["Online", "Guest 1: 01:30–02:00 (America/New_York time)", "Host 1: 10:30–11:00 (Asia/Yekaterinburg time)", $"https://meet.example/{wish.Id}"];
        var page = (await site.ClientOf(ScheduleClient.ActingFor(far)).Page($"{world.Timetable}/participants/{far.Id}")).QuerySelector("main")!;
        Assert.All(told.Take(3), t => Assert.Contains(t, page.TextContent, StringComparison.Ordinal));
        Assert.Equal(told[3], page.QuerySelector("a[rel=noreferrer]")!.GetAttribute("href"));
        var mail = (await client.Mails()).Single(m => m.To == far.ContactEmail);
        Assert.All(told, t => Assert.Contains(t, mail.Text, StringComparison.Ordinal));
        var entry = IcsText.Parse(mail.Calendar!).All("VEVENT").Single();
        Assert.Equal(told[3], entry["LOCATION"]);
        Assert.All(told.Skip(1), t => Assert.Contains(t, entry["DESCRIPTION"], StringComparison.Ordinal));
        // The room is for the two: whoever else reads the page does not get its address.
        Assert.DoesNotContain("meet.example", (await site.ClientOf(ScheduleClient.ActingFor(world.Participants[1])).Page($"{world.Timetable}/participants/{far.Id}")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_forum_that_goes_online_keeps_its_times_and_leaves_its_tables_and_back_in_the_halls_its_meetings_wait_for_a_table(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        foreach (var (g, h) in world.Participants.Take(3).Zip(world.Participants.Skip(3))) world.Wish(g, h);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(1);
        await client.Publish();
        var slots = await Task.WhenAll(world.Requests.Select(async r => (await client.Meeting(r)).GetProperty("slot").GetProperty("id").GetGuid()));

        Assert.Equal(HttpStatusCode.OK, (await Rules(client, world, new { mode = "Online", onlineRoom = "https://meet.example/{meeting}" })).StatusCode);
        Assert.Empty((await client.State()).GetProperty("clashes").EnumerateArray());
        Assert.Equal(6, await site.Count("SELECT count(*) FROM forums_occupancy"));
        Assert.Equal(slots, await Task.WhenAll(world.Requests.Select(async r => (await client.Meeting(r)).GetProperty("slot").GetProperty("id").GetGuid())));
        await client.Solve(1);
        await client.Publish();
        Assert.All((await client.Mails()).Skip(6), m => Assert.Contains("https://meet.example/", m.Text, StringComparison.Ordinal));
        var published = await client.Http.GetFromJsonAsync<JsonElement>($"{world.Api}/published");
        Assert.All(published.GetProperty("meetings").EnumerateArray(), m => Assert.True(m.GetProperty("online").GetBoolean()));

        Assert.Equal(HttpStatusCode.OK, (await Rules(client, world, new { mode = "InPerson" })).StatusCode);
        Assert.Equal((0, 0), (await client.Placed(), await site.Count("SELECT count(*) FROM forums_occupancy")));
        Assert.Equal("timetable-changed", (await client.Meeting(world.Requests[0])).GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal(3, await site.Count("SELECT count(*) FROM platform_audit WHERE \"SubjectKind\" = 'forums_meeting' AND \"Action\" = 'forums.edit-rules' AND \"Payload\" LIKE '%timetable-changed%'"));
        await client.Solve(1);
        Assert.Equal(3, await client.Placed());
    }

    [Theory, Databases]
    public async Task One_meeting_of_a_hybrid_forum_goes_online_and_back_and_a_participant_takes_its_meetings_along(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = Hybrid();
        var wish = world.Wish(world.Participants[0], world.Participants[3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        async Task Line(bool online) => (await client.Http.PutAsJsonAsync($"/api/forums/{world.Edition}/requests/{wish.Id}/line", new { online })).EnsureSuccessStatusCode();
        async Task<(string?, bool)> Now() => ((await client.Meeting(wish)).GetProperty("state").GetString(), (await client.Meeting(wish)).GetProperty("online").GetBoolean());

        await Line(true);
        Assert.Equal(("Placed", true), await Now());
        using var toTable = await client.Move(wish, world.Slots[1], world.Tables[1]);
        Assert.Equal(JsonValueKind.Null, (await toTable.Read()).GetProperty("table").ValueKind);
        await Line(false);
        Assert.Equal(("Unplaced", false), await Now());
        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        using var noTable = await client.Post($"meetings/{wish.Id}/move", new { slot = world.Slots[1].Id.Value });
        Assert.Equal(HttpStatusCode.BadRequest, noTable.StatusCode);
        using var edited = await client.Http.PutAsJsonAsync($"/api/forums/{world.Edition}/participants/{world.Participants[0].Id}", new { name = "Guest 1", teams = 1, attendsOnline = true, zone = "Asia/Tehran", hoursFrom = "08:00", hoursTo = "18:00" });
        edited.EnsureSuccessStatusCode();
        Assert.Equal(("Placed", true), await Now());
        Assert.Equal(2, await site.Count("SELECT count(*) FROM forums_occupancy"));
        Assert.Contains("Meet online", (await client.Http.Page($"/forums/{world.Edition}/requests")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await client.Http.Page($"/forums/{world.Edition}/participants/{world.Participants[0].Id}")).QuerySelector("input[name='Input.AttendsOnline'][checked]"));
    }

    [Theory, Databases]
    public async Task Pauses_and_journeys_are_kept_and_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = new ForumWorld().Hall("Yekaterinburg", "Ural", 2).Hall("Moscow", "Expo", 2).Session(0, 9, 4);
        (world.Record.SeveralCitiesADay, world.Record.TravelSlots) = (true, 2);
        var busy = world.Company("Busy");
        busy.MinBreakEvery = 1;
        var wishes = Enumerable.Range(0, 3).Select(n => world.Wish(busy, world.Company($"Host {n}", Side.Host))).ToList();
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(wishes[0], world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        using var inARow = await client.Move(wishes[1], world.Slots[1], world.Tables[0]);
        Assert.Equal("no-pause", Assert.Single((await inARow.Read()).GetProperty("clashes").EnumerateArray()).GetProperty("code").GetString());
        using var tooFar = await client.Move(wishes[1], world.Slots[2], world.Tables[2]);
        Assert.Equal("too-far", Assert.Single((await tooFar.Read()).GetProperty("clashes").EnumerateArray()).GetProperty("code").GetString());
        Assert.True((await client.Move(wishes[1], world.Slots[3], world.Tables[2])).IsSuccessStatusCode);
        await client.Solve(1);
        Assert.Equal(2, await client.Placed());
        var unplaced = (await Task.WhenAll(wishes.Select(client.Meeting))).Single(m => m.GetProperty("state").GetString() == "Unplaced");
        Assert.Contains("pause-due", unplaced.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    private static ForumWorld Hybrid()
    {
        var world = ForumWorld.Small();
        (world.Record.Mode, world.Record.OnlineRoom) = (EditionMode.Hybrid, "https://meet.example/{meeting}");
        return world;
    }

    private static Task<HttpResponseMessage> Rules(ScheduleClient client, ForumWorld world, object rules) => client.Http.PutAsJsonAsync($"/api/forums/{world.Edition}/rules", rules);
}
