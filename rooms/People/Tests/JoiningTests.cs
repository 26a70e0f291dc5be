using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

public sealed class JoiningTests
{
    [Theory, Databases]
    public async Task An_invitation_makes_an_account_with_its_role_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var root = await site.SignedIn("root@example.org");
        using var sent = await root.Submit("/accounts/invitations", Form("invite"), new Dictionary<string, string> { ["Input.Email"] = "sara@example.org", ["Input.Role"] = Roles.Organiser, ["Input.Locale"] = "fa" });
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var link = "/invitation?token=" + Assert.Single(await site.Tokens("sara@example.org"));

        using var accepted = await Accept(site, link, "سارا احمدی");
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        var sara = await site.SignedIn("sara@example.org");
        var me = await sara.GetFromJsonAsync<Me>("/api/me");
        Assert.Equal(("سارا احمدی", Roles.Organiser), (me!.Name, Assert.Single(me.Roles)));

        Assert.Null((await site.Client().Page(link)).QuerySelector(Form("accept")));
    }

    [Theory, Databases]
    public async Task An_invitation_ends_after_two_weeks_or_when_it_is_taken_back(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var root = await site.SignedIn("root@example.org");
        var back = await Invite(root, new { email = "back@example.org" });
        (await Invite(root, new { email = "late@example.org" })).Dispose();
        var id = (await back.Content.ReadFromJsonAsync<Invited>())!.Id;

        using var taken = await root.DeleteAsync(new Uri($"/api/invitations/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.Null((await site.Client().Page("/invitation?token=" + (await site.Tokens("back@example.org"))[0])).QuerySelector(Form("accept")));

        var late = "/invitation?token=" + (await site.Tokens("late@example.org"))[0];
        Assert.NotNull((await site.Client().Page(late)).QuerySelector(Form("accept")));
        site.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Null((await site.Client().Page(late)).QuerySelector(Form("accept")));
        Assert.Equal(1, await site.Count("select count(*) from people_account"));
    }

    [Theory, Databases]
    public async Task An_owner_brings_people_into_the_own_organisation_only(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (own, other) = (OrganisationId.New(), OrganisationId.New());
        await site.Person("owner@example.org", "Owner", [], new() { [own] = MemberRole.Owner, [other] = MemberRole.Editor });
        await site.Person("ed@example.org", "Ed");
        var owner = await site.SignedIn("owner@example.org");

        using var allowed = await Invite(owner, new { email = "ed@example.org", organisation = own.Value, memberRole = "Editor" });
        using var foreign = await Invite(owner, new { email = "x@example.org", organisation = other.Value, memberRole = "Viewer" });
        using var role = await Invite(owner, new { email = "x@example.org", role = Roles.Administrator });
        using var both = await Invite(owner, new { email = "x@example.org", organisation = own.Value, memberRole = "Owner", role = Roles.Officer });

        Assert.Equal(HttpStatusCode.Created, allowed.StatusCode);
        Assert.All([foreign, role, both], r => Assert.Equal(HttpStatusCode.Forbidden, r.StatusCode));
        Assert.Equal("/problems/people.may-not-invite", await foreign.Code());

        var ed = await site.SignedIn("ed@example.org");
        using var accepted = await ed.Submit("/invitation?token=" + Assert.Single(await site.Tokens("ed@example.org")), Form("accept-own"));
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        // The running session knows at once.
        Assert.Equal(HttpStatusCode.OK, await ed.Status($"/api/organisations/{own}/members"));
        Assert.Equal(HttpStatusCode.NotFound, await ed.Status($"/api/organisations/{other}/members"));
    }

    [Fact]
    public async Task Sign_up_is_closed_unless_the_site_opens_it()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.Equal(HttpStatusCode.NotFound, await site.Client().Status("/sign-up"));
    }

    [Theory, Databases]
    public async Task Open_sign_up_waits_for_the_address_to_be_confirmed_and_tells_nobody_who_has_an_account(Provider provider)
    {
        await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Site:SignUp"] = "Open" });
        await site.Person("ada@example.org");

        var fresh = await SignUp(site, "neu@example.org");
        var known = await SignUp(site, "ada@example.org");
        Assert.Equal(fresh.Replace("neu@", "ada@", StringComparison.Ordinal), known);
        Assert.Equal(2, await site.Count("select count(*) from people_account"));

        using var early = await site.Client().SignIn("neu@example.org");
        Assert.Contains("not confirmed", (await early.Html()).GetElementById("form-errors")!.TextContent);

        var link = "/confirm-email?token=" + (await site.Tokens("neu@example.org"))[0];
        using var confirmed = await site.Client().Submit(link, Form("confirm"));
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        await site.SignedIn("neu@example.org");
        using var again = await site.Client().Submit(link, Form("confirm"));
        Assert.Contains("was used", (await again.Html()).Body!.TextContent);
    }

    [Theory, Databases]
    public async Task A_reset_tells_nothing_works_once_and_ends_every_session(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var before = await site.SignedIn("ada@example.org");

        var known = await Forgot(site, "ada@example.org");
        Assert.Equal(known, await Forgot(site, "nobody@example.org"));
        var token = Assert.Single(await site.Tokens("ada@example.org"));
        Assert.Empty(await site.Tokens("nobody@example.org"));

        using var easy = await Reset(site, token, "password1234");
        Assert.Contains("easy to guess", (await easy.Html()).GetElementById("form-errors")!.TextContent);
        using var done = await Reset(site, token, OtherPassword);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        using var again = await Reset(site, token, "a third long secret here");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await before.Status("/api/me"));
        using var old = await site.Client().SignIn("ada@example.org");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        await site.SignedIn("ada@example.org", OtherPassword);
    }

    [Fact]
    public async Task A_reset_link_ends_after_two_hours_and_a_mailbox_cannot_be_filled_with_them()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await site.Person("ada@example.org");
        for (var i = 0; i < 6; i++) await Forgot(site, "ada@example.org");
        var tokens = await site.Tokens("ada@example.org");
        Assert.Equal(3, tokens.Count);

        site.Clock.Advance(TimeSpan.FromHours(3));
        using var late = await Reset(site, tokens[0], OtherPassword);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        await site.SignedIn("ada@example.org");
    }

    private static Task<HttpResponseMessage> Accept(TestSite site, string link, string name) =>
        site.Client().Submit(link, Form("accept"), new Dictionary<string, string> { ["Input.Name"] = name, ["Input.Password"] = Password });

    private static Task<HttpResponseMessage> Invite(HttpClient client, object body) => client.PostAsJsonAsync("/api/invitations", body);

    private static async Task<string> SignUp(TestSite site, string email)
    {
        using var response = await site.Client().Submit("/sign-up", Form("sign-up"), new Dictionary<string, string> { ["Input.Email"] = email, ["Input.Name"] = "Neu", ["Input.Password"] = Password });
        return (await response.Html()).GetElementById("main")!.TextContent;
    }

    private static async Task<string> Forgot(TestSite site, string email)
    {
        using var response = await site.Client().Submit("/forgot-password", Form("forgot"), new Dictionary<string, string> { ["Input.Email"] = email });
        return (await response.Html()).GetElementById("main")!.TextContent;
    }

    private static Task<HttpResponseMessage> Reset(TestSite site, string token, string password) =>
        site.Client().Submit("/reset-password?token=" + token, Form("reset"), new Dictionary<string, string> { ["Input.Password"] = password });

    private sealed record Me(string Name, List<string> Roles);
    private sealed record Invited(Guid Id);
}
