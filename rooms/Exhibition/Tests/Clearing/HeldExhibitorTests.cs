using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Contracts.Registry;
using Isthmus.Exhibition.Clearing;
using Isthmus.Platform.Access;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Exhibition.Tests.Clearing;

/// <summary>An exhibitor whom the gate holds is at the fair for the organisers only: in no list, at no booth, in no count and in no file.</summary>
public sealed class HeldExhibitorTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";
    private const string Harmless = "Quiet Meadow Works";

    [Theory, Databases]
    public async Task An_exhibitor_on_hold_is_shown_to_no_visitor_until_its_name_is_another(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        var hall = await fair.Hall();
        var (booth, shared) = (await fair.Booth("A1", hall, 1, 1, 3, 3), await fair.Booth("A2", hall, 6, 1, 3, 3));
        var (held, other) = (await fair.Exhibitor(Listed, new { country = "IR", sectors = "Gardening", aboutEn = "Grows things." }), await fair.Exhibitor("Almaty Gardens"));
        await fair.Assign(booth, held);
        await fair.Assign(shared, other);
        await fair.Assign(shared, held, share: true);

        Assert.Empty(await SeenBy(fair, fair.Visitor, Listed, other));
        foreach (var url in new[] { $"{fair.Pages}/exhibitors/{held}", $"{fair.Api}/exhibitors/{held}" }) Assert.Equal(HttpStatusCode.NotFound, (await fair.Visitor.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
        var public1 = await fair.Get(fair.Api, fair.Visitor);
        Assert.Equal(1, public1.GetProperty("exhibitors").GetInt32());
        Assert.Empty((await fair.Get(fair.Api + "/exhibitors?q=A1", fair.Visitor)).GetProperty("items").EnumerateArray());
        // The booth is not free; nobody learns whose it is.
        var booths = (await fair.Get(fair.Api + "/booths", fair.Visitor)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(("Reserved", 0, "Taken", 1), (booths[0].GetProperty("state").GetString(), booths[0].GetProperty("exhibitors").GetArrayLength(), booths[1].GetProperty("state").GetString(), booths[1].GetProperty("exhibitors").GetArrayLength()));
        Assert.DoesNotContain("Gardening", await Text(fair.Visitor, fair.Pages + "/exhibitors"), StringComparison.Ordinal);
        Assert.DoesNotContain("Qwyxzenthor", await Text(fair.Http, fair.Api + "/exhibitors.csv"), StringComparison.Ordinal);

        // The organisers see it with a neutral mark.
        Assert.True((await fair.Get($"{fair.Api}/exhibitors/{held}")).GetProperty("onHold").GetBoolean());
        var rows = (await fair.Http.Page($"{fair.Pages}/exhibition/exhibitors")).QuerySelectorAll("tbody tr").Select(r => r.TextContent).Where(r => r.Contains("Being checked", StringComparison.Ordinal)).ToList();
        Assert.Contains(Listed, Assert.Single(rows), StringComparison.Ordinal);
        Assert.Contains("is being checked", (await fair.Http.Page($"{fair.Pages}/exhibition/exhibitors/{held}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Listed, await Text(fair.Http, $"{fair.Pages}/exhibition/booths/{booth}"), StringComparison.Ordinal);

        await fair.Put($"{fair.Api}/exhibitors/{held}", new { name = Harmless });
        Assert.Equal(7, (await SeenBy(fair, fair.Visitor, Harmless, other)).Count);
        Assert.Equal(2, (await fair.Get(fair.Api, fair.Visitor)).GetProperty("exhibitors").GetInt32());
    }

    [Theory, Databases]
    public async Task With_the_gate_closed_no_file_of_exhibitors_leaves_the_house(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        await fair.Exhibitor(Harmless);
        var file = new Uri(fair.Api + "/exhibitors.csv", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await fair.Http.GetAsync(file)).StatusCode);
        using var officer = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
        using var added = await officer.PostAsJsonAsync("/api/compliance/lists", new { code = "own", title = "Invented list", mostDays = 366 });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var refused = await fair.Http.GetAsync(file);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("exhibition.export-held", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_file_is_asked_about_as_a_whole_and_its_undoing_takes_all_of_it_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        await fair.Exhibitor(Harmless);
        var (status, body) = await fair.Upload(Encoding.UTF8.GetBytes($"Company Name;Stand;About\n{Listed};B1;Grows things\nAlmaty Gardens;B2;\n{Harmless};B3;Mows meadows\n"));
        Assert.Equal(HttpStatusCode.Created, status);
        var file = $"{fair.Api}/files/{Fair.Id(body)}";
        await fair.Post(file + "/confirmation", new { });
        Assert.Equal((1, 3), (await Held(site), await site.Count("""SELECT count(*) FROM exhibition_exhibitor WHERE "Clearance" IS NOT NULL""")));
        Assert.Empty(await SeenBy(fair, fair.Visitor, Listed));
        await site.Quiet();
        // Held and free again meanwhile: that is nobody's work on it, and it goes with the file.
        await Say(site, new ExhibitorId(await IdOf(fair, "Almaty")), Listed);
        Assert.Equal(2, await Held(site));
        await Say(site, new ExhibitorId(await IdOf(fair, "Almaty")), "Almaty Gardens");
        Assert.Equal(1, await Held(site));
        var undone = await fair.Delete(file + "/confirmation", HttpStatusCode.OK);
        Assert.Equal((2, 0), (undone.GetProperty("removed").GetInt32(), undone.GetProperty("kept").GetInt32()));
        await site.Quiet();
        // What it had filled in is taken out again, and the one that was there is asked about as it is now.
        Assert.Equal((0, 1), (await Held(site), await site.Count("""SELECT count(*) FROM exhibition_exhibitor WHERE "Clearance" IS NOT NULL""")));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'exhibitor' AND "Standing" = 'Clear'"""));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'exhibitor'"""));
    }

    [Theory, Databases]
    public async Task An_organisation_of_the_register_takes_its_exhibitor_with_it_and_so_does_the_one_it_is_merged_into(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        var (organisation, twin) = (await fair.Organisation(Harmless), await fair.Organisation("Loud Meadow Mills"));
        var exhibitor = new ExhibitorId(await fair.Exhibitor(Harmless, new { organisation }));
        var version = (await fair.Get(fair.Api + "/exhibitors")).GetProperty("items")[0].GetProperty("version").GetInt32();
        Assert.Single(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(organisation, Listed));
        Assert.Empty(await Public(fair));
        // What is said of the exhibitor itself does not free it of its organisation.
        foreach (var name in new[] { Listed, Harmless }) await Say(site, exhibitor, name);
        Assert.Empty(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(organisation, Harmless));
        Assert.Single(await Public(fair));

        await Gates.Merge(site, twin, organisation);
        Assert.Single(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(twin, Listed));
        Assert.Empty(await Public(fair));
        await Gates.Say(site, Gates.OfOrganisation(twin, "Loud Meadow Mills"));
        // Whoever has the form open all this time may still save it.
        Assert.Equal(version, Assert.Single(await Public(fair)).GetProperty("version").GetInt32());
    }

    [Theory, Databases]
    public async Task Saying_which_organisation_is_meant_asks_again_and_a_name_of_its_own_is_still_a_name(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        var held = await fair.Exhibitor(Listed);
        var organisation = await fair.Organisation(Harmless);
        await fair.Put($"{fair.Api}/exhibitors/{held}", new { name = Listed, organisation });
        Assert.Equal(1, await Held(site));
        await fair.Put($"{fair.Api}/exhibitors/{held}", new { name = Harmless, organisation });
        Assert.Equal(0, await Held(site));
        await fair.Delete($"{fair.Api}/exhibitors/{held}");
        await site.Quiet();
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'exhibitor'"""));
    }

    [Theory, Databases]
    public async Task Who_is_older_than_the_gate_is_asked_about(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var fair = await Fair.Open(site);
        await fair.Exhibitor(Listed);
        await fair.Exhibitor(Harmless);
        await site.Execute("""UPDATE exhibition_exhibitor SET "Clearance" = NULL, "OnHold" = (1 = 0)""");
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<ClearUnasked>().Single().Do(CancellationToken.None));
        Assert.Equal((1, 2), (await Held(site), await site.Count("""SELECT count(*) FROM exhibition_exhibitor WHERE "Clearance" IS NOT NULL""")));
    }

    private static async Task<List<JsonElement>> Public(Fair fair) => [.. (await fair.Get(fair.Api + "/exhibitors", fair.Visitor)).GetProperty("items").EnumerateArray()];

    private static async Task<Guid> IdOf(Fair fair, string name) => Fair.Id((await fair.Get(fair.Api + "/exhibitors?q=" + name)).GetProperty("items")[0]);

    private static Task<long> Held(TestSite site) => site.Count("""SELECT count(*) FROM exhibition_exhibitor WHERE "OnHold" """);

    private static Task Say(TestSite site, ExhibitorId exhibitor, string name) => Gates.Say(site, new(Contracts.Compliance.GatePoint.Exhibition, ExhibitionGate.Subject(exhibitor), name, []) { Parties = [new(false, name, [], null, [])] });

    private static Task<string> Text(HttpClient who, string url) => who.GetStringAsync(new Uri(url, UriKind.Relative));

    // Where a visitor finds a name.
    private static async Task<List<string>> SeenBy(Fair fair, HttpClient who, string name, Guid? neighbour = null)
    {
        List<string> places = [fair.Pages + "/exhibitors", fair.Pages + "/exhibitors?q=meadow", fair.Pages + "/floor-plan", fair.Api + "/exhibitors", fair.Api + "/booths"];
        if (neighbour is { } other) places.AddRange([$"{fair.Pages}/exhibitors/{other}", $"{fair.Api}/exhibitors/{other}"]);
        var seen = new List<string>();
        foreach (var place in places)
            if ((await Text(who, place)).Contains(name, StringComparison.Ordinal)) seen.Add(place);
        return seen;
    }
}
