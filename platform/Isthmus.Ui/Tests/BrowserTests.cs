using Isthmus.Ui.Tests.Site;
using Microsoft.Playwright;

namespace Isthmus.Ui.Tests;

/// <summary>The sample pages in a real browser, looked at by axe. Set ISTHMUS_SCREENSHOTS to a folder to keep pictures of what it saw.</summary>
public sealed class BrowserTests(BrowserTests.Sampled sampled) : IClassFixture<BrowserTests.Sampled>
{
    private static readonly string[] s_pages = ["/?running=1", "/table?as=organiser", "/form", "/grid", "/view", "/table?q=zzz"];

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
        await using var window = await sampled.Window(language, width);
        await window.AddCookiesAsync(
        [
            new() { Name = Reader.LanguageCookie, Value = language, Url = sampled.Site.Address.ToString() },
            new() { Name = ReaderView.Cookie, Value = new ReaderView { Theme = theme, Contrast = contrast, Text = text }.ToCookie(), Url = sampled.Site.Address.ToString() },
        ]);
        var page = await window.NewPageAsync();
        var violations = new List<string>();
        // What the dark theme changes is colours; the markup is the one of the light.
        var rules = theme == "dark" ? Axe.Colours : Axe.BestPractice;
        foreach (var url in s_pages)
        {
            await page.GotoAsync(url);
            await Keep(page, $"{language}-{theme}-{contrast}-{width}{url.Split('?')[0].Replace('/', '-')}{(url.Contains("zzz", StringComparison.Ordinal) ? "-empty" : "")}");
            violations.AddRange((await page.Barriers(rules)).Select(b => $"{url}: {b}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{url} is wider than {width}");
        }
        await page.Locator("[popovertarget=view-menu]").ClickAsync();
        await Keep(page, $"{language}-{theme}-{contrast}-{width}-menu", full: false);
        violations.AddRange((await page.Barriers(rules)).Select(b => $"view menu: {b}"));

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Fact]
    public async Task The_whole_path_works_with_the_keyboard_and_the_errors_take_the_focus()
    {
        await using var window = await sampled.Window("en");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/form");

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
        await using var window = await sampled.Window("en");
        var page = await window.NewPageAsync();
        var foreign = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, r) => { if (!r.Url.StartsWith(sampled.Site.Address.ToString(), StringComparison.Ordinal)) { foreign.Add(r.Url); } };
        page.Console += (_, m) => { if (m.Type is "error" or "warning") { complaints.Add(m.Text); } };
        foreach (var url in s_pages)
        {
            await page.GotoAsync(url);
        }

        Assert.Empty(foreign);
        Assert.Empty(complaints);
    }

    private static async Task Keep(IPage page, string name, bool full = true)
    {
        if (Environment.GetEnvironmentVariable("ISTHMUS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = full });
        }
    }

    /// <summary>The sample site and one browser for all tests.</summary>
    public sealed class Sampled : IAsyncLifetime
    {
        private Chromium? _chromium;

        public TestSite Site { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            if (!Chromium.IsMissing) _chromium = await Chromium.Start();
        }

        public Task<IBrowserContext> Window(string language, int width = 1280)
        {
            Assert.SkipWhen(_chromium is null, Chromium.Missing);
            return _chromium.Window(Site.Address, language, width);
        }

        public async ValueTask DisposeAsync()
        {
            if (_chromium is not null) await _chromium.DisposeAsync();
            await Site.DisposeAsync();
        }
    }
}
