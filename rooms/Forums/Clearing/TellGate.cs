using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Delegations;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Forums.Clearing;

/// <summary>
/// What the gate hears of delegations by the save that made it true, so that no use case can forget it. A line that was saved without having been asked about is held until that is done, which is at once; where only a
/// name was erased, the gate forgets who it was, and is asked about the rest within the hour, when it has forgotten.
/// </summary>
internal static class TellGate
{
    private static readonly string[] s_toldOfHead = [nameof(Delegation.HeadName), nameof(Delegation.HeadRole), nameof(Delegation.Country)];
    private static readonly string[] s_toldOfOfficial = [nameof(DelegationOfficial.Name), nameof(DelegationOfficial.Institution), nameof(DelegationOfficial.Organisation), nameof(DelegationOfficial.Role)];

    public static void Of(ForumsDb db)
    {
        // Plans of thousands of meetings are saved by this window as well: they are looked through once, by the save itself.
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            if (!db.ChangeTracker.Entries().Any(e => e.Entity is Delegation or DelegationOfficial)) return;
            db.ChangeTracker.DetectChanges();
            Tell(db);
        }
        finally { db.ChangeTracker.AutoDetectChangesEnabled = looks; }
    }

    private static void Tell(ForumsDb db)
    {
        var (gone, taken, unasked) = (new List<SubjectRef>(), new List<DecisionId>(), false);
        foreach (var entry in db.ChangeTracker.Entries<Delegation>())
        {
            var d = entry.Entity;
            if (entry.State == EntityState.Deleted) gone.Add(RosterGate.Subject(d.Id));
            else if (entry.State == EntityState.Modified && d.HeadName is null && !d.WasAsked() && entry.Property(x => x.HeadName).IsModified)
            {
                gone.Add(RosterGate.Subject(d.Id));
                d.Unask();
            }
            else if (d.TellsOfHead && !d.WasAsked() && Tells(entry, s_toldOfHead))
            {
                d.Suspend();
                unasked = true;
            }
            if (entry.State == EntityState.Modified && d.Clearance is { } decision && entry.Property(x => x.Clearance).IsModified) taken.Add(decision);
        }
        foreach (var entry in db.ChangeTracker.Entries<DelegationOfficial>())
        {
            var o = entry.Entity;
            if (entry.State == EntityState.Deleted) gone.Add(RosterGate.Subject(o.Id));
            else if (entry.State == EntityState.Modified && o.Name is null && !o.WasAsked() && entry.Property(x => x.Name).IsModified)
            {
                gone.Add(RosterGate.Subject(o.Id));
                o.Unask();
            }
            else if (!o.WasAsked() && Tells(entry, s_toldOfOfficial))
            {
                o.Suspend();
                unasked = true;
            }
            if (entry.State == EntityState.Modified && o.Clearance is { } decision && entry.Property(x => x.Clearance).IsModified) taken.Add(decision);
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone, Forget: true));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }

    private static bool Tells(EntityEntry entry, string[] told) => entry.State == EntityState.Added || entry.State == EntityState.Modified && Array.Exists(told, p => entry.Property(p).IsModified);
}
