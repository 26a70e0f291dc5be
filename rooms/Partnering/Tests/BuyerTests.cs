using System.Net;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>What organisations buy regularly: who writes it, who finds it, what the gate holds.</summary>
public sealed class BuyerTests
{
    private static object Profile(string text = "Steel bearings, every month.") => new
    {
        language = "en", text, volume = "To1Million", keywords = new[] { new { scheme = "hs", code = "8421.39" } }, countries = new[] { "IR", "Armenia" }, requirements = new[] { "ISO 9001", "iso 9001" }, languages = new[] { "en", "ru" },
    };

    [Theory, Databases]
    public async Task A_buyer_is_found_by_words_country_and_chapter_and_written_by_its_own_people(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Zavod", "RU"), await market.Organisation("Filters"));
        var (owner, viewer, stranger) = (market.MemberOf(mine), market.MemberOf(mine, "viewer"), market.MemberOf(other));
        var at = $"/api/buyers/{mine}";
        await Market.Send(market.Visitor, HttpMethod.Put, at, Profile(), HttpStatusCode.Unauthorized);
        await Market.Send(viewer, HttpMethod.Put, at, Profile(), HttpStatusCode.Forbidden);
        await Market.Send(stranger, HttpMethod.Put, at, Profile(), HttpStatusCode.NotFound);
        foreach (var bad in new object[] { new { language = "en" }, new { language = "xx", text = "Steel" }, new { language = "en", text = new string('x', 2001) }, new { language = "en", text = "Steel", volume = "Huge" }, new { language = "en", text = "Steel", countries = new[] { "Atlantis" } }, new { language = "en", text = "Steel", keywords = new[] { new { scheme = "hs", code = "x" } } } })
            await Market.Send(owner, HttpMethod.Put, at, bad, HttpStatusCode.BadRequest);
        await Market.Send(market.Visitor, HttpMethod.Get, at, null, HttpStatusCode.NotFound);

        await Market.Send(owner, HttpMethod.Put, at, Profile());
        var seen = await Market.Send(market.Visitor, HttpMethod.Get, at, null);
        Assert.Equal(("""["IR","AM"]""", """["ISO 9001"]"""), (seen.GetProperty("content").GetProperty("countries").GetRawText(), seen.GetProperty("content").GetProperty("requirements").GetRawText()));
        // A second time it is changed, by whoever has read it.
        await Market.Send(owner, HttpMethod.Put, at, Profile("Ball bearings."), HttpStatusCode.OK, seen.GetProperty("version").GetInt32());
        await Market.Send(owner, HttpMethod.Put, at, Profile("Roller bearings."), HttpStatusCode.PreconditionFailed, seen.GetProperty("version").GetInt32());
        await Market.Send(owner, HttpMethod.Put, at, Profile("Roller bearings."), HttpStatusCode.PreconditionFailed);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM partnering_buyer"));

        async Task<int> Found(string query) => (await Market.Send(market.Visitor, HttpMethod.Get, "/api/buyers?" + query, null)).GetProperty("items").GetArrayLength();
        Assert.Equal((1, 1, 1, 0, 0, 0), (await Found("q=bearings"), await Found("q=zavod&country=RU"), await Found("chapter=84"), await Found("q=steel"), await Found("country=IR"), await Found("chapter=85")));
        Assert.Contains("Zavod", (await market.Visitor.Page("/buyers?chapter=84")).QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);

        await Market.Send(stranger, HttpMethod.Delete, at, null, HttpStatusCode.Forbidden);
        await Market.Send(owner, HttpMethod.Delete, at, null, HttpStatusCode.NoContent);
        await Market.Send(market.Visitor, HttpMethod.Get, at, null, HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task What_the_gate_holds_is_not_shown_and_a_merge_keeps_one_profile(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, twin) = (await market.Organisation("Zavod", "RU"), await market.Organisation("Zavod Two", "RU"));
        var owner = market.MemberOf(mine);
        await Market.Send(owner, HttpMethod.Put, $"/api/buyers/{mine}", Profile("Unique in the world: cures four types of life-threatening illnesses using stem cells."));
        await Market.Send(market.Visitor, HttpMethod.Get, $"/api/buyers/{mine}", null, HttpStatusCode.NotFound);
        Assert.True((await Market.Send(owner, HttpMethod.Get, $"/api/buyers/{mine}", null)).GetProperty("onHold").GetBoolean());
        Assert.Equal(0, (await Market.Send(market.Visitor, HttpMethod.Get, "/api/buyers", null)).GetProperty("items").GetArrayLength());
        await Market.Send(owner, HttpMethod.Put, $"/api/buyers/{mine}", Profile(), HttpStatusCode.OK, (await Market.Send(owner, HttpMethod.Get, $"/api/buyers/{mine}", null)).GetProperty("version").GetInt32());
        await Market.Send(market.Visitor, HttpMethod.Get, $"/api/buyers/{mine}", null);

        await Market.Send(market.MemberOf(twin), HttpMethod.Put, $"/api/buyers/{twin}", Profile("Rollers."));
        await site.InScope(async sp => { var db = sp.GetRequiredService<PartneringDb>(); db.Publish(new Contracts.Registry.OrganisationsMerged(new(mine), new(twin))); await db.SaveChangesAsync(); });
        await site.Quiet();
        var left = Assert.Single((await Market.Send(market.Visitor, HttpMethod.Get, "/api/buyers", null)).GetProperty("items").EnumerateArray());
        Assert.Equal(("Steel bearings, every month.", mine), (left.GetProperty("content").GetProperty("text").GetString(), left.GetProperty("organisation").GetGuid()));
    }

    [Theory, Databases]
    public async Task The_profile_is_written_shown_and_removed_on_pages_with_what_is_asked_for_now(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Zavod", "RU");
        var owner = market.MemberOf(mine);
        Assert.Contains((await owner.Page("/rfqs/mine")).QuerySelectorAll("a.btn"), a => a.GetAttribute("href") == $"/buyers/{mine}/edit");
        var page = $"/buyers/{mine}/edit";
        const string form = "form:has([name='Form.Goods'])";
        var refused = await (await owner.Submit(page, form, new Dictionary<string, string> { ["Form.Goods"] = "84", ["Form.Countries"] = "Atlantis" })).Html();
        Assert.NotNull(refused.QuerySelector(".field-bad [name='Form.Buyer.Text']"));
        using var saved = await owner.Submit(page, form, new Dictionary<string, string> { ["Form.Buyer.Text"] = "Pumps", ["Form.Goods"] = "8413", ["Form.Countries"] = "Иран", ["Form.Requirements"] = "EAC\nISO 9001", ["Form.Buyer.Volume"] = "Above10Million" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var shown = (await market.Visitor.Page($"/buyers/{mine}")).QuerySelector("main")!.TextContent;
        foreach (var word in new[] { "Pumps", "HS 8413", "Above 10 million", "Iran", "EAC, ISO 9001", "It asks for no quotes" }) Assert.Contains(word, shown, StringComparison.Ordinal);
        await market.Text(market.MemberOf(await market.Organisation("Filters")), page, HttpStatusCode.NotFound);
        using var removed = await owner.Submit($"/buyers/{mine}", "form:has([name='_handler'][value='remove'])", new Dictionary<string, string>());
        await market.Text(market.Visitor, $"/buyers/{mine}", HttpStatusCode.NotFound);
    }
}
