using System.Net.Http.Headers;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;

namespace Isthmus.People.Tests;

public sealed class KeyTests
{
    [Theory, Databases]
    public async Task A_key_works_within_its_scopes_until_it_is_revoked(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org", "Ada", Roles.Administrator);
        var ada = await site.SignedIn("ada@example.org");
        var (readerId, reader) = await Make(site, ada, ["people:read"]);
        var (_, other) = await Make(site, ada, ["forums:read"]);

        var me = await reader.GetFromJsonAsync<Me>("/api/me");
        Assert.Equal(("Ada", "people:read", Roles.Administrator), (me!.Name, Assert.Single(me.Scopes), Assert.Single(me.Roles)));
        using var outside = await other.GetAsync(new Uri("/api/me", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, outside.StatusCode);
        Assert.Equal("/problems/platform.forbidden", await outside.Code());

        using var revoked = await ada.DeleteAsync(new Uri($"/api/keys/{readerId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var after = await reader.GetAsync(new Uri("/api/me", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("/problems/platform.not-signed-in", await after.Code());
        Assert.Equal("Bearer", after.Headers.WwwAuthenticate.ToString());
    }

    [Theory, Databases]
    public async Task A_key_makes_no_keys_accounts_or_roles_and_opens_no_pages(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var id = await site.Person("ada@example.org", "Ada", Roles.Administrator);
        var (_, key) = await Make(site, await site.SignedIn("ada@example.org"), ["people:read", "registry:write", "forums:write"]);

        foreach (var (method, url, body) in new (HttpMethod, string, object)[]
        {
            (HttpMethod.Post, "/api/keys", new { name = "x", scopes = new[] { "people:read" } }), (HttpMethod.Post, "/api/invitations", new { email = "x@example.org" }),
            (HttpMethod.Put, $"/api/accounts/{id}/roles", new { roles = Roles.All }), (HttpMethod.Post, "/api/me/erase", new { password = PeopleWorld.Password }), (HttpMethod.Get, "/api/me/export", new { }),
        })
        {
            using var response = await key.SendAsync(new HttpRequestMessage(method, url) { Content = JsonContent.Create(body) });
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Found, await key.Status("/account"));
        Assert.Equal(1, await site.Count("select count(*) from people_api_key"));
    }

    [Theory, Databases]
    public async Task A_key_runs_out_and_stops_with_its_owner(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("root@example.org", "Root", Roles.Administrator);
        var id = await site.Person("ada@example.org");
        var ada = await site.SignedIn("ada@example.org");
        var (_, brief) = await Make(site, ada, ["people:read"], days: 1);
        var (_, lasting) = await Make(site, ada, ["people:read"]);
        Assert.Equal(HttpStatusCode.OK, await brief.Status("/api/me"));

        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Unauthorized, await brief.Status("/api/me"));
        Assert.Equal(HttpStatusCode.OK, await lasting.Status("/api/me"));
        using var shut = await (await site.SignedIn("root@example.org")).PutAsJsonAsync($"/api/accounts/{id}/access", new { active = false });
        Assert.Equal(HttpStatusCode.NoContent, shut.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await lasting.Status("/api/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.Status("/api/me"));
    }

    [Theory, Databases]
    public async Task A_borrowed_session_makes_no_key_and_the_owner_is_told_of_each(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var borrowed = await site.SignedIn("ada@example.org");
        foreach (var password in new[] { null, "not the password" })
        {
            using var refused = await borrowed.PostAsJsonAsync("/api/keys", new { name = "mine now", scopes = new[] { "people:read" }, password });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.True((await refused.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("errors").TryGetProperty("Password", out _));
        }
        using var page = await borrowed.Submit("/account/keys", PeopleWorld.Form("key"), new Dictionary<string, string> { ["Input.Name"] = "mine now", ["Input.Scopes"] = "people:read", ["Input.Password"] = "not the password" });
        Assert.Contains("not right", (await page.Html()).GetElementById("form-errors")!.TextContent);
        Assert.Equal(0, await site.Count("select count(*) from people_api_key"));
        Assert.Equal(2, await site.Count("select \"AccessFailedCount\" from people_account"));
        Assert.Empty(await site.Kinds("ada@example.org"));

        (await Make(site, borrowed, ["people:read"])).Client.Dispose();
        Assert.Equal(["key-made"], await site.Kinds("ada@example.org"));
    }

    [Fact]
    public async Task The_key_is_shown_once_and_only_its_hash_is_kept()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await site.Person("ada@example.org");
        var ada = await site.SignedIn("ada@example.org");
        using var made = await ada.Submit("/account/keys", PeopleWorld.Form("key"), new Dictionary<string, string> { ["Input.Name"] = "Report", ["Input.Scopes"] = "people:read", ["Input.Days"] = "30", ["Input.Password"] = PeopleWorld.Password });
        var key = (await made.Html()).GetElementById("new-key")!.TextContent;

        Assert.StartsWith("isk_", key, StringComparison.Ordinal);
        Assert.Equal(47, key.Length);
        var list = await (await ada.GetAsync(new Uri("/account/keys", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.Contains(key[..10], list);
        Assert.DoesNotContain(key, list);
        Assert.Equal(1, await site.Count($"select count(*) from people_api_key where \"Prefix\" = '{key[..10]}' and \"Hash\" <> '{key}'"));
        Assert.Equal(0, await site.Count($"select count(*) from platform_audit where \"Payload\" like '%{key[10..]}%'"));
        Assert.Equal(HttpStatusCode.OK, await Bearer(site, key).Status("/api/me"));
    }

    private static async Task<(Guid Id, HttpClient Client)> Make(TestSite site, HttpClient owner, string[] scopes, int? days = null)
    {
        using var response = await owner.PostAsJsonAsync("/api/keys", new { name = "test", scopes, days, password = PeopleWorld.Password });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = (await response.Content.ReadFromJsonAsync<Made>())!;
        return (made.Id, Bearer(site, made.Key));
    }

    private static HttpClient Bearer(TestSite site, string key)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private sealed record Made(Guid Id, string Key);
    private sealed record Me(string Name, List<string> Scopes, List<string> Roles);
}
