using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;

namespace Isthmus.Registry.Tests;

public sealed class OrganisationTests
{
    [Theory, Databases]
    public async Task An_organisation_is_found_by_any_spelling_and_script(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        await officer.Add("CinnaGen ilaç", new { otherNames = new[] { new { text = "سیناژن", language = "fa" } } }, "TR");
        await officer.Add("ХимРар", null, "RU");
        await officer.Add("Kazan Photonics", null, "RU");
        var visitor = site.Client();

        Assert.Equal(["CinnaGen ilaç"], await visitor.Search("cinnagen ilac"));
        Assert.Equal(["CinnaGen ilaç"], await visitor.Search("سیناژن"));
        Assert.Equal(["CinnaGen ilaç"], await visitor.Search("cinna"));
        Assert.Equal(["ХимРар"], await visitor.Search("Himrar"));
        Assert.Equal(["ХимРар"], await visitor.Search("chemrar"));
        Assert.Empty(await visitor.Search("kazan optics"));
        var page = await visitor.Page("/organisations?q=cinnagen+ilac");
        Assert.Contains("CinnaGen ilaç", page.QuerySelector("table tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task On_open_endpoints_a_key_without_the_scope_sees_what_a_visitor_sees(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var added = await officer.Add("Alfa Optics");
        var product = await officer.PostAsJsonAsync("/api/products", new { organisation = added.Text("id"), product = new { name = "Lens" } }).Json(HttpStatusCode.Created);
        await officer.PostAsJsonAsync($"/api/organisations/{added.Text("id")}/status", new { version = 1, status = "Archived" }).Json();
        var (other, reader) = (site.ClientOf(TestUser.Officer with { Scopes = ["forums:read", "registry:write"] }), site.ClientOf(TestUser.Officer with { Scopes = ["registry:read"] }));
        foreach (var url in new[] { $"/api/organisations/{added.Text("id")}", $"/api/products/{product.Text("id")}" })
        {
            await site.Client().GetAsync(url).Json(HttpStatusCode.NotFound);
            await other.GetAsync(url).Json(HttpStatusCode.NotFound);
            await reader.GetAsync(url).Json();
        }
        foreach (var url in new[] { $"/api/products?organisation={added.Text("id")}", "/api/organisations?limit=200", "/api/organisations/search?q=alfa" })
            Assert.Equal(await site.Client().GetStringAsync(url), await other.GetStringAsync(url));
    }

    // A choice beyond the list would have no name anywhere, and a missing line no value.
    [Theory, Databases]
    public async Task Values_that_are_none_are_refused_at_their_field(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        foreach (var kind in new object[] { 99, "99", "0" }) await officer.PostAsJsonAsync("/api/organisations", new { name = "Alfa", kind }).Json(HttpStatusCode.BadRequest);
        foreach (var (field, body) in new (string, object)[]
        {
            ("Name", new { name = "Alfa\0", kind = "Company" }), ("Name", new { name = "Alfa\nBeta", kind = "Company" }), ("Markets[0]", new { name = "Alfa", kind = "Company", markets = new string?[] { null } }),
            ("Fields[1]", new { name = "Alfa", kind = "Company", fields = new[] { "energy", null } }), ("OtherNames[0]", new { name = "Alfa", kind = "Company", otherNames = new object?[] { null } }), ("Places[0].City", new { name = "Alfa", kind = "Company", places = new[] { new { city = "\uFFFE" } } }),
        })
            Assert.True((await officer.PostAsJsonAsync("/api/organisations", body).Json(HttpStatusCode.BadRequest)).GetProperty("errors").TryGetProperty(field, out _), field);
        Assert.Equal("two\nlines", (await officer.Add("Alfa", new { about = "two\nlines" })).Text("about"));
    }

    [Theory, Databases]
    public async Task A_writer_who_read_an_older_version_is_told_so(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var added = await officer.Add("Alfa Optics");
        var url = $"/api/organisations/{added.Text("id")}";

        await officer.Put(url, new { name = "Alfa Optics Ltd", kind = "Company" }, 1).Json();
        var refused = await officer.Put(url, new { name = "Alfa", kind = "Company" }, 1).Json(HttpStatusCode.PreconditionFailed);
        Assert.Equal(2, refused.Number("version"));
        Assert.Equal("Alfa Optics Ltd", (await officer.GetAsync(url).Json()).Text("name"));
        await officer.PutAsJsonAsync(url, new { name = "Alfa", kind = "Company" }).Json(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task Sixteen_writers_of_one_version_leave_one_winner(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var added = await officer.Add("Race");
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => officer.Put($"/api/organisations/{added.Text("id")}", new { name = $"Race {i}", kind = "Company" }, 1)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(15, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Theory, Databases]
    public async Task Access_is_as_said(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var mine = await officer.Add("Mine");
        var draft = await officer.PostAsJsonAsync("/api/organisations?draft=true", new { name = "Hidden", kind = "Fund" }).Json(HttpStatusCode.Created);
        var member = site.ClientOf(TestUser.MemberOf(Guid.Parse(mine.Text("id")), "editor"));
        var (mineUrl, draftUrl) = ($"/api/organisations/{mine.Text("id")}", $"/api/organisations/{draft.Text("id")}");

        await member.Put(mineUrl, new { name = "Mine too", kind = "Company", isInvented = true }, 1).Json();
        Assert.False((await member.GetAsync(mineUrl).Json()).GetProperty("isInvented").GetBoolean());
        await member.PostAsJsonAsync(mineUrl + "/status", new { version = 2, status = "Archived" }).Json(HttpStatusCode.Forbidden);
        await member.GetAsync(draftUrl).Json(HttpStatusCode.NotFound);
        await member.Put(draftUrl, new { name = "X", kind = "Fund" }, 1).Json(HttpStatusCode.NotFound);
        await member.PostAsJsonAsync("/api/organisations", new { name = "New", kind = "Fund" }).Json(HttpStatusCode.Forbidden);
        await site.Client().PostAsJsonAsync("/api/organisations", new { name = "New", kind = "Fund" }).Json(HttpStatusCode.Unauthorized);
        await site.ClientOf(TestUser.Officer with { Scopes = ["registry:read"] }).PostAsJsonAsync("/api/organisations", new { name = "New", kind = "Fund" }).Json(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync(new Uri($"/organisations/{draft.Text("id")}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(new Uri($"/organisations/{draft.Text("id")}/edit", UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("Hidden", await site.Client().Search("Hidden"));
    }

    [Theory, Databases]
    public async Task Facets_count_what_a_choice_would_leave(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        await officer.Add("One", new { fields = new[] { "aerospace" } }, "IR");
        await officer.Add("Two", new { fields = new[] { "aerospace", "energy" } }, "RU", "University");
        await officer.Add("Three", null, "RU", "Park");

        var page = await site.Client().Page("/organisations?country=RU");
        var facets = page.QuerySelectorAll(".facet").ToDictionary(f => f.QuerySelector("summary")!.TextContent, f => f.QuerySelectorAll("li").Select(l => l.TextContent.Trim()).ToList());
        Assert.Contains(facets, f => f.Key.StartsWith("Kind", StringComparison.Ordinal) && f.Value.Count == 2);
        Assert.Contains(facets, f => f.Key.StartsWith("Country", StringComparison.Ordinal) && f.Value.Count == 2);
        Assert.Equal(2, page.QuerySelectorAll("table.table tbody tr").Length);
        Assert.NotNull((await site.Client().Page("/organisations?kind=Fund")).QuerySelector(".empty"));
    }

    [Theory, Databases]
    public async Task Cursor_paging_neither_repeats_nor_hides_organisations_of_one_name(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        for (var i = 0; i < 7; i++) await officer.Add(i < 5 ? "Same Name" : $"Other {i}", null, i % 2 == 0 ? "IR" : "RU");
        var seen = new List<string>();
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await officer.GetAsync($"/api/organisations?limit=2&cursor={cursor}").Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(o => o.Text("id")));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Theory, Databases]
    public async Task The_page_carries_valid_schema_org_data_that_no_name_can_break(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var added = await officer.Add("Evil </script><b> & Co", new { website = "example.org", ror = "05dxps055", fields = new[] { "energy" } }, "IR");
        using var response = await site.Client().GetAsync(new Uri($"/organisations/{added.Text("id")}", UriKind.Relative));
        var page = await response.Html();
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(("https://schema.org", "Corporation", "Evil </script><b> & Co"), (data.Text("@context"), data.Text("@type"), data.Text("name")));
        Assert.Equal("https://example.org/", data.Text("url"));
        Assert.DoesNotContain("unsafe-inline", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])"));
    }

    [Theory, Databases]
    public async Task The_form_adds_edits_and_shows_the_history(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var officer = site.ClientOf(TestUser.Officer);
        var added = await officer.Submit("/organisations/new", "form[method='post']:has([name='Form.Organisation.Name'])", new Dictionary<string, string>
        {
            ["Form.Organisation.Name"] = "Пенза Биомед", ["Form.Organisation.Kind"] = "Cluster", ["Form.Organisation.Country"] = "RU", ["Form.Markets"] = "Iran, Турция", ["Form.Organisation.Ror"] = "",
        });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var url = added.Headers.Location!.ToString();
        var page = await officer.Page(url);
        Assert.Contains("Türkiye", page.Body!.TextContent, StringComparison.Ordinal);

        var wrong = await officer.Submit(url + "/edit", "form:has([name='Form.Organisation.Name'])", new Dictionary<string, string> { ["Form.Organisation.Ror"] = "05dxps056" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.NotNull((await wrong.Html()).QuerySelector("#form-errors"));
        var edited = await officer.Submit(url + "/edit", "form:has([name='Form.Organisation.Name'])", new Dictionary<string, string> { ["Form.Organisation.Name"] = "Penza Biomed" });
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        var history = (await officer.Page(url + "/history")).QuerySelector(".timeline")!.TextContent;
        Assert.Contains("Пенза Биомед", history, StringComparison.Ordinal);
        Assert.Contains("Penza Biomed", history, StringComparison.Ordinal);
    }
}
