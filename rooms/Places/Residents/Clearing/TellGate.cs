using Isthmus.Contracts.Compliance;
using Isthmus.Places.Pilots;
using Isthmus.Places.Transfer;

namespace Isthmus.Places.Residents.Clearing;

/// <summary>What the gate hears of what organisations have here by the save that made it true, so that no use case can forget it; and what was saved without having been asked about is held until that is done, which is at once.</summary>
internal static class TellGate
{
    private static readonly string[] s_told =
    [
        nameof(Screened.Organisation), nameof(Resident.Message), nameof(Resident.Project), nameof(Resident.Plan), nameof(Resident.Answers), nameof(Resident.Country),
        nameof(Pilot.Title), nameof(Pilot.Purpose), nameof(Pilot.Outcome), nameof(TransferItem.Title), nameof(TransferItem.Summary),
    ];

    public static void Of(PlacesDb db)
    {
        db.ChangeTracker.DetectChanges();
        var (gone, taken, unasked) = (new List<SubjectRef>(), new List<DecisionId>(), false);
        foreach (var entry in db.ChangeTracker.Entries<Screened>().Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached)).ToList())
        {
            var r = entry.Entity;
            if (entry.State == EntityState.Deleted) { gone.Add(r.Subject); continue; }
            if (r.IsScreened && !r.WasAsked() && (entry.State == EntityState.Added || entry.Properties.Any(p => p.IsModified && Array.IndexOf(s_told, p.Metadata.Name) >= 0)))
            {
                r.Suspend();
                unasked = true;
            }
            var before = entry.State == EntityState.Added ? null : entry.Property(nameof(Screened.Clearance)).OriginalValue as DecisionId?;
            if (!r.IsScreened && entry.State == EntityState.Modified && before is not null) gone.Add(r.Subject);
            else if (r.Clearance is { } decision && decision != before && entry.State == EntityState.Modified) taken.Add(decision);
            if (!r.IsScreened) r.Rest();
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
