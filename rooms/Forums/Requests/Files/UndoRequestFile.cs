using System.Text.Json;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Requests.Files;

/// <summary>
/// Takes back what a confirmed file did: its requests are withdrawn, joined wishes are parted again. What somebody has decided or changed since is theirs: it is kept and counted.
/// </summary>
internal static class UndoRequestFile
{
    public sealed record Result(int Withdrawn, int Parted, int Kept);

    public static async Task<Outcome<Result>> Handle(EditionId id, RequestFileId fileId, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var file = await db.RequestFiles.SingleOrDefaultAsync(f => f.Id == fileId && f.EditionId == id, ct);
        if (file is null) return Refusal.NotFound("forums.no-such-file");
        if (file.State != RequestFileState.Applied) return Refusal.Conflict("forums.file-settled");
        var now = Instants.Stored(clock);
        var mine = await db.Requests.Where(r => r.FileId == fileId && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Vetoed)).ToListAsync(ct);
        // The file made them in the first version.
        var untouched = mine.Where(r => r.Version == 1).ToList();
        foreach (var row in untouched) row.Decide(RequestState.Withdrawn, DecidedAs.Organiser, who.Actor.User, now, null);
        var changes = file.Joined is null ? [] : JsonSerializer.Deserialize<List<ConfirmRequestFile.Change>>(file.Joined) ?? [];
        var parted = 0;
        foreach (var change in changes)
        {
            var row = await db.Requests.SingleAsync(r => r.Id == new RequestId(change.Request), ct);
            if (row.Version != change.VersionAfter) continue;
            (row.Priority, row.ReturnPriority, row.State) = (change.Priority, change.ReturnPriority, change.State);
            parted++;
        }
        file.State = RequestFileState.Undone;
        db.Doing("forums.undo-request-file");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return new Result(untouched.Count, parted, mine.Count - untouched.Count + changes.Count - parted);
    }
}
