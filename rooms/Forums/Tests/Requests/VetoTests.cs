using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Requests;

/// <summary>A veto holds, and only who made it and the organisers know that it is one.</summary>
public sealed class VetoTests(SharedSites sites) : IClassFixture<SharedSites>
{
    [Theory, Databases]
    public async Task A_request_that_meets_a_veto_is_declined_at_once_and_nothing_tells_why(Provider provider)
    {
        var site = await sites.On(provider);
        using var world = await World.Of(site);
        var veto = Organiser.Id(await world.Ask(world.A, world.B, "No"));
        Assert.Empty(await world.Listed(world.B));

        var asked = await world.Ask(world.B, world.A, "Must");

        Assert.Equal(("Declined", "Organiser", "Must", false), (asked.Text("state"), asked.Text("decidedAs"), asked.Text("priority"), asked.GetProperty("mutual").GetBoolean()));
        Assert.Equal(("", ""), (asked.Text("returnPriority"), asked.Text("reason")));
        Assert.Equal(Organiser.Id(asked), Organiser.Id(Assert.Single(await world.Listed(world.B))));
        Assert.Equal((1, 0), ((await world.Listed(world.B, "Declined")).Count, (await world.Listed(world.B, "Vetoed")).Count));
        Assert.Equal(HttpStatusCode.NotFound, await world.Status(world.B, HttpMethod.Get, $"requests/{veto}"));
        foreach (var answer in new[] { "Accept", "Decline", "Withdraw" }) Assert.Equal(HttpStatusCode.NotFound, await world.Status(world.B, HttpMethod.Put, $"requests/{veto}/answer", new { answer }));
        Assert.Equal(HttpStatusCode.Conflict, await world.Status(world.B, HttpMethod.Put, $"requests/{Organiser.Id(asked)}/answer", new { answer = "Withdraw" }));
        Assert.DoesNotContain("veto", await world.B.Http.GetStringAsync($"/forums/{world.Organiser.Edition}/me"), StringComparison.OrdinalIgnoreCase);

        // The vetoing side has nothing to answer, and the veto stands.
        Assert.Equal("Vetoed", Assert.Single(await world.Listed(world.A), r => Organiser.Id(r) == veto).Text("state"));
        Assert.Equal("forums.pair-vetoed", (await world.Ask(world.A, world.B, "Want", HttpStatusCode.Conflict)).Text("code"));
        // The organisers know, and are told.
        Assert.Equal("forums.pair-vetoed", (await world.Organiser.Ask(world.B.Participant, world.A.Participant, "Want", HttpStatusCode.Conflict)).Text("code"));
        Assert.Equal(["Declined", "Vetoed"], (await world.Organiser.Requests()).Select(r => r.Text("state")).Order());
    }

    [Theory, Databases]
    public async Task The_page_says_that_the_meeting_is_not_arranged(Provider provider)
    {
        var site = await sites.On(provider);
        using var world = await World.Of(site);
        await world.Ask(world.A, world.B, "No");
        using var browser = site.ClientOf(TestUser.MemberOf(world.B.Organisation), followRedirects: true);
        using var sent = await browser.Submit($"/forums/{world.Organiser.Edition}/me", "form:has([name='Input.Priority'])", new Dictionary<string, string> { ["Input.To"] = world.A.Participant.ToString() });
        var page = await sent.Content.ReadAsStringAsync();
        Assert.Contains("The organiser cannot arrange this meeting.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("veto", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Declined", Assert.Single(await world.Listed(world.B)).Text("state"));
    }

    [Theory, Databases]
    public async Task A_veto_in_answer_to_a_request_reads_as_declined_and_taken_back_leaves_the_request_waiting(Provider provider)
    {
        var site = await sites.On(provider);
        using var world = await World.Of(site);
        var request = Organiser.Id(await world.Ask(world.B, world.A));
        var vetoed = await world.Ask(world.A, world.B, "No", HttpStatusCode.OK);
        Assert.Equal((request, "Vetoed", "No"), (Organiser.Id(vetoed), vetoed.Text("state"), vetoed.Text("returnPriority")));

        var seen = Assert.Single(await world.Listed(world.B, "Declined"));
        Assert.Equal((request, "Declined", "OtherSide", ""), (Organiser.Id(seen), seen.Text("state"), seen.Text("decidedAs"), seen.Text("returnPriority")));
        var late = await world.Send(world.B, HttpMethod.Put, $"requests/{request}/answer", new { answer = "Withdraw" }, HttpStatusCode.Conflict);
        Assert.Equal(("forums.request-settled", "Declined"), (late.Text("code"), late.Text("state")));
        Assert.Equal("Declined", (await world.Ask(world.B, world.A)).Text("state"));

        var back = await world.Send(world.A, HttpMethod.Put, $"requests/{request}/answer", new { answer = "Withdraw" });
        Assert.Equal(("Pending", ""), (back.Text("state"), back.Text("returnPriority")));
        Assert.Equal("Pending", (await world.Send(world.B, HttpMethod.Get, $"requests/{request}")).Text("state"));
    }

