using System.Net;
using System.Text.RegularExpressions;
using Isthmus.Contracts.People;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>Searches that a person keeps, and the mails of what is new in them.</summary>
public sealed partial class SearchTests
{
    [Theory, Databases]
    public async Task A_search_is_ones_own_and_is_kept_changed_and_removed(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var (one, other) = (await market.Member(mine, "one@example.org"), await market.Member(mine, "other@example.org"));
        var kept = await Market.Send(one, HttpMethod.Post, "/api/opportunities/searches", new { name = "Foams of Iran", query = "q=metal foam&country=ir&profile=TechnologyOffer&colour=red&trl=77&page=3", rhythm = "Daily" }, HttpStatusCode.Created);
        // What means nothing to the list is not kept.
        Assert.Equal("q=metal%20foam&profile=technologyOffer&country=IR", kept.GetProperty("query").GetString());
        var address = $"/api/opportunities/searches/{Market.Id(kept)}";

        await Market.Send(one, HttpMethod.Post, "/api/opportunities/searches", new { name = "Again", query = "country=IR&profile=technologyOffer&q=metal+foam" }, HttpStatusCode.BadRequest);
        foreach (var bad in new object[] { new { query = "q=x" }, new { name = " ", query = "q=x" }, new { name = new string('x', 101) }, new { name = "x", query = new string('x', 4001) }, new { name = "x", rhythm = "Hourly" } })
            await Market.Send(one, HttpMethod.Post, "/api/opportunities/searches", bad, HttpStatusCode.BadRequest);
        await Market.Send(market.Visitor, HttpMethod.Get, "/api/opportunities/searches", null, HttpStatusCode.Unauthorized);
        await Market.Send(market.Visitor, HttpMethod.Post, "/api/opportunities/searches", new { name = "x" }, HttpStatusCode.Unauthorized);

        // To everybody else it does not exist.
        Assert.Equal(0, (await Market.Send(other, HttpMethod.Get, "/api/opportunities/searches", null)).GetArrayLength());
        foreach (var who in new[] { other, market.Officer })
        {
            await Market.Send(who, HttpMethod.Put, address, new { name = "Mine now", rhythm = "None" }, HttpStatusCode.NotFound);
            await Market.Send(who, HttpMethod.Delete, address, null, HttpStatusCode.NotFound);
            await market.Text(who, $"/opportunities/searches/{Market.Id(kept)}", HttpStatusCode.NotFound);
        }

        Assert.Equal("Weekly", (await Market.Send(one, HttpMethod.Put, address, new { name = "Foams", rhythm = "Weekly" })).GetProperty("rhythm").GetString());
        await Market.Send(one, HttpMethod.Delete, address, null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await Market.Send(one, HttpMethod.Get, "/api/opportunities/searches", null)).GetArrayLength());

