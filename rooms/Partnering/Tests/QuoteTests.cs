using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Quotations;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>Quotes: who gives them, who reads them and when, and how it ends.</summary>
public sealed class QuoteTests
{
    private static readonly string[] s_secrets = ["Kryptal", "12.5", "30 days after delivery"];

    [Theory, Databases]
    public async Task Nobody_but_the_two_sides_reads_anything_of_a_quote(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first, second) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"), await market.Organisation("Rivals", "RU"));
        var (owner, maker, rival) = (market.MemberOf(mine), market.MemberOf(first), market.MemberOf(second));
        var (viewer, theirViewer) = (market.MemberOf(mine, "viewer"), market.MemberOf(first, "viewer"));
        var rivalOfficer = site.ClientOf(TestUser.MemberOf(second) with { Roles = [Platform.Access.Roles.Officer] });
        var id = await buying.Publish(owner, mine);
        var quote = await buying.Give(maker, first, id);
        await buying.Give(rival, second, id, new { note = "Other.", unitPrice = 20, paymentTerms = "Before" });

        foreach (var who in new[] { maker, theirViewer, owner, viewer, market.Officer }) Assert.Contains("Kryptal", await market.Text(who, $"/api/quotes/{quote}"), StringComparison.Ordinal);
        foreach (var who in new[] { rival, rivalOfficer, market.MemberOf(await market.Organisation("Third")), site.ClientOf(TestUser.Nobody) })
        {
            await Market.Send(who, HttpMethod.Get, $"/api/quotes/{quote}", null, HttpStatusCode.NotFound);
            await market.Text(who, $"/quotes/{quote}", HttpStatusCode.NotFound);
            await Market.Send(who, HttpMethod.Get, $"/api/rfqs/{id}/quotes", null, HttpStatusCode.Forbidden);
            await market.Text(who, $"/api/rfqs/{id}/quotes.csv", HttpStatusCode.Forbidden);
            await market.Text(who, $"/rfqs/{id}/quotes", HttpStatusCode.NotFound);
            await Market.Send(who, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first)["quote"], HttpStatusCode.NotFound, 1);
            await Market.Send(who, HttpMethod.Delete, $"/api/quotes/{quote}", null, HttpStatusCode.NotFound);
            foreach (var url in new[] { $"/rfqs/{id}", $"/api/rfqs/{id}", "/rfqs", "/rfqs/mine" })
            {
                var text = await market.Text(who, url);
                foreach (var secret in s_secrets) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }
        }
        foreach (var url in new[] { $"/api/quotes/{quote}", $"/api/rfqs/{id}/quotes", $"/api/rfqs/{id}/quotes.csv" }) await market.Text(market.Visitor, url, HttpStatusCode.Unauthorized);
        // Those who may read may not write or choose for it.
        await Market.Send(theirViewer, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first)["quote"], HttpStatusCode.Forbidden, 1);
        await Market.Send(owner, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first)["quote"], HttpStatusCode.Forbidden, 1);
        await Market.Send(theirViewer, HttpMethod.Delete, $"/api/quotes/{quote}", null, HttpStatusCode.Forbidden);
        await Market.Send(market.Officer, HttpMethod.Post, $"/api/rfqs/{id}/quotes", buying.Quote(first), HttpStatusCode.Forbidden);
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/quotes", buying.Quote(mine), HttpStatusCode.Conflict);
        await buying.Close();
        foreach (var who in new[] { viewer, maker, rival, market.Officer })
        {
            await Market.Send(who, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote }, HttpStatusCode.Forbidden);
            await Market.Send(who, HttpMethod.Post, $"/api/rfqs/{id}/no-award", new { reason = "x" }, HttpStatusCode.Forbidden);
        }
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Kryptal%'"));
        Assert.DoesNotContain(site.Mails(), m => MailWords.Of(m).Contains("Kryptal", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task A_supplier_quotes_once_and_revises_while_quotes_are_taken(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, maker) = (await market.Member(mine, "buyer@example.org"), market.MemberOf(first));
        var id = await buying.Publish(owner, mine);
        foreach (var wrong in new object[] { new { unitPrice = 0 }, new { currency = "XXX" }, new { minimumOrder = 500 }, new { leadDays = -1 }, new { validUntil = buying.Day(-1) }, new { incoterm = "DAF" }, new { quantity = (decimal?)null } })
            await Market.Send(maker, HttpMethod.Post, $"/api/rfqs/{id}/quotes", buying.Quote(first, wrong), HttpStatusCode.BadRequest);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var response = await maker.PostAsJsonAsync(new Uri($"/api/rfqs/{id}/quotes", UriKind.Relative), buying.Quote(first));
            return response.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.Conflict));
        var quote = Market.Id((await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/quotes", null))[0]);
        await Market.Send(maker, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first)["quote"], HttpStatusCode.BadRequest);
        await Market.Send(maker, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first, new { unitPrice = 11 })["quote"], version: 1);
        await Market.Send(maker, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first, new { unitPrice = 10 })["quote"], HttpStatusCode.PreconditionFailed, 1);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM partnering_quote_version"));
        Assert.Contains("What it said before", await market.Text(maker, $"/quotes/{quote}"), StringComparison.Ordinal);
        Assert.DoesNotContain("What it said before", await market.Text(owner, $"/quotes/{quote}"), StringComparison.Ordinal);
        await site.Quiet();
        Assert.Equal(2, site.Mails().Count(m => MailWords.Of(m).Contains("or revised its quote", StringComparison.Ordinal)));

        await Market.Send(maker, HttpMethod.Delete, $"/api/quotes/{quote}", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/quotes", null)).GetArrayLength());
        Assert.Equal(quote, await buying.Give(maker, first, id));
        site.Clock.Advance(TimeSpan.FromDays(11));
        await Market.Send(maker, HttpMethod.Put, $"/api/quotes/{quote}", buying.Quote(first)["quote"], HttpStatusCode.Conflict, 4);
        await Market.Send(maker, HttpMethod.Delete, $"/api/quotes/{quote}", null, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Sealed_quotes_stay_sealed_then_stand_side_by_side_and_one_is_chosen(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first, second, third) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"), await market.Organisation("Sinters", "AM"), await market.Organisation("Dollars"));
        var owner = await market.Member(mine, "buyer@example.org", "Bahar Buyer");
        var (maker, rival, far) = (await market.Member(first, "maker@example.org", "Mira Maker"), await market.Member(second, "rival@example.org", "Rita Rival", language: "ru"), market.MemberOf(third));
        var id = await buying.Publish(owner, mine, new { isSealed = true, isAnonymous = true });
        var best = await buying.Give(maker, first, id);
        var cheap = await buying.Give(rival, second, id, new { unitPrice = 9, quantity = 100, leadDays = 85, minimumOrder = 0, certificates = new[] { "iso 9001" }, incoterm = "EXW" });
        var other = await buying.Give(far, third, id, new { unitPrice = 1, currency = "USD", leadDays = 5, validUntil = buying.Day(5) });
        foreach (var who in new[] { owner, market.Officer })
        {
            await Market.Send(who, HttpMethod.Get, $"/api/rfqs/{id}/quotes", null, HttpStatusCode.Conflict);
            await market.Text(who, $"/rfqs/{id}/quotes.csv", HttpStatusCode.Conflict);
            await Market.Send(who, HttpMethod.Get, $"/api/quotes/{best}", null, HttpStatusCode.NotFound);
            var closed = await market.Text(who, $"/rfqs/{id}/quotes");
            Assert.Contains("3 quotes have arrived", closed, StringComparison.Ordinal);
            foreach (var word in new[] { "Foams", "12.5" }) Assert.DoesNotContain(word, closed, StringComparison.Ordinal);
        }
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote = best }, HttpStatusCode.Conflict);
        Assert.DoesNotContain("Furnaces", await market.Text(maker, $"/quotes/{best}"), StringComparison.Ordinal);
        await buying.Close();

        async Task<List<JsonElement>> Compare(string sort) => [.. (await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/quotes?sort={sort}", null)).EnumerateArray()];
        var rows = await Compare("price");
        Assert.Equal([cheap, best, other], rows.Select(Market.Id));
        Assert.Equal([other, best, cheap], (await Compare("leadTime")).Select(Market.Id));
        Assert.Equal([best, cheap, other], (await Compare("-price")).Select(Market.Id));
        Assert.Equal((1084.5m, 1506.25m, JsonValueKind.Null), (rows[0].GetProperty("total").GetDecimal(), rows[1].GetProperty("total").GetDecimal(), rows[2].GetProperty("total").ValueKind));
        Assert.Equal([false, true, false], rows.Select(r => r.GetProperty("meets").GetBoolean()));
        var fit = rows[0].GetProperty("fit");
        Assert.Equal((false, false, "EAC"), (fit.GetProperty("inTime").GetBoolean(), fit.GetProperty("enoughQuantity").GetBoolean(), fit.GetProperty("missingCertificates")[0].GetString()));
        var page = await owner.Page($"/rfqs/{id}/quotes");
        Assert.Equal(4, page.QuerySelectorAll("thead th").Length);
        Assert.Contains("Does not meet: Latest day of delivery, Quantity, Certificates", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Another currency: not compared", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is converted", page.DocumentElement.TextContent, StringComparison.Ordinal);
        foreach (var language in new[] { "ru", "fa" }) Assert.Contains("Foams", await market.Text(owner, $"/rfqs/{id}/quotes?sort=leadTime", language: language), StringComparison.Ordinal);
        var csv = await market.Text(owner, $"/rfqs/{id}/quotes.csv");
        Assert.Contains("1506.25", csv, StringComparison.Ordinal);
        Assert.Contains("too late", csv, StringComparison.Ordinal);

        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote = Guid.CreateVersion7() }, HttpStatusCode.BadRequest);
        var unchosen = await (await owner.Submit($"/rfqs/{id}/quotes", "form:has([name='Award.Quote'])", new Dictionary<string, string> { ["Award.Quote"] = "" })).Html();
        Assert.NotNull(unchosen.QuerySelector(".error"));
        using var chosen = await owner.Submit($"/rfqs/{id}/quotes", "form:has([name='Award.Quote'])", new Dictionary<string, string> { ["Award.Quote"] = best.ToString() });
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        await site.Quiet();
        Assert.Equal("Awarded", await buying.State(id));
        var quote = await Market.Send(maker, HttpMethod.Get, $"/api/quotes/{best}", null);
        Assert.Equal(("Awarded", "buyer@example.org", "Furnaces"), (quote.GetProperty("state").GetString(), quote.GetProperty("buyerContact").GetProperty("email").GetString(), quote.GetProperty("buyerName").GetString()));
        Assert.Contains("maker@example.org", await market.Text(owner, $"/quotes/{best}"), StringComparison.Ordinal);
        var lost = await Market.Send(rival, HttpMethod.Get, $"/api/quotes/{cheap}", null);
        Assert.Equal(("NotChosen", JsonValueKind.Null, JsonValueKind.Null), (lost.GetProperty("state").GetString(), lost.GetProperty("buyerContact").ValueKind, lost.GetProperty("buyerName").ValueKind));
        Assert.Single(site.Mails(), m => m.Contains("maker@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("has chosen your quote", StringComparison.Ordinal));
        Assert.Single(site.Mails(), m => m.Contains("rival@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("покупатель выбрал другое", StringComparison.Ordinal));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE \"Type\" = 'partnering.rfq-awarded'"));
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/award", new { quote = cheap }, HttpStatusCode.Conflict);
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/withdrawal", new { reason = "x" }, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task It_ends_without_an_award_after_a_reminder_with_a_reason_for_all(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, first) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, maker) = (await market.Member(mine, "buyer@example.org"), await market.Member(first, "maker@example.org"));
        var id = await buying.Publish(owner, mine);
        using var sent = await maker.Submit($"/rfqs/{id}/quote", "form:has([name='Form.Quote.UnitPrice'])", new Dictionary<string, string>
        {
            ["Form.Quote.UnitPrice"] = "7.25", ["Form.Quote.LeadDays"] = "20", ["Form.Quote.ValidUntil"] = buying.Day(80), ["Form.Has"] = "EAC", ["Form.Others"] = "GOST R",
        });
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var quote = sent.Headers.Location!.AbsolutePath;
        Assert.Contains("EAC, GOST R", await market.Text(maker, quote), StringComparison.Ordinal);
        using var revised = await maker.Submit(quote + "/edit", "form:has([name='Form.Quote.UnitPrice'])", new Dictionary<string, string> { ["Form.Quote.UnitPrice"] = "7.00" });
        Assert.Equal(HttpStatusCode.Redirect, revised.StatusCode);
        await buying.Close();
        bool Reminded() => site.Mails().Any(m => MailWords.Of(m).Contains("waiting for your decision", StringComparison.Ordinal));
        Assert.False(Reminded());
        await buying.Close(14);
        await buying.Close(1);
        Assert.Single(site.Mails(), m => MailWords.Of(m).Contains("waiting for your decision", StringComparison.Ordinal));
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/no-award", new { reason = " " }, HttpStatusCode.BadRequest);
        using var ended = await owner.Submit($"/rfqs/{id}/quotes", "form:has([name='Ending.Reason'])", new Dictionary<string, string> { ["Ending.Reason"] = "The furnace is not built." });
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        await site.Quiet();
        Assert.Equal("NotAwarded", await buying.State(id));
        Assert.Single(site.Mails(), m => m.Contains("maker@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("The furnace is not built.", StringComparison.Ordinal));
        Assert.Contains("The furnace is not built.", await market.Text(maker, quote), StringComparison.Ordinal);
        Assert.DoesNotContain("The furnace is not built.", await market.Text(market.Visitor, $"/rfqs/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_is_measured_point_by_point_and_never_turned_into_another_currency()
    {
        var asked = new RfqContent("en", "x") { Quantity = 100, Currency = "EUR", DeliverUntil = new(2027, 3, 31), Requirements = ["EAC"], Incoterm = "DAP" };
        var quote = new QuoteContent(0.3333m, "EUR", 100, 30, new(2027, 2, 1)) { Certificates = ["eac"], Incoterm = "DAP", MinimumOrder = 100 };
        var day = new DateOnly(2027, 2, 1);
        Assert.True(Comparison.Of(quote, asked, day).Meets);
        Assert.Equal(new DateOnly(2027, 3, 1), Comparison.Of(quote, asked, day).OrderBy);
        Assert.Equal(33.33m, Comparison.Total(quote, asked));
        Assert.Null(Comparison.Total(quote with { Currency = "USD" }, asked));
        Assert.False(Comparison.Of(quote, asked, day.AddDays(1)).Meets);
        Assert.False(Comparison.Of(quote with { LeadDays = 59 }, asked, day).InTime);
        Assert.True(Comparison.Of(quote with { LeadDays = 58 }, asked, day).InTime);
        Assert.False(Comparison.Of(quote with { MinimumOrder = 101 }, asked, day).MinimumFits);
        Assert.Equal(["EAC"], Comparison.Of(quote with { Certificates = [] }, asked, day).MissingCertificates);
        // Another rule is said, and does not count as missed.
        var elsewhere = Comparison.Of(quote with { Incoterm = "EXW" }, asked, day);
        Assert.Equal((false, true), (elsewhere.SameRule, elsewhere.Meets));
    }
}
