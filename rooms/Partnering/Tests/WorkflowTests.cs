using System.Net;
using System.Text;
using Isthmus.Contracts.Partnering;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Partnering.Tests;

public sealed class WorkflowTests
{
    [Theory, Databases]
    public async Task The_way_from_a_draft_to_the_public_is_recorded_and_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        await site.InScope(sp => People.PeopleRoom.EnsureAccount(sp, "officer@example.org", "Of Ficer", "harbour lantern seven", [Roles.Officer], new Dictionary<Contracts.Registry.OrganisationId, Contracts.People.MemberRole>(), CancellationToken.None));
        var mine = await market.Organisation("Foams");
        var member = await market.Member(mine, "maker@example.org", language: "ru");
        var id = await market.Draft(member, mine);
        await market.Move(member, id, "Submit");
        await site.Quiet();
        Assert.Contains(site.Mails(), m => m.Contains("officer@example.org", StringComparison.Ordinal) && m.Contains("For review", StringComparison.Ordinal));

        // What is not in order goes back with the note, in the reader's language.
        await market.Review(id, Market.AllChecks[..5], "Say what the pores are for.");
        Assert.Equal("Draft", await market.State(id));
        await market.Move(member, id, "Submit");
        await market.Review(id, Market.AllChecks);
        await market.Move(market.Officer, id, "Publish");
        await site.Quiet();
        var mails = site.Mails().Where(m => m.Contains("maker@example.org", StringComparison.Ordinal)).Select(Decoded).ToList();
        Assert.Contains(mails, m => m.Contains("Say what the pores are for.", StringComparison.Ordinal) && m.Contains("снова черновик", StringComparison.Ordinal));
        Assert.Contains(mails, m => m.Contains("теперь опубликовано", StringComparison.Ordinal));

