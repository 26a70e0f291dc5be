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

    [Theory, InlineData("en", 1280), InlineData("fa", 390)]
    public async Task A_closer_look_tells_each_figure_by_keys_with_its_qualifier_and_source(string language, int width)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await Facts();
        var home = browsed.Demo.Site.Address.ToString();
        await using var window = await browsed.Chromium.Window(browsed.Demo.Site.Address, language, width);
        var page = await window.NewPageAsync();
        List<string> asked = [], faults = [];
        page.Request += (_, r) => asked.Add(r.Url);
        page.Console += (_, m) => { if (m.Type == "error") faults.Add(m.Text); };
        page.PageError += (_, e) => faults.Add(e);
        await page.Speak(language);
        await page.GotoAsync("/indicators/kbc-companies");
        var figures = await Told(page);
        Assert.Equal(4, figures.Count);
        // The library is fetched when somebody asks for it, and from here.
        Assert.DoesNotContain(asked, u => u.Contains("uplot", StringComparison.Ordinal));
        await page.Locator("[data-explore] > button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".explore-plot canvas").WaitForAsync();
        Assert.Contains(asked, u => u.Contains("/indicators/files/uplot.", StringComparison.Ordinal));
        Assert.Equal("explore-plot", await page.EvaluateAsync<string>("document.activeElement.className"));
        // From the first figure to the last, in time: each is told as the table tells it.
        await page.Keyboard.PressAsync("Home");
        var (forward, back) = language == "fa" ? ("ArrowLeft", "ArrowRight") : ("ArrowRight", "ArrowLeft");
        List<string> heard = [];
        for (var i = 0; i < figures.Count; i++)
        {
            var words = await page.Locator(".explore-told bdi").InnerTextAsync();
            heard.Add(words);
            Assert.Contains(figures, f => words.Contains(f.Figure, StringComparison.Ordinal) && words.Contains(f.Source, StringComparison.Ordinal) && words.Contains(f.Period, StringComparison.Ordinal));
            await page.Keyboard.PressAsync(forward);
        }
        Assert.Equal(figures.Count, heard.Distinct().Count());
        Assert.StartsWith("/indicators/claims/", await page.Locator(".explore-told a").GetAttributeAsync("href"), StringComparison.Ordinal);
        // Larger, and back to all, the figure stays chosen; the buttons do what the keys do.
        foreach (var key in new[] { "+", "-", "0", back }) await page.Keyboard.PressAsync(key);
        Assert.Equal(heard[^2], await page.Locator(".explore-told bdi").InnerTextAsync());
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("[data-act='next']").ClickAsync();
        Assert.Equal(heard[^1], await page.Locator(".explore-told bdi").InnerTextAsync());
        faults.AddRange(await page.Faults(language));
        faults.AddRange(await page.Barriers(Axe.Everything));
        await page.Keep($"closer-{language}-{width}");
        Assert.Empty(faults);
        Assert.All(asked, u => Assert.StartsWith(home, u, StringComparison.Ordinal));
        // What is drawn is more than an empty canvas.
        Assert.True(await page.EvaluateAsync<int>("(c => [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data].filter((v, i) => i % 4 === 3 && v > 0).length)(document.querySelector('.explore-plot canvas'))") > 500);
    }

    [Fact]
    public async Task Without_script_the_table_tells_the_same_and_nothing_is_offered_that_does_not_work()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await Facts();
        var page = await (await browsed.Chromium.Window(browsed.Demo.Site.Address, "en", script: false)).NewPageAsync();
        await page.GotoAsync("/indicators/kbc-companies");
        Assert.False(await page.Locator("[data-explore] button").First.IsVisibleAsync());
        var told = await Told(page);
        Assert.Equal(["> 7,000", "≈ 4,700", "≈ 6,000", "≥ 4,400"], told.Select(f => f.Figure).Order(StringComparer.Ordinal));
        Assert.All(told, f => Assert.True(f.Source.Length > 3 && f.Period.Length > 3));
        // The same as the file that the script reads.
        using var visitor = new HttpClient { BaseAddress = browsed.Demo.Site.Address };
        var json = System.Text.Json.JsonDocument.Parse(await visitor.GetStringAsync(new Uri("/indicators/kbc-companies/figures.json", UriKind.Relative))).RootElement;
        foreach (var words in json.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("words").GetString()!))
            Assert.Contains(told, f => words.Contains(f.Figure, StringComparison.Ordinal) && words.Contains(f.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_board_of_an_organisation_counts_its_meetings_and_leads_to_its_pairs()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var board = $"/indicators/subjects/org:{browsed.Demo.Forum.Participant}";
        using var organiser = await browsed.Demo.Browse("organiser", "en");
        using var visitor = await browsed.Demo.Browse("visitor", "en");
        var (seen, told) = (await Facts(organiser, board), await Facts(visitor, board));
        // The demo's participant has meetings in the published timetable; who may not see few is told the same or that they are few.
        Assert.True(int.Parse(seen["Meetings placed in the timetable"], null) > 0);
        Assert.True(told["Meetings placed in the timetable"] == seen["Meetings placed in the timetable"] || told["Meetings placed in the timetable"].StartsWith("fewer than 5", StringComparison.Ordinal));
        Assert.Contains("href=\"/pairs/", await organiser.GetStringAsync(new Uri(board, UriKind.Relative)), StringComparison.Ordinal);

        static async Task<Dictionary<string, string>> Facts(HttpClient who, string url)
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await who.GetStringAsync(new Uri(url, UriKind.Relative)));
            return page.QuerySelectorAll("section[aria-labelledby='own'] dt").ToDictionary(d => d.TextContent.Trim(), d => d.NextElementSibling!.TextContent.Trim());
        }
    }

    private static async Task<List<(string Period, string Figure, string Source)>> Told(IPage page)
    {
        var told = new List<(string, string, string)>();
        foreach (var row in await page.Locator("section[aria-labelledby='claims'] tbody tr").AllAsync())
        {
            var cells = await row.Locator("th, td").AllTextContentsAsync();
            var source = Plain(cells[^1]);
            told.Add((Plain(cells[1]), Plain(await row.Locator("bdi").Nth(1).TextContentAsync() ?? ""), source.Length > 60 ? source[..60] : source));
        }
        return told;
    }

    // Marks that isolate a name of the other direction are not looked at.
    private static string Plain(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal).Trim();

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
