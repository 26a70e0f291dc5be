using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Briefing;

public sealed class BriefingTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task A_companys_book_tells_its_meetings_in_two_languages_to_itself_and_to_the_organiser_only(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5, firstDay = "2027-07-09", lastDay = "2027-07-10" });
        var (a, b, c) = (await organiser.Company("CinnaGen"), await Described(site, organiser), await organiser.Company("Third Party", "Host", "RU"));
        await organiser.Post($"{organiser.Api}/requests", new { from = a.Participant, to = b.Participant, note = "Filling lines <first>" }, HttpStatusCode.Created);
        using var member = site.ClientOf(TestUser.MemberOf(a.Organisation));
        var page = $"/forums/{organiser.Edition}/participants/{a.Participant}/briefing";
        // Nothing is published yet: there is no book.
        using (var early = await member.GetAsync(page)) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        await Publish(site, organiser);

        var html = new HtmlParser().ParseDocument(await member.GetStringAsync(page + "?second=fa"));
        Assert.Equal(["en", "fa"], html.QuerySelectorAll("td[lang]").Select(t => t.GetAttribute("lang")!));
        var (english, persian) = (html.QuerySelector("td[lang=en]")!, html.QuerySelector("td[lang=fa]")!);
        Assert.Equal("rtl", persian.GetAttribute("dir"));
        foreach (var (cell, words) in new[] { (english, new[] { "ChemRar", "Russia", "Pharmaceuticals", "Company" }), (persian, ["کم‌رار", "روسیه", "دارو", "شرکت"]) })
            foreach (var word in words) Assert.Contains(word, cell.TextContent, StringComparison.Ordinal);
        Assert.Contains("Filling lines <first>", html.Body!.TextContent, StringComparison.Ordinal);
        var visit = Assert.Single((await member.GetFromJsonAsync<JsonElement>($"{organiser.Api}/participants/{a.Participant}/briefing?language=fa")).EnumerateArray());
        Assert.Equal(("ChemRar", "کم‌رار"), (visit.GetProperty("name").GetString(), visit.GetProperty("profile").GetProperty("name").GetString()));

        using var other = site.ClientOf(TestUser.MemberOf(b.Organisation));
        foreach (var url in new[] { page, $"{organiser.Api}/participants/{a.Participant}/briefing" })
        {
            Assert.Equal(HttpStatusCode.OK, (await organiser.Http.GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url)).StatusCode);
        }
        Assert.Contains("No meeting", await organiser.Http.GetStringAsync($"/forums/{organiser.Edition}/participants/{c.Participant}/briefing"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Databases]
    public async Task The_leaders_book_has_the_roster_all_meetings_and_whom_they_meet_and_is_the_organisers(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5, firstDay = "2027-07-09", lastDay = "2027-07-10" });
        var (a, b, host) = (await organiser.Company("CinnaGen"), await organiser.Company("Royan"), await Described(site, organiser));
        var delegation = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", new
        {
            country = "IR", titleEn = "Iran", titleFa = "ایران", startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Vice President", takeGuests = true, officials = new[] { new { institution = "Trade Promotion Organization" } },
        }, HttpStatusCode.Created));
        var page = $"/forums/{organiser.Edition}/delegations/{delegation}/briefing";
        Assert.Contains("not published", await organiser.Http.GetStringAsync(page), StringComparison.Ordinal);
        await organiser.Ask(a.Participant, host.Participant);
        await organiser.Ask(host.Participant, b.Participant);
        await Publish(site, organiser);

        var parts = new List<IDocument>();
        foreach (var part in new[] { 1, 2, 3 }) parts.Add(new HtmlParser().ParseDocument(await organiser.Http.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"{page}?second=ru&part={part}"))));
        Assert.Contains("Trade Promotion Organization", parts[0].Body!.TextContent, StringComparison.Ordinal);
        // The delegation's side stands first, whoever asked.
        Assert.Equal(["CinnaGen", "Royan"], parts[1].QuerySelectorAll("tbody td:nth-of-type(1)").Select(t => t.TextContent.Trim()).Order());
        Assert.All(parts[1].QuerySelectorAll("tbody td:nth-of-type(2)"), t => Assert.Equal("ChemRar", t.TextContent.Trim()));
        Assert.Equal(["en", "ru"], parts[2].QuerySelectorAll("td[lang]").Select(t => t.GetAttribute("lang")!));
        Assert.Contains("Фармацевтика", parts[2].QuerySelector("td[lang=ru]")!.TextContent, StringComparison.Ordinal);
        using var member = site.ClientOf(TestUser.MemberOf(a.Organisation));
        Assert.NotEqual(HttpStatusCode.OK, (await member.GetAsync(page)).StatusCode);
    }

    internal static async Task<(Guid Organisation, Guid Participant)> Described(TestSite site, Organiser organiser)
    {
        using var officer = site.ClientOf(TestUser.Officer);
        using var added = await officer.PostAsJsonAsync("/api/organisations", new
        {
            name = "ChemRar", nameLanguage = "en", kind = "Company", country = "RU", fields = new[] { "pharmaceuticals" }, otherNames = new[] { new { text = "کم‌رار", language = "fa" } },
        });
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        var organisation = Organiser.Id(await added.Content.ReadFromJsonAsync<JsonElement>());
        await organiser.Post($"{organiser.Api}/participants", new { organisations = new[] { organisation }, side = "Host" });
        return (organisation, Organiser.Id((await organiser.Participants()).Single(p => p.GetProperty("organisation").GetGuid() == organisation)));
    }

    internal static async Task Publish(TestSite site, Organiser organiser)
    {
        await organiser.Post($"{organiser.Api}/schedule/solve", new { seconds = 1, includePending = true }, HttpStatusCode.Accepted);
        await site.Quiet();
        await organiser.Post($"{organiser.Api}/schedule/publish", new { audience = "Participants" }, HttpStatusCode.Accepted);
        await site.Quiet();
    }
}
