using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Projects;

namespace Isthmus.Exhibition.Clearing;

/// <summary>What the gate hears of exhibitors and projects by the save that made it true, so that no use case can forget it; and what was saved without having been asked about is held until that is done, which is at once.</summary>
internal static class TellGate
{
    private static readonly string[] s_toldOfExhibitor = [nameof(Exhibitor.Name), nameof(Exhibitor.Organisation), nameof(Exhibitor.Country), nameof(Exhibitor.About), nameof(Exhibitor.Shows)];
    private static readonly string[] s_toldOfProject = [nameof(Project.Title), nameof(Project.Text)];
    private static readonly string[] s_toldOfPartner = [nameof(Partner.Name), nameof(Partner.Organisation), nameof(Partner.CountryCode)];

    public static void Of(ExhibitionDb db)
    {
        db.ChangeTracker.DetectChanges();
        // Files of thousands of exhibitors are saved as well: they are looked through once.
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try { Tell(db); }
        finally { db.ChangeTracker.AutoDetectChangesEnabled = looks; }
    }

    private static void Tell(ExhibitionDb db)
    {
        var (gone, taken, unasked) = (new List<SubjectRef>(), new List<DecisionId>(), false);
        foreach (var entry in db.ChangeTracker.Entries<Exhibitor>())
        {
            var e = entry.Entity;
            if (entry.State == EntityState.Deleted) gone.Add(ExhibitionGate.Subject(e.Id));
            else if (!e.WasAsked() && (entry.State == EntityState.Added || entry.State == EntityState.Modified && Array.Exists(s_toldOfExhibitor, p => entry.Property(p).IsModified)))
            {
                e.Suspend();
                unasked = true;
            }
            else if (entry.State == EntityState.Modified && e.Clearance is { } decision && entry.Property(x => x.Clearance).IsModified) taken.Add(decision);
        }
        var otherPartners = db.ChangeTracker.Entries<Partner>().Where(x => x.State is EntityState.Added or EntityState.Deleted || x.State == EntityState.Modified && Array.Exists(s_toldOfPartner, p => x.Property(p).IsModified)).Select(x => x.Entity.ProjectId).ToHashSet();
        foreach (var entry in db.ChangeTracker.Entries<Project>())
        {
            var p = entry.Entity;
            if (entry.State == EntityState.Deleted) gone.Add(ExhibitionGate.Subject(p.Id));
            else if (!p.WasAsked() && (entry.State == EntityState.Added || otherPartners.Contains(p.Id) || entry.State == EntityState.Modified && Array.Exists(s_toldOfProject, t => entry.Property(t).IsModified)))
            {
                p.Suspend();
                unasked = true;
            }
            else if (entry.State == EntityState.Modified && p.Clearance is { } decision && entry.Property(x => x.Clearance).IsModified) taken.Add(decision);
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone(gone));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
