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
        async options => (await axe.run(document, { ...options, resultTypes: ['violations'] })).violations.map(v => `${v.id} ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
        """;

    private static readonly string[] s_tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string[] s_colours = ["color-contrast", "link-in-text-block"];

    public static readonly object Everything = new { runOnly = new { type = "tag", values = s_tags } };

    public static readonly object BestPractice = new { runOnly = new { type = "tag", values = s_tags.Append("best-practice").ToArray() } };

    /// <summary>What a theme can change; the rest was looked at in the same markup.</summary>
    public static readonly object Colours = new { runOnly = new { type = "rule", values = s_colours } };

    /// <summary>What a language can change: all but the colours, which were looked at in another one. They take half of the time.</summary>
    public static readonly object Structure = new { runOnly = new { type = "tag", values = s_tags }, rules = s_colours.ToDictionary(r => r, _ => new { enabled = false }) };

    /// <summary>For a window in which many pages are looked at: the script comes with each document, and is not sent half a megabyte at a time.</summary>
    public static Task Bring(IBrowserContext window) => window.AddInitScriptAsync(s_script);

    public static async Task<IReadOnlyList<string>> Barriers(this IPage page, object look)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'")) await page.EvaluateAsync(s_script);
        return await page.EvaluateAsync<string[]>(Run, look);
    }
}
