using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Forums.Tests.Outcomes;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Requests;

public sealed class RulesTests
{
    [Theory, Databases]
    public async Task Of_eight_parallel_requests_under_a_quota_of_three_exactly_three_are_made(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        using var organiser = await new Organiser(site).WithEdition();
        var asker = await organiser.Company("CinnaGen");
        var hosts = new List<Guid>();
        for (var n = 0; n < 9; n++) hosts.Add((await organiser.Company($"Host {n}", "Host", "RU")).Participant);
        await organiser.Put(organiser.Api + "/requests/rules", new { timesBy = "Organiser", mostOpenOfGuest = 3 });
        using var member = site.ClientOf(TestUser.MemberOf(asker.Organisation));

        line.Arm(8);
        var answers = await Task.WhenAll(hosts.Take(8).Select(h => Task.Run(() => member.PostAsJsonAsync(organiser.Api + "/requests", new { from = asker.Participant, to = h }))));

        Assert.Equal((3, 5), (answers.Count(a => a.StatusCode == HttpStatusCode.Created), answers.Count(a => a.StatusCode == HttpStatusCode.Conflict)));
        foreach (var refused in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict)) Assert.Equal("forums.quota-reached", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(3, await site.Count("SELECT COUNT(*) FROM forums_request"));

        // A veto is no request, an organiser is not bound, and what is answered makes room.
        async Task<HttpStatusCode> Ask(Guid to, string priority) => (await member.PostAsJsonAsync(organiser.Api + "/requests", new { from = asker.Participant, to, priority })).StatusCode;
        Assert.Equal(HttpStatusCode.Created, await Ask(hosts[8], "No"));
        var rest = hosts.Take(8).Except((await organiser.Requests()).Select(r => r.GetProperty("to").GetGuid())).ToList();
        await organiser.Ask(asker.Participant, rest[0]);
        Assert.Equal(HttpStatusCode.Conflict, await Ask(rest[1], "Want"));
        foreach (var r in (await organiser.Requests("Pending")).Take(2)) await organiser.Put($"{organiser.Api}/requests/{Organiser.Id(r)}/answer", new { answer = "Accept" });
        Assert.Equal(HttpStatusCode.Created, await Ask(rest[1], "Want"));
    }

    [Theory, Databases]
    public async Task A_request_that_nobody_answers_is_reminded_of_once_and_expires(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b, c) = (await organiser.Company("A"), await organiser.Company("B", "Host"), await organiser.Company("C", "Host"));
        foreach (var (p, name) in new[] { (b, "B"), (c, "C") }) await organiser.Put($"{organiser.Api}/participants/{p.Participant}", new { name, teams = 1, side = "Host", contactEmail = $"{name}@example.org", locale = "ru" });
        await organiser.Put(organiser.Api + "/requests/rules", new { timesBy = "Organiser", answerDays = 7 });
        await organiser.Ask(a.Participant, b.Participant);
        var answered = Organiser.Id(await organiser.Ask(a.Participant, c.Participant));
        await organiser.Put($"{organiser.Api}/requests/{answered}/answer", new { answer = "Accept" });

        site.Clock.Advance(TimeSpan.FromDays(4));
        await OutcomeTests.Chores(site);
        Assert.Empty(site.Mails());
        site.Clock.Advance(TimeSpan.FromDays(2));
        for (var n = 0; n < 2; n++) await OutcomeTests.Chores(site);
        var mail = Assert.Single(site.Mails());
        Assert.Contains("B@example.org", mail, StringComparison.Ordinal);
        Assert.Single(await organiser.Requests("Pending"));

        site.Clock.Advance(TimeSpan.FromDays(2));
        for (var n = 0; n < 2; n++) await OutcomeTests.Chores(site);
        Assert.Equal((1, 1), ((await organiser.Requests("Expired")).Count, (await organiser.Requests("Accepted")).Count));
        Assert.Single(site.Mails());
        await organiser.Ask(a.Participant, b.Participant);
    }

    [Theory, Databases]
    public async Task The_rules_are_the_organisers_keep_their_version_and_go_to_the_next_edition(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var url = organiser.Api + "/requests/rules";
        using var member = site.ClientOf(TestUser.MemberOf((await organiser.Company("A")).Organisation));
        Assert.Equal(("Organiser", 0), (At(await organiser.Get(url), "timesBy").GetString(), At(await organiser.Get(url), "version").GetInt32()));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PutAsJsonAsync(url, new { timesBy = "Participants" })).StatusCode);
        await organiser.Put(url, new { timesBy = "Participants", mostOpenOfHost = 5, answerDays = 10 }, version: 0);
        await organiser.Put(url, new { timesBy = "Organiser" }, HttpStatusCode.PreconditionFailed, version: 0);
        await organiser.Put(url, new { timesBy = "Organiser", answerDays = 0 }, HttpStatusCode.BadRequest);
        await organiser.Put(url, new { answerDays = 3 }, HttpStatusCode.BadRequest);
        Assert.Equal("Participants", At(await member.GetFromJsonAsync<JsonElement>(url), "timesBy").GetString());
        var next = Organiser.Id(await organiser.Post(organiser.Api + "/clone", new { startsOn = "2028-07-09" }, HttpStatusCode.Created));
        var rules = await organiser.Get($"/api/forums/{next}/requests/rules");
        Assert.Equal(("Participants", 5, 10), (At(rules, "timesBy").GetString(), At(rules, "mostOpenOfHost").GetInt32(), At(rules, "answerDays").GetInt32()));

        foreach (var language in new[] { "en", "ru", "fa" })
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, $"/forums/{organiser.Edition}/requests/rules") { Headers = { { "Accept-Language", language } } };
            using var response = await organiser.Http.SendAsync(message);
            Assert.Contains($"lang=\"{language}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static JsonElement At(JsonElement json, string name) => json.GetProperty(name);
}
