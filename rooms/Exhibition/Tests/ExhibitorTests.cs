using System.Net;
using AngleSharp.Dom;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Exhibition.Tests;

public sealed class ExhibitorTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static IEnumerable<string?> Names(System.Text.Json.JsonElement page) => page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("name").GetString());

    [Theory, Databases]
    public async Task Visitors_find_exhibitors_in_any_script_and_by_booth_and_narrow_by_facets(Provider provider)
    {
        using var fair = await Fair.Open(await sites.On(provider));
        var hall = await fair.Hall();
        var pavilion = Fair.Id(await fair.Post(fair.Api + "/pavilions", new { nameEn = "Iran", kind = "Country", country = "IR", hall }, HttpStatusCode.Created));
        var booth = await fair.Booth("A-12", hall, 1, 1, 3, 3, new { pavilion });
        await fair.Assign(booth, await fair.Exhibitor("CinnaGen", new { country = "IR", sectors = "Biotechnology, Pharmaceuticals", showsRu = "Биосимиляры" }));
        await fair.Exhibitor("ХимРар", new { country = "RU", sectors = "pharmaceuticals" });
        await fair.Exhibitor("Royan", new { country = "IR", sectors = "Stem cells" });

        foreach (var (query, found) in new[] { ("Himrar", "ХимРар"), ("биосимиляры", "CinnaGen"), ("a 12", "CinnaGen"), ("roy", "Royan") })
            Assert.Equal([found], Names(await fair.Get($"{fair.Api}/exhibitors?q={Uri.EscapeDataString(query)}", fair.Visitor)));
        Assert.Equal(["CinnaGen", "ХимРар"], Names(await fair.Get(fair.Api + "/exhibitors?sector=Pharmaceuticals")));
        Assert.Equal(["CinnaGen"], Names(await fair.Get($"{fair.Api}/exhibitors?country=IR&pavilion={pavilion}")));
        Assert.Equal(["ХимРар", "Royan"], Names(await fair.Get(fair.Api + "/exhibitors?withoutBooth=true")));

        var page = await fair.Visitor.Page(fair.Pages + "/exhibitors?country=IR");
        Assert.Equal(["CinnaGen", "Royan"], page.QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
        // A choice does not narrow its own list, and narrows the others.
        Assert.Equal(["Iran2", "Russia1", "Biotechnology1", "Pharmaceuticals1", "Stem cells1", "Iran1"], page.QuerySelectorAll(".facet li a").Select(a => a.TextContent.Trim()));

        var first = await fair.Get(fair.Api + "/exhibitors?limit=2");
        var rest = await fair.Get($"{fair.Api}/exhibitors?limit=2&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal(["CinnaGen", "ХимРар", "Royan"], Names(first).Concat(Names(rest)));
    }

    [Theory, Databases]
    public async Task A_name_is_matched_to_the_register_by_a_person_and_shown_with_what_the_register_knows(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        var name = $"Zagros Lasers {provider}";
        var organisation = await fair.Organisation(name);
        var exhibitor = await fair.Exhibitor(name.Replace("Lasers", "Laser", StringComparison.Ordinal), new { website = "zagros.example" });
        var url = $"{fair.Api}/exhibitors/{exhibitor}";
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await fair.Get(url)).GetProperty("organisation").ValueKind);

        var form = $"{fair.Pages}/exhibition/exhibitors/{exhibitor}";
        Assert.Contains(name, (await fair.Http.Page(form)).Body!.TextContent, StringComparison.Ordinal);
        using var matched = await fair.Http.Submit(form, $"form:has(input[name='_handler'][value='match-{organisation}'])");
        Assert.Equal(HttpStatusCode.Found, matched.StatusCode);
        var now = await fair.Get(url);
        Assert.Equal((organisation, name, "IR", "https://zagros.example/"), (now.GetProperty("organisation").GetGuid(), now.GetProperty("organisationName").GetString(), now.GetProperty("country").GetString(), now.GetProperty("website").GetString()));
        Assert.NotNull((await fair.Visitor.Page($"{fair.Pages}/exhibitors/{exhibitor}")).QuerySelector($"a[href='/organisations/{organisation}']"));

        // Who read the older version overwrites nothing; the same name is there once.
        await fair.Put(url, new { name = "Zagros" }, HttpStatusCode.PreconditionFailed, version: 1);
        await fair.Post(fair.Api + "/exhibitors", new { name = name.ToUpperInvariant().Replace("LASERS", "LASER", StringComparison.Ordinal) + "." }, HttpStatusCode.Conflict);
        await fair.Put(url, new { name, organisation = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);
        await fair.Put(url, new { name, website = "nothing" }, HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task The_export_is_recorded_neutralises_formulas_and_can_be_imported_again(Provider provider)
    {
        var site = await sites.On(provider);
        using var fair = await Fair.Open(site);
        await fair.Assign(await fair.Booth("C7"), await fair.Exhibitor("=HYPERLINK(1)", new { country = "CN", sectors = "Optics, Lasers", aboutEn = "Lenses" }));
        var bytes = await fair.Http.GetByteArrayAsync(new Uri(fair.Api + "/exhibitors.xlsx", UriKind.Relative));
        Assert.Contains("'=HYPERLINK(1)", await fair.Http.GetStringAsync(new Uri(fair.Api + "/exhibitors.csv", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(2, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'exhibition.export-exhibitors' AND \"SubjectId\" = '{fair.Edition}'"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await fair.Visitor.GetAsync(new Uri(fair.Api + "/exhibitors.csv", UriKind.Relative))).StatusCode);

        using var next = await Fair.Open(site);
        var file = Fair.Id((await next.Upload(bytes, "exhibitors.xlsx")).Body);
        await next.Post($"{next.Api}/files/{file}/confirmation", new { });
        var row = (await next.Get(next.Api + "/exhibitors")).GetProperty("items")[0];
        Assert.Equal(("CN", "C7", 2), (row.GetProperty("country").GetString(), row.GetProperty("booths")[0].GetProperty("number").GetString(), row.GetProperty("sectors").GetArrayLength()));
    }
}
