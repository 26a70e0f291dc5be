using System.Net;
using System.Net.Http.Json;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Tests.Schedule;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Timetable;

/// <summary>What becomes of meetings when their table, venue or slot is taken out of the timetable.</summary>
public sealed class TakingTablesTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task Tables_in_use_go_only_after_a_word_and_their_meetings_leave_the_draft_with_all_they_occupy(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client, wish) = await World(site);
        var venue = new Uri($"/api/forums/{world.Edition}/venues/{world.Venues[0].Id}", UriKind.Relative);
        Task<HttpResponseMessage> OneTable(bool takeMeetingsOff) => client.Http.PutAsJsonAsync(venue, new { city = "Yekaterinburg", name = "Hall 1", tables = 1, takeMeetingsOff });
        var version = (await client.Meeting(wish)).GetProperty("version").GetInt32();

        using var asked = await OneTable(false);
        var problem = await asked.Read();
        Assert.Equal((HttpStatusCode.Conflict, "forums.tables-in-use", 1), (asked.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("meetings").GetInt32()));
        Assert.Equal((2, 3), (await site.Count("SELECT count(*) FROM forums_table"), await site.Count("SELECT count(*) FROM forums_occupancy")));

        (await OneTable(true)).EnsureSuccessStatusCode();
        await IsOff(site, client, wish, "forums.edit-venue");
        Assert.Equal(version + 1, (await client.Meeting(wish)).GetProperty("version").GetInt32());
        // The seat that the board shows as free is free, for another meeting of the same company too.
        using var again = await client.Move(world.Requests[1], world.Slots[0], world.Tables[0]);
        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
    }

    [Theory, Databases]
    public async Task The_form_names_the_meetings_that_lose_their_table_and_asks(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (world, client, wish) = await World(site);
        var page = $"/forums/{world.Edition}/venues/{world.Venues[0].Id}";
        const string Form = "form:has(input[name='Input.City'])";

        using var refused = await client.Http.Submit(page, Form, new Dictionary<string, string> { ["Input.Tables"] = "1" });
        var shown = await refused.Html();
        Assert.Contains("Meetings that would lose their table: 1.", shown.Body!.TextContent);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)shown.QuerySelector(Form)!;
        using var saved = await client.Http.Submit(page, form, new Dictionary<string, string> { ["Input.TakeMeetingsOff"] = "true" });
        Assert.NotNull(saved.Headers.Location);
        await IsOff(site, client, wish, "forums.edit-venue");

        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[0])).IsSuccessStatusCode);
        Assert.Contains("1 meeting there loses its place", (await client.Http.Page(page)).QuerySelector(".confirm-question")!.TextContent);
        using var removed = await client.Http.Submit(page, "form:has(input[name='_handler'][value='remove'])");
        Assert.NotNull(removed.Headers.Location);
        await IsOff(site, client, wish, "forums.remove-venue");
        Assert.Equal(0, await site.Count("SELECT (SELECT count(*) FROM forums_venue) + (SELECT count(*) FROM forums_table)"));
        Assert.Equal(2, await site.Count("SELECT count(*) FROM platform_audit WHERE \"SubjectKind\" = 'forums_table' AND \"Action\" IN ('forums.edit-venue', 'forums.remove-venue')"));
    }

    [Theory, Databases]
    public async Task A_venue_in_use_is_removed_by_the_API_only_with_the_word(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client, wish) = await World(site);
        var url = $"/api/forums/{world.Edition}/venues/{world.Venues[0].Id}";

        using var refused = await client.Http.DeleteAsync(new Uri(url, UriKind.Relative));
        Assert.Equal("forums.tables-in-use", (await refused.Read()).GetProperty("code").GetString());
        using var removed = await client.Http.DeleteAsync(new Uri(url + "?takeMeetingsOff=true", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await IsOff(site, client, wish, "forums.remove-venue");
    }

    [Theory, Databases]
    public async Task Meetings_of_a_session_that_goes_leave_the_draft_as_an_audited_change(Provider provider)
    {
        var site = await sites.On(provider);
        var (world, client, wish) = await World(site);

        using var removed = await client.Http.DeleteAsync(new Uri($"/api/forums/{world.Edition}/sessions/{world.Sessions[0].Id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await IsOff(site, client, wish, "forums.remove-session");
    }

    private static async Task<(ForumWorld, ScheduleClient, MeetingRequest)> World(TestSite site)
    {
        var world = ForumWorld.Small();
        var wish = world.Wish(world.Participants[0], world.Participants[3]);
        world.Wish(world.Participants[0], world.Participants[4]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[1])).IsSuccessStatusCode);
        return (world, client, wish);
    }

    private static async Task IsOff(TestSite site, ScheduleClient client, MeetingRequest wish, string action)
    {
        var meeting = await client.Meeting(wish);
        Assert.Equal(("Unplaced", "timetable-changed"), (meeting.GetProperty("state").GetString(), meeting.GetProperty("reasons")[0].GetProperty("code").GetString()));
        Assert.Equal(0, await site.Count("SELECT count(*) FROM forums_occupancy"));
        Assert.Equal(1, await site.Count($"SELECT count(*) FROM platform_audit WHERE \"SubjectKind\" = 'forums_meeting' AND \"Action\" = '{action}'"));
    }
}
