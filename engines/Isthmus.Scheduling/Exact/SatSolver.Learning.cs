namespace Isthmus.Scheduling.Exact;

/// <summary>Conflict analysis, activities, restarts and clause deletion.</summary>
internal sealed partial class SatSolver
{
    private const double Decay = 1 / 0.95;
    private sbyte[] _seen = [];
    private int[] _stampOfLevel = [];
    private int _stamp;
    private readonly List<int> _learnt = [];
    private readonly List<int> _toClear = [];
    private readonly Stack<int> _open = new();
    private double[] _activity = [];
    private double _bump = 1;
    private int[] _heap = [];
    private int[] _heapIndex = [];
    private int _heapCount;

    private double _fast;
    private double _slow;
    private long _conflictsHere;
    private bool _stable;
    private long _switchAt = 1000;
    private long _switchLength = 1000;
    private int _lubyIndex = 1;
    private long _reduceAt = 2000;
    private long _reduceStep = 2000;
    private long _rephaseAt = 1000;

    private void Learn(int conflict)
    {
        _learnt.Clear();
        _learnt.Add(0);
        int open = 0;
        int index = _trailCount - 1;
        int literal = None;
        int reason = conflict;
        do
        {
            if (reason == -2 && literal == None)
            {
                open += Mark(_conflictA) + Mark(_conflictB);
            }
            else if (reason < None)
            {
                open += Mark(-reason - 2);
            }
            else
            {
                int size = _arena[reason];
                for (int k = literal == None ? 0 : 1; k < size; k++)
                {
                    open += Mark(_arena[reason + Head + k]);
                }

                Freshen(reason);
            }

            while (_seen[_trail[index] >> 1] == 0)
            {
                index--;
            }

            literal = _trail[index--];
            reason = _reason[literal >> 1];
            _seen[literal >> 1] = 0;
            open--;
        }
        while (open > 0);
        _learnt[0] = literal ^ 1;
        Minimise();
        foreach (int cleared in _toClear)
        {
            _seen[cleared] = 0;
        }

        _toClear.Clear();
        int distance = Distance(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_learnt));
        NoteDistance(distance);
        int back = 0;
        for (int k = 1; k < _learnt.Count; k++)
        {
            int level = _level[_learnt[k] >> 1];
            if (level > back)
            {
                back = level;
                (_learnt[1], _learnt[k]) = (_learnt[k], _learnt[1]);
            }
        }

