using Isthmus.Partnering.Buying;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Buyers;

/// <summary>Buyers by words, country and HS chapter of what they buy.</summary>
internal static class BrowseBuyers
{
    public sealed record Filter(string Query, IReadOnlyList<string> Countries, IReadOnlyList<string> Chapters)
    {
        public static Filter Of(string? q, IEnumerable<string?>? country, IEnumerable<string?>? chapter) => new(Wanted.Words(q), Wanted.Countries(country), Wanted.Chapters(chapter));

        public IQueryable<BuyerProfile> Rows(PartneringDb db, string? except = null)
        {
            var rows = db.Buyers.AsNoTracking().Where(b => !b.OnHold && b.Clearance != null);
            if (Countries.Count > 0 && except != "country") rows = rows.Where(b => Countries.Contains(b.Country!));
            return (except == "chapter" ? rows : rows.OfChapters(Chapters)).OfWords(Query);
        }
    }

    public static async Task<IReadOnlyList<Facet>> Facets(Filter filter, Texts t, Formats f, PartneringDb db, CancellationToken ct) =>
        [await Wanted.CountryFacet(filter.Rows(db, "country"), t["partnering.country"], f, ct), await Wanted.ChapterFacet(filter.Rows(db, "chapter"), t, ct)];

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
