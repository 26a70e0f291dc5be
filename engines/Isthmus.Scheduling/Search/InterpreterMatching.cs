namespace Isthmus.Scheduling.Search;

/// <summary>
/// In each slot a largest matching of the placed meetings that need an interpreter to the interpreters who are there, kept up to date by one
/// augmenting path for each change (Berge 1957): a meeting is without one only if no sharing out serves all. Whoever makes a move
/// repairs that, so between moves nobody is without.
/// </summary>
internal sealed class InterpreterMatching
{
    private readonly Model _model;
    private readonly Interpreting _who;
    private readonly int _count;
    private readonly int[] _meetingAt;
    private readonly int[] _interpreterOf;
    private readonly int[] _rowOf;
    private readonly List<int>[] _without;
    private readonly int[] _seen;
    private int _stamp;

    public InterpreterMatching(Model model, Interpreting who)
    {
        (_model, _who, _count) = (model, who, who.Interpreters);
        _meetingAt = new int[model.Slots * _count];
        Array.Fill(_meetingAt, -1);
        _interpreterOf = new int[model.Meetings];
        Array.Fill(_interpreterOf, -1);
        _rowOf = new int[model.Meetings];
        _without = [.. Enumerable.Range(0, model.Slots).Select(_ => new List<int>())];
        _seen = new int[_count];
    }

    public bool Needs(int meeting) => _who.KindOf[meeting] >= 0;

    /// <summary>True for a placed meeting that no sharing out serves together with the others of its slot.</summary>
    public bool IsWithout(int meeting, int slot) => _without[slot].Count > 0 && _without[slot].Contains(meeting);

    /// <summary>True if a meeting that is not placed could be served there besides those that are.</summary>
    public bool HasRoom(int meeting, int position)
    {
        if (_who.KindOf[meeting] < 0)
        {
            return true;
        }

        _stamp++;
        return Search(meeting, _who.Row(position, _model.Venues), position / _model.Venues * _count, commit: false);
    }

    /// <summary>The meetings of which one must go so that this one can be served there; it may be placed there already. Empty if there is room.</summary>
    public void Rivals(int meeting, int position, List<int> into)
    {
        into.Clear();
        if (_who.KindOf[meeting] < 0)
        {
            return;
        }

        _stamp++;
        int start = position / _model.Venues * _count;
        if (Search(meeting, _who.Row(position, _model.Venues), start, commit: false))
        {
            return;
        }

        // All that an alternating path reaches are served by each other's interpreters; none of these is free.
        for (int i = 0; i < _count; i++)
        {
            if (_seen[i] == _stamp)
            {
                into.Add(_meetingAt[start + i]);
            }
        }
    }

    public void Add(int meeting, int position)
    {
        if (_who.KindOf[meeting] < 0)
        {
            return;
        }

        int slot = position / _model.Venues;
        _rowOf[meeting] = _who.Row(position, _model.Venues);
        _stamp++;
        if (!Search(meeting, _rowOf[meeting], slot * _count, commit: true))
        {
            _without[slot].Add(meeting);
        }
    }

    public void Remove(int meeting, int position)
    {
        if (_who.KindOf[meeting] < 0)
        {
            return;
        }

        int slot = position / _model.Venues;
        int interpreter = _interpreterOf[meeting];
        _interpreterOf[meeting] = -1;
        if (interpreter < 0)
        {
            _ = _without[slot].Remove(meeting);
            return;
        }

        _meetingAt[(slot * _count) + interpreter] = -1;
        for (int i = 0; i < _without[slot].Count; i++)
        {
            int waiting = _without[slot][i];
            _stamp++;
            if (Search(waiting, _rowOf[waiting], slot * _count, commit: true))
            {
                _without[slot].RemoveAt(i);
                return;
            }
        }
    }

    private bool Search(int meeting, int row, int start, bool commit)
    {
        int[] speakers = _who.Speakers[_who.KindOf[meeting]];
        foreach (int i in speakers)
        {
            if (_meetingAt[start + i] < 0 && _who.Present[row + i])
            {
                Seat(meeting, start, i, commit);
                return true;
            }
        }

        foreach (int i in speakers)
        {
            if (_seen[i] == _stamp || !_who.Present[row + i])
            {
                continue;
            }

            _seen[i] = _stamp;
            int other = _meetingAt[start + i];
            if (Search(other, _rowOf[other], start, commit))
            {
                Seat(meeting, start, i, commit);
                return true;
            }
        }

        return false;
    }

    private void Seat(int meeting, int start, int interpreter, bool commit)
    {
        if (commit)
        {
            _meetingAt[start + interpreter] = meeting;
            _interpreterOf[meeting] = interpreter;
        }
    }
}
