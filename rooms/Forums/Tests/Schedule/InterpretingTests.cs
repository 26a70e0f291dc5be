using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>Interpreters as a resource of the plan: as many meetings at a time as there are people to interpret them.</summary>
public sealed class InterpretingTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task The_plan_names_an_interpreter_for_each_meeting_without_a_common_language_and_none_serves_two_at_a_time(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 8).Session(0, 10, 4);
        var russians = Enumerable.Range(1, 4).Select(n => world.Speaking($"Russian {n}", "русский")).ToList();
        var persians = Enumerable.Range(1, 4).Select(n => world.Speaking($"Persian {n}", "farsi", "ar")).ToList();
        var both = world.Speaking("Both", "Persian", "ru");
        var silent = world.Company("Silent");
        foreach (var (r, p) in russians.Zip(persians)) world.Wish(r, p);
        world.Wish(russians[0], persians[1]);
        world.Wish(russians[1], both);
        world.Wish(persians[2], silent);
        var (anna, ivan) = (world.Interpreter("Anna", "ru", "fa"), world.Interpreter("Ivan", "Russian", "Chinese"));
        world.Away(anna, world.Slots[0]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(2);

        // Five need Anna, who has three slots: two stay out, and it is told why.
        Assert.Equal((5, 0, 0, 0), (await client.Placed(), await client.DoubleParticipants(), await client.DoubleTables(), await client.DoubleInterpreters()));
        Assert.Equal(3, await site.Count($"""SELECT count(*) FROM forums_occupancy WHERE "Kind" = 'Interpreter' """));
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM forums_meeting m LEFT JOIN forums_occupancy o ON o."MeetingId" = m."Id" AND o."Kind" = 'Interpreter' AND o."SlotId" = m."SlotId" AND o."SubjectId" = m."InterpreterId" WHERE m."InterpreterId" IS NOT NULL AND o."MeetingId" IS NULL"""));
        var meetings = await Task.WhenAll(world.Requests.Select(client.Meeting));
        Assert.All(meetings, m => Assert.Equal(m.GetProperty("needsInterpreter").GetBoolean() && m.GetProperty("state").GetString() == "Placed", m.GetProperty("interpreter").ValueKind == JsonValueKind.Object));
        Assert.All(meetings.Where(m => m.GetProperty("interpreter").ValueKind == JsonValueKind.Object), m => Assert.Equal("Anna", m.GetProperty("interpreter").GetProperty("name").GetString()));
        var reasons = meetings.SelectMany(m => m.GetProperty("reasons").EnumerateArray()).ToList();
        Assert.Contains("interpreters-busy", reasons.Select(r => r.GetProperty("code").GetString()));
        Assert.Contains(reasons, r => r.GetProperty("text").GetString()!.Contains("interpret between Russian and Arabic / Persian serve other meetings", StringComparison.Ordinal));
        Assert.Empty((await client.State()).GetProperty("clashes").EnumerateArray());

        // Those who were named stay with their meetings when the plan is made again.
        var before = await Named(site);
        await client.Solve(1);
        Assert.Equal(before, await Named(site));
        Assert.DoesNotContain(ivan.Id.Value, before.Values);
    }

    [Theory, Databases]
    public async Task Without_interpreters_languages_play_no_part_unless_the_edition_says_so(Provider provider)
    {
        var site = await sites.On(provider);
        var world = ForumWorld.Small();
        (world.Participants[0].Languages, world.Participants[3].Languages) = (["ru"], ["fa"]);
        var wish = world.Wish(world.Participants[0], world.Participants[3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve(1);
        Assert.Equal("Placed", (await client.Meeting(wish)).GetProperty("state").GetString());

        using var rules = await client.Http.PutAsJsonAsync($"/api/forums/{world.Edition}/rules", new { mode = "InPerson", interpreting = true });
        Assert.Equal(HttpStatusCode.OK, rules.StatusCode);
        Assert.Equal("no-interpreter-there", Assert.Single((await client.State()).GetProperty("clashes").EnumerateArray()).GetProperty("code").GetString());
        using var publish = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal("forums.schedule-clash", (await publish.Read()).GetProperty("code").GetString());
        await client.Solve(1);
        var unplaced = await client.Meeting(wish);
        Assert.Equal("nobody-interprets", unplaced.GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal("One side speaks Russian, the other Persian, and nobody interprets between them.", unplaced.GetProperty("reasons")[0].GetProperty("text").GetString());
    }

    [Theory, Databases]
    public async Task By_hand_the_clash_is_named_before_anything_is_saved_and_a_free_interpreter_is_found(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await TwoPairs(site, "Anna");
        var (first, second) = (world.Requests[0], world.Requests[1]);
        Assert.Equal("Anna", (await (await client.Move(first, world.Slots[0], world.Tables[0])).Read()).GetProperty("interpreter").GetProperty("name").GetString());

        using var refused = await client.Move(second, world.Slots[0], world.Tables[1]);
        var clash = Assert.Single((await refused.Read()).GetProperty("clashes").EnumerateArray());
        Assert.Equal((HttpStatusCode.Conflict, "no-interpreter-left"), (refused.StatusCode, clash.GetProperty("code").GetString()));
        Assert.Contains("Anna (R0 – P0)", clash.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var named = await client.Post($"meetings/{second.Id}/move", new { slot = world.Slots[0].Id.Value, table = world.Tables[1].Id.Value, interpreter = world.Interpreters[0].Id.Value });
        Assert.Equal("interpreter-taken", Assert.Single((await named.Read()).GetProperty("clashes").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(1, await client.Placed());

        // The pages offer and show the same.
        var page = await client.Http.Page($"{world.Pages}/meetings/{second.Id}");
        Assert.DoesNotContain(page.QuerySelectorAll("select[name='Free.Place'] option"), o => o.GetAttribute("value")!.StartsWith(world.Slots[0].Id.ToString(), StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("select[name='Move.Interpreter']"));
        foreach (var path in new[] { "grid/participants", "grid/tables", "grid/interpreters", "list/participants", "list/tables", $"meetings/{first.Id}" })
            Assert.Contains("Anna", (await client.Http.Page($"{world.Pages}/{path}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var elsewhere = await client.Move(second, world.Slots[1], world.Tables[1]);
        Assert.True(elsewhere.IsSuccessStatusCode);
        var last = (await client.State()).GetProperty("lastChange").GetGuid();
        Assert.True((await client.Post("undo", new { change = last })).IsSuccessStatusCode);
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM forums_occupancy WHERE "Kind" = 'Interpreter' """));
    }

    [Theory, Databases]
    public async Task Of_sixteen_who_need_the_one_interpreter_at_the_same_time_one_gets_it_and_the_others_are_told_where_it_is(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        var (client, answers) = await Race(site, line);
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("Anna", Assert.Single((await refused.Read()).GetProperty("clashes").EnumerateArray()).GetProperty("text").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal((1, 0), (await client.Placed(), await client.DoubleInterpreters()));
    }

    // All sixteen looked before anybody wrote: only the index stands between them and the double use. Their tables and their people are all different.
    [Theory, Databases]
    public async Task Control_without_the_index_the_interpreter_serves_several_at_once(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        await site.Execute("DROP INDEX ux_forums_occupancy");
        var (client, answers) = await Race(site, line);
        Assert.Equal(16, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(1, await client.DoubleInterpreters());
    }

    [Theory, Databases]
    public async Task An_interpreter_who_leaves_leaves_meetings_that_wait_and_are_not_published_until_they_have_another(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client) = await TwoPairs(site, "Anna");
        Assert.True((await client.Move(world.Requests[0], world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        var version = (await client.Meeting(world.Requests[0])).GetProperty("version").GetInt32();
        using var added = await client.Http.PostAsJsonAsync($"/api/forums/{world.Edition}/interpreters", new { name = "Boris", languages = "ru, fa" });
        using var removed = await client.Http.DeleteAsync(new Uri($"/api/forums/{world.Edition}/interpreters/{world.Interpreters[0].Id}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent), (added.StatusCode, removed.StatusCode));

        var waiting = await client.Meeting(world.Requests[0]);
        Assert.Equal(("Placed", JsonValueKind.Null, version + 1), (waiting.GetProperty("state").GetString(), waiting.GetProperty("interpreter").ValueKind, waiting.GetProperty("version").GetInt32()));
        Assert.Equal("interpreter-missing", Assert.Single((await client.State()).GetProperty("clashes").EnumerateArray()).GetProperty("code").GetString());
        using var refused = await client.Post("publish", new { audience = "Participants" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.True((await client.Move(world.Requests[0], world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        Assert.Equal("Boris", (await client.Meeting(world.Requests[0])).GetProperty("interpreter").GetProperty("name").GetString());
        await client.Publish();
    }

    [Theory, Databases]
    public async Task The_published_timetable_the_mail_and_the_calendar_name_the_interpreter_who_has_a_timetable_of_the_own(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client) = await TwoPairs(site, "Anna");
        Assert.True((await client.Move(world.Requests[0], world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        await client.Publish("Everyone");

        var (member, visitor) = (site.ClientOf(ScheduleClient.ActingFor(world.Participants[0])), site.Client());
        var own = $"{world.Timetable}/participants/{world.Participants[0].Id}";
        Assert.Contains("Interpreter: Anna", (await member.Page(own)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Interpreter: Anna", (await member.Page($"{world.Timetable}/print?participant={world.Participants[0].Id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Interpreter: Anna", IcsText.Parse(await member.GetStringAsync(own + "/timetable.ics")).All("VEVENT").Single()["DESCRIPTION"], StringComparison.Ordinal);
        Assert.All(await client.Mails(), m => Assert.Contains("Interpreter: Anna", m.Text, StringComparison.Ordinal));
        // The open days do not tell who interprets.
        Assert.DoesNotContain("Anna", (await visitor.Page(world.Timetable)).Body!.TextContent, StringComparison.Ordinal);

        var hers = $"{world.Timetable}/interpreters/{world.Interpreters[0].Id}";
        Assert.Contains("R0 – P0", (await client.Http.Page(hers)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna", (await client.Http.Page($"{world.Timetable}/print?interpreter={world.Interpreters[0].Id}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Interpreting: R0 – P0", IcsText.Parse(await client.Http.GetStringAsync(hers + "/timetable.ics")).All("VEVENT").Single()["SUMMARY"]);
        foreach (var path in new[] { hers, hers + "/timetable.ics", $"{world.Timetable}/print?interpreter={world.Interpreters[0].Id}" })
            Assert.NotEqual(HttpStatusCode.OK, (await member.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.GetAsync($"{world.Timetable}/interpreters/{Guid.CreateVersion7()}")).StatusCode);

        // Another interpreter is news; place and time stay, and so does the entry's number.
        using var added = await client.Http.PostAsJsonAsync($"/api/forums/{world.Edition}/interpreters", new { name = "Boris", languages = "ru, fa" });
        using var changed = await client.Post($"meetings/{world.Requests[0].Id}/move", new { slot = world.Slots[0].Id.Value, table = world.Tables[0].Id.Value, interpreter = (await added.Read()).GetProperty("id").GetGuid() });
        Assert.True(changed.IsSuccessStatusCode);
        await client.Publish("Everyone");
        var second = (await client.Mails()).Skip(2).ToList();
        Assert.Equal(2, second.Count);
        Assert.All(second, m => Assert.Contains(": Boris", m.Text, StringComparison.Ordinal));
        Assert.Equal("0", IcsText.Parse(second[0].Calendar!).All("VEVENT").Single()["SEQUENCE"]);
    }

    [Theory, Databases]
    public async Task In_a_city_a_day_an_interpreter_serves_only_there(Provider provider)
    {
        var site = await sites.On(provider);
        var world = new ForumWorld().Hall("Yekaterinburg", "Ural", 3).Hall("Moscow", "Expo", 3).Session(0, 9, 2).Session(1, 9, 2);
        var wish = world.Wish(world.Speaking("R", "ru"), world.Speaking("P", "fa"));
        var anna = world.Interpreter("Anna", "ru", "fa");
        world.In(anna, " moscow", 0);
        // Nobody meets there: on that day she is away.
        world.In(anna, "Kazan", 1);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        using var elsewhere = await client.Move(wish, world.Slots[0], world.Tables[0]);
        Assert.Equal("no-interpreter-there", Assert.Single((await elsewhere.Read()).GetProperty("clashes").EnumerateArray()).GetProperty("code").GetString());
        using var nowhere = await client.Move(wish, world.Slots[2], world.Tables[3]);
        Assert.Equal(HttpStatusCode.Conflict, nowhere.StatusCode);
        await client.Solve(1);
        Assert.Equal("Moscow", (await client.Meeting(wish)).GetProperty("table").GetProperty("city").GetString());
    }

    private static async Task<(ForumWorld, ScheduleClient)> TwoPairs(TestSite site, string interpreter)
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 2).Session(0, 10, 2);
        for (var n = 0; n < 2; n++) world.Wish(world.Speaking($"R{n}", "ru"), world.Speaking($"P{n}", "fa"));
        world.Interpreter(interpreter, "ru", "fa");
        await world.Save(site);
        return (world, new ScheduleClient(site, world));
    }

    private static async Task<(ScheduleClient, HttpResponseMessage[])> Race(TestSite site, Rendezvous line)
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 16).Session(0, 10, 2);
        for (var n = 0; n < 16; n++) world.Wish(world.Speaking($"Guest {n}", "fa"), world.Speaking($"Host {n}", "ru"));
        world.Interpreter("Anna", "ru", "fa");
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        line.Arm(16);
        return (client, await Task.WhenAll(world.Requests.Select((r, i) => Task.Run(() => client.Move(r, world.Slots[0], world.Tables[i])))));
    }

    private static Task<Dictionary<Guid, Guid>> Named(TestSite site) => site.InScope(sp => sp.GetRequiredService<ForumsDb>().Meetings.Where(m => m.InterpreterId != null).ToDictionaryAsync(m => m.Id.Value, m => m.InterpreterId!.Value.Value));
}
