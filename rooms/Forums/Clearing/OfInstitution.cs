using Isthmus.Contracts.Registry;
using Isthmus.Forums.Delegations;

namespace Isthmus.Forums.Clearing;

/// <summary>The lines of rosters that stand for organisations of the register, and how the gate's word changes them.</summary>
internal static class OfInstitution
{
    /// <summary>The lines that stand for these organisations, also by the id of one that was merged into them.</summary>
    public static async Task<List<DelegationOfficial>> Find(IReadOnlyCollection<OrganisationId> ids, ForumsDb db, IOrganisations organisations, CancellationToken ct)
    {
        var named = await db.Officials.Where(o => o.Organisation != null).Select(o => o.Organisation!.Value).Distinct().ToListAsync(ct);
        if (named.Count == 0) return [];
        var cards = await organisations.Find(named, ct);
        var meant = named.Where(n => ids.Contains(n) || cards.TryGetValue(n, out var card) && ids.Contains(card.Id)).Select(n => (OrganisationId?)n).ToList();
        return meant.Count == 0 ? [] : await db.Officials.Where(o => meant.Contains(o.Organisation)).ToListAsync(ct);
    }

    /// <summary>The next save holds the lines until the gate was asked about them anew: by a job, for a reaction holds the place of the one writer.</summary>
    public static async Task AskAgain(List<DelegationOfficial> officials, ForumsDb db, CancellationToken ct)
    {
        if (officials.Count == 0) return;
        await Change(officials, o => o.Suspend(), db, ct);
        db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }

    /// <summary>Changes lines together with the version of their delegations: of a line and its form at the same moment one sees the other.</summary>
    public static async Task Change(List<DelegationOfficial> officials, Action<DelegationOfficial> change, ForumsDb db, CancellationToken ct)
    {
        officials.ForEach(change);
        var of = officials.Select(o => o.DelegationId).Distinct().ToList();
        foreach (var delegation in await db.Delegations.Where(d => of.Contains(d.Id)).ToListAsync(ct)) db.Touch(delegation);
    }
}
