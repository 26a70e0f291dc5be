using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Browsing;

/// <summary>The newest of the filtered public list as an Atom feed, for feed readers; in the language of the reader where there is one.</summary>
internal static class OpportunityFeed
{
    private const int Newest = 50;
    private const string ByNewest = "published";
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";

    public static string Write(IReadOnlyList<Opportunity> newest, string self, string language, SiteSettings site, Texts t, DateTime now)
    {
        static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var feed = new XElement(s_atom + "feed",
            new XElement(s_atom + "id", self), new XElement(s_atom + "title", $"{t["partnering.list.title"]} · {site.Name}"), new XElement(s_atom + "updated", Time(newest.Count > 0 ? newest.Max(o => o.ChangedAt) : now)),
            new XElement(s_atom + "author", new XElement(s_atom + "name", site.Name)), new XElement(s_atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)), new XElement(s_atom + "link", new XAttribute("href", site.Link("opportunities").AbsoluteUri)),
            newest.Select(o =>
            {
                var texts = o.In(language);
                var url = site.Link($"opportunities/{o.Id}").AbsoluteUri;
                return new XElement(s_atom + "entry", new XAttribute(XNamespace.Xml + "lang", texts.Language), new XElement(s_atom + "id", $"urn:uuid:{o.Id}"), new XElement(s_atom + "title", texts.Title), new XElement(s_atom + "link", new XAttribute("href", url)),
                    new XElement(s_atom + "published", Time(o.PublishedAt!.Value)), new XElement(s_atom + "updated", Time(o.ChangedAt > o.PublishedAt ? o.ChangedAt : o.PublishedAt.Value)),
                    new XElement(s_atom + "category", new XAttribute("term", ProfileRules.Code(o.Profile)), new XAttribute("label", t.Of("partnering.profile", o.Profile))), new XElement(s_atom + "summary", texts.Summary));
            }));
        var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true })) new XDocument(feed).Save(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/opportunities/feed.atom", "partnering.opportunities.feed-page"), ("/api/opportunities/feed.atom", "partnering.opportunities.feed")])
            routes.MapGet(path, async (string? q, [FromQuery] string[]? profile, [FromQuery] string[]? country, [FromQuery] string[]? keyword, [FromQuery] string[]? stage, [FromQuery] string[]? trl, [FromQuery(Name = "actor")] string[]? actors, string? open,
                HttpRequest request, OpportunityIndex index, PartneringDb db, SiteSettings site, Texts texts, TimeProvider clock, CancellationToken ct) =>
            {
                var now = Instants.Stored(clock);
                var (newest, _) = await BrowseOpportunities.Page(await OpportunityFilter.Of(q, profile, country, keyword, stage, trl, open, actors).Searched(index, db, ct), ByNewest, true, 0, Newest, db, now, ct);
                return TypedResults.Text(Write(newest, site.Link($"opportunities/feed.atom{request.QueryString.Value}").AbsoluteUri, texts.Language.Code, site, texts, now), "application/atom+xml; charset=utf-8");
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Partnering").WithName(name).WithSummary("The newest public opportunities as an Atom feed, with the filters of the list");
    }
}
