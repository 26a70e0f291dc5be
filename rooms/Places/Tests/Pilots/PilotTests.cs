using System.Net;
using System.Text.Json;
using Isthmus.Places.Tests.Residents;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Pilots;

public sealed class PilotTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static async Task<Guid> Site(Park park) => Park.Id(await park.Post(park.Officer, $"{park.Api}/pilot-sites", new { name = new { en = "Roof" }, about = new { en = "A flat roof" }, conditions = new object[] { new { en = "Fence" }, new { en = "Fire warden" } }, isOpen = true }, HttpStatusCode.Created));

    private static object Proposal(Park park) => new { organisation = park.Organisation, title = "Solar pump", purpose = "Pumps on the roof.", startsOn = "2026-06-01", endsOn = "2026-09-30", kpis = new object[] { new { name = "Water", unit = "m3", target = 120.5 }, new { name = "Failures", target = 0 } } };

    [Theory, Databases]
    public async Task S4_19_a_pilot_starts_when_it_is_safe_and_ends_with_a_result_for_each_measure(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Sun Pumps {provider}");
        var at = await Site(park);
        using var stranger = site.ClientOf(TestUser.Nobody);
        await park.Post(stranger, $"/api/pilot-sites/{at}/pilots", Proposal(park), HttpStatusCode.Forbidden);
        var pilot = Park.Id(await park.Post(park.Member, $"/api/pilot-sites/{at}/pilots", Proposal(park), HttpStatusCode.Created));
        var url = $"/api/pilots/{pilot}";
        await park.Post(park.Member, $"{url}/moves", new { move = "Accept" }, HttpStatusCode.Forbidden);
        await park.Put(park.Officer, $"{url}/safety/1", null, HttpStatusCode.Conflict);
        await park.Post(park.Officer, $"{url}/moves", new { move = "Accept" });
        await park.Put(park.Officer, $"{url}/safety/1", null);
        await park.Put(park.Officer, $"{url}/safety/3", null, HttpStatusCode.NotFound);
        var unsafe_ = await park.Post(park.Officer, $"{url}/moves", new { move = "Start" }, HttpStatusCode.Conflict);
        Assert.Equal("pilots.not-safe", unsafe_.GetProperty("code").GetString());
        await park.Put(park.Officer, $"{url}/safety/2", null);
        await Park.Send(park.Officer, HttpMethod.Delete, $"{url}/safety/2", null, HttpStatusCode.OK);
        await park.Post(park.Officer, $"{url}/moves", new { move = "Start" }, HttpStatusCode.Conflict);
        await park.Get(park.Visitor, url, HttpStatusCode.NotFound);
        await park.Put(park.Officer, $"{url}/safety/2", null);
        await park.Post(park.Officer, $"{url}/moves", new { move = "Start" });
        Assert.Equal("Running", (await park.Get(park.Visitor, url)).GetProperty("state").GetString());

        await park.Post(park.Officer, $"{url}/moves", new { move = "Finish" }, HttpStatusCode.Conflict);
        await park.Put(park.Officer, $"{url}/results", new { results = new[] { 131.25, 1 }, outcome = "More water than expected.", publish = true }, HttpStatusCode.Conflict);
        await park.Put(park.Officer, $"{url}/results", new { results = new[] { 131.25, 1 }, outcome = "More water than expected." });
        // Results are for the two sides until they are published.
        Assert.Equal(JsonValueKind.Null, (await park.Get(park.Visitor, url)).GetProperty("kpis")[0].GetProperty("result").ValueKind);
        Assert.DoesNotContain("More water", await park.Visitor.GetStringAsync(new Uri($"/pilots/{pilot}", UriKind.Relative)), StringComparison.Ordinal);
        await park.Post(park.Officer, $"{url}/moves", new { move = "Finish" });
        await park.Get(park.Visitor, url, HttpStatusCode.NotFound);
        await park.Put(park.Officer, $"{url}/results", new { results = new[] { 131.25, 1 }, outcome = "More water than expected.", publish = true });
        var shown = await park.Get(park.Visitor, url);
        Assert.Equal((131.25m, 120.5m), (shown.GetProperty("kpis")[0].GetProperty("result").GetDecimal(), shown.GetProperty("kpis")[0].GetProperty("target").GetDecimal()));
        Assert.Contains("More water", await park.Visitor.GetStringAsync(new Uri($"/pilots/{pilot}", UriKind.Relative)), StringComparison.Ordinal);
        var csv = await park.Officer.GetStringAsync(new Uri($"/places/{park.Place}/pilots.csv", UriKind.Relative));
        Assert.Contains(",2,2,Water,m3,120.5,131.25,More water than expected.", csv, StringComparison.Ordinal);
        Assert.Contains(",2,2,Failures,,0,1,", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await park.Member.GetAsync(new Uri($"{park.Api}/pilots.csv", UriKind.Relative))).StatusCode);
    }

    [Theory, Databases]
    public async Task A_pilot_is_proposed_and_accepted_without_script(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Wind Pumps {provider}");
        var at = await Site(park);
        var form = new Dictionary<string, string> { ["Input.Title"] = "Wind pump", ["Input.Purpose"] = "Pumps by wind.", ["Input.StartsOn"] = "2026-06-01", ["Input.EndsOn"] = "2026-07-01", ["Input.Kpis[0].Name"] = "Water", ["Input.Kpis[0].Target"] = "10" };
        using var sent = await park.Member.Submit($"/pilot-sites/{at}/propose", "form:has([name='Input.Title'])", form);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var url = sent.Headers.Location!.ToString();
        using var accepted = await park.Officer.Submit(url, "form:has(input[name='_handler'][value='move-Accept'])");
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        using var confirmed = await park.Officer.Submit(url, "form:has(input[name='_handler'][value='safety-1'])");
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        Assert.Contains("Wind pump", (await park.Officer.Page($"/places/{park.Place}/pilots")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task S4_17_projects_are_counted_by_cluster(Provider provider)
    {
        var site = await sites.On(provider);
        using var park = await Park.Open(site, $"Centre Works {provider}");
        var empty = await Park.Cluster(site, "Marine Engineering", park.Place);
        var at = await Site(park);
        var pilot = Park.Id(await park.Post(park.Member, $"/api/pilot-sites/{at}/pilots", Proposal(park), HttpStatusCode.Created));
        await park.Post(park.Officer, $"/api/pilots/{pilot}/moves", new { move = "Accept" });
        await park.Post(park.Officer, $"{park.Api}/transfer-items", new { organisation = park.Organisation, title = "A valve", summary = "Closes well.", field = "Biomedicine" }, HttpStatusCode.Created);
        var counts = (await park.Get(park.Visitor, $"{park.Api}/figures")).GetProperty("portfolio").EnumerateArray().ToDictionary(p => p.GetProperty("place").GetGuid(), p => (p.GetProperty("pilots").GetInt32(), p.GetProperty("transferItems").GetInt32()));
        Assert.Equal((1, 1), counts[park.Place]);
        Assert.Equal((0, 0), counts[empty]);
    }
}
