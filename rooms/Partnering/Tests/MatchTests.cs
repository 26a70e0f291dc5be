using System.Net;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Partnering.Tests;

/// <summary>Who is proposed to whom, and what is said about it.</summary>
public sealed class MatchTests
{
    private static object Valve(string language = "en") => language switch
    {
        "ru" => new
        {
            language = "ru", title = "Искусственный клапан сердца", summary = "Ищем производителя протезов клапана сердца для клиник Сибири.", description = "Нужны механические клапаны с титановым корпусом и пиролитическим углеродом.",
            partnerRole = "Изготовитель поставляет клапаны и обучает хирургов.", technicalSpecification = "Размеры от 19 до 31 мм.", offered = "Сеть клиник.", lookedFor = "Производитель клапанов сердца.", targetCountries = Array.Empty<string>(),
        },
        _ => new
        {
            language = "en", title = "Mechanical heart valve", summary = "A titanium heart valve prosthesis with pyrolytic carbon leaflets.", description = "The valve is implanted by cardiac surgeons. Sizes from 19 to 31 mm.",
            partnerRole = "A distributor to hospitals.", advantages = "No clotting in ten years of tests.", technicalSpecification = "Titanium and carbon.", offered = "Heart valves.", lookedFor = "Clinics and distributors.", targetCountries = Array.Empty<string>(),
        },
    };

