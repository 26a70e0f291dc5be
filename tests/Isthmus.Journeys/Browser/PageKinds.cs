using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Isthmus.Journeys.Browser;

/// <summary>One page to look at: who opens it, and the address with ids of the demo.</summary>
internal sealed record Visit(string Who, string Route, string Url);

/// <summary>Every kind of page that the site has, read from its endpoints, with an address of each found by following links.</summary>
internal sealed class PageKinds
{
    private const int Enough = 2;

    private readonly Dictionary<string, TemplateMatcher> _routes;
    private readonly Dictionary<string, Visit> _visits = [];

    private PageKinds(IEnumerable<string> routes) => _routes = routes.ToDictionary(r => r, r => new TemplateMatcher(TemplateParser.Parse(Parameters().Replace(r, "{$1}")), []));

    public static PageKinds Of(IServiceProvider site) => new(site.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct());

    public IReadOnlyCollection<string> All => _routes.Keys;

    public IEnumerable<Visit> Visits => _visits.Values;

    /// <summary>Links on pages that lead to a fault of the site or to nothing, with who followed them.</summary>
    public List<string> Dead { get; } = [];

    /// <summary>Kinds of which no address is known.</summary>
    public IEnumerable<string> Unvisited => _routes.Keys.Where(r => !_visits.ContainsKey(r)).Order(StringComparer.Ordinal);

    /// <summary>A page that no link leads to, or one that is to be seen in a certain state.</summary>
    public void Add(string who, string url)
    {
        var route = RouteOf(url) ?? throw new ArgumentException($"{url} is no page of the site.");
        _visits[route] = new(who, route, url);
    }

    /// <summary>Follows links from these addresses, a few of each kind, and keeps the first address of each kind that is not known yet.</summary>
    public async Task Follow(string who, HttpClient client, params string[] from)
    {
        var (todo, known, read) = (new Queue<string>(from), new HashSet<string>(from), new Dictionary<string, int>());
        while (todo.TryDequeue(out var url))
        {
            if (RouteOf(url) is not { } route || read.GetValueOrDefault(route) >= Enough) continue;
            using var answer = await client.GetAsync(new Uri(url, UriKind.Relative));
            // A file beside a page may have an address like one: /pairs/IR-RU and /pairs/IR-RU.svg.
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            read[route] = read.GetValueOrDefault(route) + 1;
            if ((int)answer.StatusCode is 404 or >= 500 && !from.Contains(url)) Dead.Add($"{(int)answer.StatusCode} for {who} at {url}");
            if (!answer.IsSuccessStatusCode || RouteOf(answer.RequestMessage!.RequestUri!.AbsolutePath) != route) continue;
            _visits.TryAdd(route, new(who, route, url));
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("a[href]").Select(a => new Uri(new Uri(client.BaseAddress!, url), a.GetAttribute("href"))).Where(u => u.Authority == client.BaseAddress!.Authority).Select(u => u.PathAndQuery))
                if (known.Add(link)) todo.Enqueue(link);
        }
    }

    // The route with the most words of its own wins: /forums/new is not /forums/{Id}.
    private string? RouteOf(string url)
    {
        var path = url.Split('?', '#')[0];
        return _routes.Where(r => r.Value.TryMatch(path, [])).Select(r => r.Key).OrderBy(r => r.Count(c => c == '{')).ThenByDescending(r => r.Length).FirstOrDefault();
    }

    private static System.Text.RegularExpressions.Regex Parameters() => new(@"\{(\w+):\w+\}");
}
