using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>A merge of organisations was undone: participants stand for their own organisation again, as they were; requests that had moved or were dropped go back.</summary>
internal sealed class FollowMergeUndone(ForumsDb db, TimeProvider clock) : IReaction<MergeUndone>
{
    public async Task React(MergeUndone happened, CancellationToken ct)
    {
        db.Doing("forums.follow-merge-undone");
        foreach (var moved in await db.Participants.Where(p => p.Organisation == happened.Kept && p.MergedFrom == happened.Restored).ToListAsync(ct))
            (moved.Organisation, moved.MergedFrom) = (happened.Restored, null);
        foreach (var folded in await db.Participants.Where(p => p.Organisation == happened.Restored && p.FoldedInto != null).ToListAsync(ct))
        {
            var before = BeforeFold.Read(folded.BeforeFold);
            (folded.FoldedInto, folded.State, folded.BeforeFold) = (null, before?.State ?? ParticipantState.Active, null);
            await MoveBack(folded, before, ct);
        }
    }

    private async Task MoveBack(Participant folded, BeforeFold? before, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var own = await db.Requests.Where(r => r.FromId == folded.Id || r.ToId == folded.Id).ToDictionaryAsync(r => r.Id, ct);
        var ids = own.Keys.Select(i => (RequestId?)i).ToList();
        foreach (var moved in await db.Requests.Where(r => ids.Contains(r.MovedFrom)).ToListAsync(ct))
        {
            var old = own[moved.MovedFrom!.Value];
            // What happened to the request meanwhile stays true of it.
            old.Decide(moved.State, moved.DecidedAs ?? DecidedAs.Organiser, moved.DecidedBy, moved.DecidedAt ?? now, moved.Reason);
            (old.Priority, old.ReturnPriority) = (moved.Priority, moved.ReturnPriority);
            if (moved.IsLive) moved.Decide(RequestState.Withdrawn, DecidedAs.Organiser, null, now, null);
        }
        before?.Restore(own);
    }
}
