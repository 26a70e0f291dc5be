using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>Takes back the last change by hand. A plan made anew since then is not undone: what was changed before it is gone.</summary>
internal static class UndoChange
{
    public sealed record Request
    {
        /// <summary>The change to take back; it must still be the last one.</summary>
        [Required]
        public Guid? Change { get; set; }
    }

    public static async Task<Outcome<Meeting>> Handle(EditionId edition, Request request, Actor actor, ForumsDb db, SaveChange save, CancellationToken ct)
    {
        if (await Last(db, edition, ct) is not { } last || last.Id.Value != request.Change) return Refusal.Conflict("forums.schedule-not-the-last-change");
        return await save.Run(edition, last.MeetingId, version: null, actor, (board, wish, meeting, words) =>
        {
            if ((meeting.State, meeting.SlotId, meeting.TableId) != (last.StateAfter, last.SlotAfter, last.TableAfter)) return Refusal.Conflict("forums.schedule-changed-meanwhile");
            if (last is { StateBefore: MeetingState.Placed or MeetingState.Locked, SlotBefore: { } slot })
            {
                var fit = Fit.Of(board, wish, words, slot, last.TableBefore, named: null, last.InterpreterBefore);
                if (fit.Clashes.Count > 0) return MoveMeeting.Refused(fit.Clashes, words);
                meeting.PutAt(slot, board.IsOnline(wish) ? null : last.TableBefore, fit.Interpreter, last.StateBefore == MeetingState.Locked);
            }
            else if (last.StateBefore == MeetingState.Cancelled) meeting.Cancel();
            else meeting.TakeOff([new TakenOffByHand()]);
            return ChangeKind.Undone;
        }, ct, last.Id);
    }

    /// <summary>The last change that can be taken back; null when there is none.</summary>
    public static async Task<PlanChange?> Last(ForumsDb db, EditionId edition, CancellationToken ct)
    {
        var solved = await db.Plans.AsNoTracking().Where(p => p.EditionId == edition).Select(p => p.SolvedAt).SingleOrDefaultAsync(ct) ?? DateTime.MinValue;
        return await db.Changes.AsNoTracking()
            .Where(c => c.EditionId == edition && c.At >= solved && c.Kind != ChangeKind.Undone && !db.Changes.Any(u => u.Undoes == c.Id))
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);
    }
}
