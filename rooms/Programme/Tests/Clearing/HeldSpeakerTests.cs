using System.Net;
using System.Net.Http.Json;
using System.Text;
using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Jobs;
using Isthmus.Programme.Clearing;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Programme.Tests.Clearing;

/// <summary>Whom the gate holds is named as a speaker to nobody but the organisers, whatever way the name came; the session stays.</summary>
public sealed class HeldSpeakerTests
{
    private const string Listed = "Qwyxzenthor Vlorpnik Grubbelwatz";
    private const string Harmless = "Ottoline Meadowbrook";

    [Theory, Databases]
    public async Task A_speaker_on_hold_is_in_no_public_page_or_file_until_the_name_is_another(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var stage = await Stage.Open(site);
        var (_, _, _, ada, _) = await stage.Furnish();
        var held = await stage.Speaker(Listed, new { biography = "Talks." });
        var session = Stage.Id(await stage.Session("Held talk", new { room = await stage.Room("Third hall"), day = "2030-10-26", start = "15:00", speakers = new[] { ada, held } }));
        await stage.Publish();

        Assert.Empty(await SeenBy(stage, stage.Visitor, session, Listed));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stage, $"{stage.Pages}/speakers/{held}"));
        var page = (await stage.Visitor.Page($"{stage.Pages}/sessions/{session}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Ada Novak", page, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", page, StringComparison.OrdinalIgnoreCase);
        // The organisers see who it is and that somebody looks at it, in words that say neither why nor against what.
        var rows = (await stage.Organiser.Page(stage.Manage + "/speakers")).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("Being checked", Assert.Single(rows, r => r.Contains(Listed, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(rows, r => r.Contains("Being checked", StringComparison.Ordinal));
        Assert.Contains("is being checked", (await stage.Organiser.Page($"{stage.Manage}/speakers/{held}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await stage.Put($"{stage.Api}/speakers/{held}", new { name = Harmless });
        Assert.Equal(8, (await SeenBy(stage, stage.Visitor, session, Harmless, held)).Count);
        await stage.Put($"{stage.Api}/speakers/{held}", new { name = Harmless, organisation = Listed });
        Assert.Empty(await SeenBy(stage, stage.Visitor, session, Harmless));
    }

    [Theory, Databases]
    public async Task What_the_gate_says_later_takes_a_name_off_the_air_and_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var stage = await Stage.Open(site);
        var speaker = await stage.Speaker(Harmless);
        var session = Stage.Id(await stage.Session("A talk", new { room = await stage.Room("Hall"), day = "2030-10-26", start = "15:00", speakers = new[] { speaker } }));
        await stage.Publish();
        var revision = await Revision(stage);
        await Say(site, speaker, Listed);
        Assert.Empty(await SeenBy(stage, stage.Visitor, session, Harmless));
        await Say(site, speaker, Harmless);
        Assert.NotEmpty(await SeenBy(stage, stage.Visitor, session, Harmless));
        // The public got to see something else, twice.
        Assert.Equal(revision + 2, await Revision(stage));
    }

    [Theory, Databases]
    public async Task A_list_that_comes_to_name_a_speaker_takes_the_name_off_the_air_and_one_without_it_gives_it_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var stage = await Stage.Open(site);
        var speaker = await stage.Speaker(Harmless);
        var session = Stage.Id(await stage.Session("A talk", new { room = await stage.Room("Hall"), day = "2030-10-26", start = "15:00", speakers = new[] { speaker } }));
        await stage.Publish();
        using var officer = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
        using var added = await officer.PostAsJsonAsync("/api/compliance/lists", new { code = "own", title = "Invented list", mostDays = 366 });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        foreach (var (name, shown) in new[] { ("Zebulon Quillfeather", true), (Harmless, false), ("Zebulon Quillfeather", true) })
        {
            await Load(site, officer, name);
            Assert.Equal(shown, (await SeenBy(stage, stage.Visitor, session, Harmless)).Count > 0);
        }
    }

    [Theory, Databases]
    public async Task Speakers_that_come_by_a_file_or_by_a_proposal_are_asked_about_as_well(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var stage = await Stage.Open(site);
        var speaker = await stage.Speaker(Listed);
        await stage.Session("A talk", new { room = await stage.Room("Hall"), day = "2030-10-26", start = "15:00", speakers = new[] { speaker } });
        using var second = await Stage.Open(site);
        await second.Post(second.Api + "/import?write=true", await stage.Get(stage.Api + "/export.json"));
        Assert.Equal(2, await site.Count("""SELECT count(*) FROM programme_speaker WHERE "OnHold" AND "Clearance" IS NOT NULL"""));

        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        await stage.Put(stage.Api + "/call", new { opensOn = today.AddDays(-2), closesOn = today.AddDays(20), textEn = "Tell us." });
        using var sent = await stage.Visitor.PostAsJsonAsync(stage.Api + "/proposals", new { title = "Proposed", @abstract = "Words.", minutes = 30, language = "en", speakerName = Listed, email = "held@speakers.example", mailLanguage = "en", consent = true });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var proposal = (await stage.Get(stage.Api + "/proposals")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await stage.Post(stage.Api + "/proposals/decisions", new { proposals = new[] { proposal }, decision = "Accepted" });
        Assert.Equal(3, await site.Count("""SELECT count(*) FROM programme_speaker WHERE "OnHold" AND "Clearance" IS NOT NULL"""));
        await site.Quiet();
        Assert.Equal(3, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'speaker'"""));
    }

    [Theory, Databases]
    public async Task Who_is_older_than_the_gate_is_asked_about_and_who_is_removed_is_forgotten_there(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var stage = await Stage.Open(site);
        var (old, other) = (await stage.Speaker(Listed), await stage.Speaker(Harmless));
        await site.Execute("""UPDATE programme_speaker SET "Clearance" = NULL, "OnHold" = (1 = 0)""");
        await site.InScope(async sp => await sp.GetServices<IChore>().OfType<ClearUnasked>().Single().Do(CancellationToken.None));
        Assert.Equal((1, 0), (await site.Count("""SELECT count(*) FROM programme_speaker WHERE "OnHold" """), await site.Count("""SELECT count(*) FROM programme_speaker WHERE "Clearance" IS NULL""")));
        Assert.Equal(HttpStatusCode.NoContent, await stage.Delete($"{stage.Api}/speakers/{old}"));
        await site.Quiet();
        Assert.Equal(0, await site.Count("""SELECT count(*) FROM compliance_decision WHERE "Question" LIKE '%Qwyxzenthor%' OR "Verdict" LIKE '%Qwyxzenthor%'"""));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM compliance_subject WHERE "Kind" = 'speaker'"""));
        Assert.Equal(1, await site.Count($"""SELECT count(*) FROM compliance_subject WHERE "Id" = '{other}'"""));
    }

    // A list of one name takes the place of the one before, as officers load it.
    private static async Task Load(TestSite site, HttpClient officer, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"id,type,name\nx1,individual,\"{name}\"\n")), "files", "list.csv" } };
        using var loaded = await officer.PostAsync(new Uri("/api/compliance/lists/own/versions", UriKind.Relative), form);
        Assert.True(loaded.IsSuccessStatusCode, await loaded.Content.ReadAsStringAsync());
        await site.Quiet();
    }

    // Where a visitor finds a name.
    private static async Task<List<string>> SeenBy(Stage stage, HttpClient who, Guid session, string name, Guid? speaker = null)
    {
        List<string> places = [stage.Pages, stage.Pages + "?q=talk", $"{stage.Pages}/sessions/{session}", .. new[] { ".xml", ".json", ".jsonld" }.Select(f => stage.Pages + f)];
        if (speaker is { } of) places.Add($"{stage.Pages}/speakers/{of}");
        var seen = new List<string>();
        foreach (var place in places.Append(stage.Pages + ".ics"))
        {
            var text = await who.GetStringAsync(new Uri(place, UriKind.Relative));
            // Long lines of a calendar are folded.
            if (WebUtility.HtmlDecode(text.Replace("\r\n ", "", StringComparison.Ordinal)).Contains(name, StringComparison.Ordinal)) seen.Add(place);
        }
        return seen;
    }

    private static async Task<HttpStatusCode> Status(Stage stage, string url)
    {
        using var response = await stage.Visitor.GetAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<int> Revision(Stage stage) => (await stage.Get(stage.Api + "/")).GetProperty("revision").GetInt32();

    // As when a list was changed: the gate says something else although nobody wrote in the programme.
    private static async Task Say(TestSite site, Guid speaker, string name)
    {
        await site.InScope(async sp =>
        {
            var id = new SpeakerId(speaker);
            var answer = (await sp.GetRequiredService<IClearance>().Ask([SpeakerGate.Question(id, new(name, null, null))], CancellationToken.None))[0];
            var db = sp.GetRequiredService<ProgrammeDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }
}
