using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class DeskTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task A_no_show_is_shown_first_then_done_published_to_those_it_touches_and_undone(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var (stays, falls, waits) = (world.Wish(p[0], p[3]), world.Wish(p[1], p[4]), world.Wish(p[0], p[4]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(stays, world.Slots[1], world.Tables[0])).IsSuccessStatusCode);
        Assert.True((await client.Move(falls, world.Slots[2], world.Tables[0])).IsSuccessStatusCode);
        await client.Publish();
        Begin(site, world);

        var told = await Tell(client, new { kind = "NoShow", participant = p[1].Id.Value, slot = world.Slots[1].Id.Value });
        Assert.Equal(world.Slots.Skip(1).Select(s => s.Id.Value), told.GetProperty("slots").EnumerateArray().Select(s => s.GetGuid()));
        // What falls out; and the request that waits takes the place that is free by it. Nobody else moves.
        Assert.Equal(["TakeOff", "Nobody"], Options(told).Select(o => o.GetProperty("choice").GetString()));
        var way = Options(told)[1];
        Assert.Equal((1, 0, 1), (way.GetProperty("fallOut").GetInt32(), way.GetProperty("moved").GetInt32(), way.GetProperty("placed").GetInt32()));
        Assert.Empty(way.GetProperty("others").EnumerateArray());
        Assert.Equal(2, await client.Placed());
        Assert.Equal("Unplaced", (await client.Meeting(waits)).GetProperty("state").GetString());

        var done = await Do(client, told, "apply", new { choice = "Nobody", publish = true });
        Assert.True(done.GetProperty("published").GetBoolean());
        await site.Quiet();
        Assert.Equal(("Unplaced", "Placed", "Placed"), (await State(client, falls), await State(client, waits), await State(client, stays)));
        Assert.Equal(3, await site.Count("SELECT count(*) FROM forums_away_slot"));
        // Guest 2 and Host 2 lose a meeting, Guest 1 and Host 2 gain one: three are written to, Host 1 is not.
        Assert.Equal(3, await site.Count("""SELECT "Mails" FROM forums_publication WHERE "Revision" = 2"""));
        Assert.Equal((0, 0), (await client.DoubleParticipants(), await client.DoubleTables()));
        Assert.Equal(6, await site.Count("SELECT count(*) FROM forums_occupancy"));

        using var twice = await client.Post($"desk/{told.GetProperty("id").GetGuid()}/apply", new { choice = "TakeOff" });
        Assert.Equal("forums.desk-settled", (await twice.Read()).GetProperty("code").GetString());
        await Do(client, told, "undo", new { publish = false });
        Assert.Equal(("Placed", "Unplaced", "Placed"), (await State(client, falls), await State(client, waits), await State(client, stays)));
        Assert.Equal(world.Slots[2].Id.Value, (await client.Meeting(falls)).GetProperty("slot").GetProperty("id").GetGuid());
        Assert.Equal((0, 6), (await site.Count("SELECT count(*) FROM forums_away_slot"), await site.Count("SELECT count(*) FROM forums_occupancy")));
    }

    [Theory, Databases]
    public async Task Who_is_late_meets_later_and_what_has_begun_stays(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var (begun, late) = (world.Wish(p[0], p[3]), world.Wish(p[1], p[4]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(begun, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        Assert.True((await client.Move(late, world.Slots[1], world.Tables[0])).IsSuccessStatusCode);
        Begin(site, world);

        var told = await Tell(client, new { kind = "Late", participant = p[1].Id.Value, slot = world.Slots[3].Id.Value });
        var way = Options(told).Single(o => o.GetProperty("choice").GetString() == "Nobody");
        var move = Assert.Single(way.GetProperty("moves").EnumerateArray());
        Assert.Equal((late.Id.Value, true, world.Slots[3].Id.Value), (move.GetProperty("meeting").GetGuid(), move.GetProperty("hit").GetBoolean(), move.GetProperty("toSlot").GetProperty("id").GetGuid()));
        await Do(client, told, "apply", new { choice = "Nobody" });
        Assert.Equal((world.Slots[3].Id.Value, world.Slots[0].Id.Value), ((await client.Meeting(late)).GetProperty("slot").GetProperty("id").GetGuid(), (await client.Meeting(begun)).GetProperty("slot").GetProperty("id").GetGuid()));

        // What is over cannot be told of.
        site.Clock.SetTo(world.Slots[^1].EndsAt.AddMinutes(1));
        using var over = await client.Post("desk", new { kind = "NoShow", participant = p[0].Id.Value, slot = world.Slots[0].Id.Value });
        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
    }

    [Theory, Databases]
    public async Task A_meeting_at_a_table_out_of_use_takes_another_one_and_nobody_sits_there_any_more(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var (at, third) = (world.Wish(p[0], p[3]), world.Wish(p[1], p[4]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(at, world.Slots[1], world.Tables[0])).IsSuccessStatusCode);

        var told = await Tell(client, new { kind = "TableOut", table = world.Tables[0].Id.Value, slot = world.Slots[1].Id.Value });
        await Do(client, told, "apply", new { choice = "Nobody" });
        var meeting = await client.Meeting(at);
        Assert.Equal((world.Slots[1].Id.Value, world.Tables[1].Id.Value), (meeting.GetProperty("slot").GetProperty("id").GetGuid(), meeting.GetProperty("table").GetProperty("id").GetGuid()));
        Assert.Equal(3, await site.Count("SELECT count(*) FROM forums_closed_table"));

        using var byHand = await client.Move(third, world.Slots[2], world.Tables[0]);
        Assert.Equal("table-closed", (await byHand.Read()).GetProperty("clashes")[0].GetProperty("code").GetString());
        await client.Solve(1);
        Assert.Equal((2, 0), (await client.Placed(), await site.Count($"""SELECT count(*) FROM forums_meeting m JOIN forums_closed_table c ON c."TableId" = m."TableId" AND c."SlotId" = m."SlotId" """)));
        Assert.Empty((await client.State()).GetProperty("clashes").EnumerateArray());
    }

    [Theory, Databases]
    public async Task A_plan_whose_meetings_have_changed_since_it_was_shown_is_not_done(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var (falls, other) = (world.Wish(p[1], p[4]), world.Wish(p[0], p[3]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(falls, world.Slots[2], world.Tables[0])).IsSuccessStatusCode);
        var told = await Tell(client, new { kind = "Leaves", participant = p[1].Id.Value });
        // The waiting request was to take a free place; now somebody has put it somewhere by hand.
        Assert.True((await client.Move(other, world.Slots[0], world.Tables[1])).IsSuccessStatusCode);
        using var stale = await client.Post($"desk/{told.GetProperty("id").GetGuid()}/apply", new { choice = "Nobody" });
        Assert.Equal((HttpStatusCode.Conflict, "forums.desk-stale"), (stale.StatusCode, (await stale.Read()).GetProperty("code").GetString()));
        Assert.Equal((2, 0), (await client.Placed(), await site.Count("SELECT count(*) FROM forums_away_slot")));
        // What it does not matter for can still be done.
        await Do(client, told, "apply", new { choice = "TakeOff" });
        Assert.Equal(1, await client.Placed());
    }

    [Theory, Databases, Trait("Measures", "Seconds")]
    public async Task At_300_meetings_a_cancellation_is_answered_within_a_second_and_moves_at_most_three_others(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = await ForumWorld.FourDays().Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(5);
        Assert.InRange(await client.Placed(), 290, 300);
        // The first one pays for compiling.
        await Tell(client, new { kind = "Fill" });
        var before = await client.Placed();

        var began = Stopwatch.GetTimestamp();
        var told = await Tell(client, new { kind = "Leaves", participant = world.Participants[0].Id.Value });
        var took = Stopwatch.GetElapsedTime(began);

        Assert.InRange(told.GetProperty("milliseconds").GetInt32(), 0, 1000);
        // With the reading, the writing and the way over HTTP.
        Assert.True(took < TimeSpan.FromSeconds(2), $"{took}");
        // Ways that come to the same are one: where nobody waits for the freed places, it is the first.
        var few = Options(told).Last(o => o.GetProperty("choice").GetString() is not "Best");
        Assert.InRange(few.GetProperty("others").GetArrayLength(), 0, 3);
        Assert.All(Options(told).Where(o => o.GetProperty("choice").GetString() is "TakeOff" or "Nobody"), o => Assert.Equal(0, o.GetProperty("others").GetArrayLength()));
        await Do(client, told, "apply", new { choice = few.GetProperty("choice").GetString() });
        Assert.Equal((0, 0), (await client.DoubleParticipants(), await client.DoubleTables()));
        Assert.Equal(before - few.GetProperty("fallOut").GetInt32() + few.GetProperty("placed").GetInt32(), await client.Placed());
        Assert.Empty((await client.State()).GetProperty("clashes").EnumerateArray());
    }

    [Theory, Databases]
    public async Task The_desk_is_used_by_forms_in_each_language(Provider provider)
    {
        var site = await sites.On(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var wish = world.Wish(p[1], p[4]);
        world.Wish(p[0], p[4]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(wish, world.Slots[2], world.Tables[0])).IsSuccessStatusCode);
        await client.Publish();
        var desk = $"{world.Pages}/desk";
        var found = await client.Http.Page($"{desk}?q=guest 2");
        var link = found.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Single(h => h?.Contains("?participant=", StringComparison.Ordinal) == true)!;

        using var told = await client.Http.Submit(link, "form:has([name='Input.Kind'])", new Dictionary<string, string> { ["Input.Kind"] = "NoShow", ["Input.Slot"] = world.Slots[1].Id.ToString() });
        var url = told.Headers.Location!.OriginalString;
        Assert.Contains("/desk/", url, StringComparison.Ordinal);
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var page in new[] { desk, link, url, $"{desk}?q=nobody" })
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept-Language", language } } };
                using var response = await client.Http.SendAsync(message);
                var html = await response.Content.ReadAsStringAsync();
                Assert.True(response.StatusCode == HttpStatusCode.OK && html.Contains($"lang=\"{language}\"", StringComparison.Ordinal) && html.Length < 100_000, $"{language} {page}: {response.StatusCode}");
            }
        using var done = await client.Http.Submit(url, "form:has([name='publish'])");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await site.Quiet();
        Assert.Equal(("Unplaced", 2), (await State(client, wish), (await client.State()).GetProperty("revision").GetInt32()));
        using var undone = await client.Http.Submit(url, "form:has([name='publish'])");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal("Placed", await State(client, wish));

        using var table = await client.Http.Submit(desk, "form:has([name='Broken.Table'])", new Dictionary<string, string> { ["Broken.Table"] = world.Tables[1].Id.ToString() });
        Assert.Contains("/desk/", table.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    // It is the first slot's time.
    private static void Begin(TestSite site, ForumWorld world) => site.Clock.SetTo(world.Slots[0].StartsAt.AddMinutes(5));

    private static async Task<JsonElement> Tell(ScheduleClient client, object what)
    {
        using var answer = await client.Post("desk", what);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Read();
    }

    private static async Task<JsonElement> Do(ScheduleClient client, JsonElement told, string what, object body)
    {
        using var answer = await client.Post($"desk/{told.GetProperty("id").GetGuid()}/{what}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Read();
    }

    private static List<JsonElement> Options(JsonElement told) => [.. told.GetProperty("options").EnumerateArray()];

    private static async Task<string?> State(ScheduleClient client, MeetingRequest request) => (await client.Meeting(request)).GetProperty("state").GetString();
}
