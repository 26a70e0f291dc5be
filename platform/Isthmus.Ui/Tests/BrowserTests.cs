using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Isthmus.Ui.Tests.Site;
using Microsoft.Playwright;

namespace Isthmus.Ui.Tests;

/// <summary>The sample pages in a real browser, looked at by axe. Set ISTHMUS_SCREENSHOTS to a folder to keep pictures of what it saw.</summary>
public sealed class BrowserTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string? s_chromium = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
    private static readonly string[] s_pages = ["/?running=1", "/table?as=organiser", "/form", "/grid", "/view", "/table?q=zzz"];

    private static readonly AxeRunOptions s_everything =
        new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }, ResultTypes = [ResultType.Violations] };

    // What the dark theme changes; the markup is the one of the light.
    private static readonly AxeRunOptions s_colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] }, ResultTypes = [ResultType.Violations] };

    public static TheoryData<string, string, string, string, int> Looks => new()
    {
        { "en", "light", "normal", "normal", 1280 },
        { "en", "dark", "normal", "normal", 390 },
        { "en", "light", "high", "larger", 1280 },
        { "fa", "light", "normal", "normal", 390 },
        { "fa", "dark", "normal", "normal", 1280 },
        { "fa", "dark", "high", "large", 390 },
        { "ru", "light", "normal", "large", 320 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_have_no_barrier_that_axe_knows_and_do_not_scroll_sideways(string language, string theme, string contrast, string text, int width)
    {
        Assert.SkipWhen(s_chromium is null, "skipped: Chromium not present");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = language, ReducedMotion = ReducedMotion.Reduce });
        await context.AddCookiesAsync(
        [
            new() { Name = Reader.LanguageCookie, Value = language, Url = site.Address.ToString() },
            new() { Name = ReaderView.Cookie, Value = new ReaderView { Theme = theme, Contrast = contrast, Text = text }.ToCookie(), Url = site.Address.ToString() },
        ]);
        var page = await context.NewPageAsync();
        var violations = new List<string>();
        var rules = theme == "dark" ? s_colours : s_everything;
        foreach (var url in s_pages)
        {
            await page.GotoAsync(new Uri(site.Address, url).ToString());
            await Keep(page, $"{language}-{theme}-{contrast}-{width}{url.Split('?')[0].Replace('/', '-')}{(url.Contains("zzz", StringComparison.Ordinal) ? "-empty" : "")}");
            violations.AddRange(await Violations(page, url, rules));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{url} is wider than {width}");
        }
        await page.Locator("[popovertarget=view-menu]").ClickAsync();
        await Keep(page, $"{language}-{theme}-{contrast}-{width}-menu", full: false);
        violations.AddRange(await Violations(page, "view menu", rules));

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Fact]
    public async Task The_whole_path_works_with_the_keyboard_and_the_errors_take_the_focus()
    {
        Assert.SkipWhen(s_chromium is null, "skipped: Chromium not present");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await browser.NewPageAsync(new() { Locale = "en", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync(new Uri(site.Address, "/form").ToString());

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));

        await page.FocusAsync("#Input-Name");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#form-errors");
        Assert.Equal("form-errors", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.ClickAsync("#form-errors a");
        Assert.Equal("Input-Name", await page.EvaluateAsync<string>("document.activeElement.id"));
        await Keep(page, "form-errors");
    }

    [Fact]
    public async Task No_request_leaves_the_origin_and_the_policy_blocks_nothing()
    {
        Assert.SkipWhen(s_chromium is null, "skipped: Chromium not present");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await browser.NewPageAsync();
        var foreign = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, r) => { if (!r.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal)) { foreign.Add(r.Url); } };
        page.Console += (_, m) => { if (m.Type is "error" or "warning") { complaints.Add(m.Text); } };
        foreach (var url in s_pages)
        {
            await page.GotoAsync(new Uri(site.Address, url).ToString());
        }

        Assert.Empty(foreign);
        Assert.Empty(complaints);
    }

    private static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = s_chromium,
        Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    private static async Task<IEnumerable<string>> Violations(IPage page, string where, AxeRunOptions rules)
    {
        var result = await page.RunAxe(rules);
        return result.Violations.SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id}: {n.Html} {string.Join(" ", n.Any.Concat(n.All).Select(c => c.Message))}"));
    }

    private static async Task Keep(IPage page, string name, bool full = true)
    {
        if (Environment.GetEnvironmentVariable("ISTHMUS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = full });
        }
    }
}