    [Theory, Databases]
    public async Task A_request_in_one_language_finds_the_offer_in_another_with_the_reasons(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (maker, clinics, foams) = (await market.Organisation("Zyrianka Valves"), await market.Organisation("Clinics", "RU"), await market.Organisation("Foams"));
        var (offers, asks, other) = (market.MemberOf(maker), market.MemberOf(clinics), market.MemberOf(foams));
        var valve = await market.Publish(offers, maker, more: Valve());
        await market.Publish(other, foams, more: new { targetCountries = Array.Empty<string>() });
        var request = await market.Publish(asks, clinics, "TechnologyRequest", Valve("ru"));

        var matches = (await Market.Send(asks, HttpMethod.Get, $"/api/opportunities/{request}/matches", null)).EnumerateArray().ToList();
        Assert.Equal(valve, Market.Id(matches[0]));
        Assert.Contains(matches[0].GetProperty("phrases").EnumerateArray(), p => p.GetProperty("kind").GetString() == "Translation" && p.GetProperty("theirs").GetString()!.Contains("valve", StringComparison.OrdinalIgnoreCase));
        var need = matches[0].GetProperty("axes").EnumerateArray().Single(a => a.GetProperty("axis").GetString() == "Need").GetProperty("forUs").GetInt32();
        if (matches.Count > 1) Assert.True(need > matches[1].GetProperty("axes").EnumerateArray().Single(a => a.GetProperty("axis").GetString() == "Need").GetProperty("forUs").GetInt32());
        // and the other way round
        Assert.Equal(request, Market.Id((await Market.Send(offers, HttpMethod.Get, $"/api/opportunities/{valve}/matches", null))[0]));
        var page = await market.Text(asks, $"/opportunities/{request}/matches", language: "fa");
        Assert.Contains("Mechanical heart valve", page, StringComparison.Ordinal);
        Assert.Contains("ترجمه", page, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task The_list_is_for_its_own_people_and_for_what_is_public(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (maker, clinics) = (await market.Organisation("Makers"), await market.Organisation("Clinics", "RU"));
        var (offers, asks) = (market.MemberOf(maker), market.MemberOf(clinics));
        var draft = await market.Draft(offers, maker, more: Valve());
        await Market.Send(offers, HttpMethod.Get, $"/api/opportunities/{draft}/matches", null, HttpStatusCode.Conflict);
        Assert.Contains("once the opportunity is published", await market.Text(offers, $"/opportunities/{draft}/matches"), StringComparison.Ordinal);
        await Market.Send(asks, HttpMethod.Get, $"/api/opportunities/{draft}/matches", null, HttpStatusCode.NotFound);
        var valve = await market.Publish(offers, maker, more: Valve());
        await Market.Send(asks, HttpMethod.Get, $"/api/opportunities/{valve}/matches", null, HttpStatusCode.Forbidden);
        await market.Text(asks, $"/opportunities/{valve}/matches", HttpStatusCode.NotFound);
        await Market.Send(market.Visitor, HttpMethod.Get, $"/api/opportunities/{valve}/matches", null, HttpStatusCode.Unauthorized);
        Assert.Equal(0, (await Market.Send(offers, HttpMethod.Get, $"/api/opportunities/{valve}/matches", null)).GetArrayLength());
        Assert.Contains("Nobody fits yet", await market.Text(offers, $"/opportunities/{valve}/matches"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task What_is_withdrawn_or_declined_or_anonymous_is_treated_so(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (maker, second, clinics) = (await market.Organisation("Makers of valves"), await market.Organisation("Secret makers"), await market.Organisation("Clinics", "RU"));
        var (offers, hidden, asks) = (market.MemberOf(maker), market.MemberOf(second), market.MemberOf(clinics));
        var valve = await market.Publish(offers, maker, more: Valve());
        var anonymous = JsonSerializer.SerializeToNode(Valve())!.AsObject();
        anonymous["isAnonymous"] = true;
        var secret = await market.Publish(hidden, second, more: anonymous);
        var request = await market.Publish(asks, clinics, "TechnologyRequest", Valve("ru"));
        async Task<List<JsonElement>> Matches() => [.. (await Market.Send(asks, HttpMethod.Get, $"/api/opportunities/{request}/matches", null)).EnumerateArray()];

        var both = await Matches();
        Assert.Equal([valve, secret], both.Select(Market.Id).Order());
        Assert.Equal(JsonValueKind.Null, both.Single(m => Market.Id(m) == secret).GetProperty("organisation").ValueKind);
        Assert.DoesNotContain("Secret makers", await market.Text(asks, $"/opportunities/{request}/matches"), StringComparison.Ordinal);

        var interest = await market.Interest(asks, clinics, valve);
        await site.Quiet();
        await Market.Send(offers, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = false, reason = "TooEarly" });
        Assert.Equal([secret], (await Matches()).Select(Market.Id));
        await market.Move(hidden, secret, "Withdraw");
        Assert.Empty(await Matches());
    }

    [Theory, Databases]
    public async Task Once_a_day_lists_are_made_for_all_and_what_is_new_is_written_once_a_week(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (maker, second, clinics) = (await market.Organisation("Makers of valves"), await market.Organisation("Other makers"), await market.Organisation("Clinics", "RU"));
        var (offers, others) = (market.MemberOf(maker), market.MemberOf(second));
        var asks = await market.Member(clinics, "clinic@example.org", "Klara Klinik", language: "ru");
        var valve = await market.Publish(offers, maker, more: Valve());
        var request = await market.Publish(asks, clinics, "TechnologyRequest", Valve("ru"));
        string[] Mails() => [.. site.Mails().Where(m => m.Contains("clinic@example.org", StringComparison.Ordinal)).Select(MailWords.Of).Where(m => m.Contains("подойти", StringComparison.Ordinal))];
        async Task<List<JsonElement>> Proposals(HttpClient who) => [.. (await Market.Send(who, HttpMethod.Get, "/api/opportunities/proposals", null)).EnumerateArray()];

        Assert.Empty(await Proposals(asks));
        Assert.Contains("Nothing is proposed yet", await market.Text(asks, "/opportunities/proposals"), StringComparison.Ordinal);
        await market.Chores();
        await market.Chores();
        var first = Assert.Single(await Proposals(asks));
        Assert.Equal((request, valve, 1), (first.GetProperty("opportunity").GetGuid(), first.GetProperty("other").GetGuid(), first.GetProperty("place").GetInt32()));
        Assert.Equal(request, Assert.Single(await Proposals(offers)).GetProperty("other").GetGuid());
        Assert.Contains("Mechanical heart valve", Assert.Single(Mails()), StringComparison.Ordinal);
        Assert.Contains("Mechanical heart valve", await market.Text(asks, "/opportunities/proposals", language: "fa"), StringComparison.Ordinal);
        await Market.Send(others, HttpMethod.Get, $"/api/opportunities/proposals?organisation={clinics}", null, HttpStatusCode.Forbidden);
        await Market.Send(market.Visitor, HttpMethod.Get, "/api/opportunities/proposals", null, HttpStatusCode.Unauthorized);

        // the next day somebody is new, and somebody gone
        var newer = await market.Publish(others, second, more: Valve());
        await market.Move(offers, valve, "Withdraw");
        Assert.Empty(await Proposals(asks));
        site.Clock.Advance(TimeSpan.FromHours(25));
        await market.Chores();
        Assert.Equal(newer, Assert.Single(await Proposals(asks)).GetProperty("other").GetGuid());
        Assert.Empty(await Proposals(offers));
        Assert.Single(Mails());
    }

    [Theory, Databases]
    public async Task Matches_proposals_and_the_list_say_who_deals_with_whom_and_narrow_by_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        async Task<Guid> Organisation(string name, string kind, string actor) => Market.Id(await Market.Send(market.Officer, HttpMethod.Post, "/api/organisations", new { name, kind, actor, country = "RU" }, HttpStatusCode.Created));
        var maker = await market.Organisation("Makers of valves");
        var (ministry, cluster, institute) = (await Organisation("Ministry of hearts", "Agency", "Government"), await Organisation("Cluster of clinics", "Cluster", "Business"), await Organisation("Institute of hearts", "Laboratory", "Research"));
        var offers = market.MemberOf(maker);
        var valve = await market.Publish(offers, maker, more: Valve());
        var requests = new Dictionary<string, Guid>();
        foreach (var (relation, organisation) in new[] { ("B2G", ministry), ("B2A", cluster), ("B2R", institute) }) requests[relation] = await market.Publish(market.MemberOf(organisation), organisation, "TechnologyRequest", Valve("ru"));
        async Task<Dictionary<string, Guid>> Matches(string query = "") => (await Market.Send(offers, HttpMethod.Get, $"/api/opportunities/{valve}/matches{query}", null)).EnumerateArray().ToDictionary(m => m.GetProperty("relation").GetString()!, Market.Id);

        Assert.Equal(requests.OrderBy(r => r.Key), (await Matches()).OrderBy(r => r.Key));
        Assert.Equal(requests["B2G"], Assert.Single(await Matches("?actor=government")).Value);
        Assert.Equal("B2A", Assert.Single(await Matches("?actor=association")).Key);
        Assert.Empty(await Matches("?actor=business"));
        var page = await market.Text(offers, $"/opportunities/{valve}/matches?actor=government");
        Assert.Contains(">B2G</abbr>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">B2A</abbr>", page, StringComparison.Ordinal);
        Assert.Contains("نهاد دولتی", await market.Text(offers, $"/opportunities/{valve}/matches", language: "fa"), StringComparison.Ordinal);

        var listed = (await Market.Send(market.Visitor, HttpMethod.Get, "/api/opportunities?actor=government&actor=research", null)).GetProperty("items").EnumerateArray().Select(Market.Id);
        Assert.Equal(new[] { requests["B2G"], requests["B2R"] }.Order(), listed.Order());
        var facets = await market.Text(market.Visitor, "/opportunities?actor=research");
        Assert.Contains("Government or public body (G)", facets, StringComparison.Ordinal);
        Assert.Contains("1 opportunity", facets, StringComparison.Ordinal);

        // The register learns better; by the next day the opportunity knows.
        var version = (await Market.Send(market.Officer, HttpMethod.Get, $"/api/organisations/{institute}", null)).GetProperty("version").GetInt32();
        await Market.Send(market.Officer, HttpMethod.Put, $"/api/organisations/{institute}", new { name = "Institute of hearts", kind = "Laboratory", actor = "Government", country = "RU" }, version: version);
        await market.Chores();
        Assert.Equal(2, (await Market.Send(offers, HttpMethod.Get, $"/api/opportunities/{valve}/matches?actor=government", null)).GetArrayLength());
        Assert.Equal(3, (await Market.Send(offers, HttpMethod.Get, "/api/opportunities/proposals", null)).GetArrayLength());
        Assert.Equal("B2A", Assert.Single((await Market.Send(offers, HttpMethod.Get, "/api/opportunities/proposals?actor=association", null)).EnumerateArray()).GetProperty("relation").GetString());
        Assert.Contains(">B2A</abbr>", await market.Text(offers, "/opportunities/proposals?actor=association"), StringComparison.Ordinal);
    }
}
