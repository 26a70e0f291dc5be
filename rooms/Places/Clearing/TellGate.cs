using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Clearing;

/// <summary>What the gate hears of the room's records by the save that made it true, so that no use case can forget it; and what was saved without having been asked about is held until that is done, which is at once.</summary>
internal static class TellGate
{
    public static void Of(PlacesDb db)
    {
        db.ChangeTracker.DetectChanges();
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try { Tell(db); }
        finally { db.ChangeTracker.AutoDetectChangesEnabled = looks; }
    }

    private static void Tell(PlacesDb db)
    {
        var (gone, taken, unasked) = (new List<SubjectRef>(), new List<DecisionId>(), false);
        foreach (var entry in db.ChangeTracker.Entries<IStands>().ToList())
        {
            var kind = GatedKinds.All.Single(k => k.SubjectOf(entry) is not null);
            var e = entry.Entity;
            if (entry.State == EntityState.Deleted) gone.Add(kind.SubjectOf(entry)!.Value);
            else if (!e.WasAsked() && (entry.State == EntityState.Added || entry.State == EntityState.Modified && kind.TellsOther(entry)))
            {
                e.Suspend();
                unasked = true;
            }
            else if (entry.State == EntityState.Modified && e.Clearance is { } decision && entry.Property(nameof(IStands.Clearance)).IsModified) taken.Add(decision);
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
