using System.Net;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>Nothing is asked for, quoted or chosen that the gate has not let through.</summary>
public sealed class BuyingGateTests
{
    private const string Claim = "Unique in the world: cures four types of life-threatening illnesses using stem cells.";
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";

    [Theory, Databases]
    public async Task A_held_request_is_shown_to_nobody_and_comes_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, maker) = (market.MemberOf(mine), market.MemberOf(first));
        var claim = await buying.Draft(owner, mine, new { need = Claim });
        Assert.True((await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{claim}/publication", null)).GetProperty("onHold").GetBoolean());
        await Purchase.Show(market.Visitor, claim, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Hot gas", await market.Text(market.Visitor, "/rfqs"), StringComparison.Ordinal);
        Assert.Contains("is being checked", await market.Text(owner, $"/rfqs/{claim}"), StringComparison.Ordinal);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE \"Type\" = 'partnering.rfq-published'"));
        await Market.Send(maker, HttpMethod.Post, $"/api/rfqs/{claim}/quotes", buying.Quote(first), HttpStatusCode.NotFound);

        var id = await buying.Publish(owner, mine);
        await Say(site, mine, Listed);
        await Purchase.Show(market.Visitor, id, HttpStatusCode.NotFound);
        await Say(site, mine, "Furnaces");
        Assert.Equal("Published", (await Purchase.Show(market.Visitor, id)).GetProperty("state").GetString());
        await Purchase.Show(market.Visitor, claim, HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task S2_13_refused_topics_are_refused_in_every_text(Provider provider)
    {
        const string Defence = "upgrade of defense and space systems, satellites, and satellite-based missiles";
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, maker) = (market.MemberOf(mine), market.MemberOf(first));
        foreach (var field in new[] { "title", "need", "importedNow" })
        {
            var refused = await Market.Send(owner, HttpMethod.Post, "/api/rfqs", new { organisation = mine, rfq = buying.Content(new Dictionary<string, object> { [field] = Defence, ["isSubstitution"] = true }) }, HttpStatusCode.BadRequest);
            Assert.Equal("compliance.refused-text", refused.GetProperty("code").GetString());
        }
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM partnering_rfq"));
        var id = await buying.Publish(owner, mine);
        var quote = await Market.Send(maker, HttpMethod.Post, $"/api/rfqs/{id}/quotes", buying.Quote(first, new { note = Defence }), HttpStatusCode.BadRequest);
        Assert.Equal("compliance.refused-text", quote.GetProperty("code").GetString());
    }

    [Theory, Databases]
    public async Task A_held_quote_reaches_nobody_and_cannot_be_chosen(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first, second) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"), await market.Organisation("Sinters", "AM"));
        var (owner, maker) = (await market.Member(mine, "buyer@example.org"), market.MemberOf(first));
        var id = await buying.Publish(owner, mine);
        await Say(site, first, Listed);
        var quote = await buying.Give(maker, first, id);
        var good = await buying.Give(market.MemberOf(second), second, id);
        await site.Quiet();
        Assert.Single(site.Mails(), m => MailWords.Of(m).Contains("or revised its quote", StringComparison.Ordinal));
        Assert.Equal(good, Market.Id(Assert.Single((await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/quotes", null)).EnumerateArray())));
        await Market.Send(owner, HttpMethod.Get, $"/api/quotes/{quote}", null, HttpStatusCode.NotFound);
        Assert.True((await Market.Send(maker, HttpMethod.Get, $"/api/quotes/{quote}", null)).GetProperty("onHold").GetBoolean());
        await Say(site, first, "Foams");
        Assert.Equal(2, (await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/quotes", null)).GetArrayLength());
        Assert.Equal(2, site.Mails().Count(m => MailWords.Of(m).Contains("or revised its quote", StringComparison.Ordinal)));

        await buying.Close();
        await Say(site, first, Listed);
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote }, HttpStatusCode.BadRequest);
        await Say(site, mine, Listed);
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote = good }, HttpStatusCode.Conflict);
        Assert.Equal("ClosedForQuotes", await buying.State(id));
        await Say(site, mine, "Furnaces");
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote = good });
    }

    [Theory, Databases]
    public async Task The_award_itself_asks_and_what_is_held_then_is_not_chosen(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, maker) = (market.MemberOf(mine), market.MemberOf(first));
        var id = await buying.Publish(owner, mine);
        var quote = await buying.Give(maker, first, id);
        await buying.Close();
        await Say(site, first, Listed);
        // As if the room had not heard of it yet.
        await site.Execute($"UPDATE partnering_quote SET \"OnHold\" = {(provider == Provider.Sqlite ? "0" : "false")}");
        var refused = await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote }, HttpStatusCode.Conflict);
        Assert.Equal("partnering.on-hold", refused.GetProperty("code").GetString());
        Assert.Equal("ClosedForQuotes", await buying.State(id));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE \"Type\" = 'partnering.rfq-awarded'"));
    }

    [Theory, Databases]
    public async Task What_two_organisations_asked_for_and_quoted_follows_them_when_they_become_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, kept, gone) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"), await market.Organisation("Foam Works", "RU"));
        var owner = market.MemberOf(mine);
        var (one, both) = (await buying.Publish(owner, mine), await buying.Publish(owner, mine, new { title = "Others" }));
        var asked = await buying.Publish(market.MemberOf(gone), gone);
        var moved = await buying.Give(market.MemberOf(gone), gone, one);
        await buying.Give(market.MemberOf(gone), gone, both);
        await buying.Give(market.MemberOf(kept), kept, both);
        async Task<int> Version(Guid o) => (await Market.Send(market.Officer, HttpMethod.Get, $"/api/organisations/{o}", null)).GetProperty("version").GetInt32();
        await Market.Send(market.Officer, HttpMethod.Post, "/api/organisations/merges", new { keep = kept, gone, keepVersion = await Version(kept), goneVersion = await Version(gone) }, HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal(kept, (await Purchase.Show(market.Visitor, asked)).GetProperty("organisation").GetGuid());
        Assert.Equal(kept, (await Market.Send(market.MemberOf(kept), HttpMethod.Get, $"/api/quotes/{moved}", null)).GetProperty("supplier").GetGuid());
        Assert.Equal(1, (await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{both}/quotes", null)).GetArrayLength());
        Assert.Equal(1, (await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{one}/quotes", null)).GetArrayLength());
    }

    private static GateQuestion Question(Guid organisation, string name) => new(GatePoint.OrganisationSignUp, IClearance.Subject(new OrganisationId(organisation)), name, []) { Parties = [new GateParty(false, name, [], null, [])] };

    /// <summary>As when a list was changed: the gate answers otherwise although nobody wrote here.</summary>
    private static async Task Say(TestSite site, Guid organisation, string name, bool quiet = true)
    {
        await site.InScope(async sp =>
        {
            var answer = (await sp.GetRequiredService<IClearance>().Ask([Question(organisation, name)], CancellationToken.None))[0];
            var db = sp.GetRequiredService<PartneringDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        if (quiet) await site.Quiet();
    }
}
