using Isthmus.Figures.Checks;

namespace Isthmus.Indicators.Claims;

/// <summary>What was said at a moment, and what of it cannot all be true.</summary>
internal static class SaidClaims
{
    public static IQueryable<Claim> At(IndicatorsDb db, DateTime at) => db.Claims.AsNoTracking().Where(c => c.SaidFrom <= at && (c.SaidUntil == null || c.SaidUntil > at));

    /// <summary>Pairs of claims that contradict each other: by reckoning, or because somebody said so.</summary>
    public static async Task<IReadOnlyList<(Claim One, Claim Other, string? Note)>> Contradictions(IReadOnlyList<Claim> claims, IndicatorsDb db, CancellationToken ct)
    {
        var found = new List<(Claim, Claim, string?)>();
        var ids = claims.Select(c => c.Id).ToList();
        var byId = claims.ToDictionary(c => c.Id);
        var linked = new HashSet<(ClaimId, ClaimId)>();
        foreach (var link in await db.Links.AsNoTracking().Where(l => ids.Contains(l.One) && ids.Contains(l.Other)).OrderBy(l => l.One).ToListAsync(ct))
        {
            linked.Add((link.One, link.Other));
            found.Add((byId[link.One], byId[link.Other], link.Note));
        }
        foreach (var group in claims.GroupBy(c => (c.MeasureCode, c.SubjectKey)))
        {
            var all = group.OrderBy(c => c.LastDay).ThenBy(c => c.Id.Value).ToList();
            for (var i = 0; i < all.Count; i++)
                for (var j = i + 1; j < all.Count; j++)
                    if (!linked.Contains((all[i].Id, all[j].Id)) && !linked.Contains((all[j].Id, all[i].Id)) && Contradict(all[i], all[j])) found.Add((all[i], all[j], null));
        }
        return found;
    }

    // A claim and what it was worked out of, or corrects, are one statement.
    public static bool Contradict(Claim one, Claim other) => !one.DerivedFrom.Contains(other.Id) && !other.DerivedFrom.Contains(one.Id) && Contradiction.Between(one.Figure, one.Period, other.Figure, other.Period);

    /// <summary>What stands today, or stood at a moment, in the place of claims: themselves, or the last one that corrects them.</summary>
    public static async Task<IReadOnlyDictionary<ClaimId, Claim>> Standing(IReadOnlyCollection<ClaimId> ids, DateTime at, IndicatorsDb db, CancellationToken ct)
    {
        var standing = new Dictionary<ClaimId, Claim>();
        // A chain of corrections is followed link by link; each correction is later than what it corrects, so it ends.
        var open = ids.Distinct().ToDictionary(id => id, id => id);
        while (open.Count > 0)
        {
            var wanted = open.Keys.ToList();
            foreach (var claim in await db.Claims.AsNoTracking().Where(c => wanted.Contains(c.Id)).ToListAsync(ct))
                if (claim.IsSaid(at)) standing[open[claim.Id]] = claim;
            var next = await db.Claims.AsNoTracking().Where(c => c.Supersedes != null && wanted.Contains(c.Supersedes.Value) && c.SaidFrom <= at).Select(c => new { c.Id, c.Supersedes }).ToListAsync(ct);
            open = next.Where(n => !standing.ContainsKey(open[n.Supersedes!.Value])).ToDictionary(n => n.Id, n => open[n.Supersedes!.Value]);
        }
        return standing;
    }
}
