using System.Security.Cryptography;
using System.Text;
using Isthmus.Charts;

namespace Isthmus.Indicators.Charts;

/// <summary>What drawn charts need besides the page, each at an address that changes with it: a style sheet, and a script with the library that it loads when a reader asks for it.</summary>
internal static class ChartAssets
{
    private const string OnPages = "figure.chart{margin:1.25rem 0;padding:1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}figure.chart figcaption{margin-top:1rem;flex-wrap:wrap}.chart-narrow{display:none}.chart-map{max-width:100%;height:auto}"
        + ".explore{margin:1.25rem 0}.explore-stage{margin-top:1rem;padding:1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}.explore-plot{max-width:100%;overflow:hidden}.explore-told{min-height:3lh}"
        + ".explore-names{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}.explore-names span{display:inline-block;width:.75rem;height:.75rem;margin-inline-end:.4rem}.explore .row{flex-wrap:wrap}"
        + "@media(max-width:44rem){figure.chart,.explore-stage{padding:.75rem}.chart-wide{display:none}.chart-narrow{display:block}}"
        // On paper letters would be too small in the wide drawing; and neither a chart nor a table's head stands alone at the end of a page.
        + "@media print{figure.chart{break-inside:avoid;padding:0;border:0}.chart-wide{display:none}.chart-narrow{display:block}.chart-narrow svg{width:27rem;max-width:100%;height:auto}thead+tbody tr:first-child{break-before:avoid}.prose{break-after:avoid}}td:has(>a>bdi){min-width:5.5rem}"
        // What is not told is no number.
        + ".facts-figures small{display:block;font-size:.875rem;font-weight:400;line-height:1.4}";

    private sealed record Asset(string Url, byte[] Bytes, string Type);

    private static readonly Asset s_sheet = Of("charts", "css", Encoding.UTF8.GetBytes(ChartStyle.ForPages + OnPages));
    private static readonly Asset s_script = Of("explore", "js", Read("explore.js"));
    private static readonly Asset s_library = Of("uplot", "js", Read("uPlot.iife.min.js"));
    private static readonly Asset s_libraryStyle = Of("uplot", "css", Read("uPlot.min.css"));
    private static readonly Dictionary<string, Asset> s_all = new[] { s_sheet, s_script, s_library, s_libraryStyle }.ToDictionary(a => a.Url, StringComparer.Ordinal);

    public static string Sheet => s_sheet.Url;
    public static string Script => s_script.Url;
    public static string Library => s_library.Url;
    public static string LibraryStyle => s_libraryStyle.Url;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/indicators/files/{file}", (string file, HttpResponse response) =>
        {
            if (!s_all.TryGetValue("/indicators/files/" + file, out var asset)) return Results.NotFound();
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Bytes, asset.Type);
        })
        .AllowAnonymous().ExcludeFromDescription().WithName("indicators.charts.assets");

    private static Asset Of(string name, string kind, byte[] bytes) => new($"/indicators/files/{name}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}.{kind}", bytes, kind == "css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");

    private static byte[] Read(string name)
    {
        using var stream = typeof(ChartAssets).Assembly.GetManifestResourceStream("Isthmus.Indicators.Charts." + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
