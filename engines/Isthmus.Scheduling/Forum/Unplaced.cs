using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>Says of a request without a place why, and what would make room.</summary>
internal sealed class Unplaced(ForumProblem problem, Model model, Moves moves, int[] tables)
{
    private readonly BlockingFacts _facts = new(problem, model, moves);
    private readonly FreeingMoves _ways = new(model, moves);

    public UnplacedRequest Of(int meeting)
    {
        IReadOnlyList<UnplacedReason> reasons = _facts.Of(meeting);
        (int Meeting, int To, int Position)? way = reasons.Any(r => r is StillPossible) ? null : _ways.For(meeting);
        return new UnplacedRequest(problem.Requests[meeting].Id, reasons) { Way = way is { } found ? Told(found.Meeting, found.To, found.Position) : null };
    }

    private FreeingMove Told(int meeting, int to, int position)
    {
        int from = moves.Board.PositionOf(meeting);
        HashSet<int> taken = TablesAt(position, meeting);
        int table = FirstFree(taken);
        HashSet<int> other = to == position ? [.. taken, table] : TablesAt(to, meeting);
        return new FreeingMove(
            problem.Requests[meeting].Id, ForumModel.PlaceOf(model, from, tables[meeting]), ForumModel.PlaceOf(model, to, FirstFree(other)), ForumModel.PlaceOf(model, position, table));
    }

    private HashSet<int> TablesAt(int position, int without) =>
        [.. Enumerable.Range(0, moves.Board.Load(position)).Select(i => moves.Board.ItemAt(position, i)).Where(m => m != without).Select(m => tables[m])];

    private static int FirstFree(HashSet<int> taken) => Enumerable.Range(1, taken.Count + 1).First(t => !taken.Contains(t));
}
