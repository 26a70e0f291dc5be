using System.Net;
using System.Text;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests;

public sealed class AccessTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static readonly (string Method, string Path, bool Body, bool ForOrganisers)[] s_writes =
    [
        ("PUT", "", true, true), ("DELETE", "", false, true), ("PUT", "/publication", false, true), ("DELETE", "/publication", false, true), ("POST", "/stages", true, true), ("PUT", "/stages/{x}", true, true), ("PUT", "/members/{x}", false, true), ("DELETE", "/members/{x}", false, true),
        ("POST", "/territory", true, true), ("PUT", "/territory/{x}", true, true), ("DELETE", "/territory/{x}", false, true), ("PUT", "/documents/{x}", true, true), ("DELETE", "/documents/{x}", false, true),
        ("POST", "/services", true, false), ("PUT", "/services/{x}", true, false), ("DELETE", "/services/{x}", false, false), ("PUT", "/leads/{x}", false, false), ("DELETE", "/leads/{x}", false, false), ("POST", "/leads/{x}/steps", true, false),
        ("POST", "/events", true, false), ("PUT", "/events/{x}", true, false), ("PUT", "/events/{x}/cancellation", false, false), ("DELETE", "/visits/{x}", false, false), ("PUT", "/ideas/{x}/state", true, false), ("POST", "/landing", true, false), ("PUT", "/landing/{x}", true, false),
    ];

    [Theory, Databases]
    public async Task Every_write_is_for_those_who_keep_or_run_the_place_and_knows_no_foreign_id(Provider provider)
    {
        var site = await sites.On(provider);
        using var agency = new Agency(site);
        var house = await agency.OpenHouse(await agency.Organisation("Runs the house"));
        using var nobody = site.ClientOf(TestUser.Nobody);
        using var reader = site.ClientOf(TestUser.Organiser with { Scopes = ["places:read"] });
        var foreign = Guid.CreateVersion7();
        var wrong = new List<string>();
        async Task Expect(HttpClient who, string method, string url, string name, params HttpStatusCode[] expected)
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), url);
            if (method is "POST" or "PUT") message.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await who.SendAsync(message);
            if (!expected.Contains(response.StatusCode)) wrong.Add($"{name} {method} {url}: {(int)response.StatusCode}");
        }
        foreach (var (method, path, body, organisers) in s_writes)
        {
            var url = path.Replace("{x}", foreign.ToString(), StringComparison.Ordinal);
            await Expect(agency.Visitor, method, $"/api/places/{house}{url}", "visitor", HttpStatusCode.Unauthorized);
            // An empty body is refused before anybody looks who asks, where the page is open to all who are signed in.
            await Expect(nobody, method, $"/api/places/{house}{url}", "somebody", organisers || !body ? [HttpStatusCode.Forbidden] : [HttpStatusCode.BadRequest]);
            await Expect(reader, method, $"/api/places/{house}{url}", "key without scope", HttpStatusCode.Forbidden);
            await Expect(agency.Http, method, $"/api/places/{foreign}{url}", "foreign place", body ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound);
            if (!body && path.Contains("{x}", StringComparison.Ordinal)) await Expect(agency.Http, method, $"/api/places/{house}{url}", "foreign id", HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        }
        Assert.Empty(wrong);
    }

    [Theory, Databases]
    public async Task Every_page_shows_in_every_language_empty_and_filled_and_stays_light(Provider provider)
    {
        var site = await sites.On(provider);
        using var agency = new Agency(site);
        var (run, member) = (await agency.Organisation("گردانندهٔ خانه"), await agency.Organisation("Quiet Meadow Works"));
        var (house, empty) = (await agency.House(run, new { nameFa = "خانهٔ نوآوری", aboutRu = "О доме", owner = member, workDays = new[] { "Saturday", "Sunday" }, opensAt = "08:00:00", closesAt = "16:00:00", isInvented = true }), await agency.House(run));
        await agency.Post($"/api/places/{house}/members", new { organisation = member, since = "AP1400" }, HttpStatusCode.Created);
        var service = Agency.Id(await agency.Post($"/api/places/{house}/services", new { kind = "Desk", nameFa = "میز", hours = 8 }, HttpStatusCode.Created));
        using var asker = site.ClientOf(TestUser.MemberOf(member));
        var request = Agency.Id(await agency.Post($"/api/places/{house}/requests", new { service, organisation = member, text = "میز" }, HttpStatusCode.Created, asker));
        string[] open = ["", "/members", "/territory", "/services", "/events", "/landing", "/ideas/new"];
        string[] work = ["/edit", "/stages", "/history", "/territory/new", "/services/new", "/requests", "/leads", "/leads/new", "/funnel", "/events/new", "/visits", "/ideas", "/reports", "/reports/2026-01", "/reports/2026-01/print", "/landing/new"];
        var urls = new[] { house, empty }.SelectMany(p => open.Select(u => (Who: agency.Visitor, Url: $"/places/{p}{u}")).Concat(open.Concat(work).Select(u => (Who: agency.Http, Url: $"/places/{p}{u}"))))
            .Concat([(agency.Visitor, "/places"), (agency.Http, "/places"), (agency.Http, "/places/new"), (agency.Visitor, "/places/network"), (agency.Visitor, "/places/network?on=2030-01-01&kind=HouseOfInnovation"), (asker, "/places/requests"), (asker, $"/places/{house}/services/{service}/request"), (asker, $"/places/{house}/requests/{request}"), (agency.Http, $"/places/{house}/requests/{request}"), (agency.Http, $"/places/{house}/reports/2026-01/Visitors")]).ToList();
        var wrong = new List<string>();
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var (who, url) in urls)
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await who.SendAsync(message);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || Encoding.UTF8.GetByteCount(html) > 100_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal) || html.Contains("style=", StringComparison.Ordinal)) wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length} characters");
            }
        foreach (var url in work) if ((await agency.Visitor.GetAsync(new Uri($"/places/{house}{url}", UriKind.Relative))).StatusCode == HttpStatusCode.OK) wrong.Add($"visitor sees {url}");
        Assert.Empty(wrong);
    }
}
