using System.Text.Json;
using Isthmus.Exhibition.Exhibitors;

namespace Isthmus.Exhibition.Files;

/// <summary>Takes back what a confirmed file did. What somebody has changed since is theirs: it is kept and counted.</summary>
internal static class UndoExhibitorFile
{
    public sealed record Result(int Removed, int Booths, int Kept);

    public static async Task<Outcome<Result>> Handle(EditionId id, ExhibitorFileId fileId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Files.SingleOrDefaultAsync(f => f.Id == fileId && f.EditionId == id, ct) is not { } file) return Refusal.NotFound("exhibition.no-such-file");
        if (file.State != ExhibitorFileState.Applied) return Refusal.Conflict("exhibition.file-settled");
        var effects = JsonSerializer.Deserialize<ConfirmExhibitorFile.Effects>(file.Effects!)!;

        var exhibitors = await db.Exhibitors.Where(e => e.EditionId == id).ToDictionaryAsync(e => e.Id.Value, ct);
        var booths = await db.Booths.Where(b => b.EditionId == id).ToDictionaryAsync(b => b.Id.Value, ct);
        var places = await db.Places.Where(p => p.EditionId == id).ToListAsync(ct);
        var projects = (await db.Projects.Where(p => p.EditionId == id && p.BoothId != null).Select(p => p.BoothId!.Value).ToListAsync(ct)).ToHashSet();
        var mine = effects.Places.Select(p => (p.Booth, p.Exhibitor)).ToHashSet();
        var kept = 0;
        // The file made them in the first version; one that has got another booth since is somebody's work as well.
        var gone = effects.Exhibitors.Where(e => exhibitors.TryGetValue(e, out var x) && x.Version == 1 && places.All(p => p.ExhibitorId.Value != e || mine.Contains((p.BoothId.Value, e)))).ToHashSet();
        var stays = effects.Exhibitors.Where(e => exhibitors.ContainsKey(e) && !gone.Contains(e)).ToHashSet();
        foreach (var place in places.Where(p => mine.Contains((p.BoothId.Value, p.ExhibitorId.Value)) && !stays.Contains(p.ExhibitorId.Value))) db.Places.Remove(place);
        foreach (var e in gone) db.Exhibitors.Remove(exhibitors[e]);
        kept += stays.Count;
        var left = places.Where(p => db.Entry(p).State != EntityState.Deleted).ToLookup(p => p.BoothId.Value);
        var empty = effects.Booths.Where(b => booths.TryGetValue(b, out var x) && x.Version == 1 && !left.Contains(b) && !projects.Contains(x.Id)).ToList();
        foreach (var b in empty) db.Booths.Remove(booths[b]);
        // Whose booth lost its first exhibitor goes to the next who is there.
        foreach (var booth in left.Where(b => b.All(p => p.Role != PlaceRole.Main))) booth.MinBy(p => p.ExhibitorId)!.Role = PlaceRole.Main;
        foreach (var change in effects.Changes.Where(c => exhibitors.ContainsKey(c.Exhibitor)))
        {
            var e = exhibitors[change.Exhibitor];
            if (e.Version != change.VersionAfter) { kept++; continue; }
            (e.Country, e.Website, e.Sectors, e.About, e.Shows) = (change.Country, change.Website, change.Sectors, new LocalText(change.About!), new LocalText(change.Shows!));
            e.Index();
        }
        file.State = ExhibitorFileState.Undone;
        db.Doing("exhibition.undo-file");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return new Result(gone.Count, empty.Count, kept);
    }
}
