using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Programme.Tests;

public sealed class EditingTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task An_organiser_makes_and_places_a_programme_on_pages_without_script(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        Assert.Contains("No rooms yet", (await stage.Organiser.Page(stage.Manage)).Body!.TextContent, StringComparison.Ordinal);
        await Send(stage, "/rooms/new", new() { ["Input.Name"] = "Great hall", ["Input.Capacity"] = "10" });
        await Send(stage, "/tracks/new", new() { ["Input.NameEn"] = "Science", ["Input.Colour"] = "#1a7f37" });
        await Send(stage, "/speakers/new", new() { ["Input.Name"] = "Ada Novak", ["Input.Email"] = "ada@speakers.example" });
        var form = (await stage.Organiser.Page(stage.Manage + "/sessions/new")).QuerySelector<IHtmlFormElement>("form:has([name='Input.TitleEn'])")!;
        var (speaker, track) = (form.QuerySelector<IHtmlInputElement>("input[name='Input.Speakers']")!.Value, form.QuerySelectorAll<IHtmlOptionElement>("select[name='Input.Track'] option").Last().Value);
        await Send(stage, "/sessions/new", new() { ["Input.TitleEn"] = "Opening", ["Input.Speakers"] = speaker, ["Input.Track"] = track, ["Input.Expected"] = "50" });
        await Send(stage, "/sessions/new", new() { ["Input.TitleEn"] = "Closing", ["Input.Speakers"] = speaker });

        // The list beside the grid leads to the form with the session chosen.
        var grid = await stage.Organiser.Page(stage.Manage);
        var link = grid.QuerySelector<IHtmlAnchorElement>("a[href*='session=']")!.GetAttribute("href")!;
        var room = grid.QuerySelectorAll<IHtmlOptionElement>("select[name='Input.Room'] option").Last().Value;
        using var placed = await stage.Organiser.Submit(link, "form:has([name='Input.Start'])", new Dictionary<string, string> { ["Input.Room"] = room, ["Input.Start"] = "10:00" });
        Assert.Equal(HttpStatusCode.Found, placed.StatusCode);
        grid = await stage.Organiser.Page(stage.Manage);
        Assert.Contains("Opening", grid.QuerySelector("table.grid td.busy")!.TextContent, StringComparison.Ordinal);
        // Too few seats warn: on the page afterwards, and as long as it is so.
        Assert.Contains("Great hall has 10 seats, 50 visitors are expected", grid.QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);

        using var later = await stage.Organiser.Submit(stage.Manage, "form:has(table.grid)", new Dictionary<string, string> { ["do"] = grid.QuerySelector<IHtmlButtonElement>("button[value^='later:']")!.Value });
        Assert.Equal(HttpStatusCode.Found, later.StatusCode);
        grid = await stage.Organiser.Page(stage.Manage);
        Assert.Contains("10:15", grid.QuerySelector("table.grid tbody th")!.TextContent, StringComparison.Ordinal);

        // The other one cannot be there: both reasons stand on the page, nothing is saved.
        var second = grid.QuerySelector<IHtmlAnchorElement>("a[href*='session=']")!.GetAttribute("href")!;
        using var clash = await stage.Organiser.Submit(second, "form:has([name='Input.Start'])", new Dictionary<string, string> { ["Input.Room"] = room, ["Input.Start"] = "10:30" });
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        var told = (await clash.Html()).Body!.TextContent;
        Assert.Contains("“Closing”: Great hall is taken by “Opening”", told, StringComparison.Ordinal);
        Assert.Contains("Ada Novak speaks in “Opening”", told, StringComparison.Ordinal);

        using var off = await stage.Organiser.Submit(stage.Manage, "form:has(table.grid)", new Dictionary<string, string> { ["do"] = grid.QuerySelector<IHtmlButtonElement>("button[value^='off:']")!.Value });
        Assert.Equal(2, (await stage.Organiser.Page(stage.Manage)).QuerySelectorAll("a[href*='session=']").Length);
        Assert.Equal(2, (await stage.Organiser.Page(stage.Manage + "/sessions?placed=no&q=ing")).QuerySelectorAll("tbody tr").Length);
        using var visitor = await stage.Visitor.GetAsync(new Uri(stage.Manage, UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
    }

    private static async Task Send(Stage stage, string path, Dictionary<string, string> values)
    {
        using var answer = await stage.Organiser.Submit(stage.Manage + path, $"form:has([name='{values.Keys.First()}'])", values);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{path}: {(int)answer.StatusCode} {(await answer.Html()).QuerySelector("main")?.TextContent}");
    }

    [Theory, Databases]
    public async Task All_that_stands_against_a_place_is_told_in_one_answer_and_nothing_is_saved(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        var (_, small, _, ada, opening) = await stage.Furnish();
        var refused = await stage.Session("Too much", new { room = small, day = "2030-10-26", start = "10:15", minutes = 600, speakers = new[] { ada }, expected = 500 }, HttpStatusCode.Conflict);
        Assert.Equal("programme.clashes", refused.GetProperty("code").GetString());
        var clashes = refused.GetProperty("clashes").EnumerateArray().ToList();
        Assert.Equal(["Speaker", "Room", "Speaker", "Hours"], clashes.Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal(opening, clashes[0].GetProperty("with").GetGuid());
        Assert.Equal(("Ada Novak", "Opening", "Great hall"), (clashes[0].GetProperty("speaker").GetString(), clashes[0].GetProperty("withTitle").GetProperty("en").GetString(), clashes[0].GetProperty("room").GetString()));
        Assert.Equal(DateTimeOffset.Parse("2030-10-26T08:00:00Z", null), clashes[0].GetProperty("startsAt").GetDateTimeOffset());
        var outside = await stage.Put($"{stage.Api}/sessions/{opening}/place", new { room = small, day = "2030-10-29", start = "08:00" }, HttpStatusCode.Conflict);
        Assert.Equal(["Dates", "Hours"], outside.GetProperty("clashes").EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal(6, (await stage.Get(stage.Api + "/sessions")).GetProperty("items").GetArrayLength());

        // A warning is no refusal, and comes along.
        var tight = await stage.Session("Tight", new { room = small, day = "2030-10-28", start = "10:00", expected = 500 });
        Assert.Equal("Capacity", Assert.Single(tight.GetProperty("warnings").EnumerateArray()).GetProperty("kind").GetString());
        // What is cancelled stands in nobody's way; brought back, it does.
        var (id, version) = (Stage.Id(tight), tight.GetProperty("version").GetInt32());
        var changed = await stage.Put($"{stage.Api}/sessions/{id}", new { titleEn = "Tight", state = "Cancelled", minutes = 30, room = small, day = "2030-10-28", start = "10:00" }, version: version);
        await stage.Session("Instead", Stage.At(small, "10:00", "2030-10-28"));
        await stage.Put($"{stage.Api}/sessions/{id}", new { titleEn = "Tight", state = "Accepted", minutes = 30, room = small, day = "2030-10-28", start = "10:00" }, HttpStatusCode.PreconditionFailed, version);
        await stage.Put($"{stage.Api}/sessions/{id}", new { titleEn = "Tight", state = "Accepted", minutes = 30, room = small, day = "2030-10-28", start = "10:00" }, HttpStatusCode.Conflict, changed.GetProperty("version").GetInt32());
        // Hours that shut out what is placed there are refused with its name.
        var hours = await stage.Put($"{stage.Api}/rooms/{small}", new { name = "Small", opensAt = "11:00", closesAt = "18:00" }, HttpStatusCode.Conflict);
        Assert.Equal("Instead", Assert.Single(hours.GetProperty("clashes").EnumerateArray()).GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await stage.Delete($"{stage.Api}/rooms/{small}"));
    }

    [Theory, Databases]
    public async Task Of_sixteen_who_place_sessions_in_one_room_at_one_moment_one_gets_it(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        var room = await stage.Room("Great hall");
        var sessions = new List<Guid>();
        for (var i = 0; i < 16; i++) sessions.Add(Stage.Id(await stage.Session($"Session {i}")));
        var answers = await Task.WhenAll(sessions.Select(s => Task.Run(async () =>
        {
            using var answer = await stage.Organiser.PutAsJsonAsync($"{stage.Api}/sessions/{s}/place", new { room, day = "2030-10-26", start = "10:00" });
            return answer.StatusCode;
        })));
        Assert.Equal((1, 15), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Conflict)));
        Assert.Empty((await stage.Get(stage.Api)).GetProperty("clashes").EnumerateArray());
    }

    [Theory, Databases]
    public async Task A_programme_is_public_when_published_and_each_change_after_that_is_a_revision(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        await stage.Put(stage.Api + "/publication", null, HttpStatusCode.Conflict);
        var (great, _, _, _, opening) = await stage.Furnish();
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Visitor.GetAsync(new Uri(stage.Pages, UriKind.Relative))).StatusCode);
        Assert.DoesNotContain(stage.Pages, (await stage.Visitor.Page($"/forums/{stage.Edition}")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(1, (await stage.Put(stage.Api + "/publication", null)).GetProperty("revision").GetInt32());
        Assert.Contains("4 sessions in the programme", (await stage.Visitor.Page($"/forums/{stage.Edition}")).Body!.TextContent, StringComparison.Ordinal);

        await stage.Put($"{stage.Api}/sessions/{opening}/place", new { room = great, day = "2030-10-26", start = "09:30" });
        Assert.Equal(2, (await stage.Get(stage.Api)).GetProperty("revision").GetInt32());
        // What changes nothing is no revision.
        await stage.Put($"{stage.Api}/sessions/{opening}/place", new { room = great, day = "2030-10-26", start = "09:30" });
        Assert.Equal(2, (await stage.Get(stage.Api)).GetProperty("revision").GetInt32());
        Assert.Equal(HttpStatusCode.OK, await stage.Delete(stage.Api + "/publication"));
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Visitor.GetAsync(new Uri(stage.Pages + ".json", UriKind.Relative))).StatusCode);
        Assert.Equal(3, (await stage.Put(stage.Api + "/publication", null)).GetProperty("revision").GetInt32());
        Assert.Equal(3, await stage.Site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"SubjectKind\" = 'programme_state' AND LOWER(\"SubjectId\") = '{stage.Edition}'"));
    }

    [Theory, Databases]
    public async Task The_public_finds_by_day_track_room_language_and_words_and_no_address_is_shown(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        var (_, small, trade, ada, opening) = await stage.Furnish();
        await stage.Publish();
        async Task<string[]> Titles(string query) => [.. (await stage.Visitor.Page(stage.Pages + query)).QuerySelectorAll("tbody th a").Select(a => a.TextContent)];
        Assert.Equal(["Opening", "Customs between neighbours", "Lenses by hand"], await Titles(""));
        Assert.Equal(["Night of ideas"], await Titles("?day=2030-10-27"));
        Assert.Equal(["Customs between neighbours"], await Titles("?track=" + trade));
        Assert.Equal(["Lenses by hand"], await Titles("?room=" + small));
        Assert.Equal(["Lenses by hand"], await Titles("?language=fa"));
        Assert.Equal(["Opening", "Lenses by hand"], await Titles("?q=novak"));
        Assert.Equal(["Opening"], await Titles("?q=" + Uri.EscapeDataString("открытие")));

        var page = await stage.Visitor.Page($"{stage.Pages}/sessions/{opening}");
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(("https://schema.org", "Event", "Opening", "2030-10-26T10:00:00+02:00"), (data.GetProperty("@context").GetString(), data.GetProperty("@type").GetString(), data.GetProperty("name").GetString(), data.GetProperty("startDate").GetString()));
        Assert.Equal(("Great hall", "Ada Novak"), (data.GetProperty("location").GetProperty("name").GetString(), data.GetProperty("performer")[0].GetProperty("name").GetString()));
        Assert.Contains("<marks>", data.GetProperty("description").GetString(), StringComparison.Ordinal);
        var speaker = await stage.Visitor.Page($"{stage.Pages}/speakers/{ada}");
        Assert.Equal(["Opening", "Lenses by hand"], speaker.QuerySelectorAll("ul.list a").Select(a => a.TextContent));
        var draft = (await stage.Get(stage.Api + "/sessions?state=Draft")).GetProperty("items")[0];
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Visitor.GetAsync(new Uri($"{stage.Pages}/sessions/{Stage.Id(draft)}", UriKind.Relative))).StatusCode);
        foreach (var url in new[] { stage.Pages, $"{stage.Pages}/speakers/{ada}", $"{stage.Pages}/sessions/{opening}", stage.Pages + ".json", stage.Pages + ".xml", stage.Pages + ".ics", stage.Pages + ".jsonld", stage.Api + "/export.json" })
            Assert.DoesNotContain("speakers.example", await stage.Organiser.GetStringAsync(new Uri(url, UriKind.Relative)), StringComparison.Ordinal);
    }
}
