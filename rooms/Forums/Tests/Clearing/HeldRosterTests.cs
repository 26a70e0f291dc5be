using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Clearing;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Clearing;

/// <summary>Whom the gate holds stands in no roster but the organisers' own.</summary>
public sealed class HeldRosterTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";

    private static object Delegation(string? head = null, object[]? officials = null) => new
    {
        country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Vice President for Science", headName = head, officials = officials ?? [],
    };

    [Theory, Databases]
    public async Task A_head_and_an_official_on_hold_are_seen_by_organisers_only_until_their_names_are_others(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        using var visitor = site.Client();
        object[] officials = [new { institution = "Ministry of Optics", role = "Deputy Minister", name = Listed }, new { institution = Listed, role = "Chair" }, new { institution = "Chamber of Lenses", role = "President" }];
        var id = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", Delegation(Listed, officials), HttpStatusCode.Created));
        var (page, api) = ($"/forums/{organiser.Edition}/delegations/{id}", $"{organiser.Api}/delegations/{id}");

        foreach (var url in new[] { page, page + "/print", api })
        {
            var text = await visitor.GetStringAsync(new Uri(url, UriKind.Relative));
            foreach (var hidden in new[] { "Qwyxzenthor", "Vice President for Science", "Ministry of Optics", "Deputy Minister", "checked" }) Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Chamber of Lenses", text, StringComparison.Ordinal);
        }
        Assert.Equal(1, (await visitor.GetFromJsonAsync<JsonElement>(api)).GetProperty("officials")[0].GetProperty("order").GetInt32());
        // The organisers see all of it and that somebody looks at it; what they print is for anybody.
        var own = (await organiser.Http.Page(page)).QuerySelector("main")!;
        Assert.Equal(3, own.QuerySelectorAll(".badge").Count(b => b.TextContent.Contains("Being checked", StringComparison.Ordinal)));
        Assert.Contains(Listed, own.TextContent, StringComparison.Ordinal);
        Assert.Contains("is being checked", (await organiser.Http.Page(page + "/edit")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Qwyxzenthor", await organiser.Http.GetStringAsync(new Uri(page + "/print", UriKind.Relative)), StringComparison.Ordinal);

        await organiser.Put(api, Delegation("Ottoline Meadowbrook", [new { institution = "Ministry of Optics", role = "Deputy Minister", name = "Peregrine Fallow" }, new { institution = "Quiet Meadow Institute", role = "Chair" }]));
        var free = await visitor.GetStringAsync(new Uri(page, UriKind.Relative));
        foreach (var shown in new[] { "Vice President for Science", "Ministry of Optics", "Quiet Meadow Institute" }) Assert.Contains(shown, free, StringComparison.Ordinal);
        await site.Quiet();
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" IN ('delegation', 'official') AND "Standing" <> 'Clear'"""));
        Assert.Equal(3, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" IN ('delegation', 'official')"""));
    }

    [Theory, Databases]
    public async Task A_registered_institution_takes_its_line_with_it_and_brings_it_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (institution, twin) = (await organiser.Organisation("Institute of Lenses"), await organiser.Organisation("Lens Institute of the Coast"));
        var id = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", Delegation(officials: [new { institution = "Institute of Lenses", organisation = institution }]), HttpStatusCode.Created));
        Assert.Equal(1, await Shown(site, organiser, id));
        await Say(site, RegistryQuestion(institution, Listed));
        Assert.Equal(0, await Shown(site, organiser, id));
        // What is said of the line itself does not free it of its institution.
        var official = await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Officials.Select(o => o.Id).SingleAsync());
        foreach (var name in new[] { Listed, "Institute of Lenses" }) await Say(site, new GateQuestion(GatePoint.Roster, RosterGate.Subject(official), name, []) { Parties = [GateParty.Person(name, "IR")] });
        Assert.Equal(0, await Shown(site, organiser, id));
        await Say(site, RegistryQuestion(institution, "Institute of Lenses"));
        Assert.Equal(1, await Shown(site, organiser, id));

        // Merged into another: from then on the line depends on that one.
        using var officer = site.ClientOf(TestUser.Officer);
        using var merged = await officer.PostAsJsonAsync("/api/organisations/merges", new { keep = twin, gone = institution, keepVersion = await Version(officer, twin), goneVersion = await Version(officer, institution) });
        Assert.Equal(HttpStatusCode.Created, merged.StatusCode);
        await site.Quiet();
        Assert.Equal(1, await Shown(site, organiser, id));
        await Say(site, RegistryQuestion(twin, Listed));
        Assert.Equal(0, await Shown(site, organiser, id));
        await Say(site, RegistryQuestion(twin, "Lens Institute of the Coast"));
        Assert.Equal(1, await Shown(site, organiser, id));
    }

    [Theory, Databases]
    public async Task What_the_gate_says_later_of_a_head_or_an_official_counts(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var id = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", Delegation("Ottoline Meadowbrook", [new { institution = "Ministry of Optics", name = "Peregrine Fallow" }]), HttpStatusCode.Created));
        var official = await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Officials.Select(o => o.Id).SingleAsync());
        foreach (var subject in new[] { RosterGate.Subject(new DelegationId(id)), RosterGate.Subject(official) })
            await Say(site, new GateQuestion(GatePoint.Roster, subject, Listed, []) { Parties = [GateParty.Person(Listed, "IR")] });
        Assert.Equal((0, false), (await Shown(site, organiser, id), await HeadShown(site, organiser, id)));
        foreach (var subject in new[] { RosterGate.Subject(new DelegationId(id)), RosterGate.Subject(official) })
            await Say(site, new GateQuestion(GatePoint.Roster, subject, "Ottoline Meadowbrook", []) { Parties = [GateParty.Person("Ottoline Meadowbrook", "IR")] });
        Assert.Equal((1, true), (await Shown(site, organiser, id), await HeadShown(site, organiser, id)));
    }

    [Theory, Databases]
    public async Task Who_is_older_than_the_gate_is_asked_about_and_an_erased_name_is_forgotten_there(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        await organiser.Post(organiser.Api + "/delegations", new
        {
            country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14", headRole = "Vice President for Science", headName = Listed, headEmail = "head@office.example", officials = new[] { new { institution = "Ministry of Optics", name = "Peregrine Fallow" } },
        }, HttpStatusCode.Created);
        await site.Execute("""UPDATE forums_delegation SET "Clearance" = NULL, "OnHold" = (1 = 0)""");
        await site.Execute("""UPDATE forums_official SET "Clearance" = NULL""");
        await Chore(site);
        Assert.Equal((1, 1), (await site.Count("""SELECT count(*) FROM forums_delegation WHERE "OnHold" AND "Clearance" IS NOT NULL"""), await site.Count("""SELECT count(*) FROM forums_official WHERE NOT "OnHold" AND "Clearance" IS NOT NULL""")));

        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            db.Publish(new AccountErased(UserId.New(), Listed, "head@office.example", []));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_decision WHERE "Question" LIKE '%Qwyxzenthor%' OR "Verdict" LIKE '%Qwyxzenthor%'"""));
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'delegation'"""));
        // The office is left, and asked about.
        await Chore(site);
        await site.Quiet();
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'delegation' AND "Standing" = 'Clear'"""));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM forums_delegation WHERE NOT "OnHold" AND "HeadRole" IS NOT NULL"""));
    }

    private static Task Chore(TestSite site) => site.InScope(async sp => await sp.GetServices<IChore>().OfType<ClearUnasked>().Single().Do(CancellationToken.None));

    private static async Task<JsonElement> Seen(TestSite site, Organiser organiser, Guid delegation)
    {
        using var visitor = site.Client();
        return await visitor.GetFromJsonAsync<JsonElement>($"{organiser.Api}/delegations/{delegation}");
    }

    private static async Task<int> Shown(TestSite site, Organiser organiser, Guid delegation) => (await Seen(site, organiser, delegation)).GetProperty("officials").GetArrayLength();

    private static async Task<bool> HeadShown(TestSite site, Organiser organiser, Guid delegation) => (await Seen(site, organiser, delegation)).GetProperty("headRole").ValueKind == JsonValueKind.String;

    private static async Task<int> Version(HttpClient officer, Guid organisation) => (await officer.GetFromJsonAsync<JsonElement>($"/api/organisations/{organisation}")).GetProperty("version").GetInt32();

    private static GateQuestion RegistryQuestion(Guid organisation, string name) =>
        new(GatePoint.OrganisationSignUp, IClearance.Subject(new OrganisationId(organisation)), name, []) { Parties = [new GateParty(false, name, [], null, [])] };

    // As when a list was changed, or the register asked about another name: the gate says something else although nobody wrote in the roster.
    private static async Task Say(TestSite site, GateQuestion question)
    {
        await site.InScope(async sp =>
        {
            var answer = (await sp.GetRequiredService<IClearance>().Ask([question], CancellationToken.None))[0];
            var db = sp.GetRequiredService<ForumsDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }
}
