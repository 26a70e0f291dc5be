using System.Collections.Concurrent;
using Isthmus.Journeys.Browser;
using Microsoft.Playwright;

namespace Isthmus.Journeys;

/// <summary>Every kind of page in headless Chromium, looked at by axe. Set ISTHMUS_SCREENSHOTS to a folder to keep pictures.</summary>
public sealed class BrowserTests(BrowsedDemo browsed) : IClassFixture<BrowsedDemo>
{
    // As the cookie of the view menu has the server write them on the document; that it does is tested in Ui.
    private static readonly (string Dress, Dictionary<string, string> View)[] s_dresses = [("dark", new() { ["theme"] = "dark" }), ("high", new() { ["theme"] = "light", ["contrast"] = "high", ["text"] = "large" })];

    [Fact]
    public async Task Every_kind_of_page_is_visited()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var kinds = await browsed.Kinds;
        Assert.True(kinds.All.Count > 60, $"only {kinds.All.Count} kinds of page found");
        Assert.Empty(kinds.Unvisited);
        Assert.Empty(kinds.Dead);
    }

    [Fact]
    public async Task Control_a_kind_of_page_that_nothing_leads_to_is_named()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var kinds = PageKinds.Of(browsed.Demo.Site.Services);
        using var visitor = await browsed.Demo.Browse("visitor", "en");
        await kinds.Follow("visitor", visitor, "/forums");
        Assert.Contains("/forums/{Id:guid}/manage", kinds.Unvisited);
        Assert.DoesNotContain("/forums/{Id:guid}", kinds.Unvisited);
    }

    [Fact]
    public async Task Control_a_picture_without_words_and_a_faint_text_are_found()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        await using var window = await browsed.Chromium.Window(browsed.Demo.Site.Address, "en");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\"><p id=\"faint\">Hardly to be read</p>'); document.getElementById('faint').style.color = '#ccc'");
        Assert.Equal(["color-contrast", "image-alt"], (await page.Barriers(Axe.Everything)).Select(b => b.Split(' ')[0]).Order());
        Assert.Equal(["color-contrast"], (await page.Barriers(Axe.Colours)).Select(b => b.Split(' ')[0]));
        Assert.Equal(["image-alt"], (await page.Barriers(Axe.Structure)).Select(b => b.Split(' ')[0]));
    }

    // Every page is loaded once for each language and then looked at in other sizes and dresses: loading is what takes the time.
    [Theory, InlineData("en", 1280, true), InlineData("fa", 390, false)]
    public async Task Pages_have_no_barrier_that_axe_knows_and_are_no_wider_than_the_window(string language, int width, bool themes)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var faults = await Look((language, language), width, script: true, themes);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // Half of them in the language with the longest words, half in the other direction: what the script is there for is the same in both.
    [Fact]
    public async Task Without_script_pages_are_no_wider_either()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.Missing);
        var faults = await Look(("ru", "fa"), 390, script: false, themes: false);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<IReadOnlyCollection<string>> Look((string One, string Other) languages, int width, bool script, bool themes)
    {
        var faults = new ConcurrentQueue<string>();
        // Two windows at a time: while one waits for a page, the other is looked at.
        foreach (var who in (await browsed.Kinds).Visits.GroupBy(v => v.Who))
            await Task.WhenAll(who.Index().GroupBy(v => v.Index % 2, v => v.Item).Select(some => Look([.. some], some.Key == 0 ? languages.One : languages.Other, width, script, themes, faults.Enqueue)));
        return faults;
    }

    private async Task Look(Visit[] visits, string language, int width, bool script, bool themes, Action<string> fault)
    {
        var home = browsed.Demo.Site.Address;
        await using var window = await browsed.Chromium.Window(home, language, width, script);
        if (script) await Axe.Bring(window);
        var page = await window.NewPageAsync();
        page.Request += (_, r) => { if (!r.Url.StartsWith(home.ToString(), StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal)) fault($"{page.Url} asked {r.Url}"); };
        page.Console += (_, m) => { if (m.Type == "error") fault($"{page.Url}: {m.Text}"); };
        await page.Speak(language);
        if (visits[0].Who is not "visitor" and var person) await page.SignIn(DemoSite.Email(person), DemoSite.Secret);
        var now = width;
        foreach (var visit in visits)
        {
            // The next page begins in the size in which this one ended: a change of size takes half as long as loading. In the dresses the other size comes last, for it is to be looked at with large text.
            if (themes && now != width) await page.SetViewportSizeAsync(now = width, 800);
            var answer = await page.GotoAsync(visit.Url);
            if (answer?.Status != 200 || new Uri(page.Url).PathAndQuery.Split('?')[0] != visit.Url.Split('?')[0]) fault($"{visit.Route} as {visit.Who}: {answer?.Status} at {page.Url}");
            var name = $"{visit.Route.Trim('/').Replace("{", "", StringComparison.Ordinal).Replace(":guid}", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace('/', '-')}-{language}";
            foreach (var size in new[] { now, now == 390 ? 1280 : 390 })
            {
                if (size != now) await page.SetViewportSizeAsync(now = size, 800);
                foreach (var found in await page.Faults(language)) fault(found);
                await page.Keep($"{name}-{size}");
                if (!script || size != width) continue;
                foreach (var barrier in await page.Barriers(themes ? Axe.Everything : Axe.Structure)) fault($"{visit.Route}: {barrier}");
                foreach (var (dress, view) in themes ? s_dresses : [])
                {
                    await page.EvaluateAsync("view => Object.assign(document.documentElement.dataset, view)", view);
                    foreach (var found in await page.Faults(language)) fault(found);
                    await page.Keep($"{name}-{size}-{dress}");
                    foreach (var barrier in await page.Barriers(Axe.Colours)) fault($"{dress} {visit.Route}: {barrier}");
                }
            }
        }
    }
}
