namespace Isthmus.Forums.Schedule.Boards;

internal static class Seats
{
    /// <summary>
    /// The lowest free seat of a participant in a slot. When all are taken it is the last one all the same: then the database refuses the row, which it could not
    /// if seats were numbered on without end.
    /// </summary>
    public static int Of(Board board, ParticipantId participant, IEnumerable<int> taken)
    {
        var last = Math.Max(1, board.Participant(participant)?.Teams ?? 1) - 1;
        var used = taken.ToHashSet();
        var seat = 0;
        while (seat < last && used.Contains(seat)) seat++;
        return seat;
    }
}
