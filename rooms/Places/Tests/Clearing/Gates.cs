using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Places.Tests.Clearing;

/// <summary>As when a list was changed, or the register said something else: the gate answers otherwise although nobody wrote in the room.</summary>
internal static class Gates
{
    public static GateQuestion OfOrganisation(Guid organisation, string name) =>
        new(GatePoint.OrganisationSignUp, IClearance.Subject(new OrganisationId(organisation)), name, []) { Parties = [new GateParty(false, name, [], null, [])] };

    public static async Task Say(TestSite site, GateQuestion question)
    {
        await site.InScope(async sp =>
        {
            var answer = (await sp.GetRequiredService<IClearance>().Ask([question], CancellationToken.None))[0];
            var db = sp.GetRequiredService<PlacesDb>();
            db.Publish(new ClearanceTaken([answer.Decision]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }

    /// <returns>The merge, for undoing it.</returns>
    public static async Task<Guid> Merge(TestSite site, Guid keep, Guid gone)
    {
        using var officer = site.ClientOf(TestUser.Officer);
        async Task<int> Version(Guid organisation) => (await officer.GetFromJsonAsync<JsonElement>($"/api/organisations/{organisation}")).GetProperty("version").GetInt32();
        using var merged = await officer.PostAsJsonAsync("/api/organisations/merges", new { keep, gone, keepVersion = await Version(keep), goneVersion = await Version(gone) });
        Assert.Equal(HttpStatusCode.Created, merged.StatusCode);
        await site.Quiet();
        return (await merged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static async Task Undo(TestSite site, Guid merge)
    {
        using var officer = site.ClientOf(TestUser.Officer);
        using var undone = await officer.PostAsJsonAsync("/api/organisations/merges/undo", new { merge });
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        await site.Quiet();
    }
}
