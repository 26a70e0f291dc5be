namespace Isthmus.Exhibition;

/// <summary>How much there is in an edition's exhibition for everybody.</summary>
internal sealed record Counts(int Exhibitors, int Booths, int Projects)
{
    public static async Task<Counts> Of(ExhibitionDb db, EditionId id, CancellationToken ct) => new(
        await db.Exhibitors.CountAsync(e => e.EditionId == id && !e.OnHold, ct), await db.Booths.CountAsync(b => b.EditionId == id, ct), await db.Projects.CountAsync(p => p.EditionId == id && p.PublishedAt != null && !p.OnHold, ct));
}
