using System.Globalization;
using System.Text.RegularExpressions;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>Weight of the public pages with all that a browser fetches for them, uncompressed.</summary>
internal static partial class PagesBench
{
    private static readonly string[] Paths = ["/", "/organisations", "/organisations?q=technology", "/organisations/{0}", "/products", "/forums", "/sign-in", "/developers"];

    internal static async Task<int> Run()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        await ImportBench.Import(site, InventedFile.Csv(1000, 1));
        using var client = site.Client();
        var some = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/organisations?limit=1", UriKind.Relative))).RootElement.GetProperty("items")[0].GetProperty("id").GetString();
        foreach (var language in (string[])["en", "ru", "fa"])
        {
            await client.GetAsync(new Uri($"/ui/language?language={language}&return=/", UriKind.Relative));
            foreach (var path in Paths.Select(p => string.Format(CultureInfo.InvariantCulture, p, some)))
            {
                var html = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
                var parts = Part().Matches(System.Text.Encoding.UTF8.GetString(html)).Select(m => m.Groups[1].Value).Distinct().ToList();
                var files = await Task.WhenAll(parts.Select(p => client.GetByteArrayAsync(new Uri(p, UriKind.Relative))));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page {language} {(path.Contains(some!, StringComparison.Ordinal) ? "/organisations/ID" : path),-28} {html.Length / 1000.0,6:0.0} kB + {files.Length} files {files.Sum(f => f.Length) / 1000.0,5:0.0} kB = {(html.Length + files.Sum(f => f.Length)) / 1000.0,6:0.0} kB"));
            }
        }
        return 0;
    }

    [GeneratedRegex("""(?:<link rel="(?:stylesheet|icon)"[^>]* href|<script[^>]* src)="(/[^"]+)""")]
    private static partial Regex Part();
}
