using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

/// <summary>Nobody's mailbox can be filled through the site: three mails of a kind an hour, from wherever they are asked for.</summary>
public sealed class MailboxTests
{
    [Theory, Databases]
    public async Task A_mailbox_gets_three_invitations_an_hour(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var root = await site.SignedIn("root@example.org");
        foreach (var email in new[] { "new@example.org", "NEW@example.org", " new@Example.org " }) Assert.Equal(HttpStatusCode.Created, await Invite(root, email));

        using var fourth = await root.PostAsJsonAsync("/api/invitations", new { email = "new@example.org" });
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Equal("/problems/people.mails-too-many", await fourth.Code());
        using var page = await root.Submit("/accounts/invitations", Form("invite"), new Dictionary<string, string> { ["Input.Email"] = "new@example.org", ["Input.Locale"] = "en" });
        Assert.Contains("within the hour", (await page.Html()).GetElementById("form-errors")!.TextContent);
        Assert.Equal(3, await site.Count("select count(*) from people_invitation"));
        Assert.Equal(HttpStatusCode.Created, await Invite(root, "other@example.org"));

        site.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Created, await Invite(root, "new@example.org"));
    }

    [Fact]
    public async Task Invitations_are_counted_by_the_minute_too()
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["RateLimits:InvitationsPerMinute"] = "2" });
        var organisation = OrganisationId.New();
        await site.Person("root@example.org", "Root", [Roles.Administrator], new() { [organisation] = MemberRole.Owner });
        var root = await site.SignedIn("root@example.org");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.Created, await Invite(root, $"new{i}@example.org"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await Invite(root, "new2@example.org"));
        using var page = await root.Submit("/accounts/invitations", Form("invite"), new Dictionary<string, string> { ["Input.Email"] = "new2@example.org", ["Input.Locale"] = "en" });
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        // Signing in is counted by itself.
        (await site.SignedIn("root@example.org")).Dispose();
    }

    [Theory, Databases]
    public async Task Signing_up_again_and_again_with_somebody_s_address_sends_three_mails_and_reads_the_same(Provider provider)
    {
        await using var site = await TestSite.Start(provider, new Dictionary<string, string?> { ["Site:SignUp"] = "Open" });
        await site.Person("ada@example.org");
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await site.Client().Submit("/sign-up", Form("sign-up"), new Dictionary<string, string> { ["Input.Email"] = i % 2 == 0 ? "ada@example.org" : "Ada@Example.org", ["Input.Name"] = "X", ["Input.Password"] = OtherPassword });
            answers.Add((await response.Html()).GetElementById("main")!.TextContent.ToUpperInvariant());
        }
        Assert.Single(answers.Distinct());
        Assert.Equal(Enumerable.Repeat("known-address", 3), await site.Kinds("ada@example.org"));
    }

    [Theory, Databases]
    public async Task Asking_for_new_addresses_fills_neither_the_old_mailbox_nor_the_new_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        await site.Person("bob@example.org");
        await site.Person("carl@example.org");
        var (ada, bob) = (await site.SignedIn("ada@example.org"), await site.SignedIn("bob@example.org"));
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.Accepted, await Ask(ada, "free@example.org"));
        Assert.Equal(HttpStatusCode.Accepted, await Ask(ada, "carl@example.org"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Ask(ada, "free@example.org"));
        using var page = await ada.Submit("/account", Form("email"), new Dictionary<string, string> { ["Email.Email"] = "free@example.org", ["Email.Password"] = Password });
        Assert.Contains("within the hour", (await page.Html()).GetElementById("form-errors")!.TextContent);

        // Another account goes on where the first one had to stop; the answer does not tell that the mailbox is full.
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Accepted, await Ask(bob, i == 2 ? "FREE@example.org" : "free@example.org"));
        Assert.Equal(3, (await site.Kinds("ada@example.org")).Count);
        Assert.Equal(Enumerable.Repeat("new-address", 3), await site.Kinds("free@example.org"));
        Assert.Empty(await site.Kinds("FREE@example.org"));
        Assert.Equal(3, await site.Count("select count(*) from people_link where \"UsedAt\" is null"));
        Assert.Equal(["known-address"], await site.Kinds("carl@example.org"));

        site.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Accepted, await Ask(ada, "free@example.org"));
        Assert.Equal(4, await site.Count("select count(*) from people_link where \"UsedAt\" is null"));
    }

    [Fact]
    public async Task Signing_in_before_the_address_is_confirmed_sends_the_link_three_times_an_hour()
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Site:SignUp"] = "Open" });
        (await site.Client().Submit("/sign-up", Form("sign-up"), new Dictionary<string, string> { ["Input.Email"] = "neu@example.org", ["Input.Name"] = "Neu", ["Input.Password"] = Password })).Dispose();
        for (var i = 0; i < 5; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(11));
            (await site.Client().SignIn("neu@example.org")).Dispose();
        }
        Assert.Equal(Enumerable.Repeat("confirm", 3), await site.Kinds("neu@example.org"));
    }

    private static async Task<HttpStatusCode> Invite(HttpClient client, string email)
    {
        using var answer = await client.PostAsJsonAsync("/api/invitations", new { email });
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, string email)
    {
        using var answer = await client.PostAsJsonAsync("/api/me/email", new { email, password = Password });
        return answer.StatusCode;
    }
}
