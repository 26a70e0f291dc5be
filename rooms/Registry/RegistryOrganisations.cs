using Isthmus.Registry.Lookups;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry;

/// <summary>The register as other rooms read it.</summary>
internal sealed class RegistryOrganisations(RegistryDb db, Texts texts) : IOrganisations
{
    private const int LongestChain = 20;

    public async Task<IReadOnlyDictionary<OrganisationId, OrganisationCard>> Find(IReadOnlyCollection<OrganisationId> ids, CancellationToken ct)
    {
        var rows = new Dictionary<OrganisationId, (OrganisationCard Card, OrganisationId? Into)>();
        var wanted = ids.Distinct().ToList();
        for (var step = 0; wanted.Count > 0 && step < LongestChain; step++)
        {
            foreach (var some in wanted.Chunk(500))
                foreach (var o in await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id))
                    .Select(o => new { o.Id, o.Name, o.Kind, o.Actor, o.Country, o.Website, o.Email, o.IsInvented, o.MergedInto }).ToListAsync(ct))
                    rows[o.Id] = (new OrganisationCard(o.Id, o.Name, o.Kind.ToString(), o.Country, o.Website, o.Email, o.IsInvented) { Actor = ActorOf(o.Kind, o.Actor) }, o.MergedInto);
            wanted = [.. rows.Values.Select(r => r.Into).OfType<OrganisationId>().Where(id => !rows.ContainsKey(id)).Distinct()];
        }
        var found = new Dictionary<OrganisationId, OrganisationCard>();
        foreach (var id in ids.Distinct().Where(rows.ContainsKey))
        {
            var row = rows[id];
            for (var step = 0; row.Into is { } into && rows.TryGetValue(into, out var next) && step < LongestChain; step++) row = next;
            found[id] = row.Card;
        }
        return found;
    }

    public async Task<IReadOnlyCollection<OrganisationId>> WithMerged(IReadOnlyCollection<OrganisationId> ids, CancellationToken ct)
    {
        var all = ids.ToHashSet();
        var wanted = all.ToList();
        for (var step = 0; wanted.Count > 0 && step < LongestChain; step++)
        {
            var merged = new List<OrganisationId>();
            foreach (var some in wanted.Chunk(500)) merged.AddRange(await db.Organisations.Where(o => o.MergedInto != null && some.Contains(o.MergedInto.Value)).Select(o => o.Id).ToListAsync(ct));
            wanted = merged.FindAll(all.Add);
        }
        return all;
    }

    // Those who speak for their members are neither a company nor the state, whoever founded them; a body of the state stays one.
    private static ActorSide ActorOf(OrganisationKind kind, ActorType actor) => (actor, kind) switch
    {
        (ActorType.Government, _) => ActorSide.Government,
        (_, OrganisationKind.Agency or OrganisationKind.Regulator) => ActorSide.Government,
        (_, OrganisationKind.Association or OrganisationKind.Cluster) => ActorSide.Association,
        (ActorType.Research or ActorType.HigherEducation, _) => ActorSide.Research,
        (_, OrganisationKind.University or OrganisationKind.Laboratory) => ActorSide.Research,
        _ => ActorSide.Business,
    };

    public async Task<IReadOnlyDictionary<OrganisationId, OrganisationProfile>> Profiles(IReadOnlyCollection<OrganisationId> ids, string language, CancellationToken ct)
    {
        var t = texts.In(Language.Find(language) ?? Language.English);
        var profiles = new Dictionary<OrganisationId, OrganisationProfile>();
        foreach (var some in ids.Distinct().Chunk(500))
        {
            var products = (await db.Products.AsNoTracking().Where(p => some.Contains(p.Organisation) && p.Status == RecordStatus.Published).OrderBy(p => p.SortKey).ToListAsync(ct)).ToLookup(p => p.Organisation);
            foreach (var o in await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id) && o.Status == RecordStatus.Published).ToListAsync(ct))
                profiles[o.Id] = new(o.Id, NameIn(t.Language, o.Name, o.NameLanguage, o.OtherNames), t.Of(o.Kind), (o.Places.Count > 0 ? o.Places[0].City : null), o.Website, o.About,
                    [.. o.Fields.Select(t.Field)], [.. products[o.Id].Select(p => NameIn(t.Language, p.Name, p.NameLanguage, p.OtherNames))]);
        }
        return profiles;
    }

    private static string NameIn(Language language, string name, string? nameLanguage, IEnumerable<OtherName> others) =>
        nameLanguage == language.Code ? name : others.FirstOrDefault(o => o.Language == language.Code)?.Text ?? name;

    public async Task<IReadOnlyList<OrganisationCard>> Search(string text, int take, CancellationToken ct)
    {
        var rows = db.Organisations.AsNoTracking().Where(o => o.Status == RecordStatus.Published || o.Status == RecordStatus.Draft || o.Status == RecordStatus.OnHold);
        var found = await db.Found(rows, text).Sorted(null, false, text).Take(Math.Clamp(take, 1, 100))
            .Select(o => new { o.Id, o.Name, o.Kind, o.Actor, o.Country, o.Website, o.Email, o.IsInvented }).ToListAsync(ct);
        return [.. found.Select(o => new OrganisationCard(o.Id, o.Name, o.Kind.ToString(), o.Country, o.Website, o.Email, o.IsInvented) { Actor = ActorOf(o.Kind, o.Actor) })];
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<NameCandidate>>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var found = await ResolveNames.Handle(names, db, ct);
        return found.ToDictionary(f => f.Key, IReadOnlyList<NameCandidate> (f) => [.. f.Value.Select(c => new NameCandidate(c.Id, c.Name, c.Score, MatchReasons.TextKey(c.Reason)))]);
    }
}

internal static class MatchReasons
{
    /// <summary>The text key that says why two names are held to be one.</summary>
    public static string TextKey(MatchReason reason) => "registry.reason." + char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..];
}
