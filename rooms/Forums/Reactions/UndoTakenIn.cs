using Isthmus.Forums.Participants;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>An import was undone: the participants it brought go with it. One with requests is cancelled instead, so that nobody else's record is torn.</summary>
internal sealed class UndoTakenIn(ForumsDb db) : IReaction<ImportUndone>
{
    public async Task React(ImportUndone happened, CancellationToken ct)
    {
        var brought = await db.Participants.Where(p => p.Import == happened.Import).ToListAsync(ct);
        var ids = brought.Select(p => p.Id).ToList();
        var asked = (await db.Requests.Where(r => ids.Contains(r.FromId) || ids.Contains(r.ToId)).Select(r => new { r.FromId, r.ToId }).ToListAsync(ct))
            .SelectMany(r => new[] { r.FromId, r.ToId }).ToHashSet();
        foreach (var participant in brought)
        {
            if (asked.Contains(participant.Id)) participant.State = ParticipantState.Cancelled;
            else db.Participants.Remove(participant);
        }
        db.Doing("forums.undo-taken-in");
    }
}
