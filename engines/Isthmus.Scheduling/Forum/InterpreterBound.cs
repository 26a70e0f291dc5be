using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>
/// How many meetings the interpreters can serve in all slots together, whatever else is planned: a largest matching of meetings to pairs of a slot and
/// an interpreter, by augmenting paths found breadth first. What one failed search has seen is of no use to a later one, so time is linear in the edges
/// for all failures together.
/// </summary>
internal sealed class InterpreterBound
{
    private readonly Model _model;
    private readonly Interpreting _who;
    private readonly int[] _meetingAt;
    private readonly bool[] _dead;
    private readonly int[] _seen;
    private readonly int[] _from;
    private int _stamp;

    private InterpreterBound(Model model, Interpreting who)
    {
        (_model, _who) = (model, who);
        int cells = model.Slots * who.Interpreters;
        _meetingAt = new int[cells];
        Array.Fill(_meetingAt, -1);
        (_dead, _seen, _from) = (new bool[cells], new int[cells], new int[cells]);
    }

    /// <summary>How many of the meetings that need an interpreter are left without one at least.</summary>
    public static int Missing(Model model, IEnumerable<int> meetings)
    {
        if (model.Interpreting is not { } who)
        {
            return 0;
        }

        var bound = new InterpreterBound(model, who);
        return meetings.Where(m => who.KindOf[m] >= 0).ToArray().Count(m => !bound.Serve(m));
    }

    private bool Serve(int first)
    {
        _stamp++;
        var open = new Queue<int>();
        var touched = new List<int>();
        var cellOf = new Dictionary<int, int> { [first] = -1 };
        open.Enqueue(first);
        while (open.TryDequeue(out int meeting))
        {
            foreach (int position in _model.Domain[meeting])
            {
                int row = _who.Row(position, _model.Venues);
                foreach (int i in _who.Speakers[_who.KindOf[meeting]])
                {
                    int cell = (position / _model.Venues * _who.Interpreters) + i;
                    if (!_who.Present[row + i] || _dead[cell] || _seen[cell] == _stamp)
                    {
                        continue;
                    }

                    _seen[cell] = _stamp;
                    _from[cell] = meeting;
                    touched.Add(cell);
                    if (_meetingAt[cell] < 0)
                    {
                        Flip(cell, cellOf);
                        return true;
                    }

                    cellOf[_meetingAt[cell]] = cell;
                    open.Enqueue(_meetingAt[cell]);
                }
            }
        }

        foreach (int cell in touched)
        {
            _dead[cell] = true;
        }

        return false;
    }

    private void Flip(int cell, Dictionary<int, int> cellOf)
    {
        while (cell >= 0)
        {
            int meeting = _from[cell];
            _meetingAt[cell] = meeting;
            cell = cellOf[meeting];
        }
    }
}
