using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Boards;

/// <summary>
/// A table that cannot be used in a slot, in the words of the engine, which knows only how many tables a hall has: a meeting of two strangers who are nowhere else, locked at that table. Their ids
/// are made of the table and the slot, so that the same board is the same problem.
/// </summary>
internal static class TableBlocks
{
    public static Scheduling.ForumProblem Put(Board board, BoardProblem places, Scheduling.ForumProblem problem)
    {
        List<Block> blocks = [.. Of(board, places)];
        return blocks.Count == 0 ? problem : problem with
        {
            Participants = [.. problem.Participants, .. blocks.SelectMany(b => new[] { new Scheduling.ForumParticipant { Id = b.Id(1) }, new Scheduling.ForumParticipant { Id = b.Id(2) } })],
            Requests = [.. problem.Requests, .. blocks.Select(b => new Scheduling.ForumRequest { Id = b.Id(0), A = b.Id(1), B = b.Id(2), Locked = b.Place, Previous = b.Place })],
        };
    }

    public static IEnumerable<Scheduling.ForumPlacement> Placements(Board board, BoardProblem places) => Of(board, places).Select(b => new Scheduling.ForumPlacement(b.Id(0), b.Place));

    /// <summary>How many requests may be planned.</summary>
    public static int Wanted(BoardProblem problem) => problem.Problem.Requests.Count(r => r.Bar is null) - problem.Blocks;

    private static IEnumerable<Block> Of(Board board, BoardProblem places) =>
        from closed in board.Closed
        let table = closed.Item1
        let slot = closed.Item2
        where board.Table(table) is var (venue, _) && venue.Open.Contains(slot)
        let place = places.PlaceOf(slot, table)
        where place is not null
        orderby place.Value.Slot, place.Value.Venue, place.Value.Table
        select new Block(table, slot, place.Value);

    private sealed record Block(TableId Table, SlotId Slot, Scheduling.ForumPlace Place)
    {
        public string Id(int which)
        {
            var (bytes, slot) = (Table.Value.ToByteArray(), Slot.Value.ToByteArray());
            for (var i = 0; i < bytes.Length; i++) bytes[i] ^= slot[bytes.Length - 1 - i];
            bytes[0] ^= (byte)which;
            return new Guid(bytes).ToString();
        }
    }
}
