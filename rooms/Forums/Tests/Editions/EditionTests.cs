using System.Net;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Editions;

public sealed class EditionTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task An_edition_comes_with_its_series_and_a_first_timetable(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { venueName = "Expo", tables = 20, firstDay = "2027-07-09", lastDay = "2027-07-10" });

        var edition = await organiser.Get(organiser.Api);
        var timetable = await organiser.Get(organiser.Api + "/sessions");

        Assert.Equal((1, "INNOPROM"), (edition.GetProperty("ordinal").GetInt32(), edition.GetProperty("series").GetProperty("en").GetString()));
        Assert.Equal(2, timetable.GetProperty("venues").GetArrayLength());
        Assert.Equal(4, timetable.GetProperty("sessions").GetArrayLength());
        Assert.Equal(24, timetable.GetProperty("sessions").EnumerateArray().Sum(s => s.GetProperty("slots").GetArrayLength()));
        Assert.Equal(40, await site.Count("SELECT COUNT(*) FROM forums_table"));
    }

    [Theory, Databases]
    public async Task The_next_edition_takes_over_the_structure_and_nobody(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5 });
        await organiser.Company("CinnaGen");

        var clone = await organiser.Post(organiser.Api + "/clone", new { startsOn = "2028-07-07" }, HttpStatusCode.Created);
        var id = Organiser.Id(clone);
        var timetable = await organiser.Get($"/api/forums/{id}/sessions");
        var first = timetable.GetProperty("sessions")[0];

        Assert.Equal((2, "2028-07-12"), (clone.GetProperty("ordinal").GetInt32(), clone.GetProperty("endsOn").GetString()));
        Assert.Equal(("2028-07-07", 6), (first.GetProperty("date").GetString(), first.GetProperty("slots").GetArrayLength()));
        Assert.Equal(0, (await organiser.Get($"/api/forums/{id}/participants")).GetProperty("items").GetArrayLength());
        Assert.False((await organiser.Get($"/api/forums/{id}")).GetProperty("published").GetBoolean());
    }

    [Theory, Databases]
    public async Task A_draft_is_there_for_organisers_only(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(published: false);
        using var visitor = site.Client();
        using var somebody = site.ClientOf(TestUser.Nobody);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(organiser.Api)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/forums/{organiser.Edition}")).StatusCode);
        Assert.DoesNotContain("INNOPROM", await visitor.GetStringAsync("/api/forums"));
        Assert.Equal(HttpStatusCode.Forbidden, (await somebody.PutAsync(organiser.Api + "/publication", null)).StatusCode);

        (await organiser.Http.PutAsync(organiser.Api + "/publication", null)).EnsureSuccessStatusCode();

        Assert.Contains("INNOPROM", await visitor.GetStringAsync("/api/forums"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/forums/{organiser.Edition}")).StatusCode);
    }

    [Theory, Databases]
    public async Task The_level_rises_to_international_with_the_whole_checklist_only(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        object Body() => new { startsOn = "2027-07-09", endsOn = "2027-07-14", zone = "Asia/Yekaterinburg", cities = "Penza", level = "International" };

        var refused = await organiser.Put(organiser.Api, Body(), HttpStatusCode.Conflict);
        Assert.Equal("forums.not-ready", refused.GetProperty("code").GetString());

        foreach (var item in new[] { "Languages", "Visas", "TimeZones", "CustomsForSamples" })
            (await organiser.Http.PutAsync($"{organiser.Api}/readiness/{item}", null)).EnsureSuccessStatusCode();
        await organiser.Put(organiser.Api, Body());

        Assert.Equal("International", (await organiser.Get(organiser.Api)).GetProperty("level").GetString());
    }

    [Theory, Databases]
    public async Task Organisers_have_levels_and_a_series_tells_its_level_history(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = new Organiser(site);
        var (oblast, federal) = (await organiser.Organisation("Penza Oblast Government", "RU"), await organiser.Organisation("Ministry of Health", "RU"));
        var first = await organiser.Post("/api/forums", new { seriesEn = "InnoMed", startsOn = "2020-08-27", endsOn = "2020-08-27", zone = "Europe/Moscow", level = "Regional" }, HttpStatusCode.Created);
        (await organiser.Http.PutAsync($"/api/forums/{Organiser.Id(first)}/publication", null)).EnsureSuccessStatusCode();
        var series = (await organiser.Get($"/api/forums/{Organiser.Id(first)}")).GetProperty("seriesId").GetGuid();

        var second = await organiser.Post("/api/forums", new
        {
            series, startsOn = "2021-08-26", endsOn = "2021-08-26", zone = "Europe/Moscow", level = "National", levelGoal = "International",
            organisers = new[] { new { organisation = oblast, role = "Organiser", level = "Regional" }, new { organisation = federal, role = "CoOrganiser", level = "National" } },
        }, HttpStatusCode.Created);
        var shown = await organiser.Get($"/api/forums/{Organiser.Id(second)}");

        Assert.Equal(2, shown.GetProperty("ordinal").GetInt32());
        Assert.Equal(["Penza Oblast Government", "Ministry of Health"], shown.GetProperty("organisers").EnumerateArray().Select(o => o.GetProperty("name").GetString()));
        Assert.Equal(["Regional", "National", "International"], shown.GetProperty("levelHistory").EnumerateArray().Select(o => o.GetProperty("level").GetString()));
        Assert.Equal(DayOfWeek.Thursday, DateOnly.Parse(shown.GetProperty("startsOn").GetString()!).DayOfWeek);
    }

    [Theory, Databases]
    public async Task A_writer_who_read_an_older_version_is_told_so(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        object Body(string city) => new { startsOn = "2027-07-09", endsOn = "2027-07-14", zone = "Asia/Yekaterinburg", cities = city };
        var version = (await organiser.Get(organiser.Api)).GetProperty("version").GetInt32();

        await organiser.Put(organiser.Api, Body("Perm"), version: version);
        await organiser.Put(organiser.Api, Body("Ufa"), HttpStatusCode.PreconditionFailed, version);

        Assert.Equal("Perm", (await organiser.Get(organiser.Api)).GetProperty("cities")[0].GetString());
    }

    [Theory, Databases]
    public async Task Two_editions_of_one_number_are_refused(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var series = (await organiser.Get(organiser.Api)).GetProperty("seriesId").GetGuid();

        var refused = await organiser.Post("/api/forums", new { series, ordinal = 1, startsOn = "2028-01-01", endsOn = "2028-01-02", zone = "UTC" }, HttpStatusCode.Conflict);

        Assert.Equal("forums.ordinal-taken", refused.GetProperty("code").GetString());
    }

    [Theory, Databases]
    public async Task Dates_that_no_calendar_could_go_on_from_and_names_that_no_column_holds_are_refused_at_their_field(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        async Task Refused(string url, object body, string field)
        {
            var problem = await organiser.Post(url, body, HttpStatusCode.BadRequest);
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), $"{url}: {problem}");
        }
        foreach (var (first, last, field) in new[] { ("0001-01-01", "0001-01-02", "StartsOn"), ("0621-01-01", "0621-01-02", "StartsOn"), ("9999-12-30", "9999-12-31", "StartsOn"), ("2199-12-31", "2200-01-01", "EndsOn") })
        {
            await Refused("/api/forums", new { seriesEn = "INNOPROM", startsOn = first, endsOn = last, zone = "UTC" }, field);
            await Refused(organiser.Api + "/delegations", new { country = "IR", titleEn = "Iran", startsOn = first, endsOn = last }, field);
        }
        await Refused(organiser.Api + "/clone", new { startsOn = "9999-12-31" }, "StartsOn");
        // Few sessions are made even where all the years there are were asked for.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Refused(organiser.Api + "/sessions/proposal", new { firstDay = "0001-01-01", lastDay = "9999-12-31" }, "FirstDay");
        await Refused(organiser.Api + "/sessions/proposal", new { lastDay = "9999-12-31" }, "LastDay");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        await Refused("/api/forums", new { seriesEn = "INNOPROM", startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "UTC", cities = "Moscow, " + new string('K', 121), timetable = new { tables = 1 } }, "Cities");
        await Refused("/api/forums", new { seriesEn = "INNOPROM", titleEn = "INNOPROM\n2027", startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "UTC" }, "TitleEn");
        await Refused("/api/forums", new { seriesEn = "INNOPROM\u0000", startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "UTC" }, "SeriesEn");
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_edition"));
    }

    // Such rows may be there from before.
    [Theory, Databases]
    public async Task Editions_of_impossible_years_that_are_stored_keep_no_page_from_showing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        foreach (var (first, last) in new[] { ("0001-01-01", "0001-01-05"), ("0622-03-20", "0622-03-23"), ("9999-12-28", "9999-12-31") })
        {
            await site.Execute($"""UPDATE forums_edition SET "StartsOn" = '{first}', "EndsOn" = '{last}'""");
            foreach (var language in new[] { "en", "ru", "fa" })
                foreach (var url in new[] { "/forums", $"/forums/{organiser.Edition}", $"/forums/{organiser.Edition}/manage", $"/forums/{organiser.Edition}/sessions" })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                    using var response = await organiser.Http.SendAsync(request);
                    Assert.True(response.StatusCode == HttpStatusCode.OK, $"{first} {url} {language}: {response.StatusCode}");
                }
        }
    }
}
