using System.Net;
using System.Text;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Exhibition.Tests;

public sealed class AccessTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static readonly (string Method, string Path, bool Body)[] s_writes =
    [
        ("POST", "/halls", true), ("PUT", "/halls/{x}", true), ("DELETE", "/halls/{x}", false), ("POST", "/pavilions", true), ("PUT", "/pavilions/{x}", true), ("DELETE", "/pavilions/{x}", false),
        ("POST", "/booths", true), ("PUT", "/booths/{x}", true), ("DELETE", "/booths/{x}", false), ("PUT", "/booths/{x}/exhibitors/{x}", false), ("DELETE", "/booths/{x}/exhibitors/{x}", false),
        ("POST", "/exhibitors", true), ("PUT", "/exhibitors/{x}", true), ("DELETE", "/exhibitors/{x}", false), ("POST", "/files/{x}/confirmation", false), ("DELETE", "/files/{x}/confirmation", false),
        ("POST", "/projects", true), ("PUT", "/projects/{x}", true), ("DELETE", "/projects/{x}", false), ("PUT", "/projects/{x}/publication", false), ("DELETE", "/projects/{x}/publication", false),
    ];

    [Theory, Databases]
    public async Task Every_write_is_for_organisers_and_knows_no_foreign_edition_or_id(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        using var nobody = site.ClientOf(TestUser.Nobody);
        using var reader = site.ClientOf(TestUser.Organiser with { Scopes = ["forums:read"] });
        var foreign = Guid.CreateVersion7();
        var wrong = new List<string>();
        async Task Expect(HttpClient who, string method, string url, string name, params HttpStatusCode[] expected)
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), url);
            if (method is "POST" or "PUT") message.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await who.SendAsync(message);
            if (!expected.Contains(response.StatusCode)) wrong.Add($"{name} {method} {url}: {(int)response.StatusCode}");
        }
        foreach (var (method, path, body) in s_writes)
        {
            var url = path.Replace("{x}", foreign.ToString(), StringComparison.Ordinal);
            await Expect(fair.Visitor, method, fair.Api + url, "visitor", HttpStatusCode.Unauthorized);
            await Expect(nobody, method, fair.Api + url, "somebody", HttpStatusCode.Forbidden);
            await Expect(reader, method, fair.Api + url, "key without scope", HttpStatusCode.Forbidden);
            if (body) await Expect(fair.Http, method, fair.Api + url, "empty body", HttpStatusCode.BadRequest);
            else
            {
                await Expect(fair.Http, method, $"/api/forums/{foreign}/exhibition{url}", "foreign edition", HttpStatusCode.NotFound);
                await Expect(fair.Http, method, fair.Api + url, "foreign id", HttpStatusCode.NotFound);
            }
        }
        Assert.Empty(wrong);
    }

    [Theory, Databases]
    public async Task Every_page_shows_in_every_language_empty_and_filled_and_stays_light(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        using var empty = await Fair.Open(site);
        var hall = await fair.Hall();
        var pavilion = Fair.Id(await fair.Post(fair.Api + "/pavilions", new { nameFa = "ایران", kind = "Country", country = "IR", hall }, HttpStatusCode.Created));
        var booth = await fair.Booth("A1", hall, 1, 1, 4, 4, new { pavilion });
        var exhibitor = await fair.Exhibitor("سیناژن", new { country = "IR", sectors = "Biotechnology", showsFa = "دارو" });
        await fair.Assign(booth, exhibitor);
        await fair.Exhibitor("Without a booth");
        var project = Fair.Id(await fair.Post(fair.Api + "/projects", new { titleFa = "دریچهٔ قلب", field = "MedicalEquipment", stage = "Trials", partners = new[] { new { name = "A", country = "IR" }, new { name = "B", country = "RU" } } }, HttpStatusCode.Created));
        await fair.Put($"{fair.Api}/projects/{project}/publication", null);
        var file = Fair.Id((await fair.Upload(Encoding.UTF8.GetBytes("exhibitor,booth\nSinagen,A1\n,A2\nRoyan,A3\n"))).Body);
        string[] open = ["/exhibitors", "/floor-plan", "/projects"];
        string[] work = ["/exhibition", "/exhibition/exhibitors", "/exhibition/import", "/exhibition/projects", "/exhibition/halls/new", "/exhibition/booths/new", "/exhibition/pavilions/new", "/exhibition/exhibitors/new", "/exhibition/projects/new"];
        string[] filled =
        [
            $"/exhibitors/{exhibitor}", "/exhibitors?q=sina", $"/projects/{project}", $"/exhibition/halls/{hall}", $"/exhibition/pavilions/{pavilion}", $"/exhibition/booths/{booth}", $"/exhibition/exhibitors/{exhibitor}",
            $"/exhibition/import/{file}", $"/exhibition/projects/{project}", "/exhibition?state=Taken&q=a", "/exhibition/exhibitors?show=boothless",
        ];
        var wrong = new List<string>();
        foreach (var language in new[] { "en", "ru", "fa" })
            foreach (var (who, url) in open.SelectMany(p => new[] { (fair.Visitor, fair.Pages + p), (empty.Visitor, empty.Pages + p), (fair.Http, fair.Pages + p) }).Concat(work.SelectMany(p => new[] { (fair.Http, fair.Pages + p), (empty.Http, empty.Pages + p) })).Concat(filled.Select(p => (fair.Http, fair.Pages + p))))
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Accept-Language", language } } };
                using var response = await who.SendAsync(message);
                var html = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.OK || Encoding.UTF8.GetByteCount(html) > 70_000 || !html.Contains($"lang=\"{language}\"", StringComparison.Ordinal) || html.Contains("style=", StringComparison.Ordinal))
                    wrong.Add($"{language} {url}: {(int)response.StatusCode}, {html.Length} characters");
            }
        foreach (var url in work) Assert.NotEqual(HttpStatusCode.OK, (await fair.Visitor.GetAsync(new Uri(fair.Pages + url, UriKind.Relative))).StatusCode);

        Assert.Empty(wrong);
    }
}
