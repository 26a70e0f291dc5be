using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Interpreters;

public sealed class InterpreterTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task Interpreters_are_added_changed_pasted_and_removed_and_what_the_trail_holds_of_them_goes_with_them(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 2, firstDay = "2027-07-09", lastDay = "2027-07-09" });
        var url = organiser.Api + "/interpreters";
        var slot = (await organiser.Get(organiser.Api + "/sessions")).GetProperty("sessions")[0].GetProperty("slots")[0].GetProperty("id").GetGuid();

        var anna = Organiser.Id(await organiser.Post(url, new { name = "Anna Petrova", email = "anna@example.org", languages = "Russian, Persian" }, HttpStatusCode.Created));
        var changed = await organiser.Put($"{url}/{anna}", new
        {
            name = "Anna Petrova", email = "anna@example.org", phone = "+7 343 1234567", languages = "ru, fa, en", away = new[] { slot }, days = new[] { new { date = "2027-07-09", city = "Moscow" } },
        }, version: 1);
        Assert.Equal(2, changed.GetProperty("version").GetInt32());
        await organiser.Put($"{url}/{anna}", new { name = "Somebody", languages = "ru, fa" }, HttpStatusCode.PreconditionFailed, version: 1);
        await organiser.Post(url, new { name = "Half", languages = "Persian, farsi" }, HttpStatusCode.BadRequest);
        await organiser.Put($"{url}/{anna}", new { name = "Anna", languages = "ru, fa", days = new[] { new { date = "2028-01-01", city = "Moscow" } } }, HttpStatusCode.BadRequest);

        var pasted = await organiser.Post(url + "/lines", new { written = "Ivan Ivanov; русский, китайский; ivan@example.org\n\nanna petrova\tru, fa\nMaria\tфарси, английский" });
        Assert.Equal((2, 1), (pasted.GetProperty("added").GetInt32(), pasted.GetProperty("alreadyThere").GetInt32()));
        await organiser.Post(url + "/lines", new { written = "Good; ru, fa\nBad; ru" }, HttpStatusCode.BadRequest);

        var all = (await organiser.Get(url)).EnumerateArray().ToList();
        Assert.Equal(["Anna Petrova", "Ivan Ivanov", "Maria"], all.Select(i => i.GetProperty("name").GetString()));
        Assert.Equal((1, 1, "+7 343 1234567"), (all[0].GetProperty("away").GetArrayLength(), all[0].GetProperty("days").GetArrayLength(), all[0].GetProperty("phone").GetString()));

        await organiser.Put($"{url}/{Organiser.Id(all[1])}", new { name = "Ivan Ivanov", languages = "ru, zh" });
        Assert.Equal(0, await Quoted(site, "ivan@example.org"));
        Assert.NotEqual(0, await Quoted(site, "anna@example.org"));
        using var removed = await organiser.Http.DeleteAsync(new Uri($"{url}/{anna}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(0, await Quoted(site, "anna@example.org"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'forums.remove-interpreter' AND \"SubjectKind\" = 'forums_interpreter'"));
        Assert.Equal(0, await site.Count("SELECT (SELECT COUNT(*) FROM forums_interpreter_away) + (SELECT COUNT(*) FROM forums_interpreter_day)"));
    }

    [Theory, Databases]
    public async Task The_list_names_languages_that_nobody_interprets_and_the_forms_do_what_the_API_does(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 2, firstDay = "2027-07-09", lastDay = "2027-07-09" });
        var (a, b) = (await organiser.Company("CinnaGen"), await organiser.Company("ChemRar", "Host", "RU"));
        await organiser.Put($"{organiser.Api}/participants/{a.Participant}", new { name = "CinnaGen", teams = 1, languages = "Persian" });
        await organiser.Put($"{organiser.Api}/participants/{b.Participant}", new { name = "ChemRar", teams = 1, languages = "русский" });
        await organiser.Ask(a.Participant, b.Participant);
        var page = $"/forums/{organiser.Edition}/interpreters";

        Assert.Contains("Persian – Russian: 1 request", (await organiser.Http.Page(page)).QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        const string Form = "form:has(input[name='Input.Languages'])";
        using var refused = await organiser.Http.Submit(page + "/new", Form, new Dictionary<string, string> { ["Input.Name"] = "Anna Petrova", ["Input.Languages"] = "Russian" });
        Assert.Contains("at least two languages", (await refused.Html()).Body!.TextContent, StringComparison.Ordinal);
        var empty = await organiser.Http.Page(page + "/new");
        var away = ((AngleSharp.Html.Dom.IHtmlInputElement)empty.QuerySelector("input[name='Input.Away']")!).Value;
        using var saved = await organiser.Http.Submit(page + "/new", Form, new Dictionary<string, string>
        {
            ["Input.Name"] = "Anna Petrova", ["Input.Languages"] = "Russian, Persian", ["Input.Days[0].City"] = "Moscow", ["Input.Away"] = away,
        });
        Assert.NotNull(saved.Headers.Location);
        using var pasted = await organiser.Http.Submit(page, "form:has(textarea)", new Dictionary<string, string> { ["Lines.Written"] = "Ivan; ru, fa" });
        Assert.NotNull(pasted.Headers.Location);

        var list = await organiser.Http.Page(page);
        Assert.Null(list.QuerySelector(".notice-warning"));
        var anna = (await organiser.Get(organiser.Api + "/interpreters"))[0];
        Assert.Equal((1, 1), (anna.GetProperty("away").GetArrayLength(), anna.GetProperty("days").GetArrayLength()));
        using var removed = await organiser.Http.Submit($"{page}/{Organiser.Id(anna)}", "form:has(input[name='_handler'][value='remove'])");
        Assert.NotNull(removed.Headers.Location);
        Assert.Equal("Ivan", Assert.Single((await organiser.Get(organiser.Api + "/interpreters")).EnumerateArray()).GetProperty("name").GetString());
    }

    // Their contacts are nobody's but the organisers'.
    [Theory, Databases]
    public async Task Interpreters_are_for_organisers_only(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var company = await organiser.Company("CinnaGen");
        await organiser.Post(organiser.Api + "/interpreters", new { name = "Anna Petrova", languages = "ru, fa" }, HttpStatusCode.Created);
        using var member = site.ClientOf(TestUser.MemberOf(company.Organisation));
        using var otherScope = site.ClientOf(TestUser.Organiser with { Scopes = ["registry:read"] });

        foreach (var client in new[] { member, otherScope })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri(organiser.Api + "/interpreters", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(new Uri($"/forums/{organiser.Edition}/interpreters", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(new Uri($"/forums/{organiser.Edition}/rules", UriKind.Relative))).StatusCode);
    }

    private static Task<long> Quoted(TestSite site, string text) => site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%{text}%'");
}
