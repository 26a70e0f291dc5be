using Isthmus.Journeys.Browser;
using Isthmus.Platform.Data;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>A passkey from its making to signing in with it, with Chromium's own virtual key. Browsers give passkeys only to a host that has a name, so the site is opened as localhost.</summary>
public sealed class PasskeyJourney
{
    [Theory, InlineData("en"), InlineData("fa")]
    public async Task A_passkey_is_made_and_signs_in_and_another_key_does_not(string language)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await using var site = await DemoSite.StartEmpty(Provider.Sqlite);
        await using var chromium = await Chromium.Start();
        await using var window = await chromium.Window(new UriBuilder(site.Address) { Host = "localhost" }.Uri, language);
        var page = await window.NewPageAsync();
        var (keys, key) = await PlugIn(window, page);

        await page.SignIn(DemoSite.Email("organiser"), DemoSite.Secret);
        await page.GotoAsync("/account/security");
        await page.FillAsync("[name='Passkey.Name']", "کلید من");
        await page.FillAsync("[name='Passkey.Password']", DemoSite.Secret);
        await page.Send(PageSteps.Form("passkey"));
        Assert.Equal("کلید من", await page.InputValueAsync("[name^='Names[']"));
        Assert.Equal(1, await site.Count("""SELECT count(*) FROM "people_passkey" """));

        await SignOut(page);
        await page.GotoAsync("/sign-in");
        await page.Keep($"sign-in-passkey-{language}", whole: false);
        // A device that does not make sure of its user is only one factor.
        await keys.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = key, ["isUserVerified"] = false });
        await page.Locator(PageSteps.Form("passkey")).Locator("button[type=submit]").ClickAsync();
        await page.Locator("[data-passkey-error]:not([hidden])").WaitForAsync();
        await keys.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = key, ["isUserVerified"] = true });
        await page.Send(PageSteps.Form("passkey"));
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
        Assert.Equal(200, (await page.GotoAsync("/account/security"))!.Status);

        // Control: another key, which the site has never seen.
        await SignOut(page);
        await keys.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = key });
        await PlugIn(window, page);
        await page.GotoAsync("/sign-in");
        await page.Locator(PageSteps.Form("passkey")).Locator("button[type=submit]").ClickAsync();
        await page.Locator("[data-passkey-error]:not([hidden])").WaitForAsync();
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
    }

    private static Task SignOut(IPage page) => page.Context.ClearCookiesAsync(new() { Name = "isthmus.session" });

    private static async Task<(ICDPSession Session, string Key)> PlugIn(IBrowserContext window, IPage page)
    {
        var session = await window.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }
}
