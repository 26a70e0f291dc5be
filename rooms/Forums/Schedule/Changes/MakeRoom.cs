using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>Does what the plan proposed for a request without a place: moves the one meeting that stands in its way and places it, both in one save or neither.</summary>
internal static class MakeRoom
{
    public static Task<Outcome<Meeting>> Handle(EditionId edition, MeetingId id, Actor actor, SaveChange save, CancellationToken ct) =>
        save.Try(edition, id, async (board, request, words) =>
        {
            if (new WayStands(board).Of(request) is not { } way || board.MeetingOf(request.Id) is not { } meeting) return Refusal.Conflict("forums.schedule-way-gone");
            var other = board.Request(RequestId.From(way.Meeting))!;
            var moving = board.MeetingOf(other.Id)!;
            var (movedFrom, placedFrom) = (moving.Place, meeting.Place);
            if (Put(board, other, moving, words, way.ToSlot, way.ToTable) is { } inTheWay) return inTheWay;
            await save.Stage(board, other, moving, movedFrom, ChangeKind.Moved, actor, ct);
            var after = board.Again();
            if (Put(after, request, meeting, words, way.Slot, way.Table) is { } stillInTheWay) return stillInTheWay;
            await save.Stage(after, request, meeting, placedFrom, ChangeKind.Moved, actor, ct, leaving: moving.Id);
            return meeting;
        }, ct);

    private static Refusal? Put(Board board, Requests.MeetingRequest request, Meeting meeting, SlotWords words, Guid slot, Guid? table)
    {
        TableId? at = table is { } t ? TableId.From(t) : null;
        var fit = Fit.Of(board, request, words, SlotId.From(slot), at, named: null, meeting.InterpreterId);
        if (fit.Clashes.Count > 0) return MoveMeeting.Refused(fit.Clashes, words);
        meeting.PutAt(SlotId.From(slot), at, fit.Interpreter, locked: false);
        return null;
    }
}