        NoteTrail();
        CancelTo(back);
        _bump *= Decay;
        switch (_learnt.Count)
        {
            case 1:
                Assign(_learnt[0], None);
                break;
            case 2:
                AddPair(_learnt[0], _learnt[1]);
                Assign(_learnt[0], -_learnt[1] - 2);
                break;
            default:
                int clause = Store(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_learnt), distance << 2 | 3);
                _learnts.Add(clause);
                Assign(_learnt[0], clause);
                break;
        }
    }

    /// <summary>Marks a literal of a reason; 1 if it belongs to the present level, otherwise it joins the learnt clause.</summary>
    private int Mark(int literal)
    {
        int variable = literal >> 1;
        if (_seen[variable] != 0 || _level[variable] == 0)
        {
            return 0;
        }

        _seen[variable] = 1;
        Bump(variable);
        if (_level[variable] >= Level)
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
            if (_reason[_learnt[k] >> 1] == None || !Follows(_learnt[k]))
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
            int reason = _reason[next >> 1];
            int size = reason < None ? 2 : _arena[reason];
            for (int k = 1; k < size; k++)
            {
                int at = reason < None ? -reason - 2 : _arena[reason + Head + k];
                int variable = at >> 1;
                if (_seen[variable] == 1 || _level[variable] == 0)
                {
                    continue;
                }

                if (_reason[variable] == None || _seen[variable] == 2)
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
            int level = _level[literal >> 1];
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
        int info = _arena[clause + 1];
        if (info == 0)
        {
            return;
        }

        int distance = info >> 2;
        if (distance > 2)
        {
            distance = Math.Min(distance, Distance(_arena.AsSpan(clause + Head, _arena[clause])));
        }

        _arena[clause + 1] = (distance << 2) | 3;
    }

    private void NoteDistance(int distance)
    {
        _fast += (distance - _fast) / 32;
        _slow += (distance - _slow) / Math.Min(Conflicts + 1, 8192);
    }

    private bool RestartIsDue()
    {
        if (Conflicts >= _switchAt)
        {
            _stable = !_stable;
            _switchLength += _switchLength / 4;
            _switchAt = Conflicts + _switchLength;
            _bestTrail = 0;
        }

        long least = _stable ? Luby(_lubyIndex) * 256L : 8;
        if (_conflictsHere < least || (!_stable && _fast < 1.15 * _slow))
        {
            return false;
        }

        _conflictsHere = 0;
        _lubyIndex += _stable ? 1 : 0;
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

    /// <summary>The longest conflict-free trail of this phase of the search is what stable search returns to.</summary>
    private void NoteTrail()
    {
        int sound = Level == 0 ? 0 : _levels[Level - 1];
        if (!_stable || sound <= _bestTrail)
        {
            return;
        }

        _bestTrail = sound;
        for (int i = 0; i < sound; i++)
        {
            _bestPhase[_trail[i] >> 1] = (_trail[i] & 1) == 0 ? (sbyte)1 : (sbyte)-1;
        }
    }

    private void RememberPhases()
    {
        if (Conflicts < _rephaseAt)
        {
            return;
        }

        _rephaseAt = Conflicts + 1000;
        _bestTrail = 0;
        CancelTo(0);
        Array.Copy(_bestPhase, _phase, Variables);
    }

    private bool ReductionIsDue() => Conflicts >= _reduceAt;

    /// <summary>At the root level: forgets the less useful half of the learnt clauses and what is satisfied for good.</summary>
    private void Reduce()
    {
        _reduceStep += 300;
        _reduceAt = Conflicts + _reduceStep;
        var weak = new List<int>();
        foreach (int clause in _learnts)
        {
            int info = _arena[clause + 1];
            int used = info & 3;
            int distance = info >> 2;
            _arena[clause + 1] = (distance << 2) | Math.Max(used - 1, 0);
            if (distance > 2 && !(distance <= 6 && used > 1) && used < 3)
            {
                weak.Add(clause);
            }
        }

        weak.Sort((x, y) => (_arena[y + 1] >> 2, _arena[y], y).CompareTo((_arena[x + 1] >> 2, _arena[x], x)));
        var gone = weak.Take(weak.Count / 2).ToHashSet();
        Rebuild(gone);
    }

    private void Rebuild(HashSet<int> gone)
    {
        int[] old = _arena;
        _arena = new int[old.Length];
        _arenaTop = 0;
        Array.Clear(_watchCount);
        for (int i = 0; i < _trailCount; i++)
        {
            _reason[_trail[i] >> 1] = None;
        }

        foreach (List<int> list in new[] { _clauses, _learnts })
        {
            int kept = 0;
            for (int i = 0; i < list.Count; i++)
            {
                int clause = list[i];
                int size = old[clause];
                if (gone.Contains(clause) || !Clean(old.AsSpan(clause + Head, size), out int left))
                {
                    continue;
                }

                if (left == 2)
                {
                    AddPair(old[clause + Head], old[clause + Head + 1]);
                    continue;
                }

                list[kept++] = Store(old.AsSpan(clause + Head, left), old[clause + 1]);
            }

            list.RemoveRange(kept, list.Count - kept);
        }
    }

    /// <summary>Moves the undecided literals of a clause to its front; false if the clause is satisfied at the root.</summary>
    private bool Clean(Span<int> literals, out int left)
    {
        left = 0;
        for (int k = 0; k < literals.Length; k++)
        {
            if (_value[literals[k]] > 0)
            {
                return false;
            }

            if (_value[literals[k]] == 0)
            {
                literals[left++] = literals[k];
            }
        }

        return true;
    }

    private void Bump(int variable)
    {
        if ((_activity[variable] += _bump) > 1e100)
        {
            for (int v = 0; v < Variables; v++)
            {
                _activity[v] *= 1e-100;
            }

            _bump *= 1e-100;
        }

        if (_heapIndex[variable] != None)
        {
            HeapUp(_heapIndex[variable]);
        }
    }

    private int Pick()
    {
        while (_heapCount > 0)
        {
            int top = _heap[0];
            _heapIndex[top] = None;
            int last = _heap[--_heapCount];
            if (_heapCount > 0)
            {
                _heap[0] = last;
                _heapIndex[last] = 0;
                HeapDown(0);
            }

            if (_value[top * 2] == 0)
            {
                return top;
            }
        }

        return None;
    }

    private void HeapInsert(int variable)
    {
        if (_heapIndex[variable] == None)
        {
            _heap[_heapCount] = variable;
            _heapIndex[variable] = _heapCount;
            HeapUp(_heapCount++);
        }
    }

    private void HeapUp(int index)
    {
        int variable = _heap[index];
        while (index > 0 && _activity[variable] > _activity[_heap[(index - 1) / 2]])
        {
            _heap[index] = _heap[(index - 1) / 2];
            _heapIndex[_heap[index]] = index;
            index = (index - 1) / 2;
        }

        _heap[index] = variable;
        _heapIndex[variable] = index;
    }

    private void HeapDown(int index)
    {
        int variable = _heap[index];
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= _heapCount)
            {
                break;
            }

            if (child + 1 < _heapCount && _activity[_heap[child + 1]] > _activity[_heap[child]])
            {
                child++;
            }

            if (_activity[_heap[child]] <= _activity[variable])
            {
                break;
            }

            _heap[index] = _heap[child];
            _heapIndex[_heap[index]] = index;
            index = child;
        }

        _heap[index] = variable;
        _heapIndex[variable] = index;
    }
}
