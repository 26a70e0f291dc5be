using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.People;
using Isthmus.Places.Clearing;
using Isthmus.Places.Tests.Clearing;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Residents;

/// <summary>The gate is asked at the application and at the admission, and what it says later freezes what is under way.</summary>
public sealed class HeldResidentTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";

    [Theory, Databases]
    public async Task S4_7_a_listing_that_comes_later_freezes_the_pipeline_where_it_stands_and_the_owner_is_told(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        // As of the first of September 2021 nothing is known of the operator: it hands in a request for power and racks.
        site.Clock.SetTo(new DateTimeOffset(2021, 9, 1, 9, 0, 0, TimeSpan.Zero));
        using var park = await Park.Open(site, "Zebulon Hosting");
        await site.InScope(sp => PeopleRoom.EnsureAccount(sp, "owner@zebulon.example", "Olga Owner", "harbour lantern seven", [], new Dictionary<OrganisationId, MemberRole> { [new(park.Organisation)] = MemberRole.Owner }, CancellationToken.None));
        using var compliance = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
        using var added = await compliance.PostAsJsonAsync("/api/compliance/lists", new { code = "own", title = "Invented list", mostDays = 366 });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        await Load(site, compliance, "Somebody Else Entirely");
        var resident = await park.HandIn();
        Assert.False((await park.Get(park.Officer, $"/api/residents/{resident}")).GetProperty("onHold").GetBoolean());

        // The list of the next spring names it.
        site.Clock.SetTo(new DateTimeOffset(2022, 4, 21, 9, 0, 0, TimeSpan.Zero));
        await Load(site, compliance, "Zebulon Hosting");
        var held = await park.Get(park.Officer, $"/api/residents/{resident}");
        Assert.Equal((true, "Submitted"), (held.GetProperty("onHold").GetBoolean(), held.GetProperty("state").GetString()));
        Assert.Equal(["Return", "Decline"], held.GetProperty("moves").EnumerateArray().Select(m => m.GetString()));
        var refused = await park.Move(park.Officer, resident, "Review", null, HttpStatusCode.Conflict);
        Assert.Equal("residents.on-hold", refused.GetProperty("code").GetString());
        Assert.Contains("is being checked", (await park.Member.Page($"/residencies/{resident}")).QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        await site.Quiet();
        var told = site.Mails().Where(m => m.Contains("owner@zebulon.example", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, m => m.Contains("being checked", StringComparison.Ordinal));
        Assert.Equal(1, await site.Count("""SELECT COUNT(*) FROM platform_mail WHERE "To" = 'owner@zebulon.example' AND "DedupeKey" LIKE 'residents/held/%'"""));

        // A list without it sets it free where it stood; one that names it once more is told once more.
        await Load(site, compliance, "Somebody Else Entirely");
        await Load(site, compliance, "Zebulon Hosting");
        Assert.Equal(2, await site.Count("""SELECT COUNT(*) FROM platform_mail WHERE "To" = 'owner@zebulon.example' AND "DedupeKey" LIKE 'residents/held/%'"""));
        await Load(site, compliance, "Somebody Else Entirely");
        Assert.False((await park.Get(park.Officer, $"/api/residents/{resident}")).GetProperty("onHold").GetBoolean());
        await park.Move(park.Officer, resident, "Review");
    }

    [Theory, Databases]
    public async Task Refused_words_are_in_no_application(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var resident = await park.Enquire();
        await park.Put(park.Member, $"/api/residents/{resident}/application", Park.Application(plan: "Guided missile launch technology and military drones."), HttpStatusCode.BadRequest);
        var kept = await park.Get(park.Member, $"/api/residents/{resident}");
        Assert.Equal(("Enquiry", JsonValueKind.Null), (kept.GetProperty("state").GetString(), kept.GetProperty("plan").ValueKind));
    }

    [Theory, Databases]
    public async Task A_held_organisation_is_not_admitted_and_is_in_no_public_list(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var resident = await park.Admitted();
        Assert.Single((await park.Get(park.Visitor, $"{park.Api}/residents")).EnumerateArray());
        await Say(site, park.Organisation, Listed);
        Assert.Empty((await park.Get(park.Visitor, $"{park.Api}/residents")).EnumerateArray());
        await park.Post(park.Officer, $"/api/residents/{resident}/extension", new { until = "2031-01-09", note = "More time." }, HttpStatusCode.Conflict);
        await Say(site, park.Organisation, "Quiet Meadow Works");
        Assert.Single((await park.Get(park.Visitor, $"{park.Api}/residents")).EnumerateArray());
        await park.Move(park.Officer, resident, "Exit", "Left the country.");
        await site.Quiet();
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'resident'"""));
    }

    [Theory, Databases]
    public async Task A_pilot_and_a_development_of_a_held_organisation_are_seen_by_those_who_keep_them_only_and_what_is_over_is_not_screened(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var at = Park.Id(await park.Post(park.Officer, $"{park.Api}/pilot-sites", new { name = new { en = "Roof" }, about = new { en = "A flat roof" }, isOpen = true }, HttpStatusCode.Created));
        async Task<Guid> Pilot(string title) => Park.Id(await park.Post(park.Member, $"/api/pilot-sites/{at}/pilots", new { organisation = park.Organisation, title, purpose = "Pumps on the roof.", startsOn = "2026-06-01", endsOn = "2026-09-30", kpis = new object[] { new { name = "Water", target = 120 } } }, HttpStatusCode.Created));
        var (pilot, refused) = (await Pilot("Sun pump"), await Pilot("Wind pump"));
        foreach (var move in new[] { "Accept", "Start" }) await park.Post(park.Officer, $"/api/pilots/{pilot}/moves", new { move });
        object body = new { organisation = park.Organisation, title = "A cold valve", summary = "Closes without heat.", field = "Electronics", on = "2024-02-01", readiness = 2 };
        var item = Park.Id(await park.Post(park.Officer, $"{park.Api}/transfer-items", body, HttpStatusCode.Created));
        await park.Put(park.Officer, $"/api/transfer-items/{item}/publication", null);
        async Task Seen(HttpStatusCode expected)
        {
            foreach (var url in new[] { $"/api/pilots/{pilot}", $"/api/transfer-items/{item}" }) await park.Get(park.Visitor, url, expected);
        }
        await Seen(HttpStatusCode.OK);
        await Say(site, park.Organisation, Listed);
        await Seen(HttpStatusCode.NotFound);
        await park.Get(park.Member, $"/api/pilots/{pilot}");
        await park.Post(park.Officer, $"/api/transfer-items/{item}/steps", new { stage = "Evaluation", readiness = 3, on = "2024-05-01" }, HttpStatusCode.Conflict);
        await Say(site, park.Organisation, "Quiet Meadow Works");
        await Seen(HttpStatusCode.OK);

        async Task<(long Pilots, long Items)> Screened()
        {
            await site.Quiet();
            return (await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'pilot'"""), await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'transfer'"""));
        }
        Assert.Equal((2, 1), await Screened());
        await park.Post(park.Officer, $"/api/pilots/{refused}/moves", new { move = "Decline", note = "No room." });
        await park.Post(park.Officer, $"/api/transfer-items/{item}/steps", new { stage = "Dropped", readiness = 2, on = "2024-05-01", note = "Known since 1990." });
        Assert.Equal((1, 0), await Screened());
        // Also when it is written anew, about which the gate is asked.
        await park.Put(park.Officer, $"/api/transfer-items/{item}", body);
        Assert.Equal((1, 0), await Screened());
        // Back again, it is asked about before anybody sees it.
        await Park.Send(park.Officer, HttpMethod.Delete, $"/api/transfer-items/{item}/steps/last", null, HttpStatusCode.OK);
        Assert.Equal((1, 1), await Screened());
        await Seen(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task What_an_organisation_has_goes_along_when_it_is_merged_and_of_two_on_their_way_into_one_cluster_one_is_left(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        var resident = await park.Admitted();
        var item = Park.Id(await park.Post(park.Officer, $"{park.Api}/transfer-items", new { organisation = park.Organisation, title = "A cold valve", summary = "Closes without heat.", field = "Electronics" }, HttpStatusCode.Created));
        var (twin, heir) = (await park.Register("Loud Hill Mills"), await park.Register("Academy of rivers"));
        var second = Park.Id(await park.Post(park.Officer, $"{park.Api}/residents", new { organisation = twin, project = "A second valve" }, HttpStatusCode.Created));
        async Task<(Guid, Guid, string, bool)> Stands()
        {
            var shown = await park.Get(park.Officer, $"/api/residents/{resident}");
            return (shown.GetProperty("organisation").GetGuid(), (await park.Get(park.Officer, $"/api/transfer-items/{item}")).GetProperty("organisation").GetGuid(), shown.GetProperty("state").GetString()!, shown.GetProperty("onHold").GetBoolean());
        }
        await Gates.Merge(site, park.Organisation, twin);
        Assert.Equal(("Resident", "Withdrawn"), (await park.State(resident), await park.State(second)));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'resident'"""));

        var merge = await Gates.Merge(site, heir, park.Organisation);
        Assert.Equal((heir, heir, "Resident", false), await Stands());
        await Say(site, heir, Listed);
        Assert.Equal((heir, heir, "Resident", true), await Stands());
        await Say(site, heir, "Quiet Meadow Works");
        await Gates.Undo(site, merge);
        Assert.Equal((park.Organisation, park.Organisation, "Resident", false), await Stands());
    }

    [Theory, Databases]
    public async Task What_was_never_asked_about_is_asked_about_by_the_chore(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var park = await Park.Open(site);
        await park.Enquire();
        await site.Execute("""UPDATE places_resident SET "Clearance" = NULL, "OnHold" = (1 = 1)""");
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<ClearUnasked>().Single().Do(CancellationToken.None));
        Assert.Equal((0, 1), (await site.Count("""SELECT count(*) FROM places_resident WHERE "OnHold" """), await site.Count("""SELECT count(*) FROM places_resident WHERE "Clearance" IS NOT NULL""")));
    }

    // A list of one name takes the place of the one before, as officers load it.
    private static async Task Load(TestSite site, HttpClient officer, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"id,type,name\nx1,organization,\"{name}\"\n")), "files", "list.csv" } };
        using var loaded = await officer.PostAsync(new Uri("/api/compliance/lists/own/versions", UriKind.Relative), form);
        Assert.True(loaded.IsSuccessStatusCode, await loaded.Content.ReadAsStringAsync());
        await site.Quiet();
    }

    private static Task Say(TestSite site, Guid organisation, string name) => Gates.Say(site, Gates.OfOrganisation(organisation, name));
}
