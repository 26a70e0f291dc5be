using System.Net;
using System.Text;
using System.Text.Json;
using Isthmus.Contracts.Partnering;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

public sealed class InterestTests
{
    [Theory, Databases]
    public async Task From_interest_to_an_agreement_each_side_sees_what_it_may_and_when_it_may(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Zyrianka Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (await market.Member(mine, "maker@example.org", "Mira Maker", language: "fa"), await market.Member(other, "asker@example.org", "Anton Asker", language: "ru"));
        var (third, viewer) = (market.MemberOf(await market.Organisation("Third")), market.MemberOf(other, "viewer"));
        var id = await market.Publish(owner, mine, more: new { isAnonymous = true, confidential = "The alloy is called Kryptal." });
        var url = $"/api/opportunities/{id}/interests";
        await Market.Send(viewer, HttpMethod.Post, url, new { organisation = other, cooperation = "Test", ownOrganisation = "Filters" }, HttpStatusCode.Forbidden);
        await Market.Send(third, HttpMethod.Post, url, new { organisation = other, cooperation = "Test", ownOrganisation = "Filters" }, HttpStatusCode.Forbidden);
        await Market.Send(market.Officer, HttpMethod.Post, url, new { organisation = other, cooperation = "Test", ownOrganisation = "Filters" }, HttpStatusCode.Forbidden);
        await Market.Send(owner, HttpMethod.Post, url, new { organisation = mine, cooperation = "Test", ownOrganisation = "Filters" }, HttpStatusCode.Conflict);
        await Market.Send(asker, HttpMethod.Post, url, new { organisation = other, cooperation = " ", ownOrganisation = "Filters" }, HttpStatusCode.BadRequest);
        var interest = await market.Interest(asker, other, id);
        await Market.Send(asker, HttpMethod.Post, url, new { organisation = other, cooperation = "Test", ownOrganisation = "Filters" }, HttpStatusCode.Conflict);
        await site.Quiet();
        string[] MailsTo(string address) => [.. site.Mails().Where(m => m.Contains(address, StringComparison.Ordinal)).Select(MailWords.Of)];
        Assert.Contains(MailsTo("maker@example.org"), m => m.Contains("ابراز علاقه", StringComparison.Ordinal) && m.Contains("Filters", StringComparison.Ordinal));

        var at = $"/api/interests/{interest}";
        var before = await Market.Send(asker, HttpMethod.Get, at, null);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (before.GetProperty("confidential").ValueKind, before.GetProperty("ownerName").ValueKind));
        Assert.Equal(JsonValueKind.Null, (await market.Show(asker, id)).GetProperty("confidential").ValueKind);
        // Neither contacts nor stages before it is accepted.
        await Market.Send(asker, HttpMethod.Post, at + "/contact", null, HttpStatusCode.Conflict);
        await Market.Send(asker, HttpMethod.Put, at + "/answer", new { accept = true }, HttpStatusCode.Forbidden);
        await Market.Send(market.Officer, HttpMethod.Put, at + "/answer", new { accept = true }, HttpStatusCode.Forbidden);
        await Market.Send(owner, HttpMethod.Put, at + "/answer", new { accept = true });
        await Market.Send(owner, HttpMethod.Put, at + "/answer", new { accept = false, reason = "TooEarly" }, HttpStatusCode.Conflict);
        await site.Quiet();
        Assert.Contains(MailsTo("asker@example.org"), m => m.Contains("принят", StringComparison.Ordinal));

        Assert.Equal("The alloy is called Kryptal.", (await market.Show(asker, id)).GetProperty("confidential").GetString());
        Assert.Contains("Kryptal", await market.Text(asker, $"/interests/{interest}"), StringComparison.Ordinal);
        Assert.Contains("Kryptal", await market.Text(asker, $"/opportunities/{id}"), StringComparison.Ordinal);
        foreach (var who in new[] { third, market.Visitor }) Assert.DoesNotContain("Kryptal", await market.Text(who, $"/opportunities/{id}") + await market.Text(who, $"/api/opportunities/{id}"), StringComparison.Ordinal);