        for (var i = 0; i < 30; i++) await Market.Send(one, HttpMethod.Post, "/api/opportunities/searches", new { name = $"Search {i}", query = $"q=word{i}" }, HttpStatusCode.Created);
        await Market.Send(one, HttpMethod.Post, "/api/opportunities/searches", new { name = "One more", query = "q=more" }, HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task What_is_new_is_written_once_in_the_rhythm_asked_for_and_stops_without_signing_in(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var (maker, reader) = (market.MemberOf(mine), await market.Member(await market.Organisation("Filters"), "reader@example.org", "Рита", language: "ru"));
        await market.Publish(maker, mine, more: new { title = "Titanium foam of yesterday" });
        site.Clock.Advance(TimeSpan.FromHours(1));
        await Market.Send(reader, HttpMethod.Post, "/api/opportunities/searches", new { name = "Пена", query = "q=foam&country=IR", rhythm = "Daily" }, HttpStatusCode.Created);
        string[] Mails() => [.. site.Mails().Where(m => m.Contains("reader@example.org", StringComparison.Ordinal)).Select(MailWords.Of)];

        // What was there is not news, and nothing new is no mail.
        site.Clock.Advance(TimeSpan.FromHours(25));
        await market.Chores();
        Assert.Empty(Mails());

        var found = await market.Publish(maker, mine, more: new { title = "Titanium foam of today" });
        await market.Publish(maker, mine, more: new { title = "Zinc paint", summary = "A paint.", description = "Paint.", partnerRole = "A painter.", advantages = "Cheap.", technicalSpecification = "Zinc.", offered = "Paint.", lookedFor = "A painter." });
        site.Clock.Advance(TimeSpan.FromHours(1));
        await market.Chores();
        Assert.Empty(Mails());
        site.Clock.Advance(TimeSpan.FromHours(24));
        await market.Chores();
        await market.Chores();
        var mail = Assert.Single(Mails());
        Assert.Contains("Новое по запросу «Пена»: 1", mail, StringComparison.Ordinal);
        Assert.Contains($"/opportunities/{found}", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("yesterday", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Zinc", mail, StringComparison.Ordinal);

        // The way out stands in the mail: a page that asks first, and stops for whoever has the key only.
        var stop = StopAddress().Match(mail).Value;
        await market.Text(market.Visitor, stop[..^1] + (stop[^1] == '0' ? "1" : "0"), HttpStatusCode.NotFound);
        await market.Text(market.Visitor, stop[..stop.IndexOf('?')], HttpStatusCode.NotFound);
        await market.Text(market.Visitor, stop);
        await market.Publish(maker, mine, more: new { title = "Foam of the third day" });
        site.Clock.Advance(TimeSpan.FromHours(25));
        await market.Chores();
        Assert.Equal(2, Mails().Length);
        using var stopped = await market.Visitor.Submit(stop, "form:has([name='_handler'][value='stop'])", new Dictionary<string, string>());
        Assert.NotNull((await stopped.Html()).QuerySelector(".notice-success"));
        await market.Publish(maker, mine, more: new { title = "Foam of the fourth day" });
        site.Clock.Advance(TimeSpan.FromDays(8));
        await market.Chores();
        Assert.Equal(2, Mails().Length);
        Assert.Equal("None", (await Market.Send(reader, HttpMethod.Get, "/api/opportunities/searches", null))[0].GetProperty("rhythm").GetString());
    }

    [Theory, Databases]
    public async Task A_search_is_saved_from_the_list_on_pages_and_goes_with_the_account(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var reader = await market.Member(mine, "reader@example.org");
        var list = await reader.Page("/opportunities?q=foam&profile=technologyOffer");
        var save = list.QuerySelectorAll("a.btn").Select(a => a.GetAttribute("href")!).Single(h => h.StartsWith("/opportunities/searches/new", StringComparison.Ordinal));
        Assert.DoesNotContain("/opportunities/searches", (await market.Visitor.Page("/opportunities?q=foam")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull((await reader.Page("/opportunities/searches")).QuerySelector(".empty"));
        var refused = await (await reader.Submit(save, "form:has([name='Form.Name'])", new Dictionary<string, string> { ["Form.Name"] = "" })).Html();
        Assert.NotNull(refused.QuerySelector(".field-bad [name='Form.Name']"));
        using var saved = await reader.Submit(save, "form:has([name='Form.Name'])", new Dictionary<string, string> { ["Form.Name"] = "Foams" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var row = (await reader.Page("/opportunities/searches")).QuerySelector("tbody tr")!;
        Assert.Equal("/opportunities?q=foam&profile=technologyOffer", row.QuerySelector("th a")!.GetAttribute("href"));
        Assert.Contains("Words: foam · Technology offer", row.TextContent, StringComparison.Ordinal);
        var page = row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(h => h.StartsWith("/opportunities/searches/", StringComparison.Ordinal));
        using var changed = await reader.Submit(page, "form:has([name='Form.Name'])", new Dictionary<string, string> { ["Form.Name"] = "Metal foams", ["Form.Rhythm"] = "Daily" });
        Assert.Contains("Metal foams", (await reader.Page("/opportunities/searches")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        using var removed = await reader.Submit(page, "form:has([name='_handler'][value='remove'])", new Dictionary<string, string>());
        Assert.NotNull((await reader.Page("/opportunities/searches")).QuerySelector(".empty"));

        await Market.Send(reader, HttpMethod.Post, "/api/opportunities/searches", new { name = "Everything" }, HttpStatusCode.Created);
        var account = await site.InScope(async sp => (await sp.GetRequiredService<IAccounts>().OfEmail("reader@example.org", CancellationToken.None))!.Id);
        await site.InScope(async sp => { var db = sp.GetRequiredService<PartneringDb>(); db.Publish(new AccountErased(account)); await db.SaveChangesAsync(); });
        await site.Quiet();
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM partnering_search"));
    }

    [GeneratedRegex(@"/opportunities/searches/\S+/stop\?key=[0-9a-f]{32}")]
    private static partial Regex StopAddress();
}
