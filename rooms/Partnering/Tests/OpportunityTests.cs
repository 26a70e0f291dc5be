using System.Net;
using System.Text.Json;
using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

public sealed class OpportunityTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task A_draft_has_a_reference_of_the_field_and_is_seen_by_its_own_people_and_officers_only(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation(Market.Unique("Foams"), "IR"), await market.Organisation(Market.Unique("Filters"), "RU"));
        var (member, viewer, third) = (market.MemberOf(mine), market.MemberOf(mine, "viewer"), market.MemberOf(other));
        var id = await market.Draft(member, mine);
        var seen = await market.Show(member, id);
        Assert.Matches(References.Form(), seen.GetProperty("reference").GetString());
        Assert.StartsWith($"TOIR{site.Clock.GetUtcNow():yyyyMMdd}", seen.GetProperty("reference").GetString(), StringComparison.Ordinal);
        Assert.Equal("Draft", seen.GetProperty("state").GetString());
        Assert.Equal(["RU", "AM"], seen.GetProperty("facts").GetProperty("targetCountries").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["002", "C", "842139"], seen.GetProperty("facts").GetProperty("keywords").EnumerateArray().Select(k => k.GetProperty("code").GetString()));
        await market.Show(viewer, id);
        await market.Show(market.Officer, id);
        await market.Show(third, id, HttpStatusCode.NotFound);
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        await market.Text(third, $"/opportunities/{id}", HttpStatusCode.NotFound);
        Assert.Contains("Titanium foam", await market.Text(member, $"/opportunities/{id}"), StringComparison.Ordinal);

        // Editors write; viewers and others do not, and nobody over what he has not read.
        await market.Put(viewer, id, Market.Content(), 1, HttpStatusCode.Forbidden);
        await market.Put(third, id, Market.Content(), 1, HttpStatusCode.NotFound);
        await market.Put(member, id, Market.Content(new { title = "Other" }), 1);
        await market.Put(member, id, Market.Content(new { title = "Late" }), 1, HttpStatusCode.PreconditionFailed);
        Assert.Equal("Other", (await market.Show(member, id)).GetProperty("texts")[0].GetProperty("title").GetString());
        await Market.Send(viewer, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "TechnologyOffer", opportunity = Market.Content() }, HttpStatusCode.Forbidden);
        await Market.Send(third, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "TechnologyOffer", opportunity = Market.Content() }, HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Two_that_begin_at_the_same_moment_have_two_references(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var mine = await market.Organisation(Market.Unique("Many"), "KZ");
        var member = market.MemberOf(mine);
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => market.Draft(member, mine)));
        var references = await Task.WhenAll(ids.Select(async i => (await market.Show(member, i)).GetProperty("reference").GetString()));
        Assert.Equal(4, references.Distinct().Count());
    }

    [Theory, Databases]
    public async Task Each_profile_asks_for_what_is_its_own_before_it_is_submitted(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var mine = await market.Organisation(Market.Unique("Bare"));
        var member = market.MemberOf(mine);
        string[] all = ["Description", "Goals", "Keywords", "PartnerKinds", "PartnerRole", "Partnerships", "Summary"];
        foreach (var (profile, own) in ((string, string[])[])
        [
            ("BusinessOffer", ["Advantages"]), ("BusinessRequest", ["TechnicalSpecification"]), ("TechnologyOffer", ["Advantages", "Stage", "Rights"]), ("TechnologyRequest", ["TechnicalSpecification"]), ("ResearchRequest", ["CallTitle"]),
        ])
        {
            var id = Market.Id(await Market.Send(member, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile, opportunity = new { language = "en", title = "Bare", ownKind = "University" } }, HttpStatusCode.Created));
            var refused = await market.Move(member, id, "Submit", expected: HttpStatusCode.BadRequest);
            Assert.Equal(all.Concat(own).Order(StringComparer.Ordinal), refused.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
            await market.Put(member, id, Market.OfProfile(profile), 1);
            await market.Move(member, id, "Submit");
        }
    }

    [Theory, Databases]
    public async Task What_no_form_has_is_refused_at_its_field(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var mine = await market.Organisation(Market.Unique("Wrong"));
        var member = market.MemberOf(mine);
        static object Keyword(string scheme, string code) => new { scheme, code };
        foreach (var (field, more) in ((string, object)[])
        [
            ("Partnerships", new { partnerships = new[] { "Supplier" } }), ("TargetCountries", new { targetCountries = new[] { "Atlantis" } }), ("Keywords", new { keywords = new[] { Keyword("een", "999") } }), ("Keywords", new { keywords = new[] { Keyword("hs", "12345") } }),
            ("Keywords", new { keywords = Enumerable.Range(1, 6).Select(n => Keyword("een", $"00{n}")).ToArray() }), ("Goals", new { goals = new[] { 0, 3 } }), ("Language", new { language = "xx" }), ("Opportunity.Title", new { title = new string('x', 257) }),
            ("Opportunity.Readiness", new { readiness = 10 }),
        ])
        {
            var refused = await Market.Send(member, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "TechnologyOffer", opportunity = Market.OfProfile("TechnologyOffer", more) }, HttpStatusCode.BadRequest);
            Assert.Contains(field, refused.GetProperty("errors").EnumerateObject().Select(e => e.Name), StringComparer.OrdinalIgnoreCase);
        }
        var late = await Market.Send(member, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "ResearchRequest", opportunity = Market.OfProfile("ResearchRequest", new { interestUntil = "2099-03-01" }) }, HttpStatusCode.BadRequest);
        Assert.True(late.GetProperty("errors").TryGetProperty("InterestUntil", out _));
    }

    [Theory, Databases]
    public async Task One_language_counts_and_the_others_are_translations(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var mine = await market.Organisation(Market.Unique("Words"));
        var member = market.MemberOf(mine);
        var id = await market.Publish(member, mine);
        var url = $"/api/opportunities/{id}/texts";
        await Market.Send(member, HttpMethod.Put, $"{url}/ru", new { title = "Титановая пена для фильтров", summary = "Пена", description = "Описание" });
        await Market.Send(member, HttpMethod.Put, $"{url}/en", new { title = "No" }, HttpStatusCode.Conflict);
        await Market.Send(member, HttpMethod.Put, $"{url}/xx", new { title = "No" }, HttpStatusCode.NotFound);
        await Market.Send(market.MemberOf(await market.Organisation(Market.Unique("Else"))), HttpMethod.Put, $"{url}/fa", new { title = "No" }, HttpStatusCode.Forbidden);
        Assert.Contains("Титановая пена", await market.Text(market.Visitor, $"/opportunities/{id}", language: "ru"), StringComparison.Ordinal);
        Assert.Contains("Titanium foam", await market.Text(market.Visitor, $"/opportunities/{id}", language: "fa"), StringComparison.Ordinal);
        Assert.Contains("Titanium foam", await market.Text(market.Visitor, $"/opportunities/{id}?lang=en", language: "ru"), StringComparison.Ordinal);
        // Found by words of either.
        foreach (var q in new[] { "титановая", "titanium foam" }) Assert.Contains(id.ToString(), await market.Text(market.Visitor, $"/api/opportunities?limit=200&q={Uri.EscapeDataString(q)}"), StringComparison.Ordinal);

        // The other language may become the one that counts; then the first is gone, for the form replaces it.
        var version = (await market.Show(member, id)).GetProperty("version").GetInt32();
        await market.Put(member, id, Market.OfProfile("TechnologyOffer", new { language = "ru", title = "Пена" }), version);
        var now = await market.Show(member, id);
        Assert.Equal(("ru", 1), (now.GetProperty("language").GetString(), now.GetProperty("texts").GetArrayLength()));
        await Market.Send(member, HttpMethod.Put, $"{url}/fa", new { title = "فوم تیتانیوم" });
        await Market.Send(member, HttpMethod.Delete, $"{url}/ru", null, HttpStatusCode.Conflict);
        await Market.Send(member, HttpMethod.Delete, $"{url}/fa", null, HttpStatusCode.NoContent);
        // Each change while it was public kept what was before, for those who may change it.
        var versions = await Market.Send(member, HttpMethod.Get, $"/api/opportunities/{id}/versions", null);
        Assert.Equal([4, 3, 2, 1], versions.EnumerateArray().Select(v => v.GetProperty("number").GetInt32()));
        Assert.Equal("Titanium foam for filters", versions[3].GetProperty("texts")[0].GetProperty("title").GetString());
        await Market.Send(market.Visitor, HttpMethod.Get, $"/api/opportunities/{id}/versions", null, HttpStatusCode.Unauthorized);
        await Market.Send(market.MemberOf(mine, "viewer"), HttpMethod.Get, $"/api/opportunities/{id}/versions", null, HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task Who_is_anonymous_is_named_nowhere_and_not_found_by_its_name(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var name = Market.Unique("Zyrianka");
        var mine = await market.Organisation(name, "AM");
        var member = market.MemberOf(mine);
        var id = await market.Publish(member, mine, more: new { isAnonymous = true, title = "Quiet valve", confidential = "The alloy is called Kryptal." });
        var third = market.MemberOf(await market.Organisation(Market.Unique("Reader")));
        var view = await market.Show(third, id);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "AM", "From11To49"), (view.GetProperty("organisation").ValueKind, view.GetProperty("confidential").ValueKind, view.GetProperty("country").GetString(), view.GetProperty("facts").GetProperty("ownKind").GetString()));
        foreach (var (who, url) in new[] { market.Visitor, third }.SelectMany(w => new[] { $"/opportunities/{id}", $"/api/opportunities/{id}", "/opportunities?q=quiet", "/api/opportunities?q=quiet&limit=200", "/opportunities/feed.atom?q=quiet" }.Select(u => (w, u))).Append((third, "/opportunities/export.csv?q=quiet")).Append((market.Officer, "/opportunities/export.csv?q=quiet")))
        {
            var text = await market.Text(who, url);
            Assert.Contains("Quiet valve", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Zyrianka", text, StringComparison.Ordinal);
            Assert.DoesNotContain(mine.ToString(), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Kryptal", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(id.ToString(), await market.Text(market.Visitor, $"/api/opportunities?q={Uri.EscapeDataString(name)}"), StringComparison.Ordinal);
        Assert.Contains("Zyrianka", await market.Text(member, $"/opportunities/{id}"), StringComparison.Ordinal);
        Assert.Contains("Zyrianka", await market.Text(market.Officer, $"/opportunities/{id}"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Search_engines_read_an_offer_or_what_is_sought(Provider provider)
    {
        var site = await sites.On(provider);
        using var market = new Market(site);
        var name = Market.Unique("Maker");
        var mine = await market.Organisation(name);
        var member = market.MemberOf(mine);
        foreach (var (profile, type, path) in new[] { ("BusinessOffer", "Offer", "offeredBy"), ("BusinessRequest", "Demand", "@reverse") })
        {
            var id = await market.Publish(member, mine, profile, new { title = "</script><b>Pump" });
            var block = (await market.Visitor.Page($"/opportunities/{id}")).QuerySelector("script[type='application/ld+json']")!.TextContent;
            var data = JsonDocument.Parse(block).RootElement;
            Assert.Equal((type, "</script><b>Pump"), (data.GetProperty("@type").GetString(), data.GetProperty("name").GetString()));
            Assert.Contains(name, data.GetProperty(path).GetRawText(), StringComparison.Ordinal);
        }
    }
}
