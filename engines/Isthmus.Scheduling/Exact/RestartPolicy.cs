namespace Isthmus.Scheduling.Exact;

/// <summary>
/// When to restart and when to forget: focused phases restart as soon as learnt clauses get worse than they were, stable
/// phases follow the sequence of Luby, Sinclair and Zuckerman (1993); the two take turns (Oh 2015; Biere 2019).
/// </summary>
/// <param name="stable">Stable throughout.</param>
internal sealed class RestartPolicy(bool stable = false)
{
    private double _fast;
    private double _slow;
    private long _conflicts;
    private long _sinceRestart;
    private long _switchAt = stable ? long.MaxValue : 1000;
    private long _switchLength = 1000;
    private int _lubyIndex = 1;
    private long _reduceAt = 2000;
    private long _reduceStep = 2000;

    public bool Stable { get; private set; } = stable;

    /// <summary>Conflicts so far.</summary>
    public long Conflicts => _conflicts;

    public void NoteConflict() => (_conflicts, _sinceRestart) = (_conflicts + 1, _sinceRestart + 1);

    public void NoteDistance(int distance)
    {
        _fast += (distance - _fast) / 32;
        _slow += (distance - _slow) / Math.Min(_conflicts + 1, 8192);
    }

    /// <summary>True once for each restart; the second value tells that the phase of the search has changed.</summary>
    public bool RestartIsDue(out bool switched)
    {
        switched = _conflicts >= _switchAt;
        if (switched)
        {
            Stable = !Stable;
            _switchLength += _switchLength / 4;
            _switchAt = _conflicts + _switchLength;
        }

        long least = Stable ? Luby(_lubyIndex) * 256L : 8;
        if (_sinceRestart < least || (!Stable && _fast < 1.15 * _slow))
        {
            return false;
        }

        _sinceRestart = 0;
        _lubyIndex += Stable ? 1 : 0;
        return true;
    }

    public bool ReductionIsDue()
    {
        if (_conflicts < _reduceAt)
        {
            return false;
        }

        _reduceStep += 300;
        _reduceAt = _conflicts + _reduceStep;
        return true;
    }

    private static int Luby(int index)
    {
        int power = 1;
        while (power - 1 < index)
        {
            power *= 2;
        }

        return power - 1 == index ? power / 2 : Luby(index - (power / 2) + 1);
    }
}