        // One side alone shows nothing yet, not even to itself of the other.
        await Market.Send(asker, HttpMethod.Post, at + "/contact", null);
        foreach (var who in new[] { asker, owner })
        {
            var one = await Market.Send(who, HttpMethod.Get, at, null);
            Assert.Equal((true, false, JsonValueKind.Null, JsonValueKind.Null), (one.GetProperty("askerReleased").GetBoolean(), one.GetProperty("ownerReleased").GetBoolean(), one.GetProperty("askerContact").ValueKind, one.GetProperty("ownerContact").ValueKind));
        }
        await Market.Send(owner, HttpMethod.Post, at + "/contact", null);
        var both = await Market.Send(asker, HttpMethod.Get, at, null);
        Assert.Equal(("maker@example.org", "asker@example.org", "Zyrianka Foams"), (both.GetProperty("ownerContact").GetProperty("email").GetString(), both.GetProperty("askerContact").GetProperty("email").GetString(), both.GetProperty("ownerName").GetString()));
        Assert.DoesNotContain("maker@example.org", await market.Text(market.Officer, at), StringComparison.Ordinal);
        Assert.Equal("Zyrianka Foams", (await market.Show(asker, id)).GetProperty("organisationName").GetString());

        await Step(owner, at, site, "NonDisclosure", "Signed on paper.");
        await Step(asker, at, site, "Samples");
        await Market.Send(asker, HttpMethod.Post, at + "/steps", new { stage = "Closed", on = Today(site) }, HttpStatusCode.BadRequest);
        await Market.Send(asker, HttpMethod.Post, at + "/steps", new { stage = "Agreement", on = Today(site), result = "Agreement" }, HttpStatusCode.BadRequest);
        await Market.Send(asker, HttpMethod.Post, at + "/steps", new { stage = "Agreement", on = "2001-01-01" }, HttpStatusCode.BadRequest);
        await Market.Send(asker, HttpMethod.Post, at + "/steps", new { stage = "Closed", on = Today(site), result = "Agreement" });
        await Market.Send(owner, HttpMethod.Post, at + "/steps", new { stage = "Negotiation", on = Today(site) }, HttpStatusCode.Conflict);
        var end = await Market.Send(owner, HttpMethod.Get, at, null);
        Assert.Equal(("Closed", "Agreement", 3), (end.GetProperty("stage").GetString(), end.GetProperty("result").GetString(), end.GetProperty("steps").GetArrayLength()));

