using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Isthmus.Testing.Browser;

/// <summary>
/// Axe, run in the page itself. Our pages have no frames, so nothing has to be put together from several documents, and one copy of the script serves every look at a page: half of the time of the
/// wrapper, which brings the script anew for each look and opens a page for the result.
/// </summary>
internal static class Axe
{
    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async only => (await axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations.map(v => `${v.id} ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
        """;

    public static readonly object Everything = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    public static readonly object BestPractice = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    /// <summary>What a theme can change; the rest was looked at in the same markup.</summary>
    public static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    public static async Task<IReadOnlyList<string>> Barriers(this IPage page, object only)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'")) await page.EvaluateAsync(s_script);
        return await page.EvaluateAsync<string[]>(Run, only);
    }
}
