using System.Collections.Concurrent;

namespace Isthmus.Registry.Organisations;

internal sealed record DirectoryRow(OrganisationId Id, string Name, string? NameLanguage, OrganisationKind Kind, string? Country, Values.ValueList<string> Fields, bool IsInvented, RecordStatus Status, DateTime ChangedAt);

/// <summary>How many organisations each choice would leave; a choice does not narrow its own list.</summary>
internal sealed record DirectoryFacets(int Total, IReadOnlyDictionary<string, int> Kinds, IReadOnlyDictionary<string, int> Countries, IReadOnlyDictionary<string, int> Fields);

internal static class BrowseDirectory
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<DirectoryRow>> Rows(RegistryDb db, DirectoryFilter filter, string? sort, bool descending, int skip, int take, CancellationToken ct) =>
        await db.Matching(filter).Sorted(sort, descending, filter.Query).Skip(skip).Take(take)
            .Select(o => new DirectoryRow(o.Id, o.Name, o.NameLanguage, o.Kind, o.Country, o.Fields, o.IsInvented, o.Status, o.ChangedAt)).ToListAsync(ct);

    public static async Task<DirectoryFacets> Facets(RegistryDb db, DirectoryFilter filter, FacetMemory memory, TimeProvider clock, CancellationToken ct)
    {
        // Counting without a search runs over the whole register; twenty seconds of age do no harm to a count.
        var key = filter.Query.Length > 0 ? null : $"{filter.Status}|{string.Join(',', filter.Kinds)}|{string.Join(',', filter.Countries)}|{string.Join(',', filter.Fields)}";
        if (key is not null && memory.Get(key, clock.GetUtcNow()) is { } known) return known;
        var kinds = await db.Matching(filter, "kind").GroupBy(o => o.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var countries = await db.Matching(filter, "country").Where(o => o.Country != null).GroupBy(o => o.Country!).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var matching = db.Matching(filter, "field").Select(o => o.Id);
        var fields = await db.OrganisationFields.Where(f => matching.Contains(f.OrganisationId)).GroupBy(f => f.Field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var total = filter.Kinds.Count == 0 ? kinds.Sum(k => k.Count) : kinds.Where(k => filter.Kinds.Contains(k.Key)).Sum(k => k.Count);
        var facets = new DirectoryFacets(total, kinds.ToDictionary(k => k.Key.ToString(), k => k.Count), countries.ToDictionary(k => k.Key, k => k.Count), fields.ToDictionary(k => k.Key, k => k.Count));
        if (key is not null) memory.Put(key, facets, clock.GetUtcNow() + Fresh);
        return facets;
    }

    /// <summary>Counts of this process, for a short while. Another process counts for itself: nothing depends on them.</summary>
    internal sealed class FacetMemory
    {
        private const int Most = 500;
        private readonly ConcurrentDictionary<string, (DirectoryFacets Facets, DateTimeOffset Until)> _known = new();

        public DirectoryFacets? Get(string key, DateTimeOffset now) => _known.TryGetValue(key, out var known) && known.Until > now ? known.Facets : null;

        public void Put(string key, DirectoryFacets facets, DateTimeOffset until)
        {
            if (_known.Count >= Most) _known.Clear();
            _known[key] = (facets, until);
        }
    }
}
