using System.Net;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Residents;

public sealed class ReportTests
{
    [Theory, Databases]
    public async Task A_report_is_expected_when_the_year_is_over_reminded_once_before_and_once_after_its_day_and_filed(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        site.Clock.SetTo(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        using var park = await Park.Open(site);
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "owner@quiet.example", "Olga Owner", "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole> { [new(park.Organisation)] = MemberRole.Owner }, CancellationToken.None));
        var resident = await park.Admitted();
        await Tidy(site);
        Assert.Empty((await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("reports").EnumerateArray());

        site.Clock.SetTo(new DateTimeOffset(2027, 1, 2, 9, 0, 0, TimeSpan.Zero));
        await Tidy(site);
        var url = $"/api/residents/{resident}/reports/2026";
        Assert.Equal("2027-03-31", Assert.Single((await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("reports").EnumerateArray()).GetProperty("dueOn").GetString());
        Assert.Equal(0, await Mails(site, "annual report"));
        site.Clock.SetTo(new DateTimeOffset(2027, 3, 20, 9, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 2; i++) await Tidy(site);
        Assert.Equal(1, await Mails(site, "your annual report"));
        site.Clock.SetTo(new DateTimeOffset(2027, 4, 2, 9, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 2; i++) await Tidy(site);
        Assert.Equal(1, await Mails(site, "the annual report is overdue"));

        await park.Put(park.Officer, url, new { values = new[] { new { kpi = "Jobs", value = 12 } } }, HttpStatusCode.Forbidden);
        await park.Put(park.Member, url, new { values = new[] { new { kpi = "Patents", value = 1 } } }, HttpStatusCode.BadRequest);
        await park.Put(park.Member, url, new { values = new[] { new { kpi = "Jobs", value = 12.5 } } }, HttpStatusCode.BadRequest);
        await park.Put(park.Member, url, new { values = new[] { new { kpi = "Jobs", value = 12 }, new { kpi = "Revenue", value = 5 } } }, HttpStatusCode.BadRequest);
        await park.Put(park.Member, url, new { values = new[] { new { kpi = "Jobs", value = 12 }, new { kpi = "Revenue", value = 5 } }, currency = "RUB" });
        await park.Put(park.Member, url, new { values = new[] { new { kpi = "Jobs", value = 13 } } }, HttpStatusCode.Conflict);
        await park.Post(park.Member, url + "/decision", new { accept = true }, HttpStatusCode.Forbidden);
        await park.Post(park.Officer, url + "/decision", new { accept = false }, HttpStatusCode.BadRequest);
        await park.Post(park.Officer, url + "/decision", new { accept = false, note = "Patents are missing." });
        await park.Put(park.Member, url, new { values = new[] { new { kpi = "Jobs", value = 12 }, new { kpi = "Patents", value = 2 } } });
        await park.Post(park.Officer, url + "/decision", new { accept = true });
        Assert.Equal(1, (await park.Get(park.Officer, $"{park.Api}/residents/funnel"))[0].GetProperty("stages")[6].GetProperty("count").GetInt32());
    }

    [Theory, Databases]
    public async Task An_offer_that_nobody_takes_lapses_and_can_be_made_again(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var resident = await park.HandIn();
        using var expert = await park.Expert(resident);
        await park.Move(park.Officer, resident, "Review");
        await park.Put(expert, $"/api/residents/{resident}/review", Park.Review());
        await park.Post(park.Officer, $"/api/residents/{resident}/offer", new { offerTerms = "Space", offerUntil = "2020-01-01" }, HttpStatusCode.BadRequest);
        var last = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        await park.Post(park.Officer, $"/api/residents/{resident}/offer", new { offerTerms = "Space", offerUntil = last });
        // Its last day is over when it is over there, three hours before it is in UTC.
        site.Clock.SetTo(new(last, new(20, 30), TimeSpan.Zero));
        await Tidy(site);
        Assert.Equal("Offered", await park.State(resident));
        site.Clock.SetTo(new(last, new(21, 30), TimeSpan.Zero));
        await park.Move(park.Member, resident, "Accept", null, HttpStatusCode.Conflict);
        await Tidy(site);
        Assert.Equal("OfferLapsed", await park.State(resident));
        await park.Move(park.Officer, resident, "Reopen");
        await park.Post(park.Officer, $"/api/residents/{resident}/offer", new { offerTerms = "Less space" });
        await park.Move(park.Member, resident, "Accept");
    }

    [Theory, Databases]
    public async Task Who_is_erased_is_in_no_text_of_a_residency(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var resident = await park.Enquire();
        var id = Guid.CreateVersion7();
        await park.Put(park.Member, $"/api/residents/{resident}/application", Park.Application(plan: "Led by Zuleika Abendroth, zuleika@example.org."));
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlacesDb>();
            db.Publish(new AccountErased(new(id), "Zuleika Abendroth", "zuleika@example.org", [new(park.Organisation)]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        Assert.Equal("Led by (erased), (erased).", (await park.Get(park.Member, $"/api/residents/{resident}")).GetProperty("plan").GetString());
        Assert.Equal(0, await site.Count("""SELECT COUNT(*) FROM platform_audit WHERE "Payload" LIKE '%Zuleika%'"""));
    }

    private static async Task Tidy(TestSite site)
    {
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<KeepTime>().Single().Do(CancellationToken.None));
        await site.Quiet();
    }

    private static Task<long> Mails(TestSite site, string says) => site.Count($"""SELECT COUNT(*) FROM platform_mail WHERE "To" = 'owner@quiet.example' AND "Subject" LIKE '%{says}'""");
}
