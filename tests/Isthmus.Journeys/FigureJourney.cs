using Isthmus.Host.Demo;
using Isthmus.Journeys.Browser;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>From a published number to where it comes from, without script: the figure is one click away from its claim, and the claim from its source.</summary>
public sealed class FigureJourney(BrowsedDemo browsed) : IClassFixture<BrowsedDemo>
{
    [Theory, InlineData("en", 1280, true), InlineData("ru", 1280, false), InlineData("fa", 390, true)]
    public async Task Any_number_leads_to_its_source_in_two_clicks(string language, int width, bool script)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await Facts();
        var page = await (await browsed.Chromium.Window(browsed.Demo.Site.Address, language, width, script)).NewPageAsync();
        await page.Speak(language);

        // Each number of the overview is a link to what was said, and there stands where it comes from.
        await page.GotoAsync("/indicators/overview");
        var numbers = await Links(page, "section[aria-labelledby='latest'] a[href^='/indicators/claims/']");
        Assert.True(numbers.Count >= 20, $"{numbers.Count} numbers");
        foreach (var number in numbers)
        {
            await page.GotoAsync(number);
            Assert.True(await page.Locator("section[aria-labelledby='source'] dt").CountAsync() >= 3, $"{number} tells of no source");
        }

        // The same by clicks, from a chart's table to the page of the newspaper.
        await page.GotoAsync("/indicators/gii-rank");
        Assert.Equal(1, await page.Locator("figure.chart svg:visible").CountAsync());
        await page.Leave("section[aria-labelledby='claims'] tr:has-text('61') a, section[aria-labelledby='claims'] tr:has-text('۶۱') a");
        Assert.StartsWith("https://www.tehrantimes.com/", await page.Locator("section[aria-labelledby='source'] a").First.GetAttributeAsync("href"), StringComparison.Ordinal);

        // A derived figure opens to its inputs, each of which opens to its source.
        await page.GotoAsync("/indicators/regional-trade");
        await page.Leave("section[aria-labelledby='derived'] a");
        Assert.Equal(2, (await Links(page, "section[aria-labelledby='inputs'] a[href^='/indicators/claims/']")).Count);
        await page.Leave("section[aria-labelledby='inputs'] a[href^='/indicators/claims/']");
        Assert.True(await page.Locator("section[aria-labelledby='source'] dt").CountAsync() >= 3);

        // Nothing was said here the day before.
        await page.GotoAsync("/indicators/kbc-companies");
        Assert.Equal(4, await page.Locator("section[aria-labelledby='claims'] tbody tr").CountAsync());
        await page.FillAsync("[name='asOf']", browsed.Demo.Site.Clock.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Press("form.filter-bar");
        Assert.Equal(0, await page.Locator("section[aria-labelledby='claims'] tbody tr").CountAsync());
    }

    private static async Task<List<string>> Links(IPage page, string selector)
    {
        var links = new List<string>();
        foreach (var link in await page.Locator(selector).AllAsync()) links.Add((await link.GetAttributeAsync("href"))!);
        return links;
    }

    private async Task Facts()
    {
        using var organiser = new DemoClient(browsed.Demo.Site.Address);
        await organiser.SignIn(DemoSite.Email("organiser"), DemoSite.Secret, CancellationToken.None);
        using var admin = new DemoClient(browsed.Demo.Site.Address);
        await admin.SignIn(DemoSite.Email("admin"), DemoSite.Secret, CancellationToken.None);
        await DemoIndicators.Load(organiser, admin, CancellationToken.None);
    }
}
