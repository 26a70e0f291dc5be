using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Clearing;

/// <summary>
/// What the gate and the other rooms hear of opportunities and interest by the save that made it true, so that no use case can forget it: what stands by a new answer, what is not screened any more, what became public or ceased to be.
/// What was saved without having been asked about is held until that is done, which is at once.
/// </summary>
internal static class TellGate
{
    private static readonly string[] s_toldOfOpportunity = [nameof(Opportunity.Texts), nameof(Opportunity.Facts), nameof(Opportunity.Confidential), nameof(Opportunity.Owner)];

    public static void Of(PartneringDb db)
    {
        db.ChangeTracker.DetectChanges();
        var (gone, taken, unasked) = (new List<SubjectRef>(), new List<DecisionId>(), false);
        foreach (var entry in db.ChangeTracker.Entries<Opportunity>().Where(e => e.State is EntityState.Modified).ToList())
        {
            var o = entry.Entity;
            var before = entry.Property(x => x.State).OriginalValue;
            if (Moves.IsLive(o.State) && !o.WasAsked() && Array.Exists(s_toldOfOpportunity, p => entry.Property(p).IsModified))
            {
                o.Suspend();
                unasked = true;
            }
            if (Moves.IsLive(before) && !Moves.IsLive(o.State)) gone.Add(IClearance.Subject(o.Id));
            else if (o.Clearance is { } decision && decision != entry.Property(x => x.Clearance).OriginalValue) taken.Add(decision);
            if (before != OpportunityState.Published && o.State == OpportunityState.Published) db.Publish(new OpportunityPublished(o.Id, o.Profile, o.Owner));
            else if (before == OpportunityState.Published && o.State != OpportunityState.Published) db.Publish(new OpportunityClosed(o.Id));
        }
        foreach (var entry in db.ChangeTracker.Entries<Interest>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
        {
            var i = entry.Entity;
            if (entry.State == EntityState.Modified && !i.IsOver && !i.WasAsked() && entry.Property(x => x.Organisation).IsModified)
            {
                i.Suspend();
                unasked = true;
            }
            if (entry.State == EntityState.Modified && i.IsOver && entry.Property(x => x.State).IsModified) gone.Add(PartneringGate.Subject(i.Id));
            else if (entry.State == EntityState.Modified && i.Clearance is { } decision && decision != entry.Property(x => x.Clearance).OriginalValue) taken.Add(decision);
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
