using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>A slot with a table, or with none for a meeting by line.</summary>
internal sealed record FreePlace(ForumSlot Slot, BoardVenue? Venue, ForumTable? Table, InterpreterId? Interpreter = null);

/// <summary>Where a request could go without a clash: for each slot and venue the first free table; for a meeting by line each slot.</summary>
internal static class FreePlaces
{
    public static IEnumerable<FreePlace> Of(Board board, MeetingRequest request)
    {
        if (!Publishing.NextRevision.MayBeHeld(board, request)) yield break;
        var problem = BoardProblem.ToCheck(board);
        var placements = problem.Placements();
        var taken = board.Placed.Where(p => p.Request.Id != request.Id && p.Table is not null).Select(p => (p.Slot.Id, p.Table!.Id)).ToHashSet();
        var here = board.PlacingOf(request);
        bool Fits(Scheduling.ForumPlace? place) => place is { } at && Scheduling.PlanChecker.CheckMove(problem.Problem, placements, new(BoardProblem.IdOf(request), at)).Count == 0;

        foreach (var slot in board.Slots)
            if (board.IsOnline(request))
            {
                if (here?.Slot.Id != slot.Id && Fits(problem.PlaceOf(slot.Id, null))) yield return new(slot, null, null);
            }
            else
                foreach (var venue in board.Venues)
                {
                    var table = venue.Tables.FirstOrDefault(t => !taken.Contains((slot.Id, t.Id)) && !board.IsClosed(t.Id, slot.Id) && (here?.Slot.Id, here?.Table?.Id) != (slot.Id, t.Id));
                    if (table is not null && Fits(problem.PlaceOf(slot.Id, table.Id))) yield return new(slot, venue, table);
                }
    }
}
