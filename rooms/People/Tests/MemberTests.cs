using Isthmus.Platform.Data;

namespace Isthmus.People.Tests;

public sealed class MemberTests
{
    [Theory, Databases]
    public Task Of_two_owners_who_leave_at_the_same_moment_one_stays(Provider provider) =>
        OneOwnerStays(provider, (who, url, self, _) => who.DeleteAsync(new Uri($"{url}/{self}", UriKind.Relative)));

    [Theory, Databases]
    public Task Of_two_owners_who_demote_each_other_at_the_same_moment_one_stays(Provider provider) =>
        OneOwnerStays(provider, (who, url, _, other) => who.PutAsJsonAsync(new Uri($"{url}/{other}", UriKind.Relative), new { role = "Viewer" }));

    private static async Task OneOwnerStays(Provider provider, Func<HttpClient, string, UserId, UserId, Task<HttpResponseMessage>> step)
    {
        var line = new Rendezvous();
        await using var site = await TestSite.Start(provider, services: line.AddTo<PeopleDb>);
        var organisation = OrganisationId.New();
        var owned = new Dictionary<OrganisationId, MemberRole> { [organisation] = MemberRole.Owner };
        var (ada, sara) = (await site.Person("ada@example.org", "Ada", [], owned), await site.Person("sara@example.org", "Sara", [], owned));
        using var first = site.ClientOf(TestUser.MemberOf(organisation.Value) with { Id = ada.Value });
        using var second = site.ClientOf(TestUser.MemberOf(organisation.Value) with { Id = sara.Value });
        var url = $"/api/organisations/{organisation}/members";

        line.Arm(2);
        var answers = await Task.WhenAll(Task.Run(() => step(first, url, ada, sara)), Task.Run(() => step(second, url, sara, ada)));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal("/problems/people.last-owner", await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Code());
        Assert.Equal(1, await site.Count("SELECT count(*) FROM people_membership WHERE \"Role\" = 'Owner'"));
    }

    [Theory, Databases]
    public async Task Nobody_stays_a_member_of_an_organisation_that_an_undone_import_took_away_or_is_invited_into_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (gone, stays) = (OrganisationId.New(), OrganisationId.New());
        var owned = new Dictionary<OrganisationId, MemberRole> { [gone] = MemberRole.Owner, [stays] = MemberRole.Owner };
        await site.Person("ada@example.org", "Ada", [], owned);
        var ada = await site.SignedIn("ada@example.org");
        foreach (var organisation in owned.Keys)
            (await ada.PostAsJsonAsync("/api/invitations", new { email = $"new-{organisation}@example.org", organisation = organisation.Value, memberRole = "Viewer" })).EnsureSuccessStatusCode();

        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            db.Publish(new ImportUndone(ImportId.New(), null, [gone]));
            await db.SaveChangesAsync();
        });
        await site.Quiet();

        Assert.Equal((1, 1), (await site.Count("SELECT count(*) FROM people_membership"), await site.Count("SELECT count(*) FROM people_invitation WHERE \"RevokedAt\" IS NULL")));
        // The running session knows at once.
        Assert.Equal(HttpStatusCode.NotFound, await ada.Status($"/api/organisations/{gone}/members"));
        Assert.Equal(HttpStatusCode.OK, await ada.Status($"/api/organisations/{stays}/members"));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_audit WHERE \"SubjectKind\" = 'people_membership' AND \"Action\" = 'people.leave-removed-organisations'"));
    }
}
