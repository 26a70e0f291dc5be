using Isthmus.Charts;
using Microsoft.AspNetCore.Components;

namespace Isthmus.Indicators.Charts;

/// <summary>A chart on a page: drawn for a screen and for a phone, of which the style sheet shows one. Letters would shrink with a drawing that is only made smaller.</summary>
internal static class Drawings
{
    private const int Wide = 1040;
    private const int Narrow = 340;

    /// <summary>The same by the address of the file, for drawings that are too large to be part of a page.</summary>
    public static MarkupString Picture(string file, string description)
    {
        string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
        return (MarkupString)$"<picture><source media=\"(max-width:44rem)\" srcset=\"{Html(file)}&amp;width={Narrow}\" /><img class=\"chart-map\" src=\"{Html(file)}&amp;width={Wide}\" alt=\"{Html(description)}\" /></picture>";
    }

    public static MarkupString Of(Chart chart, string id, Formats f)
    {
        var look = new ChartLook(id) { Inline = true, RightToLeft = f.Language.IsRightToLeft, Width = Wide };
        return (MarkupString)$"<div class=\"chart-wide\">{chart.ToSvg(look)}</div><div class=\"chart-narrow\">{chart.ToSvg(look with { Id = id + "-n", Width = Narrow })}</div>";
    }
}
