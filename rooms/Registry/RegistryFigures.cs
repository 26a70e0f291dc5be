using Isthmus.Contracts.Indicators;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry;

/// <summary>How many organisations the register shows, by kind, by field and by country.</summary>
internal sealed class RegistryFigures(RegistryDb db, Texts texts) : IOwnFigures, IOrganisationFigures
{
    public async Task<IReadOnlyList<OwnFigure>> Count(string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var shown = db.Organisations.AsNoTracking().Where(o => o.Status == RecordStatus.Published);
        var kinds = await shown.GroupBy(o => o.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var countries = await shown.Where(o => o.Country != null).GroupBy(o => o.Country!).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var ids = shown.Select(o => o.Id);
        var fields = await db.OrganisationFields.Where(f => ids.Contains(f.OrganisationId)).GroupBy(f => f.Field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        OwnFigure Of(string? division, string? group, string? title, int count, string records) => new("organisations", t["registry.figures.organisations"], null, division is null ? null : t[$"registry.figures.by{division}"], group, title, count, count, records) { Division = division?.ToLowerInvariant() };
        return
        [
            Of(null, null, null, kinds.Sum(k => k.Count), "/organisations"),
            .. kinds.OrderByDescending(k => k.Count).Select(k => Of("Kind", k.Key.ToString(), t.Of(k.Key), k.Count, $"/organisations?kind={k.Key}")),
            .. fields.OrderByDescending(f => f.Count).Select(f => Of("Field", f.Key, t.Field(f.Key), f.Count, $"/organisations?field={Uri.EscapeDataString(f.Key)}")),
            .. countries.OrderByDescending(c => c.Count).Select(c => Of("Country", c.Key, Countries.Name(c.Key, t.Language), c.Count, $"/organisations?country={c.Key}")),
        ];
    }

    public async Task<IReadOnlyList<OwnFigure>> Of(OrganisationId id, string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var products = await db.Products.AsNoTracking().CountAsync(p => p.Organisation == id && p.Status == RecordStatus.Published, ct);
        return products == 0 ? [] : [new("products", t["registry.figures.products"], null, null, null, null, products, 1, $"/organisations/{id}") { IsListed = true }];
    }
}
