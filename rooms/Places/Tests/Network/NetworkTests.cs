using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Network;

/// <summary>The network as it was on a day.</summary>
public sealed class NetworkTests
{
    [Theory, Databases]
    public async Task S1_10_and_F16_four_houses_of_innovation_are_abroad_on_29_August_2021(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        foreach (var (country, city, zone, opened) in new[] { ("KE", "Nairobi", "Africa/Nairobi", "2021-01"), ("CN", "Suzhou", "Asia/Shanghai", "2020"), ("SY", "Damascus", "Asia/Damascus", "2020-06"), ("RU", "Moscow", "Europe/Moscow", "2021-07") })
            await agency.House(more: new { nameEn = $"House in {city}", country, city, timeZone = zone, stageOn = opened });
        await agency.House(more: new { nameEn = "House at home", country = "IR", city = "Tehran", timeZone = "Asia/Tehran", stageOn = "2019" });
        await agency.House(more: new { nameEn = "House to come", country = "TR", city = "Ankara", timeZone = "Europe/Istanbul", stageOn = "2021-09" });
        await agency.House(more: new { nameEn = "A draft", country = "AM", city = "Yerevan", timeZone = "Asia/Yerevan", stageOn = "2019" }, publish: false);

        var on = await agency.Get("/api/places/network?on=2021-08-29&kind=houseOfInnovation&abroad=true", agency.Visitor);
        Assert.Equal((4, 0), (on.GetProperty("count").GetInt32(), on.GetProperty("perhapsCount").GetInt32()));
        Assert.Equal(["CN", "KE", "RU", "SY"], on.GetProperty("open").EnumerateArray().Select(r => r.GetProperty("country").GetString()!).Order(StringComparer.Ordinal));
        // Within the month that is all that is known, the house in Russia may be open.
        var july = await agency.Get("/api/places/network?on=2021-07-15&abroad=true&home=IR", agency.Visitor);
        Assert.Equal((3, "RU"), (july.GetProperty("count").GetInt32(), Assert.Single(july.GetProperty("perhaps").EnumerateArray()).GetProperty("country").GetString()));
        Assert.Equal(0, (await agency.Get("/api/places/network?on=2021-08-29&kind=park", agency.Visitor)).GetProperty("count").GetInt32());

        var page = await agency.Visitor.Page("/places/network?on=2021-08-29&kind=HouseOfInnovation&abroad=true");
        Assert.Contains("4 places are open.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll("section[aria-labelledby=open] tbody tr").Length);
        using var persian = new HttpRequestMessage(HttpMethod.Get, "/places/network?on=2021-08-29&abroad=true") { Headers = { { "Accept-Language", "fa" } } };
        Assert.Contains("ژوئیهٔ ۲۰۲۱ میلادی", await (await agency.Visitor.SendAsync(persian)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(5, (await agency.Text("/api/places/network.csv?on=2021-08-29&kind=houseOfInnovation&abroad=true")).Trim().Split('\n').Length);
        Assert.StartsWith("<svg", (await agency.Text("/api/places/network.svg?on=2021-08-29")).TrimStart(), StringComparison.Ordinal);
        foreach (var bad in new[] { "/api/places/network?on=yesterday", "/api/places/network.svg?on=2021-02-30", "/places/network?on=x" }) Assert.Equal(HttpStatusCode.BadRequest, (await agency.Visitor.GetAsync(new Uri(bad, UriKind.Relative))).StatusCode);

        // Counted among the site's own figures, and told of the two countries.
        var own = (await agency.Get("/api/indicators/own", agency.Http)).ToString();
        Assert.Contains("houses-abroad", own, StringComparison.Ordinal);
        Assert.Contains("House in Moscow", (await agency.Get("/api/pairs/IR-RU", agency.Visitor)).ToString(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_place_goes_through_its_stages_and_the_network_knows_each_day_of_them(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var park = await agency.House(more: new { kind = "Park", nameEn = "River park", stage = "Planned", stageOn = "2020" });
        var stages = $"/api/places/{park}/stages";
        await agency.Post(stages, new { stage = "Launching", on = "2019" }, HttpStatusCode.BadRequest);
        await agency.Post(stages, new { stage = "Launching", on = "2016/.." }, HttpStatusCode.BadRequest);
        await agency.Post(stages, new { stage = "Launching", on = "some day" }, HttpStatusCode.BadRequest);
        await agency.Post(stages, new { stage = "Launching", on = "AP1400-01" });
        await agency.Post(stages, new { stage = "Planned", on = "2021-05-01" }, HttpStatusCode.Conflict);
        await agency.Post(stages, new { stage = "Operating", on = "2021-07" });
        await agency.Post(stages, new { stage = "Launching", on = "2021-08", reason = "Not ready after all" }, HttpStatusCode.Conflict);
        var seen = await agency.Get($"/api/places/{park}", agency.Visitor);
        Assert.Equal(("Operating", "2021-07", "AP1400-01"), (seen.GetProperty("stage").GetString(), seen.GetProperty("opened").GetString(), seen.GetProperty("stages")[1].GetProperty("on").GetString()));

        var step = seen.GetProperty("stages")[2].GetProperty("id").GetGuid();
        await agency.Put($"{stages}/{step}", new { on = "2021-06-30" }, HttpStatusCode.BadRequest);
        await agency.Put($"{stages}/{step}", new { on = "2019-06-30", reason = "Misread" }, HttpStatusCode.BadRequest);
        await agency.Put($"{stages}/{step}", new { on = "2021-06-30", reason = "The agency has a day" });
        Assert.Equal("2021-06-30", (await agency.Get($"/api/places/{park}", agency.Visitor)).GetProperty("opened").GetString());
        await agency.Post(stages, new { stage = "Closed", on = "2023" });
        async Task<(int Open, int Perhaps)> On(string day)
        {
            var on = await agency.Get($"/api/places/network?on={day}&kind=park", agency.Visitor);
            return (on.GetProperty("count").GetInt32(), on.GetProperty("perhapsCount").GetInt32());
        }
        Assert.Equal([(0, 0), (1, 0), (0, 1), (0, 0)], new[] { await On("2021-06-29"), await On("2021-06-30"), await On("2023-02-01"), await On("2024-01-01") });
    }

    [Theory, Databases]
    public async Task S4_3_and_S4_4_a_centre_shows_its_clusters_in_order_and_three_organisations_that_are_not_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (owner, run, management) = (await agency.Organisation("Territory of the island"), await agency.Organisation("Development fund of the island", "Fund"), await agency.Organisation("Management company of the island"));
        var centre = await agency.House(more: new { kind = "Centre", nameEn = "Centre of the island", nameRu = "Центр острова", owner, @operator = run, management, country = "RU", homeCountry = (string?)null });
        foreach (var (order, name, stage) in new[] { (3, "Marine Engineering", "Planned"), (1, "Biomedicine", "Launching"), (4, "IT Park", "Planned"), (2, "Biotechnology", "Planned") })
            await agency.House(more: new { kind = "Cluster", nameEn = name, parent = centre, order, stage, stageOn = "2022" });

        var seen = await agency.Get($"/api/places/{centre}", agency.Visitor);
        Assert.Equal(["Biomedicine", "Biotechnology", "Marine Engineering", "IT Park"], seen.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("name").GetProperty("en").GetString()!));
        Assert.Equal(["Launching", "Planned", "Planned", "Planned"], seen.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("stage").GetString()!));
        Assert.Equal((owner, run, management, false), (Agency.Id(seen.GetProperty("owner")), Agency.Id(seen.GetProperty("operator")), Agency.Id(seen.GetProperty("management")), seen.GetProperty("ownerIsOperator").GetBoolean()));
        var page = await agency.Visitor.Page($"/places/{centre}");
        Assert.Contains("The operator is not the owner", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/organisations/{owner}']"));
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(("Place", 4), (data.GetProperty("@type").GetString(), data.GetProperty("containsPlace").GetArrayLength()));
        // Found by its name in another script, and not removed while clusters belong to it.
        Assert.Equal(centre, Agency.Id((await agency.Get("/api/places?q=Центр острова", agency.Visitor)).GetProperty("items")[0]));
        Assert.Contains("Centre of the island", await agency.Text("/api/places/export.csv?kind=centre"), StringComparison.Ordinal);
        await agency.Delete($"/api/places/{centre}", HttpStatusCode.Conflict);
        await agency.Delete($"/api/places/{centre}/publication", HttpStatusCode.OK);
        await agency.Delete($"/api/places/{centre}", HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.NotFound, (await agency.Visitor.GetAsync(new Uri($"/places/{centre}", UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task S4_10_a_cluster_without_a_member_of_higher_education_says_so(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var cluster = await agency.House(more: new { kind = "Cluster", nameEn = "Biomedicine" });
        var members = $"/api/places/{cluster}/members";
        async Task<List<string?>> Gap() => [.. (await agency.Get($"/api/places/{cluster}", agency.Visitor)).GetProperty("helixGap").EnumerateArray().Select(s => s.GetString())];
        Assert.Equal(["Business", "Research", "HigherEducation"], await Gap());
        var (company, laboratory, university) = (await agency.Organisation("Quiet Meadow Works"), await agency.Organisation("Meadow Laboratory", "Laboratory"), await agency.Organisation("Meadow University", "University"));
        await agency.Post(members, new { organisation = company, since = "2020-05" }, HttpStatusCode.Created);
        var second = Agency.Id(await agency.Post(members, new { organisation = laboratory }, HttpStatusCode.Created));
        Assert.Equal(["HigherEducation"], await Gap());
        Assert.Contains("Missing among the members: Higher education", (await agency.Visitor.Page($"/places/{cluster}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The laboratory is of a university: an override says it.
        await agency.Put($"{members}/{second}", new { sector = "HigherEducation" });
        Assert.Equal(["Research"], await Gap());
        await agency.Put($"{members}/{second}", new { });
        await agency.Post(members, new { organisation = university }, HttpStatusCode.Created);
        Assert.Empty(await Gap());
        await agency.Post(members, new { organisation = university }, HttpStatusCode.Conflict);
        await agency.Post(members, new { organisation = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);
        await agency.Delete($"{members}/{second}");
        Assert.Equal(["Research"], await Gap());
    }

    [Theory, Databases]
    public async Task S4_16_a_territory_has_its_parts_and_a_plan_its_versions(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var centre = await agency.House(more: new { kind = "Centre", nameEn = "Centre of the island" });
        var territory = $"/api/places/{centre}/territory";
        var phase = Agency.Id(await agency.Post(territory, new { kind = "Phase", nameEn = "First phase", state = "UnderConstruction", readyBy = "2024-Q4" }, HttpStatusCode.Created));
        var plot = Agency.Id(await agency.Post(territory, new { kind = "Plot", nameEn = "Plot A", within = phase, area = 12500, state = "Planned" }, HttpStatusCode.Created));
        var building = Agency.Id(await agency.Post(territory, new { kind = "Building", nameFa = "ساختمان", within = plot, area = 900, state = "InUse" }, HttpStatusCode.Created));
        await agency.Post(territory, new { kind = "Phase", nameEn = "In itself", within = building, state = "Planned" }, HttpStatusCode.BadRequest);
        await agency.Put($"{territory}/{plot}", new { kind = "Plot", nameEn = "Plot A", within = plot, state = "Planned" }, HttpStatusCode.BadRequest);
        await agency.Delete($"{territory}/{plot}", HttpStatusCode.Conflict);
        await agency.Put($"{territory}/{building}", new { kind = "Building", nameEn = "House 1", within = phase, area = 900, state = "InUse" });
        await agency.Delete($"{territory}/{plot}");
        Assert.Equal(2, (await agency.Get($"/api/places/{centre}", agency.Visitor)).GetProperty("territory").GetArrayLength());

        var documents = $"/api/places/{centre}/documents";
        byte[] first = [.. "%PDF-1.7 one"u8], second = [.. "%PDF-1.7 two"u8];
        await agency.Upload(documents, [.. "<script>"u8], HttpStatusCode.BadRequest, ("title", "Concept"), ("kind", "Concept"));
        await agency.Upload(documents, new byte[10 * 1024 * 1024 + 1], HttpStatusCode.BadRequest, ("title", "Concept"), ("kind", "Concept"));
        await agency.Upload(documents, first, HttpStatusCode.BadRequest, ("kind", "Concept"));
        var document = Agency.Id(await agency.Upload(documents, first, HttpStatusCode.Created, ("title", "Concept of the territory"), ("kind", "Concept"), ("open", "true")));
        await agency.Upload($"{documents}/{document}/versions", first, HttpStatusCode.BadRequest);
        await agency.Upload($"{documents}/{document}/versions", second, HttpStatusCode.OK, ("note", "With the harbour"));
        var seen = (await agency.Get($"/api/places/{centre}", agency.Visitor)).GetProperty("documents")[0];
        Assert.Equal([2, 1], seen.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("number").GetInt32()));
        // What was planned first can still be read.
        Assert.Equal(first, await agency.Visitor.GetByteArrayAsync(new Uri($"/places/{centre}/documents/{document}/1", UriKind.Relative)));
        await agency.Put($"{documents}/{document}", new { title = "Concept of the territory", kind = "Concept", isPublic = false });
        Assert.Equal(HttpStatusCode.NotFound, (await agency.Visitor.GetAsync(new Uri($"/places/{centre}/documents/{document}/2", UriKind.Relative))).StatusCode);
        Assert.Equal(second, await agency.Http.GetByteArrayAsync(new Uri($"{documents}/{document}/2", UriKind.Relative)));
        await agency.Delete($"{documents}/{document}");
        Assert.Equal(0, await site.Count("SELECT count(*) FROM places_document_content"));
    }
}
