using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>Whose eyes an accepted expression of interest opened.</summary>
internal static class Opened
{
    /// <summary>The confidential part is open to this actor: its organisation was accepted, and the gate has nothing against either.</summary>
    public static Task<bool> To(Actor actor, Opportunity o, PartneringDb db, CancellationToken ct)
    {
        var mine = actor.Memberships.Keys.ToList();
        if (mine.Count == 0 || o.State is not (OpportunityState.Published or OpportunityState.Expired or OpportunityState.Archived)) return Task.FromResult(false);
        return db.Interests.AnyAsync(i => i.OpportunityId == o.Id && i.State == InterestState.Accepted && !i.OnHold && mine.Contains(i.Organisation), ct);
    }

    /// <summary>Who an anonymous owner is, is told when both sides have released their contacts.</summary>
    public static Task<bool> Named(Actor actor, Opportunity o, PartneringDb db, CancellationToken ct)
    {
        var mine = actor.Memberships.Keys.ToList();
        if (mine.Count == 0) return Task.FromResult(false);
        return db.Interests.AnyAsync(i => i.OpportunityId == o.Id && i.State == InterestState.Accepted && !i.OnHold && i.AskerContact != null && i.OwnerContact != null && mine.Contains(i.Organisation), ct);
    }
}
