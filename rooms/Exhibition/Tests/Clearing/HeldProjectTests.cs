using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Clearing;
using Isthmus.Platform.Access;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Exhibition.Tests.Clearing;

/// <summary>A joint project is asked about with its partners. Whatever of them the gate holds, the project is public for nobody, published or not.</summary>
public sealed class HeldProjectTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";
    private const string Harmless = "Quiet Meadow Works";

    private static object Body(string partner, Guid? organisation = null, string title = "Heart valve") => new
    {
        titleEn = title, textEn = "Made together.", field = "MedicalEquipment", stage = "Prototype",
        partners = new object[] { new { name = partner, country = "IR", role = "Lead", organisation }, new { name = "Penza Valves", country = "RU", role = "Manufacturing" } },
    };

    [Theory, Databases]
    public async Task A_project_with_a_partner_on_hold_is_not_public_even_when_it_is_published(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        var project = Fair.Id(await fair.Post(fair.Api + "/projects", Body(Listed), HttpStatusCode.Created));
        await fair.Put($"{fair.Api}/projects/{project}/publication", null);

        foreach (var url in new[] { $"{fair.Pages}/projects/{project}", $"{fair.Api}/projects/{project}" }) Assert.Equal(HttpStatusCode.NotFound, (await fair.Visitor.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        foreach (var url in new[] { fair.Pages + "/projects", fair.Pages, fair.Api + "/projects" })
        {
            var text = await fair.Visitor.GetStringAsync(new Uri(url, UriKind.Relative));
            foreach (var hidden in new[] { "Heart valve", "Qwyxzenthor", "Penza Valves", $"/forums/{fair.Edition}/projects\"" }) if (url != fair.Pages + "/projects" || hidden[0] != '/') Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        }
        // The organisers see it with a neutral mark, and no search engine does by them.
        Assert.Contains("Being checked", (await fair.Http.Page($"{fair.Pages}/exhibition/projects")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        foreach (var url in new[] { $"{fair.Pages}/exhibition/projects/{project}", $"{fair.Pages}/projects/{project}" })
        {
            var page = await fair.Http.Page(url);
            Assert.Contains("is being checked", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
        }

        await fair.Put($"{fair.Api}/projects/{project}", Body(Harmless));
        Assert.Contains(Harmless, await fair.Visitor.GetStringAsync(new Uri($"{fair.Pages}/projects/{project}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Single(await Public(fair));
        await fair.Put($"{fair.Api}/projects/{project}", Body(Listed));
        Assert.Empty(await Public(fair));
        await fair.Delete($"{fair.Api}/projects/{project}");
        await site.Quiet();
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'project'"""));
    }

    [Theory, Databases]
    public async Task What_the_gate_says_later_of_a_project_or_of_a_partner_takes_it_off_the_air_and_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        var (organisation, twin) = (await fair.Organisation(Harmless), await fair.Organisation("Loud Meadow Mills"));
        var project = Fair.Id(await fair.Post(fair.Api + "/projects", Body(Harmless, organisation), HttpStatusCode.Created));
        await fair.Put($"{fair.Api}/projects/{project}/publication", null);
        Assert.Single(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(organisation, Listed));
        Assert.Empty(await Public(fair));
        foreach (var name in new[] { Listed, Harmless }) await Gates.Say(site, Own(project, name));
        Assert.Empty(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(organisation, Harmless));
        Assert.Single(await Public(fair));
        await Gates.Merge(site, twin, organisation);
        Assert.Single(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(twin, Listed));
        Assert.Empty(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(twin, "Loud Meadow Mills"));
        Assert.Single(await Public(fair));

        await Gates.Say(site, Own(project, Listed));
        Assert.Empty(await Public(fair));
        await Gates.Say(site, Own(project, Harmless));
        Assert.Single(await Public(fair));
    }

    [Theory, Databases]
    public async Task A_list_that_comes_to_name_a_partner_or_an_exhibitor_takes_them_off_the_air_and_one_without_it_gives_them_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        await fair.Exhibitor(Harmless);
        var project = Fair.Id(await fair.Post(fair.Api + "/projects", Body(Harmless), HttpStatusCode.Created));
        await fair.Put($"{fair.Api}/projects/{project}/publication", null);
        using var officer = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
        using var added = await officer.PostAsJsonAsync("/api/compliance/lists", new { code = "own", title = "Invented list", mostDays = 366 });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        foreach (var (name, shown) in new[] { ("Zebulon Quillfeather Mills", 1), (Harmless, 0), ("Zebulon Quillfeather Mills", 1) })
        {
            await Load(site, officer, name);
            Assert.Equal((shown, shown), ((await Public(fair)).Count, (await fair.Get(fair.Api + "/exhibitors", fair.Visitor)).GetProperty("items").GetArrayLength()));
        }
    }

    [Theory, Databases]
    public async Task A_project_that_is_older_than_the_gate_is_asked_about_with_its_partners(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        await fair.Post(fair.Api + "/projects", Body(Listed), HttpStatusCode.Created);
        await fair.Post(fair.Api + "/projects", Body(Harmless, title: "Lung valve"), HttpStatusCode.Created);
        await site.Execute("""UPDATE exhibition_project SET "Clearance" = NULL, "OnHold" = (1 = 0)""");
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<ClearUnasked>().Single().Do(CancellationToken.None));
        Assert.Equal((1, 2), (await site.Count("""SELECT count(*) FROM exhibition_project WHERE "OnHold" """), await site.Count("""SELECT count(*) FROM exhibition_project WHERE "Clearance" IS NOT NULL""")));
    }

    // A list of one name takes the place of the one before, as officers load it.
    private static async Task Load(TestSite site, HttpClient officer, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"id,type,name\nx1,organization,\"{name}\"\n")), "files", "list.csv" } };
        using var loaded = await officer.PostAsync(new Uri("/api/compliance/lists/own/versions", UriKind.Relative), form);
        Assert.True(loaded.IsSuccessStatusCode, await loaded.Content.ReadAsStringAsync());
        await site.Quiet();
    }

    private static GateQuestion Own(Guid project, string name) => new(GatePoint.Exhibition, ExhibitionGate.Subject(new ProjectId(project)), name, []) { Parties = [new(false, name, [], null, [])] };

    private static async Task<List<JsonElement>> Public(Fair fair) => [.. (await fair.Get(fair.Api + "/projects", fair.Visitor)).GetProperty("items").EnumerateArray()];
}
