using System.Security.Cryptography;
using System.Text;
using Isthmus.Charts;

namespace Isthmus.Indicators.Charts;

/// <summary>The style sheet of drawn charts, at an address that changes with it: only pages with a chart ask for it.</summary>
internal static class ChartStyles
{
    private const string OnPages = "figure.chart{margin:1.25rem 0;padding:1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}figure.chart figcaption{margin-top:1rem;flex-wrap:wrap}.chart-narrow{display:none}.chart-map{max-width:100%;height:auto}@media(max-width:44rem){figure.chart{padding:.75rem}.chart-wide{display:none}.chart-narrow{display:block}}";

    private static readonly byte[] s_sheet = Encoding.UTF8.GetBytes(ChartStyle.ForPages + OnPages);

    public static string Url { get; } = $"/indicators/files/charts.{Convert.ToHexStringLower(SHA256.HashData(s_sheet))[..12]}.css";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/indicators/files/{file}", (string file, HttpResponse response) =>
        {
            if (!Url.EndsWith("/" + file, StringComparison.Ordinal)) return Results.NotFound();
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(s_sheet, "text/css; charset=utf-8");
        })
        .AllowAnonymous().ExcludeFromDescription().WithName("indicators.charts.style");
}
