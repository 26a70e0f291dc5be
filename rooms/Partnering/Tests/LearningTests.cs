using System.Net;
using System.Text.Json;
using Isthmus.Contracts.Partnering;
using Isthmus.Contracts.Registry;
using Isthmus.Partnering.Interests;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

/// <summary>What owners answer teaches the matching, when there is enough of it.</summary>
public sealed class LearningTests
{
    private static object Valve(string field = "006") => new
    {
        language = "en", title = "Mechanical heart valve", summary = "A titanium heart valve prosthesis with pyrolytic carbon leaflets.", description = "The valve is implanted by cardiac surgeons. Sizes from 19 to 31 mm.",
        partnerRole = "A distributor to hospitals.", technicalSpecification = "Titanium and carbon.", offered = "Heart valves.", lookedFor = "Clinics and distributors.", targetCountries = Array.Empty<string>(), keywords = new[] { new { scheme = "een", code = field }, new { scheme = "nace", code = field == "006" ? "Q" : "J" } },
    };

    // Other words, the same field.
    private static object Pump() => new
    {
        language = "en", title = "Infusion pumps wanted", summary = "A ministry buys syringe drivers for wards.", description = "Accuracy of two percent, batteries for eight hours, alarms in hospitals.",
        partnerRole = "Service on site.", technicalSpecification = "Flow of 0.1 to 1200 ml/h.", offered = "Public procurement.", lookedFor = "Makers of infusion pumps.", targetCountries = Array.Empty<string>(), keywords = new[] { new { scheme = "een", code = "006" }, new { scheme = "nace", code = "Q" } },
    };

    [Theory, Databases]
    public async Task Consistent_answers_change_the_order_and_few_change_nothing(Provider provider)
    {
        const int Pairs = 8;
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        async Task<(Guid Organisation, Guid Opportunity)> New(string name, string profile, object content)
        {
            var organisation = await market.Organisation(Market.Unique(name));
            return (organisation, await market.Publish(market.MemberOf(organisation), organisation, profile, content));
        }
        var maker = await New("Maker", "TechnologyOffer", Valve());
        var owner = market.MemberOf(maker.Organisation);
        // One asks for exactly this in another field, one for something else in the same field.
        var words = await New("Words", "TechnologyRequest", Valve("001"));
        var field = await New("Field", "TechnologyRequest", Pump());
        async Task<Guid[]> Order() => [.. (await Market.Send(owner, HttpMethod.Get, $"/api/opportunities/{maker.Opportunity}/matches", null)).EnumerateArray().Select(Market.Id).Where(id => id == words.Opportunity || id == field.Opportunity)];
        async Task<JsonElement> Weights() => await Market.Send(market.Officer, HttpMethod.Get, "/api/partnering/weights", null);
        Assert.Equal([words.Opportunity, field.Opportunity], await Order());

        var offers = new List<Guid>();
        var (alike, related) = (new List<Guid>(), new List<Guid>());
        for (var i = 0; i < Pairs; i++)
        {
            offers.Add((await New("Offer", "TechnologyOffer", Valve())).Opportunity);
            alike.Add((await New("Alike", "TechnologyRequest", Valve("001"))).Organisation);
            related.Add((await New("Related", "TechnologyRequest", Pump())).Organisation);
        }
        async Task Answer(IEnumerable<Guid> opportunities)
        {
            await site.InScope(async sp =>
            {
                var (db, now) = (sp.GetRequiredService<PartneringDb>(), site.Clock.GetUtcNow().UtcDateTime);
                foreach (var o in opportunities)
                {
                    foreach (var (organisation, accept) in alike.Select(a => (a, false)).Concat(related.Select(r => (r, true))))
                    {
                        var i = new Interest { Id = InterestId.New(), OpportunityId = new(o), Organisation = new OrganisationId(organisation), Cooperation = "Tests", OwnOrganisation = "We", AskedAt = now };
                        if (accept) i.Accept(null, now);
                        else i.Decline(DeclineReason.TechnicalFeedback, null, null, now);
                        db.Interests.Add(i);
                    }
                }
                await db.SaveChangesAsync();
            });
            site.Clock.Advance(TimeSpan.FromHours(25));
            await market.Chores();
        }

        // 96 answers, however clear.
        await Answer(offers.Take(6));
        Assert.Equal(JsonValueKind.Null, (await Weights()).GetProperty("answers").ValueKind);
        Assert.Equal([words.Opportunity, field.Opportunity], await Order());
        Assert.Contains("As published: from 100 answers on", await market.Text(market.Officer, "/opportunities/answer-times"), StringComparison.Ordinal);

        await Answer(offers.Skip(6));
        var learnt = await Weights();
        Assert.Equal(128, learnt.GetProperty("answers").GetInt32());
        Assert.True(learnt.GetProperty("lossAfter").GetDouble() < learnt.GetProperty("lossBefore").GetDouble() / 2);
        var inUse = learnt.GetProperty("weights").EnumerateArray().ToDictionary(w => w.GetProperty("axis").GetString()!, w => (Published: w.GetProperty("published").GetDouble(), InUse: w.GetProperty("inUse").GetDouble()));
        Assert.True(inUse["Need"].InUse < inUse["Need"].Published && inUse["Market"].InUse > inUse["Market"].Published);
        Assert.Equal([field.Opportunity, words.Opportunity], await Order());
        Assert.Contains("Learnt from 128 answers", await market.Text(market.Officer, "/opportunities/answer-times"), StringComparison.Ordinal);
        await Market.Send(owner, HttpMethod.Get, "/api/partnering/weights", null, HttpStatusCode.Forbidden);

        // What was answered by those who are gone is not learnt from any more.
        await site.Execute("DELETE FROM partnering_interest WHERE \"State\" = 'Accepted'");
        site.Clock.Advance(TimeSpan.FromHours(25));
        await market.Chores();
        Assert.Equal(JsonValueKind.Null, (await Weights()).GetProperty("answers").ValueKind);
        Assert.Equal([words.Opportunity, field.Opportunity], await Order());
    }
}
