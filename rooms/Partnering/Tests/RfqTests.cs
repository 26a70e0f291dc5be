using System.Net;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>What a request for quotation says, who writes it, and who finds it.</summary>
public sealed class RfqTests
{
    private static string Camel(string name) => name.Split('.')[^1] is var field ? char.ToLowerInvariant(field[0]) + field[1..] : name;

    [Theory, Databases]
    public async Task From_a_draft_to_the_public_and_closed_by_its_last_day(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var mine = await market.Organisation("Furnace Works");
        var owner = await market.Member(mine, "buyer@example.org");
        var id = await buying.Draft(owner, mine, Purchase.Substitution);
        await Purchase.Show(market.Visitor, id, HttpStatusCode.NotFound);
        await Market.Send(market.MemberOf(mine, "viewer"), HttpMethod.Post, $"/api/rfqs/{id}/publication", null, HttpStatusCode.Forbidden);
        Assert.Equal("Draft", (await Purchase.Show(market.MemberOf(mine, "viewer"), id)).GetProperty("state").GetString());
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/publication", null);

        var shown = await Purchase.Show(market.Visitor, id);
        var content = shown.GetProperty("content");
        Assert.Equal(("Published", true, "Qualitative"), (shown.GetProperty("state").GetString(), shown.GetProperty("takesQuotes").GetBoolean(), shown.GetProperty("importClaim").GetString()));
        Assert.Equal(("DAP", "EUR", 120.5m), (content.GetProperty("incoterm").GetString(), content.GetProperty("currency").GetString(), content.GetProperty("quantity").GetDecimal()));
        Assert.Equal(["DE", "IT"], content.GetProperty("imported").GetProperty("from").EnumerateArray().Select(c => c.GetString()));
        var page = await market.Text(market.Visitor, $"/rfqs/{id}");
        Assert.Contains("a claim in words", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Furnace Works", page, StringComparison.Ordinal);
        foreach (var language in new[] { "ru", "fa" }) Assert.Contains("Hot gas filters", await market.Text(market.Visitor, $"/rfqs/{id}", language: language), StringComparison.Ordinal);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE \"Type\" = 'partnering.rfq-published'"));

        // What was published stays as it is.
        await Market.Send(owner, HttpMethod.Put, $"/api/rfqs/{id}", buying.Content(), HttpStatusCode.Conflict, shown.GetProperty("version").GetInt32());
        await market.Text(owner, $"/rfqs/{id}/edit", HttpStatusCode.NotFound);

