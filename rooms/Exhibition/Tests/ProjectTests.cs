using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Exhibition.Tests;

public sealed class ProjectTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static object Body(string title, object[] partners, string field = "MedicalEquipment", object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["titleEn"], body["field"], body["stage"], body["partners"]) = (title, field, "Prototype", JsonSerializer.SerializeToNode(partners));
        return body;
    }

    [Theory, Databases]
    public async Task A_joint_project_is_published_with_partners_of_two_countries_and_the_refusal_says_what_is_missing(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var organisation = await fair.Organisation($"Arya Implants {provider}");
        var project = Fair.Id(await fair.Post(fair.Api + "/projects", Body("Heart valve", []), HttpStatusCode.Created));
        var (url, publication) = ($"{fair.Api}/projects/{project}", $"{fair.Api}/projects/{project}/publication");
        async Task Refused(object[] partners, string code, string says)
        {
            await fair.Put(url, Body("Heart valve", partners));
            var refused = await fair.Put(publication, null, HttpStatusCode.Conflict);
            Assert.Equal(code, refused.GetProperty("code").GetString());
            Assert.Contains(says, refused.GetProperty("title").GetString(), StringComparison.Ordinal);
        }
        await Refused([], "exhibition.project-without-partners", "none yet");
        await Refused([new { name = "Penza Valves" }], "exhibition.project-without-countries", "Penza Valves");
        await Refused([new { organisation, role = "Lead" }, new { name = "Royan", country = "ایران" }], "exhibition.project-of-one-country", "Iran");
        await Refused([new { organisation, role = "Lead" }, new { name = "Penza Valves" }], "exhibition.project-needs-country", "Penza Valves");
        await fair.Put(url, Body("Heart valve", [new { name = "Nobody", country = "Atlantis" }]), HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Visitor.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);

        // The register's organisation of exactly this name, with its country.
        var good = new object[] { new { name = $"arya implants {provider}", role = "Lead" }, new { name = "Penza Valves", country = "Russia", role = "Manufacturing" } };
        await fair.Put(url, Body("Heart valve", good));
        await fair.Put(publication, null);
        var seen = await fair.Get(url, fair.Visitor);
        Assert.Equal((organisation, "IR", "RU"), (seen.GetProperty("partners")[0].GetProperty("organisation").GetGuid(), seen.GetProperty("partners")[0].GetProperty("country").GetString(), seen.GetProperty("partners")[1].GetProperty("country").GetString()));
        // A published one keeps its two countries, and a change of a partner is a change of the project.
        await fair.Put(url, Body("Heart valve", [good[0]]), HttpStatusCode.Conflict);
        var version = seen.GetProperty("version").GetInt32();
        await fair.Put(url, Body("Heart valve", [good[0], new { name = "Penza Valves", country = "Russia", role = "Testing" }]), version: version);
        await fair.Put(url, Body("Heart valve", good), HttpStatusCode.PreconditionFailed, version: version);
        await fair.Delete(publication, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Visitor.GetAsync(new Uri($"{fair.Pages}/projects/{project}", UriKind.Relative))).StatusCode);
        await fair.Delete(url);
    }

    [Theory, Databases]
    public async Task The_showcase_is_narrowed_by_pair_of_countries_and_field_and_each_entry_tells_search_engines(Provider provider)
    {
        using var fair = await Fair.Open(await sites.On(provider));
        await fair.Booth("A1");
        async Task<Guid> Add(string title, string field, string[] countries, object? more = null)
        {
            var id = Fair.Id(await fair.Post(fair.Api + "/projects", Body(title, [.. countries.Select(c => new { name = $"Partner of {c}", country = c })], field, more), HttpStatusCode.Created));
            await fair.Put($"{fair.Api}/projects/{id}/publication", null);
            return id;
        }
        var valve = await Add("Heart valve </script>", "MedicalEquipment", ["IR", "RU", "BY"], new { titleFa = "دریچهٔ قلب", textEn = "A valve.\nIn trials.", booth = "a-1", links = "valve.example/about" });
        await Add("Solar pump", "Energy", ["IR", "CN"]);
        await fair.Post(fair.Api + "/projects", Body("Draft", [new { name = "X", country = "IR" }]), HttpStatusCode.Created);

        string[] Titles(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("title").GetProperty("en").GetString()!)];
        Assert.Equal(["Heart valve </script>", "Solar pump"], Titles(await fair.Get(fair.Api + "/projects", fair.Visitor)));
        Assert.Equal(3, Titles(await fair.Get(fair.Api + "/projects")).Length);
        Assert.Equal(["Heart valve </script>"], Titles(await fair.Get(fair.Api + "/projects?pair=IR-RU", fair.Visitor)));
        Assert.Equal(["Solar pump"], Titles(await fair.Get(fair.Api + "/projects?field=energy", fair.Visitor)));
        Assert.Equal(["Heart valve </script>"], Titles(await fair.Get($"{fair.Api}/projects?q={Uri.EscapeDataString("دریچه")}", fair.Visitor)));
        var facets = (await fair.Visitor.Page(fair.Pages + "/projects")).QuerySelectorAll(".facet li a").Select(a => a.TextContent.Trim()).ToList();
        Assert.Contains("Iran – Russia1", facets);
        Assert.Contains("China – Iran1", facets);

        var page = await fair.Visitor.Page($"{fair.Pages}/projects/{valve}");
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(("ResearchProject", "Heart valve </script>", 3), (data.GetProperty("@type").GetString(), data.GetProperty("name").GetString(), data.GetProperty("member").GetArrayLength()));
        Assert.Equal("BY", data.GetProperty("member")[2].GetProperty("address").GetProperty("addressCountry").GetString());
        Assert.NotNull(page.QuerySelector("a[href='https://valve.example/about'][rel~=nofollow]"));
        Assert.Contains("A1", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_organiser_writes_and_publishes_one_without_script(Provider provider)
    {
        using var fair = await Fair.Open(await sites.On(provider));
        var form = new Dictionary<string, string>
        {
            ["Input.TitleEn"] = "Telemedicine cart", ["Input.Field"] = "InformationTechnology", ["Input.Stage"] = "Trials", ["Input.Partners[0].Name"] = "Aras Telemed", ["Input.Partners[0].Country"] = "Iran", ["Input.Partners[0].Role"] = "Lead",
            ["Input.Partners[1].Name"] = "Volga Medtech", ["Input.Partners[1].Country"] = "Россия", ["Input.Partners[1].Role"] = "Testing",
        };
        using var saved = await fair.Http.Submit($"{fair.Pages}/exhibition/projects/new", "form:has([name='Input.TitleEn'])", form);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var url = saved.Headers.Location!.ToString();
        Assert.Equal("Russia", (await fair.Http.Page(url)).QuerySelector("[name='Input.Partners[1].Country']")!.GetAttribute("value"));
        using var published = await fair.Http.Submit(url, "form:has(input[name='_handler'][value='publish'])");
        Assert.Equal(["Telemedicine cart"], (await fair.Visitor.Page(fair.Pages + "/projects")).QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
    }
}
