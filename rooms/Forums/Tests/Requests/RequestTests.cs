using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Requests;

public sealed class RequestTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private const int Writers = 16;

    [Theory, Databases]
    public async Task Of_16_parallel_writers_of_one_request_exactly_one_wins_and_15_are_told_what_happened(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        using var organiser = await new Organiser(site).WithEdition();
        var (from, to) = (await organiser.Company("CinnaGen"), await organiser.Company("ChemRar", "Host", "RU"));

        line.Arm(Writers);
        var answers = await AskAtOnce(organiser, from.Participant, to.Participant);

        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.Equal(Writers - 1, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.All(answers.Where(a => a.Status == HttpStatusCode.Conflict), a => Assert.Equal(("forums.request-exists", "Pending"), (a.Body.GetProperty("code").GetString(), a.Body.GetProperty("state").GetString())));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_request"));
    }

    [Theory, Databases]
    public async Task Without_the_index_on_the_pair_the_same_writers_make_sixteen_requests(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        await site.Execute("DROP INDEX ux_forums_request_pair");
        using var organiser = await new Organiser(site).WithEdition();

        var (from, to) = (await organiser.Company("CinnaGen"), await organiser.Company("ChemRar", "Host", "RU"));

        line.Arm(Writers);
        await AskAtOnce(organiser, from.Participant, to.Participant);

        Assert.Equal(Writers, await site.Count("SELECT COUNT(*) FROM forums_request"));
    }

    [Theory, Databases]
    public async Task Who_asks_to_meet_somebody_that_is_deleted_in_this_moment_is_told_that_there_is_no_such_participant(Provider provider)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<ForumsDb>);
        using var organiser = await new Organiser(site).WithEdition();
        var (from, to) = (await organiser.Company("CinnaGen"), await organiser.Company("ChemRar", "Host", "RU"));

        var asked = await late.Begin(() => organiser.Http.PostAsJsonAsync(organiser.Api + "/requests", new { from = from.Participant, to = to.Participant }));
        await site.Execute($"DELETE FROM forums_participant WHERE \"Name\" = 'ChemRar'");
        late.LetIn();

        var answer = await asked;
        Assert.Equal((HttpStatusCode.NotFound, "forums.no-such-participant"), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_request"));
    }

    [Theory, Databases]
    public async Task A_request_of_the_other_side_is_joined_and_accepted(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b) = (await organiser.Company("A"), await organiser.Company("B", "Host"));
        await organiser.Ask(a.Participant, b.Participant);

        var joined = await organiser.Ask(b.Participant, a.Participant, "Must", HttpStatusCode.OK);

        Assert.Equal((true, "Accepted", "Must"), (joined.GetProperty("mutual").GetBoolean(), joined.GetProperty("state").GetString(), joined.GetProperty("returnPriority").GetString()));
        Assert.Equal("forums.request-mutual", (await organiser.Ask(a.Participant, b.Participant, "Want", HttpStatusCode.Conflict)).GetProperty("code").GetString());
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_request"));
    }

    [Theory, Databases]
    public async Task The_side_that_was_asked_answers_and_the_asker_withdraws(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b) = (await organiser.Company("A"), await organiser.Company("B", "Host"));
        using var asker = site.ClientOf(TestUser.MemberOf(a.Organisation, "editor"));
        using var asked = site.ClientOf(TestUser.MemberOf(b.Organisation));
        using var viewer = site.ClientOf(TestUser.MemberOf(b.Organisation, "viewer"));
        using var stranger = site.ClientOf(TestUser.Nobody);
        using var made = await asker.PostAsJsonAsync(organiser.Api + "/requests", new { from = a.Participant, to = b.Participant });
        var request = Organiser.Id(await made.Content.ReadFromJsonAsync<JsonElement>());
        async Task<HttpStatusCode> Answer(HttpClient who, string answer) => (await who.PutAsJsonAsync($"{organiser.Api}/requests/{request}/answer", new { answer, reason = "Because" })).StatusCode;

        Assert.Equal(HttpStatusCode.NotFound, await Answer(stranger, "Accept"));
        Assert.Equal(HttpStatusCode.Forbidden, await Answer(viewer, "Accept"));
        Assert.Equal(HttpStatusCode.Forbidden, await Answer(asker, "Accept"));
        Assert.Equal(HttpStatusCode.Forbidden, await Answer(asked, "Withdraw"));
        Assert.Equal(HttpStatusCode.OK, await Answer(asked, "Decline"));
        Assert.Equal(HttpStatusCode.OK, await Answer(asked, "Accept"));
        Assert.Equal(HttpStatusCode.Conflict, await Answer(asked, "Accept"));
        Assert.Equal(HttpStatusCode.OK, await Answer(asker, "Withdraw"));

        var row = await organiser.Get($"{organiser.Api}/requests/{request}");
        Assert.Equal(("Withdrawn", "Asker", "Because"), (row.GetProperty("state").GetString(), row.GetProperty("decidedAs").GetString(), row.GetProperty("reason").GetString()));
        await organiser.Ask(a.Participant, b.Participant);
    }

    [Theory, Databases]
    public async Task Nobody_asks_in_the_name_of_another_or_of_itself_to_itself(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b) = (await organiser.Company("A"), await organiser.Company("B", "Host"));
        using var member = site.ClientOf(TestUser.MemberOf(a.Organisation));
        async Task<HttpStatusCode> Ask(Guid from, Guid to) => (await member.PostAsJsonAsync(organiser.Api + "/requests", new { from, to })).StatusCode;

        Assert.Equal(HttpStatusCode.NotFound, await Ask(b.Participant, a.Participant));
        Assert.Equal(HttpStatusCode.BadRequest, await Ask(a.Participant, a.Participant));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(a.Participant, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.Created, await Ask(a.Participant, b.Participant));
    }

    [Theory, Databases]
    public async Task The_organiser_accepts_all_pending_requests_for_both_sides(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b, c) = (await organiser.Company("A"), await organiser.Company("B", "Host"), await organiser.Company("C", "Host"));
        await organiser.Ask(a.Participant, b.Participant);
        await organiser.Ask(a.Participant, c.Participant);

        Assert.Equal(2, (await organiser.Post(organiser.Api + "/requests/settlement", new { accept = true })).GetProperty("settled").GetInt32());
        Assert.All(await organiser.Requests("Accepted"), r => Assert.Equal("Organiser", r.GetProperty("decidedAs").GetString()));
    }

    // A number would be taken for any value, also for one that the choice has not: an undefined answer once lifted a veto.
    [Theory, Databases]
    public async Task A_value_that_is_none_of_the_choices_is_refused_in_a_body_a_query_and_a_path(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b) = (await organiser.Company("A"), await organiser.Company("B", "Host"));
        var veto = Organiser.Id(await organiser.Ask(a.Participant, b.Participant, "No"));
        foreach (var answer in new object[] { 9, 0, -1, "9", "0", "Perhaps" }) await organiser.Put($"{organiser.Api}/requests/{veto}/answer", new { answer }, HttpStatusCode.BadRequest);
        foreach (var priority in new object[] { 9, "9", "Perhaps" }) await organiser.Post(organiser.Api + "/requests", new { from = a.Participant, to = b.Participant, priority }, HttpStatusCode.BadRequest);
        foreach (var url in new[] { "/requests?state=99", "/requests?state=Perhaps", "/participants?side=99" })
        {
            using var listed = await organiser.Http.GetAsync(new Uri(organiser.Api + url, UriKind.Relative));
            Assert.True(listed.StatusCode == HttpStatusCode.BadRequest, $"{url}: {listed.StatusCode}");
        }
        await organiser.Put($"{organiser.Api}/readiness/99", new { done = true }, HttpStatusCode.BadRequest);
        Assert.Equal("Vetoed", Assert.Single(await organiser.Requests()).GetProperty("state").GetString());
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_readiness"));

        using var member = site.ClientOf(TestUser.MemberOf(a.Organisation));
        using var form = await member.Submit($"/forums/{organiser.Edition}/me", "form:has([name='Input.Priority'])", new Dictionary<string, string> { ["Input.To"] = b.Participant.ToString(), ["Input.Priority"] = "9" });
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_request"));
    }

    private static async Task<IReadOnlyList<(HttpStatusCode Status, JsonElement Body)>> AskAtOnce(Organiser organiser, Guid from, Guid to) =>
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            using var response = await organiser.Http.PostAsJsonAsync(organiser.Api + "/requests", new { from, to });
            return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
        }));
}
