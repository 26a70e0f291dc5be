using System.Net;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Clearing;

/// <summary>A place is asked about with who owns, runs and manages it, a member by itself. What the gate holds is in no public list, count, map or file.</summary>
public sealed class HeldPlaceTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";
    private const string Harmless = "Quiet Meadow Works";

    [Theory, Databases]
    public async Task A_place_of_an_operator_on_hold_is_shown_to_nobody_but_those_who_keep_it_and_comes_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (operatedBy, other) = (await agency.Organisation(Harmless), await agency.Organisation("Loud Meadow Mills"));
        var house = await agency.House(operatedBy, new { nameEn = "House of the meadow" });
        var cluster = await agency.House(more: new { kind = "Cluster", nameEn = "Cluster of the meadow", parent = house });
        async Task<List<string>> Seen()
        {
            var seen = new List<string>();
            foreach (var url in new[] { "/places", "/places?q=meadow", $"/places/{cluster}", "/places/network?on=2022-01-01", "/api/places", "/api/places/export.csv", "/api/places/network?on=2022-01-01", "/api/places/network.csv?on=2022-01-01" })
                if ((await agency.Text(url)).Contains("House of the meadow", StringComparison.Ordinal)) seen.Add(url);
            return seen;
        }
        Assert.Equal(8, (await Seen()).Count);
        await Gates.Say(site, Gates.OfOrganisation(operatedBy, Listed));
        Assert.Empty(await Seen());
        Assert.Equal(1, (await agency.Get("/api/places/network?on=2022-01-01", agency.Visitor)).GetProperty("count").GetInt32());
        foreach (var url in new[] { $"/places/{house}", $"/api/places/{house}", $"/places/{house}/members", $"/places/{house}/territory", $"/places/{house}/services" }) Assert.Equal(HttpStatusCode.NotFound, (await agency.Visitor.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        var page = await agency.Http.Page($"/places/{house}");
        Assert.Contains("is being checked", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
        await Gates.Say(site, Gates.OfOrganisation(operatedBy, Harmless));
        Assert.Equal(8, (await Seen()).Count);

        // Also when it was merged into another, whose people run the house then.
        using var people = site.ClientOf(TestUser.MemberOf(other));
        async Task<HttpStatusCode> Requests() => (await people.GetAsync(new Uri($"/api/places/{house}/requests", UriKind.Relative))).StatusCode;
        Assert.Equal(HttpStatusCode.Forbidden, await Requests());
        await Gates.Merge(site, other, operatedBy);
        Assert.Equal(8, (await Seen()).Count);
        Assert.Equal(HttpStatusCode.OK, await Requests());
        await Gates.Say(site, Gates.OfOrganisation(other, Listed));
        Assert.Empty(await Seen());
    }

    [Theory, Databases]
    public async Task A_member_known_by_an_id_that_was_merged_away_is_held_with_the_organisation_that_is_left(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var (first, second, last) = (await agency.Organisation("Meadow University", "University"), await agency.Organisation("Institute of the hills", "University"), await agency.Organisation("Academy of rivers", "University"));
        var other = await agency.Organisation("Loud Mills");
        var cluster = await agency.House(more: new { kind = "Cluster", nameEn = "Biomedicine" });
        foreach (var organisation in new[] { first, other }) await agency.Post($"/api/places/{cluster}/members", new { organisation }, HttpStatusCode.Created);
        async Task<int> Seen() => (await agency.Get($"/api/places/{cluster}", agency.Visitor)).GetProperty("members").GetArrayLength();
        await Gates.Merge(site, second, first);
        await Gates.Merge(site, last, second);
        Assert.Equal(2, await Seen());
        await Gates.Say(site, Gates.OfOrganisation(last, Listed));
        Assert.Equal(1, await Seen());
        await Gates.Say(site, Gates.OfOrganisation(last, Harmless));
        Assert.Equal(2, await Seen());
    }

    [Theory, Databases]
    public async Task A_place_with_a_listed_name_is_held_until_its_name_is_another_and_what_is_removed_is_not_screened(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var house = await agency.House(more: new { nameEn = Listed });
        Assert.Empty((await agency.Get("/api/places", agency.Visitor)).GetProperty("items").EnumerateArray());
        await agency.Put($"/api/places/{house}", new { kind = "HouseOfInnovation", nameEn = Harmless, country = "RU", city = "Moscow", timeZone = "Europe/Moscow" });
        Assert.Single((await agency.Get("/api/places", agency.Visitor)).GetProperty("items").EnumerateArray());
        await agency.Delete($"/api/places/{house}/publication", HttpStatusCode.OK);
        await agency.Delete($"/api/places/{house}");
        await site.Quiet();
        Assert.Equal(0, await site.Count("SELECT count(*) FROM compliance_subject WHERE \"Kind\" = 'place'"));
    }

    [Theory, Databases]
    public async Task A_member_on_hold_is_not_shown_and_not_counted_and_what_is_older_than_the_gate_is_asked_about(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var agency = new Agency(site);
        var cluster = await agency.House(more: new { kind = "Cluster", nameEn = "Biomedicine" });
        var university = await agency.Organisation("Meadow University", "University");
        await agency.Post($"/api/places/{cluster}/members", new { organisation = university }, HttpStatusCode.Created);
        async Task<(int Members, int Gap)> Seen()
        {
            var seen = await agency.Get($"/api/places/{cluster}", agency.Visitor);
            return (seen.GetProperty("members").GetArrayLength(), seen.GetProperty("helixGap").GetArrayLength());
        }
        Assert.Equal((1, 2), await Seen());
        await Gates.Say(site, Gates.OfOrganisation(university, Listed));
        Assert.Equal((0, 3), await Seen());
        Assert.DoesNotContain("Meadow University", await agency.Text($"/places/{cluster}/members"), StringComparison.Ordinal);
        Assert.Contains("being checked", (await agency.Http.Page($"/places/{cluster}/members")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await Gates.Say(site, Gates.OfOrganisation(university, Harmless));
        Assert.Equal((1, 2), await Seen());

        await site.Execute("UPDATE places_place SET \"Clearance\" = NULL, \"OnHold\" = (1 = 1)");
        Assert.Empty((await agency.Get("/api/places", agency.Visitor)).GetProperty("items").EnumerateArray());
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<ClearUnasked>().Single().Do(CancellationToken.None));
        Assert.Equal((1, 2), await Seen());
    }
}
