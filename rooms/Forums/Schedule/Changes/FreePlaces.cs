using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Changes;

internal sealed record FreePlace(ForumSlot Slot, BoardVenue Venue, ForumTable Table);

/// <summary>Where a request could go without a clash: for each slot and venue the first free table.</summary>
internal static class FreePlaces
{
    public static IEnumerable<FreePlace> Of(Board board, MeetingRequest request)
    {
        if (!Publishing.NextRevision.MayBeHeld(board, request)) yield break;
        var problem = BoardProblem.ToCheck(board);
        var placements = problem.Placements();
        var taken = board.Placed.Where(p => p.Request.Id != request.Id).Select(p => (p.Slot.Id, p.Table.Id)).ToHashSet();
        var here = board.PlacingOf(request);
        foreach (var slot in board.Slots)
            foreach (var venue in board.Venues)
            {
                var table = venue.Tables.FirstOrDefault(t => !taken.Contains((slot.Id, t.Id)) && !board.IsClosed(t.Id, slot.Id) && (here?.Slot.Id, here?.Table.Id) != (slot.Id, t.Id));
                if (table is null || problem.PlaceOf(slot.Id, table.Id) is not { } place) continue;
                if (Scheduling.PlanChecker.CheckMove(problem.Problem, placements, new(BoardProblem.IdOf(request), place)).Count == 0) yield return new(slot, venue, table);
            }
    }
}
