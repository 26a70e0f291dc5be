using Isthmus.Ui;
using Microsoft.Playwright;

namespace Isthmus.Testing.Browser;

/// <summary>The machine's own Chromium, without a window. Nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Missing = "skipped: Chromium not present";

    // The one that the site itself would print with.
    private static readonly string? s_path = new PrintingSettings().Program;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static bool IsMissing => s_path is null;

    public static async Task<Chromium> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = s_path,
            // A document lives a second: code made fast for it never pays. Two fifths of what axe takes.
            Args = ["--js-flags=--no-opt,--no-maglev", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>A window with cookies of its own.</summary>
    public async Task<IBrowserContext> Window(Uri home, string language, int width = 1280, bool script = true)
    {
        var window = await _browser.NewContextAsync(new()
        {
            BaseURL = home.ToString(), Locale = language, ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 800 }, JavaScriptEnabled = script, ReducedMotion = ReducedMotion.Reduce,
        });
        // A busy machine is slow, not wrong.
        window.SetDefaultTimeout(60_000);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
