using System.Net.Http.Headers;
using Isthmus.People.Accounts;
using Isthmus.People.Keys;
using Isthmus.People.Own;
using Isthmus.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

/// <summary>Another one has got the password of an account, and its owner takes it back.</summary>
public sealed class RecoveryTests
{
    [Theory, Databases]
    public async Task A_reset_shuts_the_other_one_out_for_good(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        using var passkey = new SoftKey();
        var (intruder, program) = await Intrude(site, passkey);
        // Told before anything has changed, and what for.
        Assert.Equal(["key-made", "passkey-added", "new-address-asked"], await site.Kinds("ada@example.org"));
        Assert.Contains("evil@example.org", await Body(site, "people.new-address-asked."), StringComparison.Ordinal);

        using var reset = await Reset(site, []);
        Assert.Equal(HttpStatusCode.Found, reset.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await intruder.Status("/api/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.Status("/api/me"));
        using var device = site.Named();
        using var back = await device.UsePasskey(passkey);
        Assert.Equal(HttpStatusCode.Unauthorized, await device.Status("/api/me"));
        await TakesNoNewAddress(site);
        (await site.SignedIn("ada@example.org", OtherPassword)).Dispose();
        Assert.Equal("password-reset", (await site.Kinds("ada@example.org"))[^1]);
        Assert.Contains("API keys and passkeys were removed", await Body(site, "people.password-reset."), StringComparison.Ordinal);
        Assert.Equal(1, await site.Count("select count(*) from platform_audit where \"Action\" = 'people.passkey-removed'"));
        Assert.Equal(1, await site.Count("select count(*) from platform_audit where \"Action\" = 'people.reset-password' and \"SubjectKind\" = 'people_api_key'"));
    }

    [Theory, Databases]
    public async Task A_reset_leaves_keys_and_passkeys_to_who_asks_for_that(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        using var passkey = new SoftKey();
        var (_, program) = await Intrude(site, passkey);

        using var reset = await Reset(site, new() { ["Input.RemoveKeys"] = "false" });
        Assert.Equal(HttpStatusCode.Found, reset.StatusCode);

        Assert.Equal(HttpStatusCode.OK, await program.Status("/api/me"));
        using var device = site.Named();
        using var back = await device.UsePasskey(passkey);
        Assert.Equal(HttpStatusCode.OK, await device.Status("/api/me"));
        // The open link goes in any case.
        await TakesNoNewAddress(site);
        Assert.Equal("password-reset-only", (await site.Kinds("ada@example.org"))[^1]);
        Assert.Contains("were kept", await Body(site, "people.password-reset-only."), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_change_of_the_password_stops_a_change_of_the_address(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var ada = await site.SignedIn("ada@example.org");
        (await ada.PostAsJsonAsync("/api/me/email", new { email = "evil@example.org", password = Password })).Dispose();
        using var changed = await ada.PostAsJsonAsync("/api/me/password", new { current = Password, password = OtherPassword });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        await TakesNoNewAddress(site);
    }

    [Theory, Databases]
    public async Task A_new_address_leaves_no_other_link_behind(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        var ada = await site.SignedIn("ada@example.org");
        (await ada.Submit("/forgot-password", Form("forgot"), new Dictionary<string, string> { ["Input.Email"] = "ada@example.org" })).Dispose();
        var reset = (await site.Tokens("ada@example.org"))[0];
        foreach (var email in new[] { "evil@example.org", "neu@example.org" })
            (await ada.PostAsJsonAsync("/api/me/email", new { email, password = Password })).Dispose();
        using var confirmed = await site.Client().Submit("/confirm-new-email?token=" + (await site.Tokens("neu@example.org"))[0], Form("confirm"));
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);

        using var other = await site.Client().Submit("/confirm-new-email?token=" + (await site.Tokens("evil@example.org"))[0], Form("confirm"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var late = await site.Client().Submit("/reset-password?token=" + reset, Form("reset"), new Dictionary<string, string> { ["Input.Password"] = OtherPassword });
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        (await site.SignedIn("neu@example.org")).Dispose();
    }

    // The password was right when it was asked for, and is another one when the key is saved.
    [Theory, Databases]
    public async Task Nothing_slips_in_while_the_password_is_set_anew(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var id = await site.Person("ada@example.org");
        await site.InScope(async sp =>
        {
            var (db, users) = (sp.GetRequiredService<PeopleDb>(), sp.GetRequiredService<UserManager<Account>>());
            var account = await db.Accounts.SingleAsync(a => a.Id == id.Value);
            Assert.Null(await OwnAccount.Confirm(account, Password, users, db, CancellationToken.None));
            using var reset = await Reset(site, []);
            Assert.Equal(HttpStatusCode.Found, reset.StatusCode);

            db.Keys.Add(ApiKey.Of(account.Id, "late", ["people:read"], account.CreatedAt, null).Record);
            Assert.Equal("people.changed-meanwhile", (await OwnAccount.Save(db, CancellationToken.None)).Refusal?.Code);
        });
        Assert.Equal(0, await site.Count("select count(*) from people_api_key"));
    }

    private static async Task<(HttpClient Browser, HttpClient Program)> Intrude(TestSite site, SoftKey passkey)
    {
        var (browser, program) = (site.Named(), site.Client());
        (await browser.SignIn("ada@example.org")).Dispose();
        using var made = await browser.PostAsJsonAsync("/api/keys", new { name = "mine now", scopes = new[] { "people:read" }, password = Password });
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await made.Content.ReadFromJsonAsync<Made>())!.Key);
        Assert.Equal(HttpStatusCode.OK, await program.Status("/api/me"));
        using var added = await browser.AddPasskey(passkey);
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        using var asked = await browser.PostAsJsonAsync("/api/me/email", new { email = "evil@example.org", password = Password });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        return (browser, program);
    }

    private static async Task<HttpResponseMessage> Reset(TestSite site, Dictionary<string, string> choices)
    {
        (await site.Client().Submit("/forgot-password", Form("forgot"), new Dictionary<string, string> { ["Input.Email"] = "ada@example.org" })).Dispose();
        return await site.Client().Submit("/reset-password?token=" + (await site.Tokens("ada@example.org"))[^1], Form("reset"), new Dictionary<string, string>(choices) { ["Input.Password"] = OtherPassword });
    }

    private static async Task TakesNoNewAddress(TestSite site)
    {
        using var late = await site.Client().Submit("/confirm-new-email?token=" + (await site.Tokens("evil@example.org"))[0], Form("confirm"));
        Assert.Contains("was used", (await late.Html()).Body!.TextContent);
        Assert.Equal(1, await site.Count("select count(*) from people_account where \"Email\" = 'ada@example.org'"));
    }

    private static Task<string> Body(TestSite site, string key) => site.InScope(sp => sp.GetRequiredService<PeopleDb>().Mails.Where(m => m.DedupeKey.StartsWith(key)).Select(m => m.Body).SingleAsync());

    private sealed record Made(string Key);
}
