namespace Isthmus.Scheduling.Search;

/// <summary>
/// The fewest meetings that must leave their previous places so that a set of meetings can be placed: all ways with no change are tried, then all with one,
/// and so on. A meeting that waits for a place goes to each of its positions; where others stand in its way, each of those of which at least
/// one must go is moved in turn. A number of changes that was tried out in full and failed is refuted.
/// </summary>
internal sealed class LeastChange
{
    private const int MostWaiting = 500;
    private readonly Model _model;
    private readonly Board _board;
    private readonly Moves _moves;
    private readonly bool[] _decided;
    private readonly List<int> _waiting = [];
    private readonly CancellationToken _stop;
    private long _work;

    private LeastChange(Model model, Board board, long work, CancellationToken stop)
    {
        (_model, _board, _work, _stop) = (model, board, work, stop);
        _moves = new Moves(model, board);
        _decided = new bool[model.Meetings];
    }

    /// <summary>What was found.</summary>
    /// <param name="Positions">The position of each meeting, or null if no number of changes up to the limit was found to do.</param>
    /// <param name="Refuted">Every plan that places the wanted meetings changes at least so many.</param>
    internal readonly record struct Answer(int[]? Positions, int Refuted);

    /// <summary>
    /// Places all wanted meetings with the fewest changes. The bound is about every plan that places at least the wanted ones; it counts the changes of
    /// meetings that cannot stay, of whatever was wanted, and those that the search refuted.
    /// </summary>
    public static Answer For(Model model, Prices prices, IReadOnlyList<bool> wanted, int mostChanges, long work, CancellationToken stop)
    {
        var board = new Board(model, prices);
        var search = new LeastChange(model, board, work, stop);
        int forced = Enumerable.Range(0, model.Meetings).Count(m => model.Previous[m] >= 0 && !model.Allows(m, model.Previous[m]));
        bool exact = true;
        foreach (int m in Enumerable.Range(0, model.Meetings).Where(m => wanted[m] || model.Locked[m]).OrderByDescending(m => model.Locked[m]))
        {
            int home = model.Locked[m] ? model.Domain[m][0] : model.Previous[m];
            if (home >= 0 && search._moves.IsFree(m, home))
            {
                board.Place(m, home);
                continue;
            }

            // Two previous places that exclude each other: which of the two should go is not searched, so nothing is claimed.
            exact &= home < 0 || !model.Allows(m, home);
            search._waiting.Add(m);
            search._decided[m] = true;
        }

        // Each waiting meeting is a level of the search; with so many, the work would not suffice for one descent.
        if (search._waiting.Count > MostWaiting)
        {
            return new Answer(null, forced);
        }

        for (int changes = 0; changes <= mostChanges; changes++)
        {
            if (search.Try(changes))
            {
                return new Answer([.. Enumerable.Range(0, model.Meetings).Select(board.PositionOf)], forced + (exact ? changes : 0));
            }

            if (search._work <= 0)
            {
                return new Answer(null, forced + (exact ? changes : 0));
            }
        }

        return new Answer(null, forced + (exact ? mostChanges + 1 : 0));
    }

    private bool Try(int changes)
    {
        if (_waiting.Count == 0)
        {
            return true;
        }

        int next = Hardest(changes);
        if (next < 0)
        {
            return false;
        }

        int meeting = _waiting[next];
        _waiting.RemoveAt(next);
        foreach (bool free in changes > 0 ? new[] { true, false } : [true])
        {
            foreach (int position in _model.Domain[meeting])
            {
                // Back to where it was is no change: another branch has that.
                if (position != _model.Previous[meeting] && _moves.IsFree(meeting, position) == free && Settle(meeting, position, changes))
                {
                    return true;
                }
            }
        }

        _waiting.Insert(next, meeting);
        return false;
    }

    /// <summary>The waiting meeting with the fewest free places; -1 if one has none and nothing more may be moved.</summary>
    private int Hardest(int changes)
    {
        int best = -1;
        int fewest = int.MaxValue;
        for (int i = 0; i < _waiting.Count; i++)
        {
            int free = 0;
            foreach (int position in _model.Domain[_waiting[i]])
            {
                free += position != _model.Previous[_waiting[i]] && _moves.IsFree(_waiting[i], position) ? 1 : 0;
            }

            _work -= _model.Domain[_waiting[i]].Length;
            if (free < fewest)
            {
                (best, fewest) = (i, free);
            }
        }

        return fewest == 0 && changes == 0 ? -1 : best;
    }

    private bool Settle(int meeting, int position, int changes)
    {
        if (_work-- <= 0 || _stop.IsCancellationRequested)
        {
            _work = 0;
            return false;
        }

        var blockers = new List<int>();
        if (_moves.Blockers(meeting, position, blockers))
        {
            _board.Place(meeting, position);
            if (Try(changes))
            {
                return true;
            }

            _board.Remove(meeting);
            return false;
        }

        // One of them must go. What was tried as the one that goes stays in the later tries: both together were tried then.
        int kept = 0;
        bool done = false;
        for (; changes > 0 && kept < blockers.Count && !done; kept++)
        {
            int other = blockers[kept];
            if (_decided[other] || _model.Locked[other])
            {
                blockers.RemoveAt(kept--);
                continue;
            }

            int home = _board.PositionOf(other);
            _board.Remove(other);
            _decided[other] = true;
            _waiting.Add(other);
            done = Settle(meeting, position, changes - 1);
            if (!done)
            {
                _ = _waiting.Remove(other);
                _board.Place(other, home);
            }
        }

        for (int i = 0; i < kept && !done; i++)
        {
            _decided[blockers[i]] = false;
        }

        return done;
    }
}
