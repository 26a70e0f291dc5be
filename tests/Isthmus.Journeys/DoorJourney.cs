using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Isthmus.Platform.Data;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>A phone at the door whose network goes and comes back. Browsers give workers only to a host that has a name or a certificate, so the site is opened as localhost.</summary>
public sealed class DoorJourney
{
    [Fact]
    public async Task A_phone_at_the_door_opens_and_scans_without_a_network_and_sends_each_scan_once_when_it_is_back()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await using var site = await DemoSite.StartEmpty(Provider.Sqlite);
        var (door, code) = await Prepare(site);
        await using var chromium = await Chromium.Start();
        await using var window = await chromium.Window(new UriBuilder(site.Address) { Host = "localhost" }.Uri, "en", 390);
        var page = await window.NewPageAsync();
        await page.GotoAsync(door);
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(k => k.startsWith('door-marks-')) && !!navigator.serviceWorker.controller");
        await page.WaitForFunctionAsync("() => caches.match(location.pathname).then(r => !!r)");

        await window.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Scan(page, code, "Good (checked without a network)");
        await Scan(page, "0000-0000-0000", "Not on the list of this phone");
        Assert.Contains("2", await page.InnerTextAsync("#door-count"), StringComparison.Ordinal);
        await page.Keep("door-offline-en-390", whole: false);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_scan"));
        // What was kept outlives the page.
        await page.ReloadAsync();
        Assert.Contains("2", await page.InnerTextAsync("#door-count"), StringComparison.Ordinal);

        await window.SetOfflineAsync(false);
        await page.Locator("#door-count", new() { HasTextString = "Everything has been sent" }).WaitForAsync();
        Assert.Equal((2, 1), (await site.Count("SELECT COUNT(*) FROM forums_scan"), await site.Count("SELECT COUNT(*) FROM forums_scan WHERE \"Verdict\" = 'Good'")));
        await Scan(page, code, "Already inside");
        Assert.Equal(3, await site.Count("SELECT COUNT(*) FROM forums_scan"));
    }

    private static async Task Scan(IPage page, string code, string told)
    {
        await page.FillAsync("[data-code]", code);
        await page.Locator("form[data-door] button[type=submit]").ClickAsync();
        await page.Locator("#door-result", new() { HasTextString = told }).WaitForAsync();
    }

    private static async Task<(string Door, string Code)> Prepare(TestSite site)
    {
        using var client = new DemoClient(site.Address);
        await client.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        async Task<Guid> Make(string path, object body) => (await client.Post(path, body, CancellationToken.None)).GetProperty("id").GetGuid();
        var forum = $"/api/forums/{await Make("/api/forums", new { seriesEn = "Bridges", startsOn = "2027-07-09", endsOn = "2027-07-10", zone = "UTC", cities = "Moscow" })}";
        var type = await Make(forum + "/registration-types", new { nameEn = "Visitor" });
        await client.Post(forum + "/registrations", new { type, name = "Zahra Ahmadi", email = "zahra@guests.example", language = "en" }, CancellationToken.None);
        await Make(forum + "/zones", new { nameEn = "Building" });
        var door = (await client.Post(forum + "/doors", new { name = "Main entrance" }, CancellationToken.None)).GetProperty("key").GetString();
        await site.Quiet();
        var key = Letters.LinkTo(site, "zahra@guests.example", "/registration/").Split('/')[^1];
        return ($"/door/{door}", (await client.Get($"{forum}/registrations/mine/{key}", CancellationToken.None)).GetProperty("tickets")[0].GetString()!);
    }
}
