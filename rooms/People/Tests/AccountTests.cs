using System.Text.Json;
using Isthmus.Platform.Access;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Data;
using Isthmus.Ui;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

public sealed class AccountTests
{
    [Theory, Databases]
    public async Task The_console_makes_an_administrator_and_a_link_sets_the_password(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var link = await site.InScope(sp => PeopleRoom.CreateAdministrator(sp, "root@example.org", "Root", null, CancellationToken.None));
        var easy = await site.InScope(sp => PeopleRoom.CreateAdministrator(sp, "root2@example.org", "Root", "administrator", CancellationToken.None));
        var twice = await site.InScope(sp => PeopleRoom.CreateAdministrator(sp, "ROOT@example.org", "Root", Password, CancellationToken.None));
        Assert.True(link.Succeeded);
        Assert.False(easy.Succeeded);
        Assert.False(twice.Succeeded);

        using var set = await site.Client().Submit(link.Value.PathAndQuery, Form("reset"), new Dictionary<string, string> { ["Input.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, set.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await (await site.SignedIn("root@example.org")).Status("/accounts"));
    }

    [Theory, Databases]
    public async Task Roles_hold_from_the_next_request_on(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("ada@example.org");
        var (root, ada) = (await site.SignedIn("root@example.org"), await site.SignedIn("ada@example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await ada.Status("/api/accounts"));
        Assert.Equal(HttpStatusCode.Forbidden, await ada.Status("/accounts"));

        using var granted = await root.Submit($"/accounts/{id}", Form("roles"), new Dictionary<string, string> { ["Input.Roles"] = Roles.Administrator });
        Assert.Equal(HttpStatusCode.Found, granted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ada.Status("/api/accounts"));
        using var taken = await root.PutAsJsonAsync($"/api/accounts/{id}/roles", new { roles = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await ada.Status("/api/accounts"));
    }

    [Theory, Databases]
    public async Task The_last_administrator_stays(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = await site.Person("root@example.org", "Root", Roles.Administrator);
        var second = await site.Person("too@example.org", "Too", Roles.Administrator);
        var (root, too) = (await site.SignedIn("root@example.org"), await site.SignedIn("too@example.org"));

        // Each takes the other's role at the same moment: one of them remains.
        var both = await Task.WhenAll(root.PutAsJsonAsync($"/api/accounts/{second}/roles", new { roles = Array.Empty<string>() }), too.PutAsJsonAsync($"/api/accounts/{first}/roles", new { roles = Array.Empty<string>() }));
        Assert.Equal(1, await site.Count("select count(*) from people_role_grant where \"Role\" = 'administrator'"));
        Assert.Single(both, r => r.StatusCode == HttpStatusCode.NoContent);

        var (id, last) = await root.Status("/api/accounts") == HttpStatusCode.OK ? (first, root) : (second, too);
        foreach (var attempt in new[]
        {
            await last.PutAsJsonAsync($"/api/accounts/{id}/roles", new { roles = new[] { Roles.Officer } }), await last.PutAsJsonAsync($"/api/accounts/{id}/access", new { active = false }),
            await last.PostAsJsonAsync("/api/me/erase", new { password = Password }),
        })
        {
            Assert.Equal(HttpStatusCode.Conflict, attempt.StatusCode);
            Assert.Equal("/problems/people.last-administrator", await attempt.Code());
        }
    }

    [Theory, Databases]
    public async Task Erasure_leaves_no_trace_of_the_person_and_the_chain_still_holds(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var organisation = OrganisationId.New();
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("zuleika@example.org", "Zuleika Abendroth", [Roles.Organiser], new() { [organisation] = MemberRole.Owner });
        var root = await site.SignedIn("root@example.org");
        (await root.PostAsJsonAsync("/api/invitations", new { email = "zuleika@example.org", name = "Zuleika Abendroth", role = Roles.Officer })).Dispose();
        var client = await site.SignedIn("zuleika@example.org");
        (await client.Submit("/invitation?token=" + (await site.Tokens("zuleika@example.org"))[^1], Form("accept-own"))).Dispose();
        (await client.PostAsJsonAsync("/api/keys", new { name = "Zuleika's key", scopes = new[] { "people:read" }, password = Password })).Dispose();
        (await client.PutAsJsonAsync("/api/me", new { name = "Zuleika A. Abendroth", locale = "ru" })).Dispose();
        (await client.PostAsJsonAsync("/api/me/email", new { email = "zuleika.abendroth@example.com", password = Password })).Dispose();
        (await client.Submit("/account/security", Form("app"))).Dispose();
        (await client.PostAsJsonAsync("/api/invitations", new { email = "guest@example.org" })).Dispose();
        await site.Quiet();
        Assert.True(await Traces(site) > 10);

        using var wrong = await client.PostAsJsonAsync("/api/me/erase", new { password = "not the password" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var erased = await client.Submit("/account/data", Form("erase"), new Dictionary<string, string> { ["Input.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, erased.StatusCode);

        // The rooms are told once by name; when all have heard it, that is forgotten too.
        await site.Quiet();
        Assert.Equal(0, await Traces(site));
        Assert.Equal(HttpStatusCode.Unauthorized, await client.Status("/api/me"));
        Assert.Equal(1, await site.Count($"select count(*) from people_account where \"ErasedAt\" is not null"));
        Assert.True(await site.Count($"select count(*) from platform_audit where \"ActorId\" = '{Id(provider, id)}' and \"ActorName\" = '(erased)'") > 3);
        var verdict = await site.InScope(sp => AuditVerifier.Verify(sp.GetRequiredService<PlatformDb>(), CancellationToken.None));
        Assert.True(verdict.Holds, string.Join(", ", verdict.Faults));
        Assert.Equal(1, await site.Count("select count(*) from platform_outbox where \"Type\" = 'people.account-erased'"));
    }

    [Theory, Databases]
    public async Task The_export_holds_everything_kept_about_the_person(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var organisation = OrganisationId.New();
        await site.Person("ada@example.org", "Ada Novak", [Roles.Auditor], new() { [organisation] = MemberRole.Editor });
        var client = await site.SignedIn("ada@example.org");
        (await client.PostAsJsonAsync("/api/keys", new { name = "Nightly report", scopes = new[] { "people:read" }, password = Password })).Dispose();
        (await client.Submit("/forgot-password", Form("forgot"), new Dictionary<string, string> { ["Input.Email"] = "ada@example.org" })).Dispose();

        using var response = await client.GetAsync(new Uri("/api/me/export", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        var export = JsonSerializer.Deserialize<JsonElement>(text);

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("ada@example.org", export.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal(Roles.Auditor, Assert.Single(export.GetProperty("roles").EnumerateArray()).GetString());
        Assert.Equal(organisation.ToString(), Assert.Single(export.GetProperty("memberships").EnumerateArray()).GetProperty("organisation").GetString());
        Assert.Single(export.GetProperty("sessions").EnumerateArray());
        Assert.Equal("Nightly report", Assert.Single(export.GetProperty("keys").EnumerateArray()).GetProperty("name").GetString());
        Assert.Single(export.GetProperty("links").EnumerateArray());
        Assert.Equal(2, export.GetProperty("mails").GetArrayLength());
        Assert.Contains(export.GetProperty("audit").EnumerateArray(), e => e.GetProperty("action").GetString() == "people.create-key");
        Assert.Contains(export.GetProperty("actedOn").EnumerateArray(), e => e.GetProperty("action").GetString() == "people.signed-in");
        // What every hash of Identity begins with.
        Assert.DoesNotContain("AQAAAA", text, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Changing_the_address_waits_for_the_link_sent_to_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var client = await site.SignedIn("ada@example.org");
        using var asked = await client.Submit("/account", Form("email"), new Dictionary<string, string> { ["Email.Email"] = "neu@example.org", ["Email.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        (await site.SignedIn("ada@example.org")).Dispose();

        using var confirmed = await site.Client().Submit("/confirm-new-email?token=" + Assert.Single(await site.Tokens("neu@example.org")), Form("confirm"));
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        await site.SignedIn("neu@example.org");
        using var old = await site.Client().SignIn("ada@example.org");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
    }

    [Theory, Databases]
    public async Task The_directory_gives_members_owners_first_and_erased_people_without_an_address(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var organisation = OrganisationId.New();
        var viewer = await site.Person("a@example.org", "A", [], new() { [organisation] = MemberRole.Viewer });
        var owner = await site.Person("b@example.org", "B", [], new() { [organisation] = MemberRole.Owner });
        (await (await site.SignedIn("a@example.org")).PostAsJsonAsync("/api/me/erase", new { password = Password })).Dispose();
        var late = await site.Person("c@example.org", "C", [], new() { [organisation] = MemberRole.Editor });

        await site.InScope(async sp =>
        {
            var accounts = sp.GetRequiredService<IAccounts>();
            Assert.Equal([owner, late], (await accounts.MembersOf([organisation, OrganisationId.New()], CancellationToken.None))[organisation].Select(c => c.Id));
            Assert.Equal("", (await accounts.Find([viewer, owner], CancellationToken.None))[viewer].Email);
        });
    }

    [Fact]
    public async Task A_write_without_a_body_is_a_400_for_a_real_account_too()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var id = await site.Person("root@example.org", "Root", Roles.Administrator);
        var client = await site.SignedIn("root@example.org");
        foreach (var (method, url) in new[]
        {
            (HttpMethod.Post, "/api/keys"), (HttpMethod.Post, "/api/invitations"), (HttpMethod.Put, "/api/me"), (HttpMethod.Post, "/api/me/password"), (HttpMethod.Post, "/api/me/email"), (HttpMethod.Post, "/api/me/erase"),
            (HttpMethod.Put, $"/api/accounts/{id}/roles"), (HttpMethod.Put, $"/api/accounts/{id}/access"), (HttpMethod.Post, $"/api/accounts/{id}/erase"), (HttpMethod.Post, $"/api/accounts/{id}/remove-second-factor"), (HttpMethod.Put, $"/api/organisations/{Guid.CreateVersion7()}/members/{id}"),
        })
            foreach (var body in new[] { "", "{}" })
            {
                using var response = await client.SendAsync(new HttpRequestMessage(method, url) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") });
                Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{method} {url} '{body}': {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }
    }

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ru", "ltr")]
    [InlineData("fa", "rtl")]
    public async Task Every_page_opens_in_every_language(string language, string direction)
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Site:SignUp"] = "Open" });
        var id = await site.Person("root@example.org", "Root", Roles.Administrator);
        var (visitor, root) = (site.Client(), await site.SignedIn("root@example.org"));
        foreach (var (client, url) in new[]
        {
            (visitor, "/sign-in"), (visitor, "/sign-up"), (visitor, "/forgot-password"), (visitor, "/reset-password?token=x"), (visitor, "/confirm-email?token=x"), (visitor, "/confirm-new-email?token=x"), (visitor, "/invitation?token=x"),
            (root, "/account"), (root, "/account/security"), (root, "/account/security/codes"), (root, "/account/sessions"), (root, "/account/keys"), (root, "/account/data"), (root, "/accounts"), (root, "/accounts?q=root&role=administrator&sort=-email"),
            (root, $"/accounts/{id}"), (root, "/accounts/invitations"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Add("Cookie", "isthmus-language=" + language);
            request.Headers.Add("Accept-Language", language);
            using var response = await client.SendAsync(request);
            var page = await response.Html();
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{url}: {response.StatusCode}");
            Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        }
    }

    [Fact]
    public async Task Every_text_of_the_room_is_complete()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        Assert.Empty(site.Services.GetRequiredService<Texts>().Missing().Where(m => m.StartsWith("people.", StringComparison.Ordinal) || m.StartsWith("problem.people.", StringComparison.Ordinal)));
    }

    // SQLite keeps a Guid as text in upper case.
    private static string Id(Provider provider, UserId id) => provider == Provider.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

    // Every column of every table of the room, the audit and the mails.
    private static async Task<long> Traces(TestSite site)
    {
        var found = 0L;
        foreach (var (table, column) in await Columns(site))
            found += await site.Count($"select count(*) from {table} where lower(cast(\"{column}\" as text)) like '%zuleika%' or lower(cast(\"{column}\" as text)) like '%abendroth%'");
        return found;
    }

    private static Task<List<(string Table, string Column)>> Columns(TestSite site) => site.InScope(sp =>
    {
        var model = sp.GetRequiredService<PeopleDb>().Model;
        return Task.FromResult(model.GetEntityTypes()
            .Select(e => (Table: Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(e), Type: e))
            .Where(t => t.Table is not null && (t.Table.StartsWith("people_", StringComparison.Ordinal) || t.Table is "platform_audit" or "platform_mail" or "platform_outbox") && t.Type.FindOwnership() is null)
            .SelectMany(t => t.Type.GetProperties().Where(p => p.ClrType != typeof(byte[])).Select(p => (t.Table!, p.Name))).Distinct().ToList());
    });
}
