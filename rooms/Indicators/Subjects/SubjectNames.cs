using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Forums;

namespace Isthmus.Indicators.Subjects;

/// <summary>What subjects are called, and which of them may be shown: an organisation that the gate holds is not named.</summary>
internal sealed class SubjectNames(IndicatorsDb db, IOrganisations organisations, IEditions editions, IClearance gate)
{
    /// <summary>Names by key. Keys of organisations that are not clear, and of records that are gone, are missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(IEnumerable<string> keys, Texts t, Formats f, CancellationToken ct)
    {
        var all = keys.Distinct().ToList();
        var names = new Dictionary<string, string>();
        // A pair is called by its two sides, of which one may be a region.
        var wanted = all.Concat(all.Where(k => k.Contains('~', StringComparison.Ordinal)).SelectMany(k => k.Split('~'))).Distinct().ToList();
        var rows = await db.Subjects.AsNoTracking().Where(s => wanted.Contains(s.Key)).ToDictionaryAsync(s => s.Key, ct);
        foreach (var key in all)
        {
            if (rows.TryGetValue(key, out var row) && !row.Name.IsEmpty) names[key] = row.Name.In(f.Language.Code);
            else if (key == SubjectKey.World) names[key] = t["indicators.world"];
            else if (!key.Contains(':', StringComparison.Ordinal)) names[key] = string.Join(f.Language == Language.Persian ? " و " : " – ", key.Split('~').Select(p => p.Length == 2 ? f.Country(p) : rows.GetValueOrDefault(p)?.Name.In(f.Language.Code) is { Length: > 0 } region ? region : p));
        }
        var groups = all.Where(k => k.StartsWith(SubjectKey.GroupPrefix, StringComparison.Ordinal)).Select(k => k[SubjectKey.GroupPrefix.Length..]).ToList();
        if (groups.Count > 0) foreach (var group in await db.Groups.AsNoTracking().Where(g => groups.Contains(g.Code)).ToListAsync(ct)) names[group.Key] = group.Title.In(f.Language.Code);
        await Organisations(all, names, ct);
        await Editions(all, names, f.Language.Code, ct);
        return names;
    }

    /// <summary>The keys among these that are shown to nobody but organisers: organisations that the gate holds, or that are gone.</summary>
    public async Task<IReadOnlySet<string>> Hidden(IEnumerable<string> keys, Actor actor, CancellationToken ct)
    {
        var all = actor.IsOrganiser ? [] : keys.Where(k => k.StartsWith(SubjectKey.OrganisationPrefix, StringComparison.Ordinal)).Distinct().ToList();
        var named = new Dictionary<string, string>();
        await Organisations(all, named, ct);
        return all.Where(k => !named.ContainsKey(k)).ToHashSet();
    }

    private async Task Organisations(List<string> all, Dictionary<string, string> names, CancellationToken ct)
    {
        var ids = all.Where(k => k.StartsWith(SubjectKey.OrganisationPrefix, StringComparison.Ordinal)).ToDictionary(k => new OrganisationId(Guid.Parse(k[SubjectKey.OrganisationPrefix.Length..])), k => k);
        if (ids.Count == 0) return;
        var cards = await organisations.Find(ids.Keys, ct);
        var standings = await gate.Of([.. cards.Values.Select(c => IClearance.Subject(c.Id)).Distinct()], ct);
        foreach (var (id, key) in ids)
            if (cards.TryGetValue(id, out var card) && standings.GetValueOrDefault(IClearance.Subject(card.Id), Contracts.Compliance.Standing.OnHold) == Contracts.Compliance.Standing.Clear) names[key] = card.Name;
    }

    private async Task Editions(List<string> all, Dictionary<string, string> names, string language, CancellationToken ct)
    {
        var ids = all.Where(k => k.StartsWith(SubjectKey.EditionPrefix, StringComparison.Ordinal)).ToDictionary(k => new EditionId(Guid.Parse(k[SubjectKey.EditionPrefix.Length..])), k => k);
        if (ids.Count == 0) return;
        foreach (var (id, edition) in await editions.Find(ids.Keys, ct))
            if (edition.IsPublished) names[ids[id]] = edition.Titles.GetValueOrDefault(language) ?? edition.Titles.Values.First();
    }
}