        var page = await market.Text(member, $"/opportunities/{id}/history", language: "en");
        foreach (var step in new[] { "Begun", "Submitted for review", "Reviewed", "Sent to publication", "5 / 8", "8 / 8" }) Assert.Contains(step, page, StringComparison.Ordinal);
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            var reviews = await db.Audit.Where(a => a.SubjectKind == "partnering_review").OrderBy(a => a.Seq).Select(a => a.Payload!).ToListAsync();
            Assert.Equal(2, reviews.Count);
            Assert.True(reviews[1].Contains("LanguageCorrect", StringComparison.Ordinal), reviews[1]);
            Assert.DoesNotContain("LanguageCorrect", reviews[0], StringComparison.Ordinal);
            // What it says is told in words, not by the names of types.
            Assert.False(await db.Audit.AnyAsync(a => a.Action.StartsWith("partnering.") && a.Payload!.Contains("System.")));
            Assert.True(await db.Audit.AnyAsync(a => a.Action == "partnering.add-opportunity" && a.Payload!.Contains("Pores of 0.2 to 2 mm.") && a.Payload.Contains("AppliedFor")));
            Assert.Single(await db.Outbox.Where(m => m.Type == OpportunityPublished.Name).ToListAsync());
        });
        var cards = await site.InScope(sp => sp.GetRequiredService<IOpportunities>().Published(null, 10, CancellationToken.None));
        Assert.Equal(("Titanium foam for filters", true), (Assert.Single(cards).Words[0].Title, cards[0].Words[0].IsAuthentic));
    }

    [Theory, Databases]
    public async Task It_lasts_a_year_is_reminded_of_once_extended_once_and_expires(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var member = await market.Member(mine, "maker@example.org");
        var id = await market.Publish(member, mine);
        await site.Quiet();
        int Reminders() => site.Mails().Count(m => m.Contains("maker@example.org", StringComparison.Ordinal) && Decoded(m).Contains("Ends soon", StringComparison.Ordinal));
        var extension = $"/api/opportunities/{id}/extension";
        site.Clock.Advance(TimeSpan.FromDays(334));
        await Market.Send(member, HttpMethod.Post, extension, null, HttpStatusCode.Conflict);
        await market.Chores();
        Assert.Equal(0, Reminders());
        site.Clock.Advance(TimeSpan.FromDays(17.5));
        await market.Chores();
        await market.Chores();
        Assert.Equal(1, Reminders());
        await Market.Send(market.MemberOf(mine, "viewer"), HttpMethod.Post, extension, null, HttpStatusCode.Forbidden);
        await Market.Send(market.MemberOf(await market.Organisation("Else")), HttpMethod.Post, extension, null, HttpStatusCode.Forbidden);
        var until = (await Market.Send(member, HttpMethod.Post, extension, null)).GetProperty("validUntil").GetDateTime();
        Assert.InRange((until - site.Clock.GetUtcNow().UtcDateTime).TotalDays, 365 + 13, 365 + 14);
        await Market.Send(member, HttpMethod.Post, extension, null, HttpStatusCode.Conflict);

        site.Clock.Advance(TimeSpan.FromDays(370));
        await market.Chores();
        Assert.Equal(2, Reminders());
        await Market.Send(member, HttpMethod.Post, extension, null, HttpStatusCode.Conflict);
        // Over is over, whether or not the hour has come in which that is written.
        site.Clock.Advance(TimeSpan.FromDays(10));
        await market.Show(market.Visitor, id, HttpStatusCode.NotFound);
        Assert.Empty(await site.InScope(sp => sp.GetRequiredService<IOpportunities>().Published(null, 10, CancellationToken.None)));
        await market.Chores();
        Assert.Equal("Expired", await market.State(id));
        Assert.Contains(site.Mails(), m => m.Contains("maker@example.org", StringComparison.Ordinal) && Decoded(m).Contains("Expired:", StringComparison.Ordinal));

        // Again from the beginning, with a time of its own.
        await market.Move(member, id, "Revise");
        await market.Move(member, id, "Submit");
        await market.Review(id, Market.AllChecks);
        await market.Move(market.Officer, id, "Publish");
        Assert.True((await market.Show(market.Visitor, id)).GetProperty("validUntil").GetDateTime() > site.Clock.GetUtcNow().UtcDateTime.AddDays(364));
    }

    [Theory, Databases]
    public async Task A_research_request_lasts_as_long_as_its_call_and_takes_interest_until_its_own_deadline(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var (mine, other) = (await market.Organisation("Lab"), await market.Organisation("Partner"));
        var (member, asker) = (market.MemberOf(mine), market.MemberOf(other));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        var id = await market.Publish(member, mine, "ResearchRequest", new { interestUntil = today.AddDays(5).ToString("O"), callUntil = today.AddDays(40).ToString("O") });
        Assert.True((await market.Show(market.Visitor, id)).GetProperty("takesInterest").GetBoolean());
        Assert.Contains(id.ToString(), await market.Text(market.Visitor, "/api/opportunities?open=true"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.DoesNotContain(id.ToString(), await market.Text(market.Visitor, "/api/opportunities?open=true"), StringComparison.Ordinal);
        Assert.False((await market.Show(market.Visitor, id)).GetProperty("takesInterest").GetBoolean());
        await Market.Send(asker, HttpMethod.Post, $"/api/opportunities/{id}/interests", new { organisation = other, cooperation = "Join", ownOrganisation = "Partner" }, HttpStatusCode.Conflict);
        site.Clock.Advance(TimeSpan.FromDays(30));
        await Market.Send(member, HttpMethod.Post, $"/api/opportunities/{id}/extension", null, HttpStatusCode.Conflict);
        site.Clock.Advance(TimeSpan.FromDays(5));
        await market.Chores();
        Assert.Equal("Expired", await market.State(id));
        await market.Move(member, id, "Revise");
        await market.Move(member, id, "Submit");
        await market.Review(id, Market.AllChecks);
        // The call is over: it would be public for no time at all.
        await market.Move(market.Officer, id, "Publish", expected: HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task What_was_public_stays_complete_and_who_was_slower_overwrites_nothing(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var market = new Market(site);
        var mine = await market.Organisation("Foams");
        var member = market.MemberOf(mine);
        var id = await market.Publish(member, mine);
        var version = (await market.Show(member, id)).GetProperty("version").GetInt32();
        await market.Put(member, id, Market.OfProfile("TechnologyOffer", new { advantages = "" }), version, HttpStatusCode.BadRequest);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async n =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/opportunities/{id}") { Content = new StringContent(Market.OfProfile("TechnologyOffer", new { title = $"Foam {n}" }).ToJsonString(), Encoding.UTF8, "application/json") };
            message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
            using var response = await member.SendAsync(message);
            return response.StatusCode;
        }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], both.Order());
        var kept = await Market.Send(member, HttpMethod.Get, $"/api/opportunities/{id}/versions", null);
        Assert.Equal("Titanium foam for filters", Assert.Single(kept.EnumerateArray()).GetProperty("texts")[0].GetProperty("title").GetString());
    }

    /// <summary>A mail in words: its base64 and quoted parts read.</summary>
    internal static string Decoded(string mail) => MailWords.Of(mail);
}