        // What they wrote to each other is theirs: the audit says that, not what.
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Kryptal%' OR \"Payload\" LIKE '%furnaces%' OR \"Payload\" LIKE '%on paper%'"));
        Assert.True(await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" IN ('partnering.express-interest', 'partnering.accept-interest', 'partnering.release-contact', 'partnering.record-step')") >= 7);

        // Taken back, it closes again.
        await Market.Send(owner, HttpMethod.Delete, at, null, HttpStatusCode.Forbidden);
        await Market.Send(asker, HttpMethod.Delete, at, null, HttpStatusCode.NoContent);
        Assert.DoesNotContain("Kryptal", await market.Text(asker, $"/api/opportunities/{id}"), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_decline_has_a_reason_that_the_other_side_and_the_matching_read(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (market.MemberOf(mine), await market.Member(other, "asker@example.org"));
        var id = await market.Publish(owner, mine);
        var at = $"/api/interests/{await market.Interest(asker, other, id)}/answer";
        await Market.Send(owner, HttpMethod.Put, at, new { accept = false }, HttpStatusCode.BadRequest);
        await Market.Send(owner, HttpMethod.Put, at, new { accept = false, reason = "Other" }, HttpStatusCode.BadRequest);
        await Market.Send(owner, HttpMethod.Put, at, new { accept = false, reason = "BenefitUnclear", reasonText = "What is in it for us?" });
        await site.Quiet();
        Assert.Contains(site.Mails(), m => m.Contains("asker@example.org", StringComparison.Ordinal) && MailWords.Of(m).Contains("What is in it for us?", StringComparison.Ordinal));
        var pairs = await site.InScope(sp => sp.GetRequiredService<IOpportunities>().Declined([new(id)], CancellationToken.None));
        Assert.Equal((DeclineReason.BenefitUnclear, other), (Assert.Single(pairs).Reason, pairs[0].Organisation.Value));
        // It may be expressed anew.
        await market.Interest(asker, other, id, "We say now what is in it for you.");
    }

    [Theory, Databases]
    public async Task Of_two_that_are_sent_at_the_same_moment_one_is_there(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (market.MemberOf(mine), market.MemberOf(other));
        var id = await market.Publish(owner, mine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var response = await asker.PostAsync(new Uri($"/api/opportunities/{id}/interests", UriKind.Relative), new StringContent($$"""{"organisation":"{{other}}","cooperation":"Test","ownOrganisation":"Filters"}""", Encoding.UTF8, "application/json"));
            return response.StatusCode;
        }));
        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(a => a == HttpStatusCode.Conflict));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM partnering_interest"));
    }

    [Theory, Databases]
    public async Task How_long_answers_take_is_a_median_of_days(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Slow Foams");
        var owner = market.MemberOf(mine);
        var id = await market.Draft(owner, mine);
        await market.Move(owner, id, "Submit");
        site.Clock.Advance(TimeSpan.FromDays(2));
        await market.Review(id, Market.AllChecks);
        await market.Move(market.Officer, id, "Publish");
        foreach (var days in new[] { 1, 9, 4 })
        {
            var other = await market.Organisation($"Asker {days}");
            var interest = await market.Interest(market.MemberOf(other), other, id);
            site.Clock.Advance(TimeSpan.FromDays(days));
            await Market.Send(owner, HttpMethod.Put, $"/api/interests/{interest}/answer", new { accept = false, reason = "TooEarly" });
        }
        var last = await market.Organisation("Waiting");
        await market.Interest(market.MemberOf(last), last, id);
        var times = await Market.Send(market.Officer, HttpMethod.Get, "/api/partnering/answer-times", null);
        Assert.Equal((2d, 1), (times.GetProperty("reviewMedianDays").GetDouble(), times.GetProperty("reviews").GetInt32()));
        var of = Assert.Single(times.GetProperty("organisations").EnumerateArray());
        Assert.Equal(("Slow Foams", 4d, 3, 1), (of.GetProperty("name").GetString(), of.GetProperty("medianDays").GetDouble(), of.GetProperty("answers").GetInt32(), of.GetProperty("waiting").GetInt32()));
        Assert.Contains("usually within 4.0 days", await market.Text(market.Visitor, $"/opportunities/{id}"), StringComparison.Ordinal);
        Assert.Contains("Slow Foams", await market.Text(market.Officer, "/opportunities/answer-times"), StringComparison.Ordinal);
        await Market.Send(owner, HttpMethod.Get, "/api/partnering/answer-times", null, HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task An_erased_account_leaves_no_contact_behind(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Foams"), await market.Organisation("Filters"));
        var (owner, asker) = (await market.Member(mine, "maker@example.org"), await market.Member(other, "asker@example.org"));
        var id = await market.Publish(owner, mine);
        var at = $"/api/interests/{await market.Interest(asker, other, id)}";
        await Market.Send(owner, HttpMethod.Put, at + "/answer", new { accept = true });
        foreach (var who in new[] { owner, asker }) await Market.Send(who, HttpMethod.Post, at + "/contact", null);
        var user = await site.InScope(sp => sp.GetRequiredService<Contracts.People.IAccounts>().OfEmail("asker@example.org", CancellationToken.None));
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PartneringDb>();
            db.Publish(new Contracts.People.AccountErased(user!.Id));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        var now = await Market.Send(owner, HttpMethod.Get, at, null);
        Assert.Equal((false, JsonValueKind.Null), (now.GetProperty("askerReleased").GetBoolean(), now.GetProperty("askerContact").ValueKind));
    }

    private static string Today(TestSite site) => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).ToString("O");

    private static Task<JsonElement> Step(HttpClient who, string at, TestSite site, string stage, string? note = null) => Market.Send(who, HttpMethod.Post, at + "/steps", new { stage, on = Today(site), note });
}
