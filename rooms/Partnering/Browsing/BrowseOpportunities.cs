using System.Globalization;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Browsing;

/// <summary>The public list: a page of it and the counts of its facets, counted by the database.</summary>
internal static class BrowseOpportunities
{
    private const int MostValues = 40;
    private const int MostLabelled = 200;

    public static async Task<(List<Opportunity> Rows, int Total)> Page(OpportunityFilter filter, string? sort, bool descending, int skip, int take, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var rows = filter.Rows(db, now);
        var total = await rows.CountAsync(ct);
        if (skip >= total) return ([], total);
        if (filter.Found is { } found && sort is null)
        {
            // as they answer
            var left = (await rows.Select(o => o.Id).ToListAsync(ct)).ToHashSet();
            var ids = found.Where(left.Contains).Skip(skip).Take(take).ToList();
            var some = await rows.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
            return (ids.ConvertAll(id => some[id]), total);
        }
        var sorted = (sort, descending) switch
        {
            ("title", false) => rows.OrderBy(o => o.SortKey).ThenBy(o => o.Id), ("title", true) => rows.OrderByDescending(o => o.SortKey).ThenBy(o => o.Id),
            ("until", false) => rows.OrderBy(o => o.ValidUntil).ThenBy(o => o.Id), ("until", true) => rows.OrderByDescending(o => o.ValidUntil).ThenBy(o => o.Id),
            _ => rows.OrderByDescending(o => o.PublishedAt).ThenByDescending(o => o.Id),
        };
        return (await sorted.Skip(skip).Take(take).ToListAsync(ct), total);
    }

    public static async Task<IReadOnlyList<Facet>> Facets(OpportunityFilter filter, Taxonomies taxonomies, Texts t, Formats f, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var profiles = await filter.Rows(db, now, "profile").GroupBy(o => o.Profile).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var countries = await filter.Rows(db, now, "country").Where(o => o.Country != null).GroupBy(o => o.Country!).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var actors = await filter.Rows(db, now, "actor").Where(o => o.Actor != null).GroupBy(o => o.Actor!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var ids = filter.Rows(db, now, "keyword").Select(o => o.Id);
        var keywords = await db.Keywords.Where(k => ids.Contains(k.OpportunityId)).GroupBy(k => new { k.Scheme, k.Code }).Select(g => new { g.Key.Scheme, g.Key.Code, Count = g.Count() }).ToListAsync(ct);
        var labels = await Labels([.. keywords.Where(k => taxonomies.Read(k.Scheme, k.Code) is null).Select(k => k.Scheme).Distinct()], ids, db, ct);
        var stages = await filter.Rows(db, now, "stage").Where(o => o.Stage != null).GroupBy(o => o.Stage!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var readiness = await filter.Rows(db, now, "trl").Where(o => o.Readiness != null).GroupBy(o => o.Readiness!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var open = await OpportunityFilter.Taking(filter.Rows(db, now, "open"), now).CountAsync(ct);
        return
        [
            new("profile", t["partnering.profile"], [.. profiles.OrderBy(p => p.Key).Select(p => new FacetValue(Word(p.Key), t.Of("partnering.profile", p.Key), p.Count))]),
            new("country", t["partnering.country"], [.. countries.OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => new FacetValue(c.Key, f.Country(c.Key), c.Count))]),
            new("actor", t["partnering.actor"], [.. actors.OrderBy(a => a.Key).Select(a => new FacetValue(Word(a.Key), t.Of("partnering.actor", a.Key), a.Count))]),
            new("keyword", t["partnering.keywords"], [.. keywords.OrderByDescending(k => k.Count).ThenBy(k => k.Code, StringComparer.Ordinal).Take(MostValues)
                .Select(k => new FacetValue($"{k.Scheme}-{k.Code}", taxonomies.Read(k.Scheme, k.Code) is { } known ? taxonomies.Name(known, f.Language) : labels.GetValueOrDefault((k.Scheme, k.Code)) ?? k.Code, k.Count))]),
            new("stage", t["partnering.stage"], [.. stages.OrderBy(s => s.Key).Select(s => new FacetValue(Word(s.Key), t.Of("partnering.stage", s.Key), s.Count))]),
            new("trl", t["partnering.readiness"], [.. readiness.OrderBy(r => r.Key).Select(r => new FacetValue(r.Key.ToString(CultureInfo.InvariantCulture), t["partnering.readiness.level", r.Key], r.Count))]),
            new("open", t["partnering.interest"], open == 0 ? [] : [new FacetValue("true", t["partnering.open"], open)]),
        ];
    }

    /// <summary>A value as it stands in an address.</summary>
    public static string Word<T>(T value) where T : struct, Enum => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    // Keywords of a taxonomy that was taken away: what they are called stands with those who said them.
    private static async Task<Dictionary<(string, string), string>> Labels(List<string> schemes, IQueryable<OpportunityId> ids, PartneringDb db, CancellationToken ct) => schemes.Count == 0 ? []
        : (await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id) && db.Keywords.Any(k => k.OpportunityId == o.Id && schemes.Contains(k.Scheme))).OrderBy(o => o.Id).Take(MostLabelled).Select(o => o.Facts).ToListAsync(ct))
            .SelectMany(f => f.Keywords).GroupBy(k => (k.Scheme, k.Code)).ToDictionary(g => g.Key, g => g.First().Label);
}
