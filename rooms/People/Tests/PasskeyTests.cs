using System.Text.Json;
using Isthmus.Platform.Data;
using static Isthmus.People.Tests.PeopleWorld;

namespace Isthmus.People.Tests;

public sealed class PasskeyTests
{
    [Theory, Databases]
    public async Task A_passkey_signs_in_only_when_the_device_has_made_sure_of_its_user(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        using var key = new SoftKey { Verifies = false };
        var ada = site.Named();
        (await ada.SignIn("ada@example.org")).Dispose();
        using var careless = await ada.AddPasskey(key);
        Assert.Contains("not accepted", (await careless.Html()).GetElementById("form-errors")!.TextContent);
        key.Verifies = true;
        using var added = await ada.AddPasskey(key);
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);

        var phone = site.Named();
        key.Verifies = false;
        using var found = await phone.UsePasskey(key);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.Status("/api/me"));
        key.Verifies = true;
        using var own = await phone.UsePasskey(key);
        Assert.Equal(HttpStatusCode.Found, own.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await phone.Status("/api/me"));
        // What browsers go by.
        using var options = await site.Named().PasskeyOptions("/sign-in", []);
        Assert.Equal("required", (await options.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("userVerification").GetString());
    }

    [Theory, Databases]
    public async Task A_borrowed_session_adds_no_passkey(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.Person("ada@example.org");
        using var key = new SoftKey();
        var ada = site.Named();
        (await ada.SignIn("ada@example.org")).Dispose();

        // Asked before the device makes a key, in words that the script shows.
        using var options = await ada.PasskeyOptions("/account/security", new() { ["Passkey.Password"] = "not the password" });
        Assert.Equal(HttpStatusCode.BadRequest, options.StatusCode);
        Assert.Equal("The password is not right.", (await options.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("Password")[0].GetString());
        using var silent = await ada.PasskeyOptions("/account/security", []);
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        // And before the key is taken: whoever borrows the session need not use our script.
        using var wrong = await ada.AddPasskey(key, Password, passwordAtLast: "not the password");
        Assert.Contains("not right", (await wrong.Html()).GetElementById("form-errors")!.TextContent);
        Assert.Equal(0, await site.Count("select count(*) from people_passkey"));
        Assert.Equal(3, await site.Count("select \"AccessFailedCount\" from people_account"));
        Assert.Empty(await site.Kinds("ada@example.org"));

        (await ada.AddPasskey(key)).Dispose();
        Assert.Equal(1, await site.Count("select count(*) from people_passkey"));
        Assert.Equal(["passkey-added"], await site.Kinds("ada@example.org"));
    }

    [Fact]
    public async Task Passkey_options_need_the_form_s_token_and_a_made_up_credential_is_refused()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var client = site.Named();
        using var bare = await client.PostAsync(new Uri("/sign-in/passkey-options", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);

        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await client.Page("/sign-in")).QuerySelector("form[data-passkey]")!;
        var token = form.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var options = await client.PostAsync(new Uri("/sign-in/passkey-options", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        Assert.True((await options.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("challenge").GetString()!.Length > 20);

        foreach (var forged in new[] { "", "nonsense", "{}", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA"},"clientExtensionResults":{}}""" })
        {
            using var refused = await client.Submit("/sign-in", Form("passkey"), new Dictionary<string, string> { ["Credential"] = forged });
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }
        Assert.Equal(0, await site.Count("select count(*) from people_session"));
    }

    [Theory]
    [InlineData("en", "http://127.0.0.1:5080", "127.0.0.1", "host name")]
    [InlineData("ru", "http://127.0.0.1:5080", "127.0.0.1", "имени хоста")]
    [InlineData("fa", "http://127.0.0.1:5080", "127.0.0.1", "نام میزبان")]
    [InlineData("en", "https://192.0.2.7", "localhost", "192.0.2.7")]
    [InlineData("en", "https://[2001:db8::7]", "localhost", "2001:db8::7")]
    public async Task Where_the_site_has_no_name_the_page_says_so_instead_of_offering_passkeys(string language, string publicUrl, string host, string told)
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Site:PublicUrl"] = publicUrl });
        await site.Person("ada@example.org");
        var ada = host == "localhost" ? site.Named() : site.Client();
        (await ada.SignIn("ada@example.org")).Dispose();
        ada.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var chosen = await ada.GetAsync(new Uri($"/ui/language?language={language}&return=/", UriKind.Relative));

        var page = await ada.Page("/account/security");
        Assert.Null(page.QuerySelector("form[data-passkey]"));
        var notice = page.QuerySelector(".notice-warning")!.TextContent;
        Assert.Contains(told, notice, StringComparison.Ordinal);
        Assert.Contains("localhost", notice, StringComparison.Ordinal);
        Assert.Null((await (host == "localhost" ? site.Named() : site.Client()).Page("/sign-in")).QuerySelector("form[data-passkey]"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("https://forum.example.org")]
    public async Task Where_the_site_has_a_name_passkeys_are_offered(string publicUrl)
    {
        await using var site = await TestSite.Start(Provider.Sqlite, new Dictionary<string, string?> { ["Site:PublicUrl"] = publicUrl });
        await site.Person("ada@example.org");
        var ada = site.Named();
        (await ada.SignIn("ada@example.org")).Dispose();

        var page = await ada.Page("/account/security");
        Assert.NotNull(page.QuerySelector("form[data-passkey]"));
        Assert.Null(page.QuerySelector(".notice-warning"));
        Assert.NotNull((await site.Named().Page("/sign-in")).QuerySelector("form[data-passkey]"));
    }
}
