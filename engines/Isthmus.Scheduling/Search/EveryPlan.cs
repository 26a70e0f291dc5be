namespace Isthmus.Scheduling.Search;

/// <summary>
/// Tries every plan of a small problem, depth first, the most wanted requests first; a branch ends when what it leaves out is no better than the best
/// plan found. Annealing seldom gives up a must-meet for a moment, and in a small problem there may be no other way to the best plan.
/// </summary>
internal sealed class EveryPlan
{
    private const int MostMeetings = 40;
    private const int MostTries = 100_000;
    private readonly Model _model;
    private readonly Board _board;
    private readonly Moves _moves;
    private readonly int[] _order;
    private int[]? _best;
    private (int Must, long Weight) _least = (int.MaxValue, long.MaxValue);
    private int _tries;

    private EveryPlan(Model model, Prices prices)
    {
        _model = model;
        _board = new Board(model, prices);
        _moves = new Moves(model, _board);
        _order = [.. Enumerable.Range(0, model.Meetings).Where(m => model.Domain[m].Length > 0 && !model.Locked[m]).OrderByDescending(m => model.Must[m]).ThenByDescending(m => model.Weight[m])];
        foreach (int m in Enumerable.Range(0, model.Meetings).Where(m => model.Locked[m]))
        {
            _board.Place(m, model.Domain[m][0]);
        }
    }

    /// <summary>
    /// Positions of the plan that leaves out the fewest must-meets, then the least weight, among those tried: all of them, unless the problem needs more than a fixed
    /// number of tries. Null for problems that are not small.
    /// </summary>
    public static int[]? Of(Model model, Prices prices)
    {
        if (model.Meetings > MostMeetings)
        {
            return null;
        }

        var all = new EveryPlan(model, prices);
        all.Try(0, (0, 0));
        return all._best;
    }

    private void Try(int index, (int Must, long Weight) missing)
    {
        if (missing.CompareTo(_least) >= 0 || _tries > MostTries)
        {
            return;
        }

        if (index == _order.Length)
        {
            _least = missing;
            _best = [.. Enumerable.Range(0, _model.Meetings).Select(_board.PositionOf)];
            return;
        }

        int meeting = _order[index];
        foreach (int position in _model.Domain[meeting])
        {
            if (_moves.IsFree(meeting, position) && _tries++ <= MostTries)
            {
                _board.Place(meeting, position);
                Try(index + 1, missing);
                _board.Remove(meeting);
            }
        }

        Try(index + 1, (missing.Must + (_model.Must[meeting] ? 1 : 0), missing.Weight + _model.Weight[meeting]));
    }
}
