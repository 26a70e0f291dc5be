using System.Globalization;
using Microsoft.Playwright;

namespace Isthmus.Journeys.Browser;

/// <summary>What a person does on a page, told in the words of the page's markup, so that it holds in every language.</summary>
internal static class PageSteps
{
    private static readonly string? s_pictures = Environment.GetEnvironmentVariable("ISTHMUS_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Chooses the language as the menu does; it goes before the one of the account.</summary>
    public static Task Speak(this IPage page, string language) => page.GotoAsync($"/ui/language?language={language}&return=/");

    public static async Task SignIn(this IPage page, string email, string password)
    {
        if (!page.Url.Contains("/sign-in", StringComparison.Ordinal)) await page.GotoAsync("/sign-in");
        await page.FillAsync("[name='Input.Email']", email);
        await page.FillAsync("[name='Input.Password']", password);
        await page.Send("form:has([name='Input.Password'])");
        Assert.NotEqual("/sign-in", new Uri(page.Url).AbsolutePath);
    }

    /// <summary>Presses the form's main button and waits for the page that answers. A page that shows errors of the form is no answer.</summary>
    public static Task Send(this IPage page, string form) => page.Send(form, "[type=submit]");

    /// <summary>The same of a form with more than one button.</summary>
    public static async Task Send(this IPage page, string form, string button)
    {
        await page.Leave($"{form} button{button}");
        var refused = await page.Locator("#form-errors, .notice-error").AllInnerTextsAsync();
        Assert.True(refused.Count == 0, $"{page.Url} refused {form}: {string.Join(" | ", refused)}");
    }

    /// <summary>Presses the form's main button, whatever comes of it.</summary>
    public static Task Press(this IPage page, string form) => page.Leave($"{form} button[type=submit]");

    /// <summary>Follows a link by the end of its address.</summary>
    public static Task Follow(this IPage page, string end) => page.Leave($"main a[href$='{end}']");

    /// <summary>Clicks on what leads to another document, and waits for that document even if it stands under the same address.</summary>
    public static async Task Leave(this IPage page, string selector)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IFrame frame) { if (frame == page.MainFrame) arrived.TrySetResult(); }
        page.FrameNavigated += Arrive;
        try
        {
            await page.Locator(selector).First.ClickAsync();
            await arrived.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
        finally { page.FrameNavigated -= Arrive; }
        await page.Ready();
    }

    // Asked of the document itself: on a busy machine the browser's own news of a loaded page can come before anybody listens for it.
    private static async Task Ready(this IPage page)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                if (await page.EvaluateAsync<string>("document.readyState") != "loading") return;
            }
            catch (PlaywrightException) when (tries < 600) { /* the document went in the middle of the question */ }
            if (tries >= 600) throw new TimeoutException($"{page.Url} was still loading after a minute.");
            await Task.Delay(100);
        }
    }

    /// <summary>The selector of the page's form of this name.</summary>
    public static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    /// <summary>Waits for something that a background job brings: with script the page fetches itself anew, without it the document reloads itself.</summary>
    public static Task Until(this IPage page, string selector) => page.Locator(selector).First.WaitForAsync(new() { Timeout = 60_000, State = WaitForSelectorState.Attached });

    public static async Task<IReadOnlyList<string>> Faults(this IPage page, string language)
    {
        List<string> faults = [];
        var seen = await page.EvaluateAsync<string[]>("[document.documentElement.lang, document.documentElement.dir, String(document.documentElement.scrollWidth - innerWidth)]");
        if (seen[0] != language) faults.Add($"{page.Url}: language is not {language}");
        if (seen[1] != (language == "fa" ? "rtl" : "ltr")) faults.Add($"{page.Url}: direction is wrong");
        var width = int.Parse(seen[2], CultureInfo.InvariantCulture);
        if (width > 0) faults.Add($"{page.Url}: {width.ToString(CultureInfo.InvariantCulture)} px wider than the window: {await page.EvaluateAsync<string>(WhatSticksOut)}");
        return faults;
    }

    // The innermost of what ends beyond the window and is not cut off or scrolled by something around it.
    private const string WhatSticksOut = """
        [...document.querySelectorAll('body *')].filter(e => {
          const box = e.getBoundingClientRect();
          if (box.width === 0 || box.right <= innerWidth + 1 && box.left >= -1 || e.firstElementChild) return false;
          for (let around = e.parentElement; around; around = around.parentElement) if (getComputedStyle(around).overflowX !== 'visible') return false;
          return true;
        }).slice(0, 3).map(e => e.outerHTML.slice(0, 200)).join(' | ')
        """;

    /// <summary>Keeps a picture if ISTHMUS_SCREENSHOTS names a folder.</summary>
    public static Task Keep(this IPage page, string name, bool whole = true) =>
        s_pictures is null ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, name + ".png"), FullPage = whole });
}
