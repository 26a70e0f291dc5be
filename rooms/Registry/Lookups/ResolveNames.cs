using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Lookups;

/// <summary>Which organisations a name may mean: candidates by indexed keys and rare words, then compared fully.</summary>
internal static class ResolveNames
{
    private const int RareWord = 150;
    private const int MostCandidates = 5;

    internal sealed record Candidate(OrganisationId Id, string Name, double Score, MatchReason Reason);

    private sealed record Known(OrganisationId Id, string Name, IReadOnlyList<NameKey> Keys);

    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<Candidate>>> Handle(IReadOnlyCollection<string> names, RegistryDb db, CancellationToken ct)
    {
        var asked = names.Distinct().Select(n => (Name: n, Key: NameKey.Of(n), Words: Words(n), Keys: LookupKeys.OfName(n).ToHashSet())).ToList();
        var byKey = await ByKey(db, [.. asked.SelectMany(a => a.Keys).Distinct()], ct);
        var byWord = await ByWord(db, [.. asked.SelectMany(a => a.Words).Distinct()], ct);
        var ids = byKey.SelectMany(g => g).Concat(byWord.SelectMany(g => g)).Distinct().ToList();
        var known = await Load(db, ids, ct);
        return asked.ToDictionary(a => a.Name, IReadOnlyList<Candidate> (a) =>
        [
            .. a.Keys.SelectMany(k => byKey[k]).Concat(a.Words.SelectMany(w => byWord[w])).Distinct().Where(known.ContainsKey).Select(id => Best(a.Key, known[id]))
                .Where(c => c.Score >= NameMatch.Possible).OrderByDescending(c => c.Score).ThenBy(c => c.Id.Value).Take(MostCandidates),
        ]);
    }

    private static Candidate Best(NameKey name, Known organisation)
    {
        var best = organisation.Keys.Select(k => NameMatch.Compare(name, k)).MaxBy(m => m.Score);
        return new Candidate(organisation.Id, organisation.Name, best.Score, best.Reason);
    }

    private static HashSet<long> Words(string name) =>
        [.. SearchTerms.Of(name).SelectMany(w => w.Sound is null ? new[] { WordCode.Of(w.Term) } : [WordCode.Of(w.Term), WordCode.Of(w.Sound)])];

    private static async Task<ILookup<string, OrganisationId>> ByKey(RegistryDb db, List<string> keys, CancellationToken ct)
    {
        var rows = new List<OrganisationKey>();
        foreach (var some in keys.Chunk(500)) rows.AddRange(await db.OrganisationKeys.AsNoTracking().Where(k => some.Contains(k.Key)).ToListAsync(ct));
        return rows.ToLookup(r => r.Key, r => r.OrganisationId);
    }

    // A word that hundreds of names have ("technology") tells nothing and would bring them all.
    private static async Task<ILookup<long, OrganisationId>> ByWord(RegistryDb db, List<long> words, CancellationToken ct)
    {
        var rows = new List<OrganisationWord>();
        foreach (var some in words.Chunk(500))
        {
            var rare = await db.OrganisationWords.Where(w => some.Contains(w.Code)).GroupBy(w => w.Code).Where(g => g.Count() <= RareWord).Select(g => g.Key).ToListAsync(ct);
            rows.AddRange(await db.OrganisationWords.AsNoTracking().Where(w => rare.Contains(w.Code)).ToListAsync(ct));
        }
        return rows.ToLookup(r => r.Code, r => r.OrganisationId);
    }

    private static async Task<Dictionary<OrganisationId, Known>> Load(RegistryDb db, List<OrganisationId> ids, CancellationToken ct)
    {
        var known = new Dictionary<OrganisationId, Known>();
        foreach (var some in ids.Chunk(500))
            foreach (var o in await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id) && (o.Status == RecordStatus.Published || o.Status == RecordStatus.Draft || o.Status == RecordStatus.OnHold))
                .Select(o => new { o.Id, o.Name, o.OtherNames }).ToListAsync(ct))
                known[o.Id] = new Known(o.Id, o.Name, [.. o.OtherNames.Select(n => n.Text).Prepend(o.Name).Select(NameKey.Of)]);
        return known;
    }
}
