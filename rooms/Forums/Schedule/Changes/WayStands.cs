using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>A way out that was found when the plan was made, as long as it still holds: both moves are tried on the draft as it is now.</summary>
internal sealed class WayStands(Board board)
{
    private readonly BoardProblem _problem = BoardProblem.ToCheck(board);

    public WayOut? Of(MeetingRequest request)
    {
        if (WayOut.Read(board.MeetingOf(request.Id)?.Way) is not { } way || !Publishing.NextRevision.MayBeHeld(board, request)) return null;
        if (board.Request(RequestId.From(way.Meeting)) is not { } other || board.PlacingOf(other) is not { Meeting.State: Drafts.MeetingState.Placed } now) return null;
        if ((now.Slot.Id.Value, now.Table?.Id.Value) != (way.FromSlot, way.FromTable) || Place(way.ToSlot, way.ToTable) is not { } to || Place(way.Slot, way.Table) is not { } place) return null;
        Scheduling.ForumPlacement moved = new(BoardProblem.IdOf(other), to), wanted = new(BoardProblem.IdOf(request), place);
        IReadOnlyList<Scheduling.ForumPlacement> rest = [.. _problem.Placements().Where(p => p.Request != moved.Request)];
        return Scheduling.PlanChecker.CheckMove(_problem.Problem, rest, moved).Count == 0 && Scheduling.PlanChecker.CheckMove(_problem.Problem, [.. rest, moved], wanted).Count == 0 ? way : null;
    }

    private Scheduling.ForumPlace? Place(Guid slot, Guid? table) => _problem.PlaceOf(SlotId.From(slot), table is { } t ? TableId.From(t) : null);
}
