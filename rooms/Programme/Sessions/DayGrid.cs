using Isthmus.Programme.Setup;

namespace Isthmus.Programme.Sessions;

/// <summary>One day as a table: a row for each time at which something starts, a column for each room. A session spans the rows that begin while it lasts.</summary>
internal sealed record DayGrid(IReadOnlyList<Hall> Halls, IReadOnlyList<DayGrid.Row> Rows)
{
    /// <param name="Cells">One for each room; null where a session that began earlier still lasts.</param>
    internal sealed record Row(DateTime StartsAt, IReadOnlyList<Cell?> Cells);

    internal sealed record Cell(IReadOnlyList<Session> Sessions, int Span);

    public static DayGrid Of(Board board, DateOnly day)
    {
        var here = board.Sessions.Where(s => s.IsPlaced && board.Edition.DayOf(s.StartsAt!.Value) == day).ToList();
        List<DateTime> starts = [.. here.Select(s => s.StartsAt!.Value).Distinct().Order()];
        var columns = board.Halls.Select(h => Column([.. here.Where(s => s.HallId == h.Id)], starts)).ToList();
        return new(board.Halls, [.. starts.Select((at, i) => new Row(at, [.. columns.Select(c => c[i])]))]);
    }

    private static Cell?[] Column(List<Session> sessions, List<DateTime> starts)
    {
        var cells = new Cell?[starts.Count];
        for (var i = 0; i < starts.Count;)
        {
            List<Session> begin = [.. sessions.Where(s => s.StartsAt == starts[i]).OrderBy(s => s.Number)];
            var ends = begin.Select(s => s.EndsAt!.Value).DefaultIfEmpty(starts[i]).Max();
            var span = 1;
            // What begins in the same room meanwhile, after dates or lengths were changed, is shown all the same.
            while (i + span < starts.Count && starts[i + span] < ends && !sessions.Exists(s => s.StartsAt == starts[i + span])) span++;
            cells[i] = new(begin, span);
            i += span;
        }
        return cells;
    }
}
