using System.Runtime.InteropServices;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// Learns from a conflict: the first unique implication point (Marques-Silva and Sakallah 1996), with literals dropped that
/// follow from the others (Sörensson and Biere 2009).
/// </summary>
internal sealed class ConflictAnalysis(Trail trail, ActivityHeap heap)
{
    private const int None = Trail.None;
    private sbyte[] _seen = [];
    private int[] _stampOfLevel = [];
    private int _stamp;
    private readonly List<int> _learnt = [];
    private readonly List<int> _toClear = [];
    private readonly Stack<int> _open = new();

    /// <summary>The clause learnt last; its first literal is the one that becomes true, its second one is on the level to return to.</summary>
    public ReadOnlySpan<int> Learnt => CollectionsMarshal.AsSpan(_learnt);

    /// <summary>Number of levels in the clause learnt last: the fewer, the more useful.</summary>
    public int LearntDistance { get; private set; }

    /// <summary>Learns a clause from the conflict that propagation returned; returns the level to go back to.</summary>
    public int Learn(int conflict)
    {
        MakeRoom();
        _learnt.Clear();
        _learnt.Add(0);
        int index = trail.Count - 1;
        int open = conflict == Trail.InPair ? Mark(trail.PairA) + Mark(trail.PairB) : MarkAll(conflict, 0);
        int literal;
        while (true)
        {
            while (_seen[trail[index] >> 1] == 0)
            {
                index--;
            }

            literal = trail[index--];
            _seen[literal >> 1] = 0;
            if (--open == 0)
            {
                break;
            }

            int reason = trail.ReasonOf(literal);
            open += reason < None ? Mark(-reason - 2) : MarkAll(reason, 1);
        }

        _learnt[0] = literal ^ 1;
        Minimise();
        foreach (int cleared in _toClear)
        {
            _seen[cleared] = 0;
        }

        _toClear.Clear();
        LearntDistance = Distance(Learnt);
        int back = 0;
        for (int k = 1; k < _learnt.Count; k++)
        {
            int level = trail.LevelOf(_learnt[k]);
            if (level > back)
            {
                back = level;
                (_learnt[1], _learnt[k]) = (_learnt[k], _learnt[1]);
            }
        }

        return back;
    }

    /// <summary>The assumptions from which the false assumption follows, itself included.</summary>
    public void FindCore(int literal, List<int> core)
    {
        MakeRoom();
        core.Add(literal);
        if (trail.LevelOf(literal) == 0)
        {
            return;
        }

        _seen[literal >> 1] = 1;
        for (int i = trail.Count - 1; i >= trail.StartOf(0); i--)
        {
            int at = trail[i];
            if (_seen[at >> 1] == 0)
            {
                continue;
            }

            _seen[at >> 1] = 0;
            int reason = trail.ReasonOf(at);
            if (reason == None)
            {
                core.Add(at);
            }
            else if (reason < None)
            {
                MarkAboveRoot(-reason - 2);
            }
            else
            {
                foreach (int other in trail.Literals(reason)[1..])
                {
                    MarkAboveRoot(other);
                }
            }
        }
    }

    private void MakeRoom()
    {
        if (_seen.Length < trail.Variables)
        {
            Array.Resize(ref _seen, trail.Variables * 2);
            Array.Resize(ref _stampOfLevel, (trail.Variables * 2) + 1);
        }
    }

    private void MarkAboveRoot(int literal)
    {
        if (trail.LevelOf(literal) > 0)
        {
            _seen[literal >> 1] = 1;
        }
    }

    private int MarkAll(int clause, int from)
    {
        int open = 0;
        foreach (int literal in trail.Literals(clause)[from..])
        {
            open += Mark(literal);
        }

        Freshen(clause);
        return open;
    }

    /// <summary>Marks a literal of a reason; 1 if it belongs to the present level, otherwise it joins the learnt clause.</summary>
    private int Mark(int literal)
    {
        int variable = literal >> 1;
        if (_seen[variable] != 0 || trail.LevelOf(literal) == 0)
        {
            return 0;
        }

        _seen[variable] = 1;
        heap.Bump(variable);
        if (trail.LevelOf(literal) >= trail.Level)
        {
            return 1;
        }

        _learnt.Add(literal);
        _toClear.Add(variable);
        return 0;
    }

    /// <summary>Drops literals that follow from the others.</summary>
    private void Minimise()
    {
        int kept = 1;
        for (int k = 1; k < _learnt.Count; k++)
        {
            if (trail.ReasonOf(_learnt[k]) == None || !Follows(_learnt[k]))
            {
                _learnt[kept++] = _learnt[k];
            }
        }

        _learnt.RemoveRange(kept, _learnt.Count - kept);
    }

    private bool Follows(int literal)
    {
        _open.Clear();
        _open.Push(literal);
        int top = _toClear.Count;
        while (_open.TryPop(out int next))
        {
            int reason = trail.ReasonOf(next);
            ReadOnlySpan<int> clause = reason < None ? [] : trail.Literals(reason);
            int size = reason < None ? 2 : clause.Length;
            for (int k = 1; k < size; k++)
            {
                int at = reason < None ? -reason - 2 : clause[k];
                int variable = at >> 1;
                if (_seen[variable] == 1 || trail.LevelOf(at) == 0)
                {
                    continue;
                }

                if (trail.ReasonOf(at) == None || _seen[variable] == 2)
                {
                    // What was marked on the way stands for "not shown to follow".
                    for (int i = top; i < _toClear.Count; i++)
                    {
                        _seen[_toClear[i]] = 2;
                    }

                    return false;
                }

                _seen[variable] = 1;
                _toClear.Add(variable);
                _open.Push(at);
            }
        }

        return true;
    }

    /// <summary>Number of levels in a clause: the fewer, the more useful.</summary>
    private int Distance(ReadOnlySpan<int> literals)
    {
        _stamp++;
        int distance = 0;
        foreach (int literal in literals)
        {
            int level = trail.LevelOf(literal);
            if (_stampOfLevel[level] != _stamp)
            {
                _stampOfLevel[level] = _stamp;
                distance++;
            }
        }

        return distance;
    }

    /// <summary>A learnt clause that takes part in a conflict stays for the next two reductions.</summary>
    private void Freshen(int clause)
    {
        int info = trail.Info(clause);
        if (info == 0)
        {
            return;
        }

        int distance = info >> 2;
        if (distance > 2)
        {
            distance = Math.Min(distance, Distance(trail.Literals(clause)));
        }

        trail.Info(clause) = (distance << 2) | 3;
    }
}
