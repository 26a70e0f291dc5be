using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Products;

/// <summary>Products as other rooms read them.</summary>
internal sealed class RegistryProducts(RegistryDb db) : IProducts
{
    private const int Most = 2000;

    public async Task<IReadOnlyDictionary<ProductId, ProductCard>> Find(IReadOnlyCollection<ProductId> ids, CancellationToken ct)
    {
        var found = new Dictionary<ProductId, ProductCard>();
        foreach (var some in ids.Distinct().Chunk(500))
            foreach (var p in await db.Products.AsNoTracking().Where(p => some.Contains(p.Id)).Select(p => new ProductCard(p.Id, p.Organisation, p.Name)).ToListAsync(ct)) found[p.Id] = p;
        return found;
    }

    public async Task<IReadOnlyList<ProductCard>> Of(OrganisationId organisation, CancellationToken ct) =>
        await db.Products.AsNoTracking().Where(p => p.Organisation == organisation && p.Status == RecordStatus.Published).OrderBy(p => p.Id).Take(Most).Select(p => new ProductCard(p.Id, p.Organisation, p.Name)).ToListAsync(ct);
}
