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
        foreach (var entry in db.ChangeTracker.Entries<GatedRecord>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var kind = GatedKinds.All.Single(k => k.SubjectOf(entry) is not null);
            var e = entry.Entity;
            // Also what was asked about although it is over.
            if (entry.State == EntityState.Deleted || kind.Ends(entry) || !e.IsScreened && e.WasAsked()) gone.Add(kind.SubjectOf(entry)!.Value);
            else if (e.IsScreened && !e.WasAsked() && (entry.State == EntityState.Added || kind.TellsOther(entry)))
            {
                e.Suspend();
                unasked = true;
            }
            else if (e.IsScreened && entry.State == EntityState.Modified && e.Clearance is { } decision && entry.Property(nameof(GatedRecord.Clearance)).IsModified) taken.Add(decision);
            if (!e.IsScreened) e.Rest();
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
