using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Residents.Clearing;

/// <summary>The records here that the gate is asked about with the organisation they belong to.</summary>
internal static class ScreenedRecords
{
    public static bool Knows(string kind) => kind is Resident.Kind or Pilots.Pilot.Kind or Transfer.TransferItem.Kind;

    public static async Task<Screened?> Find(SubjectRef subject, PlacesDb db, CancellationToken ct)
    {
        if (!Guid.TryParse(subject.Id, out var id)) return null;
        return subject.Kind switch
        {
            Resident.Kind => await db.Residents.SingleOrDefaultAsync(r => r.Id == new ResidentId(id), ct),
            Pilots.Pilot.Kind => await db.Pilots.SingleOrDefaultAsync(p => p.Id == new Pilots.PilotId(id), ct),
            Transfer.TransferItem.Kind => await db.TransferItems.SingleOrDefaultAsync(t => t.Id == new Transfer.TransferItemId(id), ct),
            _ => null,
        };
    }

    public static async Task<List<Screened>> Of(IReadOnlyCollection<OrganisationId> organisations, PlacesDb db, CancellationToken ct) =>
    [
        .. await db.Residents.Where(r => organisations.Contains(r.Organisation)).ToListAsync(ct),
        .. await db.Pilots.Where(p => organisations.Contains(p.Organisation)).ToListAsync(ct),
        .. await db.TransferItems.Where(t => organisations.Contains(t.Organisation)).ToListAsync(ct),
    ];

    public static async Task<List<Screened>> Unasked(int take, PlacesDb db, CancellationToken ct) =>
    [
        .. await db.Residents.Where(r => r.Clearance == null && r.LiveKey != null).OrderBy(r => r.Id).Take(take).ToListAsync(ct),
        .. await db.Pilots.Where(p => p.Clearance == null && !p.IsOver).OrderBy(p => p.Id).Take(take).ToListAsync(ct),
        .. await db.TransferItems.Where(t => t.Clearance == null && !t.IsDropped).OrderBy(t => t.Id).Take(take).ToListAsync(ct),
    ];

    /// <summary>Asks about records as they are going to be and has them stand by the answers; saved with what the caller changes. Before a transaction begins.</summary>
    public static async Task Clear(this IClearance gate, IReadOnlyList<Screened> records, IOrganisations organisations, CancellationToken ct)
    {
        if (records.Count == 0) return;
        var cards = await organisations.Find([.. records.Select(r => r.Organisation).Distinct()], ct);
        var answers = await gate.Ask([.. records.Select(r => r.Question(cards.GetValueOrDefault(r.Organisation)?.Id ?? r.Organisation))], ct);
        foreach (var (record, answer) in records.Zip(answers)) record.Stand(answer);
    }

    /// <summary>Nothing was saved under this after all: the gate does not screen it.</summary>
    public static async Task Drop(this PlacesDb db, SubjectRef subject, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Publish(new SubjectsGone([subject]));
        await db.SaveChangesAsync(ct);
    }
}
