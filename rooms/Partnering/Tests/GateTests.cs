using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>Nothing is public that the gate has not let through, and nobody comes together whom it holds.</summary>
public sealed class GateTests
{
    private const string Claim = "Unique in the world: cures four types of life-threatening illnesses using stem cells.";
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";

    [Theory, Databases]
    public async Task A_medical_claim_waits_for_a_content_review_and_is_public_after_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Cells");
        var member = await market.Member(mine, "cells@example.org");
        var id = await market.Draft(member, mine, more: new { description = Claim });
        await market.Move(member, id, "Submit");
        await market.Review(id, Market.AllChecks);
        var moved = await market.Move(market.Officer, id, "Publish");
        Assert.Equal(("OnHold", true), (moved.GetProperty("state").GetString(), moved.GetProperty("onHold").GetBoolean()));
        await site.Quiet();
        foreach (var url in new[] { "/opportunities", "/api/opportunities", "/opportunities/feed.atom" }) Assert.DoesNotContain("Titanium foam", await market.Text(market.Visitor, url), StringComparison.Ordinal);
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        Assert.DoesNotContain(site.Mails(), m => MailWords.Of(m).Contains("is public now", StringComparison.Ordinal));
        Assert.Contains("is being checked", await market.Text(member, $"/opportunities/{id}"), StringComparison.Ordinal);

