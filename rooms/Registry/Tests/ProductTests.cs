using System.Net;
using System.Net.Http.Json;
using System.Text;
using Isthmus.Platform.Data;
using Isthmus.Tabular;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Registry.Tests;

public sealed class ProductTests
{
    [Theory, Databases]
    public async Task A_product_is_found_by_its_market_and_an_open_claim_stays_a_claim(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var owner = await officer.Add("CinnaGen ilaç", new { declaredProducts = 22 }, "TR");
        var product = await officer.PostAsJsonAsync("/api/products", new
        {
            organisation = owner.Text("id"),
            product = new
            {
                name = "Interferon line", hsCode = "3004.90", field = "Фармацевтика", readiness = 9,
                presence = new object[] { new { country = "RU", status = "OnSale", since = "2019" }, new { country = "TR", status = "Produced", since = "2019-06-22", evidence = "https://example.org/a" }, new { claim = "other countries" } },
            },
        }).Json(HttpStatusCode.Created);
        Assert.Equal(("300490", "pharmaceuticals"), (product.Text("hsCode"), product.Text("field")));
        foreach (var (market, count) in ((string, int)[])[("RU", 1), ("TR", 1), ("*", 1), ("CN", 0)])
            Assert.Equal(count, (await officer.GetAsync($"/api/products?market={market}").Json()).GetProperty("items").GetArrayLength());

        var page = await site.Client().Page($"/products/{product.Text("id")}");
        Assert.Equal("other countries", page.QuerySelector("q")!.TextContent);
        var organisation = (await site.Client().Page($"/organisations/{owner.Text("id")}")).Body!.TextContent;
        Assert.Contains("22 declared / 1 listed", organisation, StringComparison.Ordinal);
        Assert.Equal(["Interferon line"], (await site.Client().Page("/products?market=RU&q=interferon")).QuerySelectorAll("table.table tbody th").Select(c => c.TextContent.Trim()));
    }

    [Theory, Databases]
    public async Task A_product_belongs_to_those_who_keep_its_organisation(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var (mine, other) = (await officer.Add("Mine"), await officer.Add("Other"));
        var member = site.ClientOf(TestUser.MemberOf(Guid.Parse(mine.Text("id")), "editor"));
        var product = await member.PostAsJsonAsync("/api/products", new { organisation = mine.Text("id"), product = new { name = "Laser" } }).Json(HttpStatusCode.Created);
        await member.PostAsJsonAsync("/api/products", new { organisation = other.Text("id"), product = new { name = "Laser" } }).Json(HttpStatusCode.Forbidden);
        var url = $"/api/products/{product.Text("id")}";
        await site.ClientOf(TestUser.MemberOf(Guid.Parse(other.Text("id")))).Put(url, new { name = "Stolen" }, 1).Json(HttpStatusCode.Forbidden);
        await member.Put(url, new { name = "Laser", readiness = 11 }, 1).Json(HttpStatusCode.BadRequest);
        await member.Put(url, new { name = "Laser 2" }, 1).Json();
        await member.Put(url, new { name = "Laser 3" }, 1).Json(HttpStatusCode.PreconditionFailed);
        await member.PostAsJsonAsync(url + "/status", new { version = 2, status = "Archived" }).Json();
        await site.Client().GetAsync(url).Json(HttpStatusCode.NotFound);
        await member.PostAsJsonAsync(url + "/status", new { version = 3, status = "Published" }).Json();
        await site.Client().GetAsync(url).Json();
    }

    [Theory, Databases]
    public async Task The_export_comes_back_in_and_runs_no_formula(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        await officer.Add("=HYPERLINK(\"http://evil.example\")", null, "IR");
        await officer.Add("Kazan Photonics", new { fields = new[] { "photonics" }, website = "kazan.example" }, "RU");
        foreach (var format in (string[])["csv", "xlsx"])
        {
            using var response = await officer.GetAsync(new Uri($"/organisations/export?format={format}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            if (format == "csv") Assert.DoesNotContain("\n\"=HYPERLINK", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            if (format == "csv") Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            Assert.Equal(2, TableFile.Read(bytes, new TableReadOptions()).Table!.Rows.Count);
            var import = await site.Checked(officer, "again." + format, bytes);
            Assert.True(import.GetProperty("counts").Number("unchanged") == 2, string.Join('\n', await officer.Rows(import)));
        }
        using var filtered = await officer.GetAsync(new Uri("/organisations/export?format=csv&country=RU", UriKind.Relative));
        Assert.DoesNotContain("HYPERLINK", await filtered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await site.InScope(sp => sp.GetRequiredService<PlatformDb>().Audit.CountAsync(a => a.Action == "registry.export-directory")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client().GetAsync(new Uri("/api/organisations/export?format=csv", UriKind.Relative))).StatusCode);
    }
}
