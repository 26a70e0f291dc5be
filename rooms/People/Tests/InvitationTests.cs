using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

/// <summary>An invitation is worth what its inviter may still give.</summary>
public sealed class InvitationTests
{
    [Theory, Databases]
    public async Task What_an_inviter_may_give_no_longer_is_taken_back_with_the_role(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("ada@example.org", "Ada", Roles.Administrator);
        var (root, ada) = (await site.SignedIn("root@example.org"), await site.SignedIn("ada@example.org"));
        await Invite(ada, new { email = "auditor@example.org", role = Roles.Auditor });
        await Invite(ada, new { email = "organiser@example.org", role = Roles.Organiser });

        (await root.PutAsJsonAsync($"/api/accounts/{id}/roles", new { roles = new[] { Roles.Officer } })).Dispose();
        Assert.False(await IsOffered(site, "auditor@example.org"));
        Assert.True(await IsOffered(site, "organiser@example.org"));
        Assert.Equal(1, await Revoked(site));

        (await root.PutAsJsonAsync($"/api/accounts/{id}/roles", new { roles = Array.Empty<string>() })).Dispose();
        Assert.False(await IsOffered(site, "organiser@example.org"));
        Assert.Equal(2, await Revoked(site));
        // And does not come back with the role.
        (await root.PutAsJsonAsync($"/api/accounts/{id}/roles", new { roles = Roles.All })).Dispose();
        Assert.False(await IsOffered(site, "organiser@example.org"));
    }

    [Theory, Databases]
    public async Task What_an_owner_offered_goes_with_the_ownership_of_that_organisation(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (lowered, left, kept) = (OrganisationId.New(), OrganisationId.New(), OrganisationId.New());
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("ada@example.org", "Ada", [], new() { [lowered] = MemberRole.Owner, [left] = MemberRole.Owner, [kept] = MemberRole.Owner });
        await site.Person("bob@example.org", "Bob", [], new() { [lowered] = MemberRole.Owner, [left] = MemberRole.Owner });
        var (root, ada) = (await site.SignedIn("root@example.org"), await site.SignedIn("ada@example.org"));
        foreach (var (email, organisation) in new[] { ("lowered@example.org", lowered), ("left@example.org", left), ("kept@example.org", kept) })
            await Invite(ada, new { email, organisation = organisation.Value, memberRole = "Owner" });

        using var put = await root.PutAsJsonAsync($"/api/organisations/{lowered}/members/{id}", new { role = "Editor" });
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        using var gone = await ada.DeleteAsync(new Uri($"/api/organisations/{left}/members/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);

        Assert.False(await IsOffered(site, "lowered@example.org"));
        Assert.False(await IsOffered(site, "left@example.org"));
        Assert.True(await IsOffered(site, "kept@example.org"));
        Assert.Equal(2, await Revoked(site));
    }

    // By whatever way the right was lost: here, by one that takes nothing back.
    [Theory, Databases]
    public async Task An_offer_that_was_missed_is_not_taken(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        await site.Person("ada@example.org");
        await Invite(await site.SignedIn("root@example.org"), new { email = "new@example.org", role = Roles.Administrator });
        await Invite(await site.SignedIn("root@example.org"), new { email = "ada@example.org", role = Roles.Administrator });
        var (visitor, ada) = (site.Client(), await site.SignedIn("ada@example.org"));
        var (fresh, own) = ($"/invitation?token={(await site.Tokens("new@example.org"))[0]}", $"/invitation?token={(await site.Tokens("ada@example.org"))[0]}");
        var forms = (New: (await visitor.Page(fresh)).QuerySelector<IHtmlFormElement>(Form("accept"))!, Own: (await ada.Page(own)).QuerySelector<IHtmlFormElement>(Form("accept-own"))!);

        await site.Execute("delete from people_role_grant");

        using var one = await visitor.Submit(fresh, forms.New, new Dictionary<string, string> { ["Input.Name"] = "New", ["Input.Password"] = Password });
        using var two = await ada.Submit(own, forms.Own);
        Assert.All([one, two], r => Assert.NotEqual(HttpStatusCode.Found, r.StatusCode));
        Assert.Equal(2, await site.Count("select count(*) from people_account"));
        Assert.Equal(0, await site.Count("select count(*) from people_role_grant"));
    }

    private static async Task Invite(HttpClient client, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/invitations", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static async Task<bool> IsOffered(TestSite site, string email) =>
        (await site.Client().Page("/invitation?token=" + (await site.Tokens(email))[0])).QuerySelector(Form("accept")) is not null;

    private static Task<long> Revoked(TestSite site) => site.Count("select count(*) from people_invitation where \"RevokedAt\" is not null");
}
