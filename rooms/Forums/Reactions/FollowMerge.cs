using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>
/// Two organisations were found to be one. Where only the vanished one takes part, its participant now stands for the kept one; where both do, the vanished
/// one's participant is folded into the other: its requests move, one a pair.
/// </summary>
internal sealed class FollowMerge(ForumsDb db, IClearance gate, TimeProvider clock) : IReaction<OrganisationsMerged>
{
    public async Task React(OrganisationsMerged happened, CancellationToken ct)
    {
        db.Doing("forums.follow-merge");
        foreach (var gone in await db.Participants.Where(p => p.Organisation == happened.Gone && p.FoldedInto == null).ToListAsync(ct))
        {
            var kept = await db.Participants.SingleOrDefaultAsync(p => p.EditionId == gone.EditionId && p.Organisation == happened.Kept, ct);
            if (kept is null)
            {
                (gone.Organisation, gone.MergedFrom) = (happened.Kept, happened.Gone);
                gone.OnHold = (await gate.Of([IClearance.Subject(happened.Kept)], ct)).Values.Any(s => s != Standing.Clear);
            }
            else await Fold(gone, kept, ct);
        }
    }

    private async Task Fold(Participant gone, Participant kept, CancellationToken ct)
    {
        var before = new BeforeFold(gone.State, []);
        (gone.FoldedInto, gone.State) = (kept.Id, ParticipantState.Cancelled);
        var now = Instants.Stored(clock);
        var live = await db.Requests.Where(r => r.EditionId == gone.EditionId && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Vetoed)
            && (r.FromId == gone.Id || r.ToId == gone.Id || r.FromId == kept.Id || r.ToId == kept.Id)).ToListAsync(ct);
        var pairs = live.Where(r => r.Concerns(kept.Id)).Select(r => r.Other(kept.Id)).ToHashSet();
        foreach (var old in live.Where(r => r.Concerns(gone.Id)))
        {
            var (from, to) = (old.FromId == gone.Id ? kept.Id : old.FromId, old.ToId == gone.Id ? kept.Id : old.ToId);
            if (from != to && pairs.Add(old.Other(gone.Id)))
            {
                var moved = MeetingRequest.Between(old.EditionId, from, to, old.Priority, old.AskedAt, old.AskedBy, movedFrom: old.Id);
                (moved.ReturnPriority, moved.Note, moved.IsOnline) = (old.ReturnPriority, old.Note, old.IsOnline);
                if (old.State != RequestState.Pending) moved.Decide(old.State, old.DecidedAs ?? DecidedAs.Organiser, old.DecidedBy, old.DecidedAt ?? now, old.Reason);
                db.Requests.Add(moved);
            }
            else before.Drop(old);
            old.Decide(RequestState.Withdrawn, DecidedAs.Organiser, null, now, null);
        }
        gone.BeforeFold = before.Write();
    }
}
