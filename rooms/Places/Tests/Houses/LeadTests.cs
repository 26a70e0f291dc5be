using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Houses;

/// <summary>S1-11: the way of a product from a lead over samples and registration to an order, and the funnel of it.</summary>
public sealed class LeadTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";

    private static async Task<Guid> Product(Agency agency, Guid organisation, string name) => Agency.Id(await agency.Post("/api/products", new { organisation, product = new { name, about = "Made to last." } }, HttpStatusCode.Created, agency.Officer));

    [Theory, Databases]
    public async Task S1_11_a_funnel_tells_how_far_the_leads_of_a_period_came_and_each_number_opens_to_them(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, maker) = (await agency.Organisation("Runs the house"), await agency.Organisation("Quiet Meadow Works"));
        var (pump, meter) = (await Product(agency, maker, "Pump"), await Product(agency, maker, "Meter"));
        var house = await agency.OpenHouse(run);
        using var manager = site.ClientOf(TestUser.MemberOf(run));
        var leads = $"/api/places/{house}/leads";
        async Task<Guid> Lead(Guid product, string partner, string on) => Agency.Id(await agency.Post(leads, new { product, partnerName = partner, leadOn = on }, HttpStatusCode.Created, manager));
        Task Step(Guid lead, object step, HttpStatusCode expected = HttpStatusCode.OK) => agency.Post($"{leads}/{lead}/steps", step, expected, manager);
        using var foreigner = site.ClientOf(TestUser.MemberOf(maker));
        await agency.Post(leads, new { product = pump, partnerName = "Penza Valves" }, HttpStatusCode.Forbidden, foreigner);
        await agency.Post(leads, new { product = Guid.CreateVersion7(), partnerName = "Penza Valves" }, HttpStatusCode.BadRequest, manager);
        await agency.Post(leads, new { product = pump }, HttpStatusCode.BadRequest, manager);
        await agency.Post(leads, new { product = pump, partnerName = "Penza Valves", leadOn = "2999-01-01" }, HttpStatusCode.BadRequest, manager);

        var (first, second, third) = (await Lead(pump, "Penza Valves", "2022-01-10"), await Lead(pump, "Tula Works", "2022-02-01"), await Lead(meter, "Kazan Labs", "2022-03-01"));
        await Lead(meter, "Omsk Plant", "2021-12-31");
        await Step(first, new { step = "Samples", on = "2022-01-09" }, HttpStatusCode.BadRequest);
        await Step(first, new { step = "Samples", on = "2022-02-01" });
        await Step(first, new { step = "Registration", on = "2022-04-01" });
        await Step(first, new { step = "Order", on = "2022-05-01" }, HttpStatusCode.BadRequest);
        await Step(first, new { step = "Order", on = "2022-05-01", worth = 1250.55, currency = "eu" }, HttpStatusCode.BadRequest);
        await Step(first, new { step = "Order", on = "2022-05-01", worth = 1250.55, currency = "eur" });
        await Step(first, new { lost = true, on = "2022-06-01", lostReason = "No" }, HttpStatusCode.Conflict);
        // No registration is needed for a meter.
        await Step(third, new { step = "Order", on = "2022-05-02", worth = 100, currency = "USD" });
        await Step(second, new { step = "Samples", on = "2022-02-10" });
        await Step(second, new { lost = true, on = "2022-03-01" }, HttpStatusCode.BadRequest);
        await Step(second, new { lost = true, on = "2022-03-01", lostReason = "Too dear" });

        var funnel = await agency.Get($"/api/places/{house}/funnel?from=2022-01-01&until=2022-12-31", manager);
        Assert.Equal([3, 3, 2, 2], funnel.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("count").GetInt32()));
        Assert.Equal(2.0 / 3, funnel.GetProperty("stages")[3].GetProperty("ofAll").GetDouble(), 6);
        Assert.Equal((1, 1250.55m, "USD"), (funnel.GetProperty("lost").GetInt32(), funnel.GetProperty("orders")[0].GetProperty("sum").GetDecimal(), funnel.GetProperty("orders")[1].GetProperty("currency").GetString()));
        foreach (var (query, count) in new[] { ("", 4), ("?from=2022-01-01&reached=Samples", 3), ("?from=2022-01-01&reached=Registration", 2), ("?lost=true", 1), ($"?product={meter}", 2) })
            Assert.Equal(count, (await agency.Get(leads + query, manager)).GetArrayLength());
        // Each number of the page leads to as many leads.
        var page = await manager.Page($"/places/{house}/funnel?from=2022-01-01&until=2022-12-31");
        var links = page.QuerySelectorAll("table")[0].QuerySelectorAll("td a").ToList();
        Assert.Equal(4, links.Count);
        foreach (var link in links) Assert.Equal(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture), (await manager.Page(link.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1250.55 EUR", await agency.Text($"/api/places/{house}/funnel.csv", manager), StringComparison.Ordinal);
        Assert.Contains("Too dear", await agency.Text($"/api/places/{house}/leads.csv", manager), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await foreigner.GetAsync(new Uri(leads, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.GetAsync(new Uri($"/places/{house}/leads", UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task A_lead_is_written_down_through_its_page_and_does_not_go_on_while_the_gate_holds_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (run, maker) = (await agency.Organisation("Runs the house"), await agency.Organisation("Quiet Meadow Works"));
        await Product(agency, maker, "Pump");
        var house = await agency.OpenHouse(run);
        using var manager = site.ClientOf(TestUser.MemberOf(run), followRedirects: true);
        using var wrong = await manager.Submit($"/places/{house}/leads/new", "form:has([name='Input.ProductName'])", new Dictionary<string, string> { ["Input.OrganisationName"] = "Quiet Meadow Works", ["Input.ProductName"] = "Nothing", ["Input.PartnerName"] = "Penza Valves" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var saved = await manager.Submit($"/places/{house}/leads/new", "form:has([name='Input.ProductName'])", new Dictionary<string, string> { ["Input.OrganisationName"] = "Quiet Meadow Works", ["Input.ProductName"] = "Pump", ["Input.PartnerName"] = "Penza Valves" });
        var lead = saved.RequestMessage!.RequestUri!.AbsolutePath;
        using var moved = await manager.Submit(lead, "form:has([name='Step.Step'])", new Dictionary<string, string> { ["Step.Step"] = "Samples" });
        Assert.Contains("Samples", (await moved.Html()).QuerySelector("dl")!.TextContent, StringComparison.Ordinal);

        var held = Agency.Id(await agency.Post($"/api/places/{house}/leads", new { product = (await agency.Get($"/api/places/{house}/leads", manager))[0].GetProperty("product").GetGuid(), partnerName = Listed }, HttpStatusCode.Created, manager));
        await agency.Post($"/api/places/{house}/leads/{held}/steps", new { step = "Samples", on = "2026-01-01" }, HttpStatusCode.Conflict, manager);
        Assert.Contains("being checked", (await manager.Page($"/places/{house}/leads/{held}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Clearing.Gates.Say(site, Clearing.Gates.OfOrganisation(maker, Listed));
        var first = Guid.Parse(lead.Split('/')[^1]);
        await agency.Post($"/api/places/{house}/leads/{first}/steps", new { step = "Registration", on = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, HttpStatusCode.Conflict, manager);
        await Clearing.Gates.Say(site, Clearing.Gates.OfOrganisation(maker, "Quiet Meadow Works"));
        await agency.Post($"/api/places/{house}/leads/{first}/steps", new { step = "Registration", on = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, HttpStatusCode.OK, manager);
        await agency.Delete($"/api/places/{house}/leads/{held}", who: manager);
    }
}
