using Isthmus.Names;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Buyers;

/// <summary>Buyers by words, country and HS chapter of what they buy.</summary>
internal static class BrowseBuyers
{
    private const int MostWords = 8;
    private const int MostValues = 40;

    public sealed record Filter(string Query, IReadOnlyList<string> Countries, IReadOnlyList<string> Chapters)
    {
        public static Filter Of(string? q, IEnumerable<string?>? country, IEnumerable<string?>? chapter) => new(
            PlainText.IsWritable(q) ? (q ?? "").Trim().Cut(200) : "", [.. (country ?? []).OfType<string>().Where(Isthmus.Ui.Countries.Exists).Select(c => c.ToUpperInvariant()).Distinct()],
            [.. (chapter ?? []).OfType<string>().Where(c => c is [>= '0' and <= '9', >= '0' and <= '9']).Distinct().Take(20)]);

        public IQueryable<BuyerProfile> Rows(PartneringDb db, string? except = null)
        {
            var rows = db.Buyers.AsNoTracking().Where(b => !b.OnHold && b.Clearance != null);
            if (Countries.Count > 0 && except != "country") rows = rows.Where(b => Countries.Contains(b.Country!));
            if (Chapters.Count > 0 && except != "chapter")
            {
                var wanted = Chapters.Select(c => $"% {c} %").ToList();
                rows = rows.Where(b => wanted.Any(c => EF.Functions.Like(b.Chapters, c)));
            }
            foreach (var word in SearchTerms.Of(Query).Take(MostWords))
            {
                var (term, sound) = (" " + word.Term, word.Sound is null ? null : $" {word.Sound} ");
                rows = sound is null ? rows.Where(b => b.Search.Contains(term)) : rows.Where(b => b.Search.Contains(term) || b.Search.Contains(sound));
            }
            return rows;
        }
    }

    public static async Task<IReadOnlyList<Facet>> Facets(Filter filter, Texts t, Formats f, PartneringDb db, CancellationToken ct)
    {
        var countries = await filter.Rows(db, "country").Where(b => b.Country != null).GroupBy(b => b.Country!).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var chapters = await filter.Rows(db, "chapter").GroupBy(b => b.Chapters).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return
        [
            new("country", t["partnering.country"], [.. countries.OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => new FacetValue(c.Key, f.Country(c.Key), c.Count))]),
            new("chapter", t["partnering.rfq.chapter"], [.. chapters.SelectMany(c => c.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => (Chapter: k, c.Count))).GroupBy(c => c.Chapter).OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostValues)
                .Select(g => new FacetValue(g.Key, t["partnering.rfq.chapterOf", g.Key], g.Sum(c => c.Count)))]),
        ];
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/", async (string? q, [FromQuery] string[]? country, [FromQuery] string[]? chapter, string? cursor, int? limit, PartneringDb db, CancellationToken ct) =>
        {
            var (rows, take) = (Filter.Of(q, country, chapter).Rows(db), Cursor.Take(limit));
            if (Cursor.Read(cursor) is { } after)
            {
                var last = new BuyerId(after.Id);
                rows = rows.Where(b => b.Id > last);
            }
            var page = Cursor.Page(await rows.OrderBy(b => b.Id).Take(take + 1).ToListAsync(ct), take, b => Cursor.Write("", b.Id.Value));
            return TypedResults.Ok(new CursorPage<ShowBuyer.View>([.. page.Items.Select(ShowBuyer.Of)], page.Next));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("partnering.buyers.list").WithSummary("Buyers by words in any script, country and HS chapter");
}
