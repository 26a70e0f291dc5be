using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>Who could supply what is asked for, and who is invited to.</summary>
public sealed class SupplyTests
{
    private static readonly object RussianNeed = new { language = "ru", title = "Фильтр из металлической пены", need = "Нужны фильтры горячего газа из титановой пены для печей.", keywords = new[] { new { scheme = "hs", code = "8421" } } };

    [Theory, Databases]
    public async Task Supply_is_found_across_languages_the_own_country_first_with_the_reasons(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, near, far, secret) = (await market.Organisation("Furnaces", "RU"), await market.Organisation("Near Foams", "RU"), await market.Organisation("Far Foams"), await market.Organisation("Secret Foams"));
        var (owner, nearby) = (market.MemberOf(mine), await market.Member(near, "near@example.org", language: "ru"));
        var own = await market.Publish(owner, mine);
        var domestic = await market.Publish(nearby, near);
        var abroad = await market.Publish(market.MemberOf(far), far);
        var hidden = await market.Publish(market.MemberOf(secret), secret, more: new { isAnonymous = true });
        var request = await market.Publish(market.MemberOf(far), far, "TechnologyRequest");
        var id = await buying.Draft(owner, mine, RussianNeed);
        await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/supply", null, HttpStatusCode.Conflict);
        Assert.Contains("once the request is published", await market.Text(owner, $"/rfqs/{id}/supply"), StringComparison.Ordinal);
        await Market.Send(owner, HttpMethod.Post, $"/api/rfqs/{id}/publication", null);

        var supply = await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/supply", null);
        var first = Assert.Single(supply.GetProperty("domestic").EnumerateArray());
        Assert.Equal((domestic, "842139"), (Market.Id(first), first.GetProperty("sharedGoods")[0].GetString()));
        Assert.Contains(first.GetProperty("phrases").EnumerateArray(), p => p.GetProperty("kind").GetString() == "Translation");
        var others = supply.GetProperty("abroad").EnumerateArray().ToList();
        Assert.Equal(new[] { abroad, hidden }.Order(), others.Select(Market.Id).Order());
        Assert.Equal(JsonValueKind.Null, others.Single(o => Market.Id(o) == hidden).GetProperty("organisation").ValueKind);
        Assert.DoesNotContain(new[] { own, request }, x => others.Exists(o => Market.Id(o) == x));
        foreach (var who in new[] { nearby, market.MemberOf(far) })
        {
            await Market.Send(who, HttpMethod.Get, $"/api/rfqs/{id}/supply", null, HttpStatusCode.Forbidden);
            await market.Text(who, $"/rfqs/{id}/supply", HttpStatusCode.NotFound);
        }
        await Market.Send(market.Visitor, HttpMethod.Get, $"/api/rfqs/{id}/supply", null, HttpStatusCode.Unauthorized);
        var page = await owner.Page($"/rfqs/{id}/supply");
        Assert.Equal(["domestic", "abroad", "register"], page.QuerySelectorAll("section[aria-labelledby] > h2").Select(h => h.Id));
        Assert.DoesNotContain("Secret Foams", page.DocumentElement.TextContent, StringComparison.Ordinal);

        using var invited = await owner.Submit($"/rfqs/{id}/supply", $"form:has([value='invite-{domestic}'])", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        await site.Quiet();
        Assert.Single(site.Mails(), m => m.Contains("near@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("приглашает вас предложить цену", StringComparison.Ordinal));
        Assert.True((await Market.Send(owner, HttpMethod.Get, $"/api/rfqs/{id}/supply", null)).GetProperty("domestic")[0].GetProperty("isInvited").GetBoolean());
        Assert.Contains("Фильтр из металлической пены", await market.Text(nearby, "/rfqs/mine"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_invitation_is_sent_once_by_those_who_may_and_to_a_public_offer(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var buying = new Purchase(site, market);
        var (mine, other) = (await market.Organisation("Furnaces"), await market.Organisation("Foams", "RU"));
        var (owner, maker) = (market.MemberOf(mine), await market.Member(other, "maker@example.org"));
        var offer = await market.Publish(maker, other);
        var second = await market.Publish(maker, other);
        var draft = await market.Draft(maker, other);
        var id = await buying.Publish(owner, mine);
        Task<JsonElement> Invite(HttpClient who, Guid opportunity, HttpStatusCode expected) => Market.Send(who, HttpMethod.Post, $"/api/rfqs/{id}/invitations", new { opportunity }, expected);
        await Invite(market.MemberOf(mine, "viewer"), offer, HttpStatusCode.Forbidden);
        await Invite(maker, offer, HttpStatusCode.Forbidden);
        await Invite(market.Visitor, offer, HttpStatusCode.Unauthorized);
        await Invite(owner, draft, HttpStatusCode.BadRequest);
        await Invite(owner, Guid.CreateVersion7(), HttpStatusCode.BadRequest);
        await Invite(owner, offer, HttpStatusCode.NoContent);
        await Invite(owner, offer, HttpStatusCode.Conflict);
        // Another offer of the same supplier is another invitation, but not another mail.
        await Invite(owner, second, HttpStatusCode.NoContent);
        await site.Quiet();
        Assert.Single(site.Mails(), m => MailWords.Of(m).Contains("invites you to quote", StringComparison.Ordinal));
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM partnering_rfq_invitation"));
        Assert.Equal(2, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'partnering.invite-to-quote'"));
        site.Clock.Advance(TimeSpan.FromDays(11));
        await Invite(owner, offer, HttpStatusCode.Conflict);
    }
}
