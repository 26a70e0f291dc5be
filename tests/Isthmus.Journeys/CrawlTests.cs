using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys;

/// <summary>Follows every link, as each kind of reader: no page fails, none is heavy, none asks anything of another site.</summary>
public sealed class CrawlTests
{
    private const int Budget = 100_000;
    private const int MostPages = 120;

    [Fact]
    public async Task Every_page_that_a_link_leads_to_opens_is_light_and_stays_at_home()
    {
        await using var demo = await DemoSite.Start(Provider.Sqlite);
        var faults = new List<string>();
        foreach (var (who, language) in new[] { ("visitor", "en"), ("visitor", "fa"), ("participant", "fa"), ("organiser", "en"), ("organiser", "ru"), ("admin", "en") })
        {
            using var client = await demo.Browse(who, language);
            faults.AddRange((await Crawl(client, demo, language)).Select(f => $"{who} {language} {f}"));
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(60)));
    }

    [Fact]
    public async Task Control_the_crawler_finds_a_foreign_address_and_a_dead_link()
    {
        var page = await new HtmlParser().ParseDocumentAsync("""<html lang="en" dir="ltr"><body><img src="https://elsewhere.example/x.png"></body></html>""");
        Assert.NotEmpty(Foreign(page, new Uri("http://127.0.0.1:1/")));
        await using var site = await TestSite.Start(Provider.Sqlite);
        using var client = site.Client();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/no-such-page", UriKind.Relative))).StatusCode);
    }

    private static async Task<List<string>> Crawl(HttpClient client, DemoSite demo, string language)
    {
        var faults = new List<string>();
        var weights = new Dictionary<string, int>();
        var seenShapes = new Dictionary<string, int>();
        var todo = new Queue<string>(["/", $"/forums/{demo.Edition}"]);
        var known = new HashSet<string>(todo);
        for (var read = 0; todo.Count > 0 && read < MostPages; read++)
        {
            var path = todo.Dequeue();
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (!response.IsSuccessStatusCode) { faults.Add($"{path}: {(int)response.StatusCode}"); continue; }
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var html = await response.Content.ReadAsStringAsync();
            var page = await new HtmlParser().ParseDocumentAsync(html);
            var weight = Encoding.UTF8.GetByteCount(html) + await Parts(client, page, weights);
            if (weight > Budget) faults.Add($"{path}: {weight} bytes with its parts");
            if (page.DocumentElement.GetAttribute("lang") != language || page.DocumentElement.GetAttribute("dir") != (language == "fa" ? "rtl" : "ltr")) faults.Add($"{path}: language or direction is wrong");
            faults.AddRange(Foreign(page, demo.Site.Address).Select(f => $"{path}: {f}"));
            if (page.QuerySelectorAll("[style], [onclick]").Length > 0) faults.Add($"{path}: inline style or script, which the policy refuses");
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => !h.StartsWith("/ui/", StringComparison.Ordinal)))
            {
                // Pages of one kind differ only in their ids: a handful of each is enough.
                var shape = System.Text.RegularExpressions.Regex.Replace(link.Split('?')[0], "[0-9a-f]{8}-[0-9a-f-]{27}", "*");
                if (seenShapes.GetValueOrDefault(shape) >= 3 || !known.Add(link)) continue;
                seenShapes[shape] = seenShapes.GetValueOrDefault(shape) + 1;
                todo.Enqueue(link);
            }
        }
        return faults;
    }

    private static async Task<int> Parts(HttpClient client, IHtmlDocument page, Dictionary<string, int> weights)
    {
        var sum = 0;
        foreach (var part in page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!)).Where(p => p.StartsWith('/')))
        {
            if (!weights.TryGetValue(part, out var weight)) weights[part] = weight = (await client.GetByteArrayAsync(new Uri(part, UriKind.Relative))).Length;
            sum += weight;
        }
        return sum;
    }

    // What a browser fetches by itself; links that a person follows may lead anywhere.
    private static IEnumerable<string> Foreign(IHtmlDocument page, Uri home) =>
        from element in page.QuerySelectorAll("[src], link[href], form[action], use[href]")
        let address = element.GetAttribute("src") ?? element.GetAttribute("action") ?? element.GetAttribute("href")
        where !address.StartsWith("data:", StringComparison.Ordinal) && Uri.TryCreate(home, address, out var uri) && (uri.Host != home.Host || uri.Port != home.Port)
        select $"{element.LocalName} asks {address}";
}
