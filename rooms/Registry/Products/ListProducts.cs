using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Registry.Products;

/// <summary>The public list of products: words, own technology class, markets.</summary>
internal static class ListProducts
{
    internal sealed record Filter(string Query, IReadOnlyList<string> Fields, IReadOnlyList<string> Markets, OrganisationId? Organisation = null);

    internal sealed record Row(ProductId Id, string Name, string? NameLanguage, OrganisationId Organisation, string OrganisationName, string? Field, int? Readiness, ValueList<MarketPresence> Presence);

    /// <summary>Published products of published organisations.</summary>
    public static IQueryable<Product> Matching(RegistryDb db, Filter filter)
    {
        var shown = db.Organisations.Where(o => o.Status == RecordStatus.Published).Select(o => o.Id);
        var rows = db.Products.AsNoTracking().Where(p => p.Status == RecordStatus.Published && shown.Contains(p.Organisation));
        if (filter.Organisation is { } organisation) rows = rows.Where(p => p.Organisation == organisation);
        if (filter.Fields.Count > 0) rows = rows.Where(p => filter.Fields.Contains(p.Field!));
        if (filter.Markets.Count > 0)
        {
            var present = db.ProductMarkets.Where(m => filter.Markets.Contains(m.Country)).Select(m => m.ProductId);
            rows = rows.Where(p => present.Contains(p.Id));
        }
        foreach (var word in SearchTerms.Of(filter.Query).Take(6))
        {
            var (from, to) = WordCode.Prefix(word.Term);
            var sound = word.Sound is null ? from : WordCode.Of(word.Sound);
            var found = db.ProductWords.Where(w => (w.Code >= from && w.Code <= to) || w.Code == sound).Select(w => w.ProductId);
            rows = rows.Where(p => found.Contains(p.Id));
        }
        return rows;
    }

    public static async Task<(IReadOnlyList<Row> Rows, int Total)> Page(RegistryDb db, Filter filter, bool descending, int skip, int take, CancellationToken ct)
    {
        var matching = Matching(db, filter);
        var total = await matching.CountAsync(ct);
        var sorted = descending ? matching.OrderByDescending(p => p.SortKey).ThenBy(p => p.Id) : matching.OrderBy(p => p.SortKey).ThenBy(p => p.Id);
        var products = await sorted.Skip(skip).Take(take).ToListAsync(ct);
        var owners = products.Select(p => p.Organisation).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => owners.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return ([.. products.Select(p => new Row(p.Id, p.Name, p.NameLanguage, p.Organisation, names[p.Organisation], p.Field, p.Readiness, p.Presence))], total);
    }

    public static void Map(RouteGroupBuilder products)
    {
        products.MapGet("/", async (string? q, [FromQuery] string[]? field, [FromQuery] string[]? market, OrganisationId? organisation, string? cursor, int? limit, RegistryDb db, CancellationToken ct) =>
        {
            var take = Cursor.Take(limit);
            var rows = Matching(db, new Filter(q ?? "", field ?? [], market ?? [], organisation));
            var skip = 0;
            if (Cursor.Read(cursor) is { } after)
            {
                var same = await rows.Where(o => o.SortKey == after.Key).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
                skip = same.IndexOf(new ProductId(after.Id)) + 1;
#pragma warning disable CA1310 // Translated to SQL, where the column's own order counts
                rows = rows.Where(o => string.Compare(o.SortKey, after.Key) >= 0);
#pragma warning restore CA1310
            }
            var page = Cursor.Page(await rows.OrderBy(o => o.SortKey).ThenBy(o => o.Id).Skip(skip).Take(take + 1).ToListAsync(ct), take, p => Cursor.Write(p.SortKey, p.Id.Value));
            return TypedResults.Ok(new CursorPage<ProductView>([.. page.Items.Select(ProductView.Of)], page.Next));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search)
        .WithName("ListProducts").WithSummary("Published products by name; market=RU or market=* for open-ended claims.");

        products.MapGet("/{id}", async Task<Results<Ok<ProductView>, Problem>> (ProductId id, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
        {
            var product = await Read(id, actor.Actor, db, ct);
            if (product is null) return Refusal.NotFound().ToProblem();
            response.SetETag(product);
            return TypedResults.Ok(ProductView.Of(product));
        })
        .OpenToAll(Scopes.Read).WithName("ReadProduct").WithSummary("One product.");
    }

    public static async Task<Product?> Read(ProductId id, Actor actor, RegistryDb db, CancellationToken ct)
    {
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (product is null || !Visible.To(actor, product)) return null;
        var owner = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == product.Organisation, ct);
        return owner is not null && Visible.To(actor, owner) ? product : null;
    }
}
