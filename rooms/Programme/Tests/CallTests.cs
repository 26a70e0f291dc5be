using System.Net;
using System.Net.Http.Json;
using Isthmus.Contracts.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Programme.Calls;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Programme.Tests;

public sealed class CallTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private static object Proposal(string email, string name = "Zahra Ahmadi", object? track = null, string title = "Bridges of glass") => new
    {
        title, @abstract = "How lenses cross borders.", track, minutes = 45, language = "fa", speakerName = name, organisation = "Pol Institute (invented)", biography = "Grinds glass.", email, mailLanguage = "ru", consent = true,
    };

    [Theory, Databases]
    public async Task A_visitor_proposes_changes_and_withdraws_by_the_link_and_leaves_nothing_behind(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Visitor.GetAsync(new Uri($"/forums/{stage.Edition}/call", UriKind.Relative))).StatusCode);
        await Call(stage);
        Assert.Contains("Propose a session", (await stage.Visitor.Page($"/forums/{stage.Edition}")).Body!.TextContent, StringComparison.Ordinal);
        var email = $"z{Guid.CreateVersion7():N}@speakers.example";
        var values = new Dictionary<string, string>
        {
            ["Input.Title"] = "Bridges of glass", ["Input.Abstract"] = "How lenses cross borders.", ["Input.Minutes"] = "45", ["Input.Language"] = "fa", ["Input.SpeakerName"] = "Zahra Ahmadi", ["Input.Email"] = email, ["Input.Biography"] = "Grinds glass.",
        };
        using var without = await stage.Visitor.Submit($"/forums/{stage.Edition}/call", "form:has([name='Input.SpeakerName'])", values);
        Assert.NotEmpty((await without.Html()).QuerySelectorAll("#Input-Consent-error"));
        values["Input.Consent"] = "true";
        using var sent = await stage.Visitor.Submit($"/forums/{stage.Edition}/call", "form:has([name='Input.SpeakerName'])", values);
        Assert.Contains(email, (await sent.Html()).QuerySelector(".notice-success")!.TextContent, StringComparison.Ordinal);

        var proposal = await Find(stage, email);
        var link = $"/forums/{stage.Edition}/call/{proposal.Key}";
        Assert.Equal(1, await stage.Site.Count($"SELECT COUNT(*) FROM platform_mail WHERE \"Body\" LIKE '%{link}%'"));
        using var changed = await stage.Visitor.Submit(link, "form:has([name='Input.Title'])", new Dictionary<string, string> { ["Input.Title"] = "Bridges of light" });
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal("Bridges of light", (await Find(stage, email)).Title);

        using var gone = await stage.Visitor.Submit(link, "form:has(input[name='_handler'][value='withdraw'])");
        Assert.Equal(HttpStatusCode.Found, gone.StatusCode);
        Assert.Contains("personal data are erased", (await stage.Visitor.Page(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var table in new[] { ("programme_proposal", "Email"), ("platform_mail", "To"), ("platform_mail", "Body"), ("platform_audit", "Payload") })
            Assert.Equal(0, await stage.Site.Count($"SELECT COUNT(*) FROM {table.Item1} WHERE \"{table.Item2}\" LIKE '%{email}%'"));
        Assert.Equal(0, await stage.Site.Count($"SELECT COUNT(*) FROM programme_proposal WHERE \"Key\" = '{proposal.Key}' AND (\"SpeakerName\" IS NOT NULL OR \"Title\" <> '' OR \"Abstract\" <> '')"));
    }

    [Theory, Databases]
    public async Task Organisers_rate_and_decide_and_what_is_accepted_becomes_a_session_with_its_speaker(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        await Call(stage);
        var track = await stage.Track("Science");
        var emails = Enumerable.Range(0, 3).Select(n => $"p{n}-{Guid.CreateVersion7():N}@speakers.example").ToList();
        foreach (var (email, n) in emails.Select((e, n) => (e, n))) await Propose(stage, Proposal(email, $"Speaker {n}", track, $"Proposal {n}"));
        await Propose(stage, Proposal(emails[0].ToUpperInvariant(), "Speaker 0", title: "Second of the same"));
        var listed = (await stage.Get(stage.Api + "/proposals")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(4, listed.Count);
        Assert.Single((await stage.Get($"{stage.Api}/proposals?q=speaker%201&track={track}")).GetProperty("items").EnumerateArray());
        var first = Stage.Id(listed[0]);
        await stage.Put($"{stage.Api}/proposals/{first}/rating", new { stars = 2 });
        await stage.Put($"{stage.Api}/proposals/{first}/rating", new { stars = 4, comment = "Good once shortened" });
        using (var other = stage.Site.ClientOf(TestUser.Organiser)) await other.PutAsJsonAsync($"{stage.Api}/proposals/{first}/rating", new { stars = 5 });
        Assert.Equal(4.5, (await stage.Get(stage.Api + "/proposals")).GetProperty("items")[0].GetProperty("stars").GetDouble());
        Assert.Contains("Good once shortened", (await stage.Organiser.Page($"{stage.Manage}/proposals/{first}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var ticked = await stage.Organiser.Submit(stage.Manage + "/proposals", "form:has(input[name='_handler'][value='decide'])", new Dictionary<string, string> { ["chosen"] = first.ToString(), ["do"] = "Accepted" });
        Assert.Equal(HttpStatusCode.Found, ticked.StatusCode);
        async Task<int> Decide(string decision, params int[] which) =>
            (await stage.Post(stage.Api + "/proposals/decisions", new { proposals = which.Select(n => Stage.Id(listed[n])), decision })).GetProperty("decided").GetInt32();
        Assert.Equal(0, await Decide("Accepted", 0));
        Assert.Equal(1, await Decide("Waitlisted", 1));
        Assert.Equal(1, await Decide("Declined", 2));
        Assert.Equal(1, await Decide("Waitlisted", 2));
        Assert.Equal(1, await Decide("Declined", 2));
        Assert.Equal(1, await Decide("Accepted", 3));
        await stage.Post(stage.Api + "/proposals/decisions", new { proposals = new[] { first }, decision = "Submitted" }, HttpStatusCode.BadRequest);

        var sessions = (await stage.Get(stage.Api + "/sessions?state=Accepted")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, sessions.Count);
        Assert.Equal(("Proposal 0", 45, track), (sessions[0].GetProperty("title").GetProperty("fa").GetString(), sessions[0].GetProperty("minutes").GetInt32(), sessions[0].GetProperty("track").GetGuid()));
        // Two proposals of one address are one speaker.
        Assert.Equal(sessions[0].GetProperty("speakers")[0].GetGuid(), sessions[1].GetProperty("speakers")[0].GetGuid());
        Assert.Equal(["received", "accepted"], await Mails(stage, emails[0], "Proposal 0"));
        Assert.Equal(["received", "declined", "waitlisted"], await Mails(stage, emails[2], "Proposal 2"));
        // Decided is settled for the one who proposed, who may still withdraw: the session is cancelled then.
        var mine = await stage.Site.InScope(sp => sp.GetRequiredService<ProgrammeDb>().Proposals.AsNoTracking().SingleAsync(p => p.Id == new ProposalId(first)));
        using var late = await stage.Visitor.PutAsJsonAsync($"{stage.Api}/proposals/mine/{mine.Key}", Proposal(emails[0]));
        using var left = await stage.Visitor.DeleteAsync(new Uri($"{stage.Api}/proposals/mine/{mine.Key}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (late.StatusCode, left.StatusCode));
        Assert.Equal("Cancelled", (await stage.Get(stage.Api + "/sessions")).GetProperty("items")[0].GetProperty("state").GetString());
    }

    [Theory, Databases]
    public async Task A_call_takes_proposals_between_its_days_only_and_few_of_one_address(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        var today = DateOnly.FromDateTime(stage.Site.Clock.GetUtcNow().UtcDateTime);
        await stage.Put(stage.Api + "/call", new { opensOn = today.AddDays(2), closesOn = today.AddDays(9), textEn = "Soon" });
        Assert.Equal(HttpStatusCode.Conflict, await TryPropose(stage, Proposal("early@speakers.example")));
        await stage.Put(stage.Api + "/call", new { opensOn = today.AddDays(9), closesOn = today.AddDays(2), textEn = "Backwards" }, HttpStatusCode.BadRequest);
        await stage.Put(stage.Api + "/call", new { opensOn = today.AddDays(-9), closesOn = today.AddDays(-2), textEn = "Over" });
        Assert.Equal(HttpStatusCode.Conflict, await TryPropose(stage, Proposal("late@speakers.example")));
        Assert.Contains("The call is over", (await stage.Visitor.Page($"/forums/{stage.Edition}/call")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Call(stage);
        Assert.Equal(HttpStatusCode.BadRequest, await TryPropose(stage, Proposal("x@speakers.example", track: Guid.CreateVersion7())));
        Assert.Equal(HttpStatusCode.BadRequest, await TryPropose(stage, new { email = "x@speakers.example" }));
        for (var n = 0; n < Calls.Propose.Most; n++) Assert.Equal(HttpStatusCode.Accepted, await TryPropose(stage, Proposal($"many{stage.Edition:N}@speakers.example")));
        Assert.Equal(HttpStatusCode.Conflict, await TryPropose(stage, Proposal($"Many{stage.Edition:N}@speakers.example")));
    }

    [Theory, Databases]
    public async Task An_erased_account_leaves_no_speaker_no_proposal_and_no_remark(Provider provider)
    {
        using var stage = await Stage.Open(await sites.On(provider));
        await Call(stage);
        var (user, name) = (UserId.New(), $"Zuleika{Guid.CreateVersion7():N}");
        var email = $"{name.ToLowerInvariant()}@speakers.example";
        var speaker = await stage.Speaker(name, new { email, biography = $"{name} speaks." });
        var session = Stage.Id(await stage.Session("Stays", new { speakers = new[] { speaker } }));
        await Propose(stage, Proposal(email, name, title: $"{name} proposes"));
        await stage.Site.InScope(async sp =>
        {
            sp.GetRequiredService<CurrentActor>().ActAs(Actor.System);
            var db = sp.GetRequiredService<ProgrammeDb>();
            var other = await db.Proposals.FirstAsync(p => p.EditionId == new Contracts.Forums.EditionId(stage.Edition));
            db.Ratings.Add(new() { ProposalId = other.Id, User = user, Stars = 3, Comment = $"{name} remarks", At = stage.Site.Clock.GetUtcNow().UtcDateTime });
            db.Publish(new AccountErased(user, name, email, []));
            await db.SaveChangesAsync();
        });
        await stage.Site.Quiet();
        foreach (var (table, columns) in new Dictionary<string, string[]>
        {
            ["programme_speaker"] = ["Name", "Email", "Biography"], ["programme_proposal"] = ["SpeakerName", "Email", "Title"], ["programme_rating"] = ["Comment"], ["platform_audit"] = ["Payload"], ["platform_mail"] = ["To", "Body"],
        })
            foreach (var column in columns) Assert.Equal(0, await stage.Site.Count($"SELECT COUNT(*) FROM {table} WHERE LOWER(\"{column}\") LIKE '%{name.ToLowerInvariant()}%'"));
        Assert.Equal(session, Stage.Id((await stage.Get(stage.Api + "/sessions")).GetProperty("items")[0]));
    }

    private static async Task Call(Stage stage)
    {
        var today = DateOnly.FromDateTime(stage.Site.Clock.GetUtcNow().UtcDateTime);
        await stage.Put(stage.Api + "/call", new { opensOn = today.AddDays(-2), closesOn = today.AddDays(20), textEn = "Tell us of bridges." });
    }

    private static async Task Propose(Stage stage, object body) => Assert.Equal(HttpStatusCode.Accepted, await TryPropose(stage, body));

    private static async Task<HttpStatusCode> TryPropose(Stage stage, object body)
    {
        using var answer = await stage.Visitor.PostAsJsonAsync(stage.Api + "/proposals", body);
        return answer.StatusCode;
    }

    private static Task<Proposal> Find(Stage stage, string email) => stage.Site.InScope(sp => sp.GetRequiredService<ProgrammeDb>().Proposals.AsNoTracking().SingleAsync(p => p.Email == email));

    private static Task<List<string>> Mails(Stage stage, string email, string title) => stage.Site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<ProgrammeDb>();
        var subject = (await db.Proposals.AsNoTracking().SingleAsync(p => p.Email == email && p.Title == title)).Subject.ToString();
        return (await db.Mails.Where(m => m.Regarding == subject).OrderBy(m => m.Id).Select(m => m.DedupeKey).ToListAsync()).ConvertAll(k => k.Split('/')[3]);
    });
}
