using System.Text.Json;

namespace Isthmus.Exhibition.Files;

/// <summary>What confirming a file would do, against the exhibition of this moment.</summary>
internal static class PreviewExhibitorFile
{
    public sealed record Shown(ExhibitorFile File, ExhibitorPreview Preview, Standing Standing);

    public static async Task<Outcome<Shown>> Handle(EditionId id, ExhibitorFileId fileId, IReadOnlyDictionary<string, string> answers, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Files.SingleOrDefaultAsync(f => f.Id == fileId && f.EditionId == id, ct) is not { } file) return Refusal.NotFound("exhibition.no-such-file");
        var content = JsonSerializer.Deserialize<FileContent>(file.Content)!;
        var exhibitors = await db.Exhibitors.Where(e => e.EditionId == id).OrderBy(e => e.Id).ToListAsync(ct);
        var booths = await db.Booths.Where(b => b.EditionId == id).ToDictionaryAsync(b => b.Key, ct);
        var pavilions = await db.Pavilions.AsNoTracking().Where(p => p.EditionId == id).ToListAsync(ct);
        var places = await db.Places.AsNoTracking().Where(p => p.EditionId == id).Select(p => new { p.BoothId, p.ExhibitorId }).ToListAsync(ct);
        var standing = new Standing(exhibitors, booths, pavilions, places.Select(p => (p.BoothId, p.ExhibitorId)).ToHashSet(), places.Select(p => p.BoothId).ToHashSet());
        return new Shown(file, ExhibitorPreview.Of(content, answers, standing), standing);
    }
}