    [Theory, Databases]
    public async Task An_asker_who_turns_to_a_veto_reads_as_one_who_withdrew(Provider provider)
    {
        var site = await sites.On(provider);
        using var world = await World.Of(site);
        var request = Organiser.Id(await world.Ask(world.A, world.B));
        await world.Ask(world.B, world.A, "Must", HttpStatusCode.OK);
        await world.Ask(world.A, world.B, "No", HttpStatusCode.OK);

        var seen = Assert.Single(await world.Listed(world.B, "Withdrawn"));
        Assert.Equal((request, "Withdrawn", "Asker"), (Organiser.Id(seen), seen.Text("state"), seen.Text("decidedAs")));
        Assert.DoesNotContain("\"No\"", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal("Vetoed", Assert.Single(await world.Listed(world.A)).Text("state"));
    }

    [Theory, Databases]
    public async Task Both_may_veto_without_knowing_and_each_takes_back_its_own(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var world = await World.Of(site);
        await world.Ask(world.A, world.B, "No");
        var second = await world.Ask(world.B, world.A, "No");
        Assert.Equal((world.B.Participant.ToString(), "Vetoed", ""), (second.Text("from"), second.Text("state"), second.Text("returnPriority")));
        foreach (var side in new[] { world.A, world.B })
        {
            var own = Assert.Single(await world.Listed(side));
            Assert.Equal((side.Participant.ToString(), "Vetoed", ""), (own.Text("from"), own.Text("state"), own.Text("returnPriority")));
        }
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_request"));

        var taken = await world.Send(world.A, HttpMethod.Put, $"requests/{Organiser.Id((await world.Listed(world.A))[0])}/answer", new { answer = "Withdraw" });
        Assert.Equal((world.A.Participant.ToString(), "Withdrawn"), (taken.Text("from"), taken.Text("state")));
        Assert.Equal("Withdrawn", Assert.Single(await world.Listed(world.A)).Text("state"));
        // The other one's stands, unseen.
        Assert.Equal("Declined", (await world.Ask(world.A, world.B)).Text("state"));
        var unseen = Assert.Single(await world.Listed(world.B, "Vetoed"));
        await world.Send(world.B, HttpMethod.Put, $"requests/{Organiser.Id(unseen)}/answer", new { answer = "Withdraw" });
        Assert.Equal("Pending", (await world.Ask(world.A, world.B)).Text("state"));
    }

    [Theory, Databases]
    public async Task Of_a_veto_and_a_request_in_the_same_moment_the_veto_holds_and_is_not_told(Provider provider)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<ForumsDb>);
        using var world = await World.Of(site);
        line.Arm(2);
        var (veto, request) = (world.A.Http.PostAsJsonAsync(world.Organiser.Api + "/requests", new { from = world.A.Participant, to = world.B.Participant, priority = "No" }),
            world.B.Http.PostAsJsonAsync(world.Organiser.Api + "/requests", new { from = world.B.Participant, to = world.A.Participant }));
        await Task.WhenAll(veto, request);
        Assert.True((await veto).IsSuccessStatusCode, await (await veto).Content.ReadAsStringAsync());
        var told = await (await request).Content.ReadFromJsonAsync<JsonElement>();
        Assert.True((await request).IsSuccessStatusCode, told.ToString());
        Assert.Equal("Vetoed", Assert.Single(await world.Listed(world.A), r => r.Text("state") != "Declined").Text("state"));
        Assert.Equal("Declined", Assert.Single(await world.Listed(world.B)).Text("state"));
    }

    private sealed record Side(Guid Organisation, Guid Participant, HttpClient Http);

    private sealed class World(Organiser organiser, Side a, Side b) : IDisposable
    {
        public Organiser Organiser => organiser;
        public Side A => a;
        public Side B => b;

        public static async Task<World> Of(TestSite site)
        {
            var organiser = await new Organiser(site).WithEdition();
            async Task<Side> Member(string name, string side)
            {
                var company = await organiser.Company(name, side);
                return new(company.Organisation, company.Participant, site.ClientOf(TestUser.MemberOf(company.Organisation)));
            }
            return new(organiser, await Member("CinnaGen", "Guest"), await Member("ChemRar", "Host"));
        }

        public Task<JsonElement> Ask(Side from, Side to, string priority = "Want", HttpStatusCode expected = HttpStatusCode.Created) =>
            Send(from, HttpMethod.Post, "requests", new { from = from.Participant, to = to.Participant, priority }, expected);

        public async Task<IReadOnlyList<JsonElement>> Listed(Side side, string? state = null) =>
            [.. (await Send(side, HttpMethod.Get, "requests" + (state is null ? "" : "?state=" + state))).GetProperty("items").EnumerateArray()];

        public async Task<HttpStatusCode> Status(Side side, HttpMethod method, string url, object? body = null)
        {
            using var response = await side.Http.SendAsync(new(method, $"{organiser.Api}/{url}") { Content = body is null ? null : JsonContent.Create(body) });
            return response.StatusCode;
        }

        public async Task<JsonElement> Send(Side side, HttpMethod method, string url, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
        {
            using var response = await side.Http.SendAsync(new(method, $"{organiser.Api}/{url}") { Content = body is null ? null : JsonContent.Create(body) });
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == expected, $"{method} {url}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
            return JsonDocument.Parse(text).RootElement;
        }

        public void Dispose()
        {
            organiser.Dispose();
            a.Http.Dispose();
            b.Http.Dispose();
        }
    }
}

internal static class VetoJson
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "";
}