        await Approve(site, market, id);
        await market.Show(market.Visitor, id);
        Assert.Single(site.Mails(), m => MailWords.Of(m).Contains("is public now", StringComparison.Ordinal));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE \"Type\" = 'partnering.opportunity-published'"));

        // Another claim is another finding; without it the text is public at once.
        var version = (await market.Show(member, id)).GetProperty("version").GetInt32();
        var again = await market.Put(member, id, Market.OfProfile("TechnologyOffer", new { description = Claim + " It heals diabetes completely." }), version);
        Assert.Equal("OnHold", again.GetProperty("state").GetString());
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        await market.Put(member, id, Market.OfProfile("TechnologyOffer"), version + 1);
        await market.Show(market.Visitor, id);
    }

    [Theory, Databases]
    public async Task The_confidential_part_and_each_translation_pass_the_gate_too(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Cells");
        var member = market.MemberOf(mine);
        var id = await market.Publish(member, mine);
        await Market.Send(member, HttpMethod.Put, $"/api/opportunities/{id}/texts/ru", new { title = "Пена", description = Claim });
        await site.Quiet();
        Assert.Equal("OnHold", await market.State(id));
        await Market.Send(member, HttpMethod.Delete, $"/api/opportunities/{id}/texts/ru", null, HttpStatusCode.NoContent);
        Assert.Equal("Published", await market.State(id));
        var version = (await market.Show(member, id)).GetProperty("version").GetInt32();
        await market.Put(member, id, Market.OfProfile("TechnologyOffer", new { confidential = Claim }), version);
        Assert.Equal("OnHold", await market.State(id));
    }

    [Theory, Databases]
    public async Task S2_13_refused_topics_are_refused_with_the_reason_in_every_text(Provider provider)
    {
        const string Defence = "upgrade of defense and space systems, satellites, and satellite-based missiles";
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Peaceful Works");
        var member = market.MemberOf(mine);
        foreach (var field in new[] { "title", "description", "partnerRole", "lookedFor", "confidential" })
        {
            var refused = await Market.Send(member, HttpMethod.Post, "/api/opportunities", new { organisation = mine, profile = "TechnologyOffer", opportunity = Market.OfProfile("TechnologyOffer", new Dictionary<string, string> { [field] = Defence }) }, HttpStatusCode.BadRequest);
            Assert.Equal(("compliance.refused-text", field), (refused.GetProperty("code").GetString(), refused.GetProperty("field").GetString()));
        }
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM partnering_opportunity"));
    }

    [Theory, Databases]
    public async Task What_a_held_organisation_offers_goes_off_the_air_with_it_and_comes_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (member, asker) = (market.MemberOf(mine), market.MemberOf(other));
        var id = await market.Publish(member, mine, more: new { confidential = "The alloy is called Kryptal." });
        var interest = await market.Interest(asker, other, id);
        await Market.Send(member, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true });
        Assert.Contains("Kryptal", await market.Text(asker, $"/api/opportunities/{id}"), StringComparison.Ordinal);

        await Say(site, mine, Listed);
        Assert.Equal("OnHold", await market.State(id));
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        // Nothing of it is open to anybody, and nobody goes on.
        await market.Text(asker, $"/api/opportunities/{id}", HttpStatusCode.NotFound);
        Assert.DoesNotContain("Kryptal", await market.Text(asker, $"/api/interests/{interest}"), StringComparison.Ordinal);
        await Market.Send(asker, HttpMethod.Post, $"/api/interests/{interest}/contact", null, HttpStatusCode.Conflict);

        await Say(site, mine, "Foams");
        Assert.Equal("Published", await market.State(id));
        Assert.Contains("Kryptal", await market.Text(asker, $"/api/interests/{interest}"), StringComparison.Ordinal);
        await Market.Send(asker, HttpMethod.Post, $"/api/interests/{interest}/contact", null);
    }

    [Theory, Databases]
    public async Task Interest_that_the_gate_holds_reaches_nobody_until_it_is_free(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (member, asker) = (await market.Member(mine, "maker@example.org"), market.MemberOf(other));
        var id = await market.Publish(member, mine);
        await Say(site, other, Listed);
        var interest = await market.Interest(asker, other, id);
        await site.Quiet();
        bool Told() => site.Mails().Any(m => MailWords.Of(m).Contains("expressed its interest", StringComparison.Ordinal));
        Assert.False(Told());
        await Market.Send(member, HttpMethod.Get, $"/api/interests/{interest}", null, HttpStatusCode.NotFound);
        Assert.Equal(0, (await Market.Send(member, HttpMethod.Get, "/api/interests", null)).GetArrayLength());
        await Market.Send(member, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true }, HttpStatusCode.NotFound);
        Assert.True((await Market.Send(asker, HttpMethod.Get, $"/api/interests/{interest}", null)).GetProperty("onHold").GetBoolean());
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE \"Type\" = 'partnering.interest-expressed'"));

        await Say(site, other, "Filters");
        Assert.True(Told());
        await Market.Send(member, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = true });
    }

    [Theory, Databases]
    public async Task With_the_gate_closed_no_list_leaves_the_house(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var member = market.MemberOf(await market.Organisation("Foams"));
        await market.Text(member, "/opportunities/export.csv");
        (await market.Compliance.PostAsJsonAsync("/api/compliance/lists", new { code = "own", title = "Invented list", mostDays = 366 })).EnsureSuccessStatusCode();
        await market.Text(member, "/opportunities/export.csv", HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Two_organisations_that_become_one_bring_what_they_offer_along(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (kept, gone) = (await market.Organisation("Foams"), await market.Organisation("Foam Works"));
        var id = await market.Publish(market.MemberOf(gone), gone);
        async Task<int> Version(Guid o) => (await Market.Send(market.Officer, HttpMethod.Get, $"/api/organisations/{o}", null)).GetProperty("version").GetInt32();
        await Market.Send(market.Officer, HttpMethod.Post, "/api/organisations/merges", new { keep = kept, gone, keepVersion = await Version(kept), goneVersion = await Version(gone) }, HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal(("Published", kept), (await market.State(id), (await market.Show(market.Visitor, id)).GetProperty("organisation").GetGuid()));
        await market.Move(market.MemberOf(kept), id, "Withdraw");
    }

    /// <summary>As when a list was changed: the gate answers otherwise although nobody wrote here.</summary>
    private static async Task Say(TestSite site, Guid organisation, string name)
    {
        await site.InScope(async sp =>
        {
            var question = new GateQuestion(GatePoint.OrganisationSignUp, IClearance.Subject(new OrganisationId(organisation)), name, []) { Parties = [new GateParty(false, name, [], null, [])] };
            var answer = (await sp.GetRequiredService<IClearance>().Ask([question], CancellationToken.None))[0];
            var db = sp.GetRequiredService<PartneringDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }

    private static async Task Approve(TestSite site, Market market, Guid opportunity)
    {
        var cases = (await Market.Send(market.Compliance, HttpMethod.Get, "/api/compliance/cases", null)).EnumerateArray().ToList();
        var found = Assert.Single(cases, c => c.GetProperty("subject").ToString().Contains(opportunity.ToString(), StringComparison.OrdinalIgnoreCase));
        var until = site.Clock.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Market.Send(market.Compliance, HttpMethod.Post, $"/api/compliance/cases/{found.GetProperty("id").GetGuid()}/approval", new { version = found.GetProperty("version").GetInt32(), reason = "Attributed to the maker, with its source.", until });
        await site.Quiet();
    }
}
