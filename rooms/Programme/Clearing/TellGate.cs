using Isthmus.Contracts.Compliance;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Clearing;

/// <summary>What the gate hears of speakers by the save that made it true, so that no use case can forget it; and whoever was saved without having been asked about is held until that is done, which is at once.</summary>
internal static class TellGate
{
    private static readonly string[] s_told = [nameof(Speaker.Name), nameof(Speaker.Organisation), nameof(Speaker.Biography)];

    public static void Of(ProgrammeDb db)
    {
        var (gone, unasked, taken) = (new List<SpeakerId>(), false, new List<DecisionId>());
        foreach (var entry in db.ChangeTracker.Entries<Speaker>())
        {
            var speaker = entry.Entity;
            if (entry.State == EntityState.Deleted || entry.State == EntityState.Modified && speaker.Name is null && entry.Property(s => s.Name).IsModified)
            {
                gone.Add(speaker.Id);
                if (entry.State == EntityState.Modified) speaker.Forget();
            }
            else if (speaker.Name is not null && !speaker.WasAsked() && (entry.State == EntityState.Added || entry.State == EntityState.Modified && Array.Exists(s_told, p => entry.Property(p).IsModified)))
            {
                unasked = true;
                speaker.Suspend();
            }
            else if (entry.State == EntityState.Modified && entry.Property(s => s.Clearance).IsModified && speaker.Clearance is { } decision) taken.Add(decision);
        }
        if (gone.Count > 0) db.Publish(new SubjectsGone([.. gone.Select(SpeakerGate.Subject)], Forget: true));
        if (taken.Count > 0) db.Publish(new ClearanceTaken(taken));
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
