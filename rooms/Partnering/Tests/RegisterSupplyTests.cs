using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>Organisations of the register among those who could supply what is asked for.</summary>
public sealed class RegisterSupplyTests
{
    private static async Task<Guid> Supplier(Market market, string name, string country = "RU", string kind = "Supplier")
    {
        using var response = await market.Officer.PostAsJsonAsync("/api/organisations", new { name, kind, country });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Market.Id(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Task<JsonElement> Product(Market market, Guid organisation, string name, string? hsCode) => Market.Send(market.Officer, HttpMethod.Post, "/api/products", new { organisation, product = new { name, hsCode } }, HttpStatusCode.Created);

    private static async Task<List<JsonElement>> Register(HttpClient who, Guid rfq) => [.. (await Market.Send(who, HttpMethod.Get, $"/api/rfqs/{rfq}/supply", null)).GetProperty("register").EnumerateArray()];

    [Theory, Databases]
    public async Task Suppliers_are_found_by_their_products_codes_and_names_the_own_country_first(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var mine = await market.Organisation("Furnaces");
        var owner = market.MemberOf(mine);
        var exact = await Supplier(market, "Zarvan Works", kind: "Company");
        await Product(market, exact, "Candle of ceramics", "8421.39");
        var chapter = await Supplier(market, "Home Machines", "IR", "Company");
        await Product(market, chapter, "Pumping set", "8413");
        await Product(market, chapter, "Whole line", "8421");
        var named = await Supplier(market, "Газовые Фильтры Север");
        var shop = await Supplier(market, "Hot Gas Filters Shop", "RU", "OnlineShop");
        var words = await Supplier(market, "Ural Metals", kind: "Company");
        await Product(market, words, "Filters of hot gas", null);
        var other = await Supplier(market, "Milk Union", "IR");
        await Product(market, other, "Milk powder", "0402");
        await Product(market, mine, "Own filters of hot gas", "8421.39");
        var id = await buying.Publish(owner, mine, new { title = "Hot gas filters", keywords = new[] { new { scheme = "hs", code = "8421.39" } } });

        var found = await Register(owner, id);
        Assert.Equal(new[] { chapter, exact, words }, found.Select(f => f.GetProperty("organisation").GetGuid()).Where(f => f != named));
        Assert.DoesNotContain(shop, found.Select(f => f.GetProperty("organisation").GetGuid()));
        var (home, best) = (found[0], found.Single(f => f.GetProperty("organisation").GetGuid() == exact));
        Assert.Equal(("IR", "8421", "Whole line"), (home.GetProperty("country").GetString(), Assert.Single(home.GetProperty("sharedGoods").EnumerateArray()).GetString(), Assert.Single(home.GetProperty("products").EnumerateArray()).GetProperty("name").GetString()));
        Assert.Equal("842139", best.GetProperty("sharedGoods")[0].GetString());
        Assert.Contains("filters", found.Single(f => f.GetProperty("organisation").GetGuid() == words).GetProperty("words").EnumerateArray().Select(w => w.GetString()));

        // In Russian the name answers; archived or held ones are not there.
        var russian = await buying.Publish(owner, mine, new { language = "ru", title = "Газовые фильтры", keywords = Array.Empty<object>() });
        Assert.Contains(named, (await Register(owner, russian)).Select(f => f.GetProperty("organisation").GetGuid()));
        await site.Execute($"UPDATE registry_organisation SET \"Status\" = 'OnHold' WHERE \"Name\" IN ('Zarvan Works', 'Газовые Фильтры Север')");
        Assert.DoesNotContain(exact, (await Register(owner, id)).Select(f => f.GetProperty("organisation").GetGuid()));
        Assert.DoesNotContain(named, (await Register(owner, russian)).Select(f => f.GetProperty("organisation").GetGuid()));

        // Who stands there with a public offer stands there once; an anonymous offer gives nobody away.
        var maker = market.MemberOf(words);
        await market.Publish(maker, words, more: new { title = "Hot gas filters of foam", isAnonymous = true });
        Assert.Contains(words, (await Register(owner, id)).Select(f => f.GetProperty("organisation").GetGuid()));
        await market.Publish(maker, words, more: new { title = "Hot gas filters of wire" });
        Assert.DoesNotContain(words, (await Register(owner, id)).Select(f => f.GetProperty("organisation").GetGuid()));
        var page = await owner.Page($"/rfqs/{id}/supply");
        Assert.Contains("Whole line (HS 8421)", page.QuerySelector("#register ~ * table, section[aria-labelledby=register] table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task One_of_the_register_is_invited_once_if_somebody_acts_for_it_and_the_gate_lets_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, silent, supplier, held) = (await market.Organisation("Furnaces"), await Supplier(market, "Hot Gas Filters South"), await Supplier(market, "Hot Gas Filters North"), await Supplier(market, "Hot Gas Filters West"));
        var (owner, maker) = (market.MemberOf(mine), await market.Member(supplier, "north@example.org", language: "ru"));
        await market.Member(held, "west@example.org");
        var id = await buying.Publish(owner, mine, new { title = "Hot gas filters" });
        Task<JsonElement> Invite(HttpClient who, object body, HttpStatusCode expected) => Market.Send(who, HttpMethod.Post, $"/api/rfqs/{id}/invitations", body, expected);
        Assert.Equal([false, true], new[] { silent, supplier }.Select(async s => (await Register(owner, id)).Single(f => f.GetProperty("organisation").GetGuid() == s).GetProperty("hasPeople").GetBoolean()).Select(t => t.Result));
        await Invite(owner, new { organisation = silent }, HttpStatusCode.Conflict);
        await Invite(owner, new { organisation = mine }, HttpStatusCode.BadRequest);
        await Invite(owner, new { organisation = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);
        await Invite(owner, new { organisation = supplier, opportunity = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);
        await Invite(market.MemberOf(mine, "viewer"), new { organisation = supplier }, HttpStatusCode.Forbidden);
        await Invite(maker, new { organisation = supplier }, HttpStatusCode.Forbidden);
        await Invite(market.Visitor, new { organisation = supplier }, HttpStatusCode.Unauthorized);
        await site.Execute("UPDATE registry_organisation SET \"Status\" = 'OnHold' WHERE \"Name\" = 'Hot Gas Filters West'");
        await Invite(owner, new { organisation = held }, HttpStatusCode.BadRequest);

        using var invited = await owner.Submit($"/rfqs/{id}/supply", $"form:has([value='invite-{supplier}'])", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        await Invite(owner, new { organisation = supplier }, HttpStatusCode.Conflict);
        await site.Quiet();
        Assert.Single(site.Mails(), m => m.Contains("north@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("приглашает вас предложить цену", StringComparison.Ordinal));
        Assert.True((await Register(owner, id)).Single(f => f.GetProperty("organisation").GetGuid() == supplier).GetProperty("isInvited").GetBoolean());
        Assert.Contains("Hot gas filters", await market.Text(maker, "/rfqs/mine"), StringComparison.Ordinal);

        // The invitation goes along when two organisations become one.
        async Task<int> Version(Guid o) => (await Market.Send(market.Officer, HttpMethod.Get, $"/api/organisations/{o}", null)).GetProperty("version").GetInt32();
        var kept = await Supplier(market, "Northern Filters");
        await Market.Send(market.Officer, HttpMethod.Post, "/api/organisations/merges", new { keep = kept, gone = supplier, keepVersion = await Version(kept), goneVersion = await Version(supplier) }, HttpStatusCode.Created);
        await site.Quiet();
        Assert.Contains("Hot gas filters", await market.Text(market.MemberOf(kept), "/rfqs/mine"), StringComparison.Ordinal);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM partnering_supplier_invitation"));
    }
}
