using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Tests.Schedule;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Clearing;

/// <summary>A pair on hold is never scheduled, by whatever way; and is again when it is free.</summary>
public sealed class HeldPairTests
{
    [Theory, Databases]
    public async Task Who_is_held_is_not_planned_not_moved_and_not_published_and_comes_back_when_free(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        var (held, free) = (world.Wish(p[0], p[3]), world.Wish(p[1], p[4]));
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        await client.Solve();
        await client.Publish();
        Assert.Equal(2, await Held(site));

        await Say(site, p[0].Organisation, "Qwyxzenthor Vlorpnik Grubbelwatz");
        await client.Publish();
        Assert.Equal(1, await Held(site));
        await client.Solve();
        Assert.Equal(("Unplaced", "Placed"), (await State(site, held), await State(site, free)));
        using var moved = await client.Move(held, world.Slots[3], world.Tables[0]);
        Assert.Equal(HttpStatusCode.Conflict, moved.StatusCode);
        Assert.Contains("on-hold", await moved.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await Say(site, p[0].Organisation, "Quiet Meadow Works");
        await client.Solve();
        Assert.Equal(2, await client.Placed());
    }

    [Theory, Databases]
    public async Task Two_countries_that_a_rule_keeps_apart_are_not_brought_together(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var p = world.Participants;
        (p[0].Country, p[3].Country, p[4].Country) = ("XA", "XB", "XC");
        var (apart, together) = (world.Wish(p[0], p[3], state: RequestState.Pending), world.Wish(p[0], p[4], state: RequestState.Pending));
        await world.Save(site);
        using var compliance = site.ClientOf(new TestUser("Compliance officer", Roles.ComplianceOfficer));
        using var rules = await compliance.PostAsJsonAsync("/api/compliance/regimes", new { code = "pair", title = "Invented", rules = new[] { new { id = "r1", countries = new[] { "XA" }, with = new[] { "XB" }, effect = "Refer", source = "Invented Act", from = "2020-01-01" } } });
        Assert.Equal(HttpStatusCode.Created, rules.StatusCode);
        await site.Quiet();
        var client = new ScheduleClient(site, world);
        Assert.Equal((HttpStatusCode.Conflict, "forums.being-checked"), await Accept(client, world, apart));
        Assert.Equal((HttpStatusCode.OK, null), await Accept(client, world, together));
        await client.Solve(includePending: true);
        Assert.Equal(1, await client.Placed());
        Assert.NotEqual("Placed", await State(site, apart));
    }

    private static async Task<(HttpStatusCode, string?)> Accept(ScheduleClient client, ForumWorld world, MeetingRequest request)
    {
        using var answer = await client.Http.PutAsJsonAsync($"/api/forums/{world.Edition}/requests/{request.Id}/answer", new { answer = "Accept" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, body.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    // The register says of an organisation what it says when its name is changed.
    private static async Task Say(TestSite site, Contracts.Registry.OrganisationId organisation, string name)
    {
        await site.InScope(async sp =>
        {
            var answer = (await sp.GetRequiredService<IClearance>().Ask([new GateQuestion(GatePoint.OrganisationSignUp, IClearance.Subject(organisation), name, []) { Parties = [new GateParty(false, name, [], null, [])] }], CancellationToken.None))[0];
            var db = sp.GetRequiredService<ForumsDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }

    private static Task<long> Held(TestSite site) => site.Count("""SELECT count(*) FROM forums_published_meeting m WHERE m."State" = 'Held' AND m."Revision" = (SELECT max("Revision") FROM forums_published_meeting)""");

    private static Task<string> State(TestSite site, MeetingRequest request) =>
        site.InScope(async sp => (await sp.GetRequiredService<ForumsDb>().Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.RequestId == request.Id))?.State.ToString() ?? "none");
}
