using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>Puts several meetings elsewhere at once. Each must be as it was when the plan was made; the whole must be free of clashes that were not there before.</summary>
internal static class WriteMoves
{
    /// <summary>What stands against it on this board; null when nothing does.</summary>
    /// <param name="board">The board as it is.</param>
    /// <param name="after">The board with what was told, or without what is taken back.</param>
    /// <param name="moves">What moves where.</param>
    /// <param name="words">For telling it.</param>
    public static Refusal? Against(Board board, Board after, IReadOnlyList<DeskMove> moves, SlotWords words)
    {
        var targets = moves.ToDictionary(m => RequestId.From(m.Meeting));
        foreach (var (id, move) in targets)
            if (board.Request(id) is not { } request || !IsThere(board, request, move.From) || move.To is not null && !Publishing.NextRevision.MayBeHeld(board, request)) return Refusal.Conflict("forums.desk-stale");
        var (was, becomes) = (BoardProblem.ToCheck(board), BoardProblem.ToCheck(after));
        var placements = becomes.Placements().Where(p => !targets.ContainsKey(RequestId.From(Guid.Parse(p.Request)))).ToList();
        foreach (var (id, move) in targets.Where(t => t.Value.To is not null))
        {
            if (becomes.PlaceOf(SlotId.From(move.To!.Slot), Table(move.To)) is not { } place) return Refusal.Conflict("forums.desk-stale");
            placements.Add(new(id.ToString(), place) { Interpreter = move.To.Interpreter?.ToString() });
        }
        var old = Scheduling.PlanChecker.Check(was.Problem, was.Placements()).ToHashSet();
        var clashes = Scheduling.PlanChecker.Check(becomes.Problem, placements).Where(c => !old.Contains(c)).ToList();
        return clashes.Count == 0 ? null : MoveMeeting.Refused(new ClashWords(after, words).Tell(clashes), words);
    }

    /// <summary>To be called in a transaction: what the meetings took up is gone at once, the rest waits for the save.</summary>
    public static async Task Stage(Board board, IReadOnlyList<DeskMove> moves, ForumsDb db, CancellationToken ct)
    {
        List<MeetingId> ids = [.. moves.Select(m => MeetingId.From(m.Meeting))];
        await db.Occupancies.Where(o => ids.Contains(o.MeetingId)).ExecuteDeleteAsync(ct);
        List<SlotId> slots = [.. moves.Select(m => m.To).OfType<DeskSpot>().Select(s => SlotId.From(s.Slot)).Distinct()];
        var seats = (await db.Occupancies.AsNoTracking().Where(o => slots.Contains(o.SlotId) && o.Kind == OccupancyKind.Participant).ToListAsync(ct))
            .GroupBy(o => (o.SlotId, ParticipantId.From(o.SubjectId))).ToDictionary(g => g.Key, g => g.Select(o => o.Seat).ToList());
        foreach (var move in moves)
        {
            var request = board.Request(RequestId.From(move.Meeting))!;
            var meeting = board.MeetingOf(request.Id) ?? db.Meetings.Add(Meeting.Of(request)).Entity;
            if (move.To is not { } to)
            {
                meeting.TakeOff(Reason.Read(move.Reasons));
                continue;
            }
            var slot = SlotId.From(to.Slot);
            meeting.PutAt(slot, Table(to), to.Interpreter is { } interpreter ? InterpreterId.From(interpreter) : null, move.Locked);
            db.Occupancies.AddRange(Occupancy.Of(meeting, request.FromId, request.ToId, p => Seat(slot, p)));
        }

        int Seat(SlotId slot, ParticipantId participant)
        {
            if (!seats.TryGetValue((slot, participant), out var taken)) seats.Add((slot, participant), taken = []);
            var seat = Seats.Of(board, participant, taken);
            taken.Add(seat);
            return seat;
        }
    }

    private static TableId? Table(DeskSpot spot) => spot.Table is { } table ? TableId.From(table) : null;

    private static bool IsThere(Board board, MeetingRequest request, DeskSpot? from) => (board.PlacingOf(request), from) switch
    {
        (null, null) => board.MeetingOf(request.Id)?.State != MeetingState.Cancelled,
        ({ } p, { } at) => (p.Slot.Id.Value, p.Table?.Id.Value, p.Interpreter?.Id.Value) == (at.Slot, at.Table, at.Interpreter),
        _ => false,
    };
}
