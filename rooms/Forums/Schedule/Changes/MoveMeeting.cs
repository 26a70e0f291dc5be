using Isthmus.Contracts.Forums;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>Puts a meeting in a slot at a table, from another place or from none. Every clash is named; nothing is saved while there is one.</summary>
internal static class MoveMeeting
{
    public sealed record Request
    {
        [Required]
        public Guid? Slot { get; set; }

        [Required]
        public Guid? Table { get; set; }

        /// <summary>Leave it there when the plan is made anew.</summary>
        public bool Lock { get; set; }
    }

    public static Task<Outcome<Meeting>> Handle(EditionId edition, MeetingId meeting, Request request, int? version, Actor actor, SaveChange save, CancellationToken ct)
    {
        var (slot, table) = (SlotId.From(request.Slot!.Value), TableId.From(request.Table!.Value));
        return save.Run(edition, meeting, version, actor, (board, wish, found, words) => Put(board, wish, found, words, slot, table, request.Lock), ct);
    }

    public static Outcome<ChangeKind> Put(Board board, MeetingRequest request, Meeting meeting, SlotWords words, SlotId slot, TableId table, bool locked)
    {
        var clashes = Clashes(board, request, words, slot, table);
        if (meeting.State == MeetingState.Locked && (meeting.SlotId, meeting.TableId) != (slot, table)) clashes = [new ClashWords(board, words).Locked(), .. clashes];
        if (clashes.Count > 0) return Refused(clashes, words);
        meeting.PutAt(slot, table, locked || meeting.State == MeetingState.Locked);
        return ChangeKind.Moved;
    }

    /// <summary>What would be wrong if the request were there.</summary>
    public static IReadOnlyList<Clash> Clashes(Board board, MeetingRequest request, SlotWords words, SlotId slot, TableId table)
    {
        var problem = BoardProblem.ToCheck(board);
        if (board.PlaceProblem(request) is { } code) return [new Clash(code, words.Texts["forums.schedule.clash." + code])];
        if (problem.PlaceOf(slot, table) is not { } place) return [new Clash("no-such-place", words.Texts["forums.schedule.clash.no-such-place"])];
        return new ClashWords(board, words).Tell(Scheduling.PlanChecker.CheckMove(problem.Problem, problem.Placements(), new(BoardProblem.IdOf(request), place)));
    }

    public static Refusal Refused(IReadOnlyList<Clash> clashes, SlotWords words) =>
        Refusal.Conflict("forums.schedule-clash", string.Join(" ", clashes.Select(c => c.Text))) with { Facts = new Dictionary<string, object?> { ["clashes"] = clashes } };

    // A request that is closed or has lost a side is not in the engine's problem at all.
    private static string? PlaceProblem(this Board board, MeetingRequest request) => request.State switch
    {
        RequestState.Declined or RequestState.Withdrawn or RequestState.Expired => "request-closed",
        RequestState.Pending or RequestState.Accepted or RequestState.Vetoed => board.Participant(request.FromId)?.IsActive == true && board.Participant(request.ToId)?.IsActive == true ? null : "side-cancelled",
        _ => throw new InvalidOperationException(request.State.ToString()),
    };
}
