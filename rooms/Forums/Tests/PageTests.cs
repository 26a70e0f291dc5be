using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests;

public sealed class PageTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task Every_page_shows_in_every_language_and_stays_light(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5, firstDay = "2027-07-09", lastDay = "2027-07-10" });
        var (a, b) = (await organiser.Company("CinnaGen"), await organiser.Company("ХимРар", "Host", "RU"));
        await organiser.Ask(a.Participant, b.Participant);
        var delegation = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", new
        {
            country = "IR", titleFa = "هیئت ایران", startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Vice President", takeGuests = true, officials = new[] { new { institution = "Trade Promotion Organization" } },
        }, HttpStatusCode.Created));
        var figure = Organiser.Id(await organiser.Post(organiser.Api + "/figures", Delegations.FigureTests.Said(new { delegation }), HttpStatusCode.Created));
        using var upload = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("from;to\nCinnaGen;Nobody\nХимрар;CinnaGen\n")), "file", "r.csv" } };
        using var read = await organiser.Http.PostAsync(organiser.Api + "/requests/files", upload);
        var file = Organiser.Id(System.Text.Json.JsonDocument.Parse(await read.Content.ReadAsStringAsync()).RootElement);
        var interpreter = Organiser.Id(await organiser.Post(organiser.Api + "/interpreters", new { name = "Anna Petrova", languages = "Russian, Persian" }, HttpStatusCode.Created));
        var sessions = await organiser.Get(organiser.Api + "/sessions");
        var (venue, session) = (Organiser.Id(sessions.GetProperty("venues")[0]), Organiser.Id(sessions.GetProperty("sessions")[0]));
        var root = $"/forums/{organiser.Edition}";
        string[] work =
        [
            "/forums", "/forums/new", root, root + "/manage", root + "/edit", root + "/participants", root + "/participants?q=cinna&side=Guest", root + "/participants/add", root + "/participants/add?q=cinna",
            $"{root}/participants/{a.Participant}", root + "/delegations/new", $"{root}/delegations/{delegation}", $"{root}/delegations/{delegation}/edit", $"{root}/delegations/{delegation}/print", root + "/figures", root + "/figures?measure=People", root + "/figures/new", $"{root}/figures/{figure}/edit",
            root + "/requests", root + "/requests?state=Pending", root + "/requests/new", root + "/requests/import", $"{root}/requests/import/{file}", root + "/sessions", root + "/sessions/new",
            $"{root}/sessions/{session}", root + "/venues/new", $"{root}/venues/{venue}", root + "/interpreters", root + "/interpreters/new", $"{root}/interpreters/{interpreter}", root + "/rules", root + "/schedule/grid/interpreters",
        ];
        using var member = site.ClientOf(TestUser.MemberOf(b.Organisation));
        var wrong = new List<string>();

        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var (who, url) in work.Select(u => (organiser.Http, u)).Concat([(member, root + "/me"), (member, root + "/me/profile"), (member, root)]))
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await who.SendAsync(message);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || html.Length > 100_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal) || html.Contains("style=", StringComparison.Ordinal))
                    wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length} characters");
            }

        Assert.Empty(wrong);
    }

    [Theory, Databases]
    public async Task A_participant_is_found_by_its_name_in_any_script_and_case(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        await organiser.Company("CinnaGen");
        var wanted = (await organiser.Company("ХимРар", "Host", "RU")).Participant;

        foreach (var text in new[] { "химрар", "ХИМ", "Himrar", "имра" })
        {
            var found = Assert.Single((await organiser.Get($"{organiser.Api}/participants?q={Uri.EscapeDataString(text)}")).GetProperty("items").EnumerateArray());
            Assert.Equal(wanted, Organiser.Id(found));
            Assert.DoesNotContain("CinnaGen", await organiser.Http.GetStringAsync($"/forums/{organiser.Edition}/participants?q={Uri.EscapeDataString(text)}"), StringComparison.Ordinal);
        }
    }

    [Theory, Databases]
    public async Task The_organiser_goes_from_nothing_to_accepted_requests_by_forms(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = new Organiser(site);
        await organiser.Organisation("CinnaGen");
        await organiser.Organisation("ХимРар", "RU");
        var http = organiser.Http;

        using var created = await http.Submit("/forums/new", Form(await http.Page("/forums/new"), "input[name='Input.SeriesEn']"), new Dictionary<string, string>
        {
            ["Input.SeriesEn"] = "INNOPROM", ["Input.StartsOn"] = "2027-07-09", ["Input.EndsOn"] = "2027-07-10", ["Input.Cities"] = "Yekaterinburg", ["Input.Zone"] = "Asia/Yekaterinburg", ["Input.Timetable.Tables"] = "3",
        });
        var manage = await Location(created);
        var root = manage[..manage.LastIndexOf('/')];

        var add = await http.Page(root + "/participants/add");
        using var pasted = await http.Submit(root + "/participants/add", Form(add, "textarea"), new Dictionary<string, string> { ["Paste.Names"] = "Cinnagen Co.\nХимрар\nSomebody Else Entirely" });
        var offered = await pasted.Html();
        Assert.Contains("Somebody Else Entirely", offered.QuerySelector(".notice-warning")!.TextContent);
        using var added = await http.Submit(root + "/participants/add", Form(offered, "input[type=checkbox]"));
        Assert.EndsWith("/participants", await Location(added));

        using var sent = await http.Submit(root + "/delegations/new", Form(await http.Page(root + "/delegations/new"), "input[name='Input.TitleEn']"), new Dictionary<string, string>
        {
            ["Input.Country"] = "IR", ["Input.StartsOn"] = "2027-07-08", ["Input.EndsOn"] = "2027-07-11", ["Input.TitleEn"] = "Delegation of Iran",
            ["Input.Officials[0].Institution"] = "Ministry of Science", ["Input.Officials[1].Institution"] = "Innovation Fund", ["Input.Officials[1].Name"] = "Sara Ahmadi",
        });
        Assert.NotNull(await Location(sent));
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM forums_official o JOIN forums_delegation d ON d.\"Id\" = o.\"DelegationId\""));

        using var uploaded = await http.Submit(root + "/requests/import", Form(await http.Page(root + "/requests/import"), "input[type=file]"),
            files: new Dictionary<string, (string, byte[])> { ["Input.File"] = ("r.csv", Encoding.UTF8.GetBytes("Кто;С кем\nCinnaGen;ХимРар\n")) });
        var preview = await Location(uploaded);
        using var confirmed = await http.Submit(preview, Form(await http.Page(preview), "input[type=radio]"));

        Assert.Equal(manage, await Location(confirmed));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_request WHERE \"State\" = 'Accepted'"));
        var hub = await http.Page(manage);
        Assert.Contains("1", hub.QuerySelectorAll("ol.stack > li")[2].TextContent);
    }

    [Theory, Databases]
    public async Task A_member_answers_asks_and_tells_of_itself_by_forms(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 2, firstDay = "2027-07-09", lastDay = "2027-07-09" });
        var (a, b) = (await organiser.Company("CinnaGen"), await organiser.Company("ChemRar", "Host", "RU"));
        var c = await organiser.Company("Royan");
        await organiser.Ask(a.Participant, b.Participant);
        using var member = site.ClientOf(TestUser.MemberOf(b.Organisation));
        var me = $"/forums/{organiser.Edition}/me";

        var page = await member.Page(me);
        using var declined = await member.Submit(me, Form(page, "input[name=reason]"), new Dictionary<string, string> { ["reason"] = "No time" });
        using var asked = await member.Submit(me, Form(page, "textarea"), new Dictionary<string, string> { ["Input.To"] = c.Participant.ToString(), ["Input.Priority"] = "Must" });
        var profile = await member.Page(me + "/profile");
        var away = profile.QuerySelector<IHtmlInputElement>("input[name='Input.Away']")!.Value;
        using var saved = await member.Submit(me + "/profile", Form(profile, "input[name='Input.ContactEmail']"), new Dictionary<string, string>
        {
            ["Input.ContactEmail"] = "b2b@chemrar.example", ["Input.People[0].Name"] = "Ivan Petrov", ["Input.Away"] = away,
        });

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Found, HttpStatusCode.Found], new[] { declined, asked, saved }.Select(r => r.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther ? HttpStatusCode.Found : r.StatusCode));
        var shown = await organiser.Get($"{organiser.Api}/participants/{b.Participant}");
        Assert.Equal(("b2b@chemrar.example", 1, 1), (shown.GetProperty("contactEmail").GetString(), shown.GetProperty("people").GetArrayLength(), shown.GetProperty("away").GetArrayLength()));
        Assert.Equal("No time", Assert.Single(await organiser.Requests("Declined")).GetProperty("reason").GetString());
        Assert.Equal("Must", Assert.Single(await organiser.Requests("Pending")).GetProperty("priority").GetString());
    }

    private static IHtmlFormElement Form(IDocument page, string inside) =>
        page.QuerySelector("main " + inside)?.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"No form with {inside}: {page.QuerySelector("main")?.TextContent.Trim()}");

    private static async Task<string> Location(HttpResponseMessage response)
    {
        Assert.True(response.Headers.Location is not null, $"{(int)response.StatusCode}: {(await response.Html()).QuerySelector("main")?.TextContent.ReplaceLineEndings(" ")}");
        return response.Headers.Location.IsAbsoluteUri ? response.Headers.Location.PathAndQuery : response.Headers.Location.ToString();
    }
}
