using System.Collections.Concurrent;

namespace Isthmus.Registry.Organisations;

internal sealed record DirectoryRow(OrganisationId Id, string Name, string? NameLanguage, OrganisationKind Kind, string? Country, Values.ValueList<string> Fields, bool IsInvented, RecordStatus Status, DateTime ChangedAt);

/// <summary>How many organisations each choice would leave; a choice does not narrow its own list.</summary>
internal sealed record DirectoryFacets(int Total, IReadOnlyDictionary<string, int> Kinds, IReadOnlyDictionary<string, int> Countries, IReadOnlyDictionary<string, int> Fields);

internal static class BrowseDirectory
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    /// <summary>From so many on, counting takes long enough to be remembered for searches too: words that half of the register has are what many people look for.</summary>
    private const int Costly = 1000;

    public static async Task<IReadOnlyList<DirectoryRow>> Rows(RegistryDb db, DirectoryFilter filter, string? sort, bool descending, int skip, int take, CancellationToken ct)
    {
        // Which ones first, then what they are: a common word sorts thousands of rows of which a page shows a few, and the database need not carry their names and fields through the sorting.
        var ids = await db.Matching(filter).Sorted(sort, descending, filter.Query).Skip(skip).Take(take).Select(o => o.Id).ToListAsync(ct);
        if (ids.Count == 0) return [];
        var rows = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new DirectoryRow(o.Id, o.Name, o.NameLanguage, o.Kind, o.Country, o.Fields, o.IsInvented, o.Status, o.ChangedAt)).ToDictionaryAsync(o => o.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    public static async Task<DirectoryFacets> Facets(RegistryDb db, DirectoryFilter filter, FacetMemory memory, TimeProvider clock, CancellationToken ct)
    {
        // Counting without a search runs over the whole register; twenty seconds of age do no harm to a count.
        var words = string.Join(' ', SearchTerms.Of(filter.Query).Select(w => w.Term));
        var key = $"{filter.Status}|{string.Join(',', filter.Kinds)}|{string.Join(',', filter.Countries)}|{string.Join(',', filter.Fields)}|{words}";
        if (memory.Get(key, clock.GetUtcNow()) is { } known) return known;
        // Both lists from one count: what matches but for kind and country is read once.
        var cells = await db.Matching(filter with { Kinds = [], Countries = [] }).GroupBy(o => new { o.Kind, o.Country }).Select(g => new { g.Key.Kind, g.Key.Country, Count = g.Count() }).ToListAsync(ct);
        var kinds = cells.Where(c => filter.Countries.Count == 0 || filter.Countries.Contains(c.Country)).ToLookup(c => c.Kind, c => c.Count);
        var countries = cells.Where(c => c.Country is not null && (filter.Kinds.Count == 0 || filter.Kinds.Contains(c.Kind))).ToLookup(c => c.Country!, c => c.Count);
        var matching = db.Matching(filter with { Fields = [] }).Select(o => o.Id);
        var fields = await db.OrganisationFields.Where(f => matching.Contains(f.OrganisationId)).GroupBy(f => f.Field).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var total = kinds.Where(k => filter.Kinds.Count == 0 || filter.Kinds.Contains(k.Key)).Sum(k => k.Sum());
        var facets = new DirectoryFacets(total, kinds.ToDictionary(k => k.Key.ToString(), k => k.Sum()), countries.ToDictionary(k => k.Key, k => k.Sum()), fields.ToDictionary(k => k.Key, k => k.Count));
        if (words.Length == 0 || cells.Sum(c => c.Count) >= Costly) memory.Put(key, facets, clock.GetUtcNow() + Fresh);
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
