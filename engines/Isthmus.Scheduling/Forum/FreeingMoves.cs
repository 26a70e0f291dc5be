using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>
/// Looks for one meeting that has another place to go to and leaves room for a request by that. Each move is tried out on the board, so that what is
/// found is valid as a whole; how much is tried is limited by a fixed number of tries.
/// </summary>
internal sealed class FreeingMoves(Model model, Moves moves)
{
    private const int MostTriesForOne = 20_000;
    private readonly List<int> _blockers = [];
    private int _triesLeft = 1_000_000;

    /// <summary>The move that adds the fewest breaks, the earliest places first; null if none was found.</summary>
    public (int Meeting, int To, int Position)? For(int request)
    {
        Board board = moves.Board;
        (int Meeting, int To, int Position)? best = null;
        long bestCost = long.MaxValue;
        int tries = Math.Min(MostTriesForOne, _triesLeft);
        _triesLeft -= tries;
        foreach (int position in model.Domain[request])
        {
            if (tries-- <= 0)
            {
                break;
            }

            if (moves.Blockers(request, position, _blockers))
            {
                continue;
            }

            foreach (int other in _blockers.Where(x => !model.Locked[x]).ToArray())
            {
                int from = board.PositionOf(other);
                board.Remove(other);
                if (moves.IsFree(request, position))
                {
                    board.Place(request, position);
                    foreach (int to in model.Domain[other])
                    {
                        if (tries-- > 0 && moves.IsFree(other, to))
                        {
                            board.Place(other, to);
                            if (board.Cost < bestCost)
                            {
                                (best, bestCost) = ((other, to, position), board.Cost);
                            }

                            board.Remove(other);
                        }
                    }

                    board.Remove(request);
                }

                board.Place(other, from);
            }
        }

        _triesLeft += Math.Max(0, tries);
        return best;
    }
}