        site.Clock.Advance(TimeSpan.FromDays(10));
        Assert.True((await Purchase.Show(market.Visitor, id)).GetProperty("takesQuotes").GetBoolean());
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(("ClosedForQuotes", false), ((await Purchase.Show(market.Visitor, id)).GetProperty("state").GetString(), (await Purchase.Show(market.Visitor, id)).GetProperty("takesQuotes").GetBoolean()));
        await market.Chores();
        await market.Chores();
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM partnering_rfq WHERE \"State\" = 'ClosedForQuotes' AND \"ClosedAt\" IS NOT NULL"));
        Assert.Single(site.Mails(), m => MailWords.Of(m).Contains("takes no more quotes", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task What_is_wrong_or_missing_is_said_at_its_field(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var mine = await market.Organisation("Furnace Works");
        var owner = market.MemberOf(mine);
        async Task Refused(object more, params string[] fields)
        {
            var answer = await Market.Send(owner, HttpMethod.Post, "/api/rfqs", new { organisation = mine, rfq = buying.Content(more) }, HttpStatusCode.BadRequest);
            Assert.Equal(fields.Order(), answer.GetProperty("errors").EnumerateObject().Select(e => Camel(e.Name)).Order());
        }
        await Refused(new { incoterm = "DAT" }, "incoterm");
        await Refused(new { currency = "XAU" }, "currency");
        await Refused(new { quantity = 0 }, "quantity");
        await Refused(new { quantity = 1.00001 }, "quantity");
        await Refused(new { deliverUntil = buying.Day(2) }, "deliverUntil");
        await Refused(new { deliveryCountry = "Atlantis" }, "deliveryCountry");
        await Refused(new { languages = new[] { "xx" } }, "languages");
        await Refused(new { requirements = new[] { new string('x', 200) } }, "requirements");
        await Refused(new { isSubstitution = true, importValueFrom = 10, importValueTo = 5, importCurrency = "USD" }, "importValueTo");
        await Refused(new { isSubstitution = true, importValueFrom = 10 }, "importCurrency");

        var id = await buying.Draft(owner, mine, new { need = "", quantity = (decimal?)null, quotesUntil = buying.Day(0), isSubstitution = true });
        var missing = await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/publication", null, HttpStatusCode.BadRequest);
        Assert.Equal(["importedNow", "need", "quantity", "quotesUntil"], missing.GetProperty("errors").EnumerateObject().Select(e => Camel(e.Name)).Order());
        await Market.Send(owner, HttpMethod.Put, $"/api/rfqs/{id}", buying.Content(), HttpStatusCode.BadRequest);
        await Market.Send(owner, HttpMethod.Put, $"/api/rfqs/{id}", buying.Content(), HttpStatusCode.PreconditionFailed, 99);
        await Market.Send(owner, HttpMethod.Put, $"/api/rfqs/{id}", buying.Content(new { isSubstitution = true, importedNow = "Filters", importValueFrom = 1000, importCurrency = "usd" }), version: 1);
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/publication", null);
        Assert.Equal("Quantified", (await Purchase.Show(market.Visitor, id)).GetProperty("importClaim").GetString());
        Assert.Contains("At least 1,000 USD", await market.Text(market.Visitor, $"/rfqs/{id}"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_list_is_searched_narrowed_paged_and_exported(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, other) = (await market.Organisation("Furnace Works"), await market.Organisation("Secret Dairy", "RU"));
        var (owner, hidden) = (market.MemberOf(mine), market.MemberOf(other));
        Assert.Contains("No requests yet", await market.Text(market.Visitor, "/rfqs"), StringComparison.Ordinal);
        var filters = await buying.Publish(owner, mine, Purchase.Substitution);
        var milk = await buying.Publish(hidden, other, new { title = "=Сухое молоко", need = "Молоко для завода.", language = "ru", isAnonymous = true, quotesUntil = buying.Day(3), keywords = new[] { new { scheme = "hs", code = "0402" } } });
        var draft = await buying.Draft(owner, mine, new { title = "Hidden draft" });
        async Task<Guid[]> List(string query, HttpClient? who = null) => [.. (await Market.Send(who ?? market.Visitor, HttpMethod.Get, "/api/rfqs" + query, null)).GetProperty("items").EnumerateArray().Select(Market.Id)];

        Assert.Equal([filters, milk], await List(""));
        Assert.Equal([filters], await List("?q=filter foam"));
        Assert.Equal([milk], await List("?q=молока"));
        Assert.Equal([filters], await List("?country=IR"));
        Assert.Equal([milk], await List("?chapter=04"));
        Assert.Equal([filters, milk], await List("?chapter=04&chapter=84"));
        Assert.Equal([filters], await List("?substitution=true"));
        Assert.Empty(await List("?chapter=99"));
        Assert.Equal([filters, draft], await List($"?organisation={mine}", owner));
        await Market.Send(hidden, HttpMethod.Get, $"/api/rfqs?organisation={mine}", null, HttpStatusCode.Forbidden);
        site.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal([filters], await List("?open=true"));
        Assert.Equal([filters, milk], await List(""));

        Assert.Null((await Market.Send(market.Visitor, HttpMethod.Get, "/api/rfqs?chapter=04", null)).GetProperty("items")[0].GetProperty("organisation").GetString());
        Assert.DoesNotContain("Secret Dairy", await market.Text(owner, $"/rfqs/{milk}"), StringComparison.Ordinal);
        var page = await market.Text(market.Visitor, "/rfqs?open=true");
        Assert.Contains("Hot gas filters", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Сухое", page, StringComparison.Ordinal);
        Assert.Contains("Сухое", await market.Text(market.Visitor, "/rfqs?sort=-until&size=10", language: "fa"), StringComparison.Ordinal);
        await market.Text(market.Visitor, "/api/rfqs/export.csv", HttpStatusCode.Unauthorized);
        var csv = await market.Text(owner, "/rfqs/export.csv");
        Assert.Contains("'=Сухое", csv, StringComparison.Ordinal);
        Assert.Contains("Furnace Works", csv, StringComparison.Ordinal);
        foreach (var word in new[] { "Secret Dairy", "Hidden draft" }) Assert.DoesNotContain(word, csv, StringComparison.Ordinal);
        Assert.Contains("Hidden draft", await market.Text(owner, "/rfqs/mine"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden draft", await market.Text(hidden, "/rfqs/mine"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Forms_lead_from_an_empty_page_to_the_published_request(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var mine = await market.Organisation("Furnace Works");
        var owner = market.MemberOf(mine);
        const string Rfq = "form:has([name='Form.Rfq.Title'])";
        var form = $"/rfqs/new?organisation={mine}";
        var wrong = await (await owner.Submit(form, Rfq, new Dictionary<string, string> { ["Form.Rfq.Title"] = "Woollen cloth", ["Form.Goods"] = "abc" })).Html();
        Assert.Contains("hs abc", wrong.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        using var saved = await owner.Submit(form, Rfq, new Dictionary<string, string>
        {
            ["Form.Rfq.Title"] = "Woollen cloth", ["Form.Goods"] = "5112", ["Form.Requirements"] = "ISO 9001\nEAC", ["Form.Rfq.Currency"] = "EUR", ["Form.Rfq.DeliverUntil"] = buying.Day(60), ["Form.Rfq.Unit"] = "pieces", ["Form.Rfq.Quantity"] = "1000",
        });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var url = saved.Headers.Location!.AbsolutePath;
        const string Publish = "form:has([value='publish'])";
        var early = await (await owner.Submit(url, Publish, new Dictionary<string, string>())).Html();
        Assert.Contains("fill in: Need, Quotes until", early.QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        using var edited = await owner.Submit(url + "/edit", Rfq, new Dictionary<string, string> { ["Form.Rfq.Need"] = "For coats.", ["Form.Rfq.QuotesUntil"] = buying.Day(5) });
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        using var published = await owner.Submit(url, Publish, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var page = await market.Text(market.Visitor, url);
        foreach (var word in new[] { "Woollen cloth", "ISO 9001, EAC", "1,000 pieces", "HS 5112" }) Assert.Contains(word, page, StringComparison.Ordinal);
        const string Withdraw = "form:has([name='Withdrawal.Reason'])";
        var unsaid = await (await owner.Submit(url, Withdraw, new Dictionary<string, string>())).Html();
        Assert.Contains("Say why", unsaid.QuerySelector(".notice-error")!.TextContent, StringComparison.Ordinal);
        using var withdrawn = await owner.Submit(url, Withdraw, new Dictionary<string, string> { ["Withdrawal.Reason"] = "Bought elsewhere." });
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        await market.Text(market.Visitor, url, HttpStatusCode.NotFound);
        Assert.Contains("Bought elsewhere.", await market.Text(owner, url), StringComparison.Ordinal);
    }
}
