using System.Net;
using System.Text;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests;

public sealed class AccessTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static readonly string Foreign = Guid.CreateVersion7().ToString();

    /// <summary>Method, path below an edition ("{x}" an id of nothing), and whether a body is needed.</summary>
    private static readonly (string Method, string Path, bool Body)[] Writes =
    [
        ("PUT", "", true), ("PUT", "/publication", false), ("DELETE", "/publication", false), ("POST", "/clone", true), ("PUT", "/readiness/Visas", false),
        ("POST", "/sessions/proposal", false), ("POST", "/venues", true), ("PUT", "/venues/{x}", true), ("DELETE", "/venues/{x}", false), ("POST", "/sessions", true), ("PUT", "/sessions/{x}", true),
        ("DELETE", "/sessions/{x}", false), ("POST", "/participants", true), ("PUT", "/participants/{x}", true), ("PUT", "/participants/{x}/cancellation", false), ("DELETE", "/participants/{x}/cancellation", false),
        ("POST", "/delegations", true), ("PUT", "/delegations/{x}", true), ("POST", "/delegations/{x}/companies", false), ("POST", "/figures", true), ("PUT", "/figures/{x}", true), ("DELETE", "/figures/{x}", false), ("POST", "/requests", true), ("PUT", "/requests/{x}/answer", true),
        ("POST", "/requests/settlement", true), ("PUT", "/requests/{x}/line", true), ("PUT", "/rules", true),
        ("POST", "/interpreters", true), ("PUT", "/interpreters/{x}", true), ("DELETE", "/interpreters/{x}", false), ("POST", "/interpreters/lines", true), ("POST", "/requests/files/{x}/confirmation", false), ("DELETE", "/requests/files/{x}/confirmation", false),
        ("POST", "/registration-types", true), ("PUT", "/registration-types/{x}", true), ("DELETE", "/registration-types/{x}", false), ("POST", "/registration-types/{x}/follow-up", false),
        ("POST", "/registration-types/{x}/questions", true), ("PUT", "/registration-types/{x}/questions/{x}", true), ("DELETE", "/registration-types/{x}/questions/{x}", false), ("POST", "/registrations/decisions", true),
        ("DELETE", "/registrations/{x}", false), ("POST", "/zones", true), ("PUT", "/zones/{x}", true), ("POST", "/doors", true), ("DELETE", "/doors/{x}", false),
    ];

    [Theory, Databases]
    public async Task Every_write_is_closed_to_strangers_and_refuses_an_empty_body_and_a_foreign_edition(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        using var visitor = site.Client();
        using var nobody = site.ClientOf(TestUser.Nobody);
        using var readOnlyKey = site.ClientOf(TestUser.Organiser with { Scopes = ["forums:read"] });
        var wrong = new List<string>();
        async Task Expect(HttpClient who, string method, string url, string name, params HttpStatusCode[] expected)
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), url);
            if (method is "POST" or "PUT") message.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await who.SendAsync(message);
            if (!expected.Contains(response.StatusCode)) wrong.Add($"{name} {method} {url}: {(int)response.StatusCode}");
        }

        foreach (var (method, path, body) in Writes)
        {
            var url = path.Replace("{x}", Foreign);
            await Expect(visitor, method, organiser.Api + url, "visitor", HttpStatusCode.Unauthorized, HttpStatusCode.Found, HttpStatusCode.Forbidden);
            await Expect(readOnlyKey, method, organiser.Api + url, "key without scope", HttpStatusCode.Forbidden);
            await Expect(nobody, method, organiser.Api + url, "somebody", body ? [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.BadRequest] : [HttpStatusCode.Forbidden, HttpStatusCode.NotFound]);
            if (body) await Expect(organiser.Http, method, organiser.Api + url, "empty body", HttpStatusCode.BadRequest);
            else await Expect(organiser.Http, method, $"/api/forums/{Foreign}{url}", "foreign edition", HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
            if (path.Contains("{x}", StringComparison.Ordinal) && !body) await Expect(organiser.Http, method, organiser.Api + url, "foreign id", HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        }
        await Expect(organiser.Http, "POST", "/api/forums", "empty body", HttpStatusCode.BadRequest);
        await Expect(nobody, "POST", "/api/forums", "somebody", HttpStatusCode.Forbidden);

        Assert.Empty(wrong);
    }

    [Theory, Databases]
    public async Task Contacts_and_people_are_for_the_participant_and_the_organisers(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var company = await organiser.Company("CinnaGen");
        var url = $"{organiser.Api}/participants/{company.Participant}";
        await organiser.Put(url, new { name = "CinnaGen", contactEmail = "b2b@cinnagen.example", teams = 1, people = new[] { new { name = "Zahra Ahmadi", role = "Export" } } });
        using var member = site.ClientOf(TestUser.MemberOf(company.Organisation, "viewer"));
        using var stranger = site.ClientOf(TestUser.MemberOf(Guid.CreateVersion7()));
        using var visitor = site.Client();

        Assert.Contains("Zahra", await member.GetStringAsync(url));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(url)).StatusCode);
        Assert.DoesNotContain("cinnagen.example", await visitor.GetStringAsync(organiser.Api + "/participants"));
        Assert.DoesNotContain("Zahra", await visitor.GetStringAsync($"/forums/{organiser.Edition}"));
    }

    // What a key may read of its owner's, it may read within its scopes only; beyond them it is a visitor's.
    [Theory, Databases]
    public async Task On_open_endpoints_a_key_without_the_scope_sees_what_a_visitor_sees(Provider provider)
    {
        var site = await sites.On(provider);
        using var draft = await new Organiser(site).WithEdition(published: false, timetable: new { tables = 2 });
        using var open = await new Organiser(site).WithEdition(timetable: new { tables = 2 });
        await open.Company("CinnaGen");
        var delegation = Organiser.Id(await open.Post(open.Api + "/delegations", new
        {
            country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Minister", headName = "Zahra Ahmadi", officials = new[] { new { institution = "Ministry", name = "Reza Moradi" } },
        }, HttpStatusCode.Created));
        await open.Post(open.Api + "/figures", Delegations.FigureTests.Said(new { measure = "People" }), HttpStatusCode.Created);
        string[] urls =
        [
            "/api/forums", draft.Api, draft.Api + "/sessions", draft.Api + "/participants", draft.Api + "/delegations",
            open.Api, open.Api + "/sessions", open.Api + "/participants", open.Api + "/delegations", open.Api + "/figures", $"{open.Api}/delegations/{delegation}",
        ];
        using var visitor = site.Client();
        using var other = site.ClientOf(TestUser.Organiser with { Scopes = ["registry:read", "forums:write"] });
        using var reader = site.ClientOf(TestUser.Organiser with { Scopes = ["forums:read"] });
        async Task<(HttpStatusCode, string)> Read(HttpClient client, string url)
        {
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
            return (response.StatusCode, response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : "");
        }
        foreach (var url in urls) Assert.Equal(await Read(visitor, url), await Read(other, url));
        // Control: with the scope the key shows what its owner may see.
        foreach (var url in urls.Where(u => u.StartsWith(draft.Api, StringComparison.Ordinal))) Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await Read(visitor, url)).Item1, (await Read(reader, url)).Item1));
        Assert.Contains("Zahra", (await Read(reader, urls[^1])).Item2, StringComparison.Ordinal);
        Assert.DoesNotContain("Zahra", (await Read(other, urls[^1])).Item2, StringComparison.Ordinal);
    }
}
