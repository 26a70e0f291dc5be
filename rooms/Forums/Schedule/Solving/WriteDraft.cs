using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule.Solving;

/// <summary>Puts a plan of the engine into the draft: meetings with places or reasons, and what they occupy, made anew as a whole.</summary>
internal static class WriteDraft
{
    /// <summary>To be called in a transaction: the old occupancy is gone at once, the rest waits for the save.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The board is not the one that was solved: a meeting was changed by hand meanwhile.</exception>
    public static async Task Stage(Board board, BoardProblem problem, Scheduling.ForumPlan plan, JobId job, DateTime at, ForumsDb db, CancellationToken ct)
    {
        await Claim(board, db, ct);
        var placed = plan.Placements.ToDictionary(p => RequestId.From(Guid.Parse(p.Request)), p => (Place: problem.Back(p.Place), Interpreter: InterpreterOf(p)));
        var unplaced = plan.Unplaced.ToDictionary(u => RequestId.From(Guid.Parse(u.Request)));
        var seats = new Dictionary<(SlotId, ParticipantId), List<int>>();
        foreach (var request in board.Requests)
        {
            var meeting = board.MeetingOf(request.Id);
            if (placed.TryGetValue(request.Id, out var planned))
            {
                meeting ??= db.Meetings.Add(Meeting.Of(request)).Entity;
                meeting.PutAt(planned.Place.Slot, planned.Place.Table, planned.Interpreter, meeting.State == MeetingState.Locked);
                db.Occupancies.AddRange(Occupancy.Of(meeting, request.FromId, request.ToId, p => Seat(board, seats, planned.Place.Slot, p)));
            }
            else if (unplaced.TryGetValue(request.Id, out var why))
            {
                meeting ??= db.Meetings.Add(Meeting.Of(request)).Entity;
                meeting.TakeOff(ReasonsOf.Engine(board, why), ReasonsOf.Way(problem, why));
            }
            // Not asked of the solver: its request is closed or unanswered, or a side is gone.
            else if (meeting is { State: not MeetingState.Cancelled }) meeting.TakeOff([]);
        }
        var draft = board.Plan ?? db.Plans.Add(new SchedulePlan { EditionId = board.Edition.Id }).Entity;
        draft.Solved(job, at);
        db.Doing("forums.solve");
    }

    /// <summary>
    /// A meeting that the plan leaves where it was read is not written, so no save would notice that somebody has moved it since. The meetings are written first, to themselves: a change under way
    /// ends before that, or waits and then finds what is written here. Compared after the deleting: a meeting that came in before it has lost its occupancy, and is seen.
    /// </summary>
    private static async Task Claim(Board board, ForumsDb db, CancellationToken ct)
    {
        var meetings = db.Meetings.Where(m => m.EditionId == board.Edition.Id);
        await meetings.ExecuteUpdateAsync(u => u.SetProperty(m => m.Version, m => m.Version), ct);
        await db.Occupancies.Where(o => o.EditionId == board.Edition.Id).ExecuteDeleteAsync(ct);
        foreach (var now in await meetings.AsNoTracking().Select(m => new { m.RequestId, m.Version }).ToListAsync(ct))
            if (board.MeetingOf(now.RequestId)?.Version != now.Version) throw new DbUpdateConcurrencyException($"Meeting {now.RequestId} was changed while the plan was made.");
    }

    private static InterpreterId? InterpreterOf(Scheduling.ForumPlacement p) => p.Interpreter is { } id ? InterpreterId.From(Guid.Parse(id)) : null;

    private static int Seat(Board board, Dictionary<(SlotId, ParticipantId), List<int>> seats, SlotId slot, ParticipantId participant)
    {
        if (!seats.TryGetValue((slot, participant), out var taken)) seats.Add((slot, participant), taken = []);
        var seat = Seats.Of(board, participant, taken);
        taken.Add(seat);
        return seat;
    }
}
