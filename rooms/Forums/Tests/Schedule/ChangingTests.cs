using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class ChangingTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task Every_clash_is_named_and_nothing_is_saved(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var (first, second) = (world.Wish(p[0], p[3]), world.Wish(p[0], p[4]));
        var refused = world.Wish(p[1], p[4], Priority.No);
        world.Away(p[4], world.Slots[0]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(first, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);

        using var answer = await client.Move(second, world.Slots[0], world.Tables[0]);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = await answer.Read();
        Assert.Equal("/problems/forums.schedule-clash", problem.GetProperty("type").GetString());
        Assert.Equal(["participant-away", "participant-taken", "table-taken"], Codes(problem));
        var taken = problem.GetProperty("clashes").EnumerateArray().Single(c => c.GetProperty("code").GetString() == "participant-taken");
        Assert.Equal(p[0].Id.Value, taken.GetProperty("participant").GetGuid());
        Assert.Contains("Guest 1", taken.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Host 1", taken.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await client.Placed());

        using var veto = await client.Move(refused, world.Slots[1], world.Tables[0]);
        Assert.Equal(["refused"], Codes(await veto.Read()));
        using var nowhere = await client.Post($"meetings/{second.Id}/move", new { slot = Guid.CreateVersion7(), table = world.Tables[0].Id.Value });
        Assert.Equal(["no-such-place"], Codes(await nowhere.Read()));
    }

    [Theory, Databases]
    public async Task Lock_unlock_take_off_cancel_restore_and_undo(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var wish = world.Wish(world.Participants[0], world.Participants[3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);

        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        Assert.True((await client.Change(wish, "Lock")).IsSuccessStatusCode);
        using var whileLocked = await client.Move(wish, world.Slots[1], world.Tables[0]);
        Assert.Equal(["locked"], Codes(await whileLocked.Read()));
        Assert.True((await client.Change(wish, "Unlock")).IsSuccessStatusCode);
        Assert.True((await client.Move(wish, world.Slots[1], world.Tables[1])).IsSuccessStatusCode);

        var last = (await client.State()).GetProperty("lastChange").GetGuid();
        Assert.True((await client.Post("undo", new { change = last })).IsSuccessStatusCode);
        Assert.Equal(world.Slots[0].Id.Value, (await client.Meeting(wish)).GetProperty("slot").GetProperty("id").GetGuid());
        using var again = await client.Post("undo", new { change = last });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        Assert.True((await client.Change(wish, "Cancel")).IsSuccessStatusCode);
        Assert.Equal("cancelled", (await client.Meeting(wish)).GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal(0, await site.Count("SELECT count(*) FROM forums_occupancy"));
        await client.Solve(1);
        Assert.Equal("Cancelled", (await client.Meeting(wish)).GetProperty("state").GetString());
        using var notLocked = await client.Change(wish, "Unlock");
        Assert.Equal("forums.schedule-not-in-this-state", (await notLocked.Read()).GetProperty("code").GetString());
        Assert.True((await client.Change(wish, "Restore")).IsSuccessStatusCode);
        await client.Solve(1);
        Assert.Equal("Placed", (await client.Meeting(wish)).GetProperty("state").GetString());
    }

    [Theory, Databases]
    public async Task A_meeting_whose_side_left_holds_its_table_until_it_is_taken_off_and_is_not_published(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var (left, other) = (world.Wish(world.Participants[0], world.Participants[3]), world.Wish(world.Participants[1], world.Participants[4]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(left, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        await site.Execute($"""UPDATE forums_participant SET "State" = 'Cancelled' WHERE "Name" = 'Guest 1'""");
        using var taken = await client.Move(other, world.Slots[0], world.Tables[0]);
        Assert.Equal(["table-taken"], Codes(await taken.Read()));
        using var nothing = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal("forums.schedule-nothing-to-publish", (await nothing.Read()).GetProperty("code").GetString());
        Assert.Contains("Guest 1", (await client.Http.Page(world.Pages)).QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        Assert.True((await client.Change(left, "TakeOff")).IsSuccessStatusCode);
        Assert.True((await client.Move(other, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
    }

    [Theory, Databases]
    public async Task A_writer_who_read_an_older_version_is_told_so(Provider provider)
    {
        var site = await sites.On(provider);
        var world = ForumWorld.Small();
        var wish = world.Wish(world.Participants[0], world.Participants[3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        using var placed = await client.Move(wish, world.Slots[0], world.Tables[0]);
        var tag = placed.Headers.ETag!;
        Assert.True((await client.Change(wish, "Lock")).IsSuccessStatusCode);
        using var late = new HttpRequestMessage(HttpMethod.Post, $"{world.Api}/meetings/{wish.Id}/change") { Content = JsonContent.Create(new { change = "TakeOff" }) };
        late.Headers.IfMatch.Add(tag);
        using var answer = await client.Http.SendAsync(late);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
    }

    [Theory, Databases]
    public async Task Of_sixteen_who_want_the_same_table_at_the_same_time_one_gets_it_and_the_others_are_told_who_has_it(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        var (client, answers) = await Race(site, line);
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("table-taken", Codes(await refused.Read()));
        }
        Assert.Equal((1, 0, 0), (await client.Placed(), await client.DoubleTables(), await client.DoubleParticipants()));
        Assert.Equal(3, await site.Count("SELECT count(*) FROM forums_occupancy"));
    }

    // All sixteen looked before anybody wrote and saw the table free: only the index stands between them and the double use.
    [Theory, Databases]
    public async Task Control_without_the_index_more_than_one_of_the_sixteen_gets_the_table(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        await site.Execute("DROP INDEX ux_forums_occupancy");
        var (client, answers) = await Race(site, line);
        Assert.Equal(16, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(1, await client.DoubleTables());
    }

    [Theory, Databases]
    public async Task Of_sixteen_who_want_the_same_host_at_the_same_time_one_gets_it(Provider provider)
    {
        var site = await sites.On(provider);
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 16).Session(0, 10, 2);
        var host = world.Company("Host", Side.Host);
        for (var n = 0; n < 16; n++) world.Wish(world.Company($"Guest {n}"), host);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        var answers = await Task.WhenAll(world.Requests.Select((r, i) => Task.Run(() => client.Move(r, world.Slots[0], world.Tables[i]))));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) Assert.Contains("participant-taken", Codes(await refused.Read()));
        Assert.Equal(0, await client.DoubleParticipants());
    }

    [Theory, Databases]
    public async Task A_participant_with_two_teams_meets_twice_at_a_time_and_not_three_times(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 16).Session(0, 10, 2);
        var host = world.Company("Host", Side.Host, teams: 2);
        for (var n = 0; n < 16; n++) world.Wish(world.Company($"Guest {n}"), host);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        var answers = await Task.WhenAll(world.Requests.Select((r, i) => Task.Run(() => client.Move(r, world.Slots[0], world.Tables[i]))));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(2, await client.Placed());
        Assert.DoesNotContain(answers, a => a.StatusCode == HttpStatusCode.InternalServerError);
    }

    private static async Task<(ScheduleClient, HttpResponseMessage[])> Race(TestSite site, Rendezvous line)
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 2).Session(0, 10, 2);
        for (var n = 0; n < 16; n++) world.Wish(world.Company($"Guest {n}"), world.Company($"Host {n}", Side.Host));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        line.Arm(16);
        return (client, await Task.WhenAll(world.Requests.Select(r => Task.Run(() => client.Move(r, world.Slots[0], world.Tables[0])))));
    }

    private static string[] Codes(JsonElement problem) => [.. problem.GetProperty("clashes").EnumerateArray().Select(c => c.GetProperty("code").GetString()!).Order(StringComparer.Ordinal)];
}
