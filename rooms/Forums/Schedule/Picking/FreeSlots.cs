using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Picking;

/// <summary>
/// The times at which both sides of a request are free and a table is: one place for each slot that has not begun. Free means free in the draft and in what is published,
/// so that a picked meeting can be published by itself while the rest of the draft waits. Pure but for the reading.
/// </summary>
internal static class FreeSlots
{
    public static IReadOnlyList<FreePlace> Of(Board board, MeetingRequest request, IReadOnlyList<PublishedMeeting> published, DateTime now)
    {
        // Whoever declined may think again.
        if (request.State is not (RequestState.Pending or RequestState.Accepted or RequestState.Declined) || !board.MayMeet(request)) return [];
        var problem = BoardProblem.ToCheck(board);
        var placements = problem.Placements();
        var taken = board.Placed.Where(p => p.Request.Id != request.Id && p.Table is not null).Select(p => (p.Slot.Id, p.Table!.Id)).ToHashSet();
        // What is published at another place than the draft has it is in the way as well, until the draft is published.
        var strays = published.Where(m => m.IsHeld && m.MeetingId.Value != request.Id.Value && !IsThere(board, m)).ToList();
        var usual = board.Placed.Where(p => p.Request.Concerns(request.FromId) || p.Request.Concerns(request.ToId)).Select(p => p.Table?.Id).ToHashSet();
        return [.. board.Slots.Where(s => s.StartsAt > now && SidesAreFree(board, request, strays, s)).Select(Place).OfType<FreePlace>()];

        FreePlace? Place(ForumSlot slot)
        {
            if (board.IsOnline(request)) return With(slot, null, null);
            var closed = strays.Where(m => Overlaps(m, slot)).Select(m => m.TableId).ToHashSet();
            foreach (var venue in board.Venues.Where(v => v.Open.Contains(slot.Id)))
            {
                List<ForumTable> free = [.. venue.Tables.Where(t => !taken.Contains((slot.Id, t.Id)) && !board.IsClosed(t.Id, slot.Id) && !closed.Contains(t.Id))];
                if (free.Count == 0) continue;
                // Who sits at a table stays there; others spread out, so that those who pick at the same moment seldom meet at one table.
                var table = free.Find(t => usual.Contains(t.Id)) ?? free[(int)((uint)request.Id.Value.GetHashCode() % (uint)free.Count)];
                if (With(slot, venue, table) is { } place) return place;
            }
            return null;
        }

        FreePlace? With(ForumSlot slot, BoardVenue? venue, ForumTable? table)
        {
            if (problem.PlaceOf(slot.Id, table?.Id) is not { } place) return null;
            bool Fits(InterpreterId? interpreter) => Scheduling.PlanChecker.CheckMove(problem.Problem, placements, new(BoardProblem.IdOf(request), place) { Interpreter = interpreter?.ToString() }).Count == 0;
            if (!board.NeedsInterpreter(request)) return Fits(null) ? new(slot, venue, table) : null;
            var (a, b) = (board.Spoken(request.FromId), board.Spoken(request.ToId));
            var busy = strays.Where(m => Overlaps(m, slot)).Select(m => m.InterpreterId).ToHashSet();
            return board.Interpreters.FirstOrDefault(i => i.Serves(a, b) && !busy.Contains(i.Id) && Fits(i.Id)) is { } one ? new(slot, venue, table, one.Id) : null;
        }
    }

    public static async Task<(Board Board, IReadOnlyList<PublishedMeeting> Published)?> Read(ForumsDb db, EditionId edition, CancellationToken ct)
    {
        if (await ReadBoard.Of(edition, db, tracked: false, ct) is not { } board) return null;
        return (board, await PublishSchedule.LastRows(db, edition, board.Plan, ct));
    }

    /// <summary>Whether the published rows leave room for this one: both sides have a free team, and nobody else is at the table.</summary>
    public static bool Fits(Board board, PublishedMeeting row, IReadOnlyList<PublishedMeeting> published)
    {
        var others = published.Where(m => m.IsHeld && m.MeetingId != row.MeetingId && m.StartsAt < row.EndsAt && row.StartsAt < m.EndsAt).ToList();
        return !others.Exists(m => m.TableId is not null && m.TableId == row.TableId || m.InterpreterId is not null && m.InterpreterId == row.InterpreterId) && new[] { row.FromId, row.ToId }.All(p => others.Count(m => m.Concerns(p)) < Teams(board, p));
    }

    private static bool SidesAreFree(Board board, MeetingRequest request, List<PublishedMeeting> strays, ForumSlot slot) => new[] { request.FromId, request.ToId }.All(p =>
    {
        var stray = strays.Count(m => m.Concerns(p) && Overlaps(m, slot));
        return stray == 0 || stray + board.Placed.Count(m => m.Slot.Id == slot.Id && m.Request.Id != request.Id && m.Request.Concerns(p)) < Teams(board, p);
    });

    private static int Teams(Board board, ParticipantId id) => Math.Max(1, board.Participant(id)?.Teams ?? 1);

    private static bool IsThere(Board board, PublishedMeeting m) =>
        board.Request(RequestId.From(m.MeetingId.Value)) is { } request && board.PlacingOf(request) is { } p && p.Slot.StartsAt == m.StartsAt && p.Table?.Id == m.TableId;

    private static bool Overlaps(PublishedMeeting m, ForumSlot slot) => m.StartsAt < slot.EndsAt && slot.StartsAt < m.EndsAt;
}
