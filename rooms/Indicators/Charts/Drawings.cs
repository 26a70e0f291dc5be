using Isthmus.Charts;
using Microsoft.AspNetCore.Components;

namespace Isthmus.Indicators.Charts;

/// <summary>A chart on a page: drawn for a screen and for a phone, of which the style sheet shows one. Letters would shrink with a drawing that is only made smaller.</summary>
internal static class Drawings
{
    private const int Wide = 1040;
    private const int Narrow = 340;

    public static MarkupString Of(Chart chart, string id, Formats f)
    {
        var look = new ChartLook(id) { Inline = true, RightToLeft = f.Language.IsRightToLeft, Width = Wide };
        return (MarkupString)$"<div class=\"chart-wide\">{chart.ToSvg(look)}</div><div class=\"chart-narrow\">{chart.ToSvg(look with { Id = id + "-n", Width = Narrow })}</div>";
    }
}
