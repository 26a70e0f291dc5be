using System.Runtime.CompilerServices;

namespace Isthmus.Scheduling.Exact;

/// <summary>What a call of <see cref="SatSolver.Solve"/> ended with.</summary>
internal enum SatAnswer
{
    /// <summary>The budget was used up.</summary>
    Unknown,

    /// <summary>A model was found.</summary>
    Satisfiable,

    /// <summary>No model exists under the assumptions.</summary>
    Unsatisfiable,
}

/// <summary>
/// A conflict-driven clause-learning solver (Marques-Silva and Sakallah 1996; Eén and Sörensson 2003): two watched literals,
/// binary clauses apart, first UIP learning with recursive minimisation, variable activities, saved phases, clause
/// deletion by literal block distance (Audemard and Simon 2009), alternating restart policies, assumptions with cores.
/// A literal is 2 * variable, + 1 if negated. Deterministic; the budget counts work, not time.
/// </summary>
internal sealed partial class SatSolver
{
    private const int None = -1;
    private const int Head = 2;

    private int[] _arena = new int[1 << 16];
    private int _arenaTop;
    private readonly List<int> _clauses = [];
    private readonly List<int> _learnts = [];
    private Watch[][] _watches = [];
    private int[] _watchCount = [];
    private int[][] _pairs = [];
    private int[] _pairCount = [];
    private sbyte[] _value = [];
    private int[] _level = [];
    private int[] _reason = [];
    private int[] _trail = [];
    private int _trailCount;
    private int _head;
    private readonly List<int> _levels = [];
    private sbyte[] _phase = [];
    private sbyte[] _bestPhase = [];
    private int _bestTrail;
    private bool _broken;
    private int _conflictA;
    private int _conflictB;

    private struct Watch
    {
        public int Clause;
        public int Blocker;
    }

    public int Variables { get; private set; }

    public long Conflicts { get; private set; }

    /// <summary>Work done so far: watches and pairs visited.</summary>
    public long Ticks { get; private set; }

    /// <summary>After an unsatisfiable answer: the assumptions that were needed; empty if none was.</summary>
    public List<int> Core { get; } = [];

    /// <summary>After a satisfiable answer.</summary>
    public bool[] Model { get; private set; } = [];

    private int Level => _levels.Count;

    public int NewVariable()
    {
        int variable = Variables++;
        if (variable == _level.Length)
        {
            int size = Math.Max(1024, variable * 2);
            Array.Resize(ref _watches, size * 2);
            Array.Resize(ref _watchCount, size * 2);
            Array.Resize(ref _pairs, size * 2);
            Array.Resize(ref _pairCount, size * 2);
            Array.Resize(ref _value, size * 2);
            Array.Resize(ref _level, size);
            Array.Resize(ref _reason, size);
            Array.Resize(ref _trail, size);
            Array.Resize(ref _phase, size);
            Array.Resize(ref _bestPhase, size);
            Array.Resize(ref _seen, size);
            Array.Resize(ref _stampOfLevel, size + 1);
            Array.Resize(ref _activity, size);
            Array.Resize(ref _heap, size);
            Array.Resize(ref _heapIndex, size);
        }

        _watches[variable * 2] = _watches[(variable * 2) + 1] = [];
        _pairs[variable * 2] = _pairs[(variable * 2) + 1] = [];
        _phase[variable] = _bestPhase[variable] = -1;
        _heapIndex[variable] = None;
        HeapInsert(variable);
        return variable;
    }

    /// <summary>The phase that a decision on the variable tries first.</summary>
    public void SetPhase(int variable, bool value) => _phase[variable] = _bestPhase[variable] = value ? (sbyte)1 : (sbyte)-1;

    /// <summary>Adds a clause; any call returns the solver to its root level.</summary>
    public void Add(params ReadOnlySpan<int> literals)
    {
        CancelTo(0);
        if (_broken)
        {
            return;
        }

        Span<int> kept = literals.Length <= 64 ? stackalloc int[64] : new int[literals.Length];
        int count = 0;
        foreach (int literal in literals)
        {
            if (_value[literal] > 0 || kept[..count].Contains(literal ^ 1))
            {
                return;
            }

            if (_value[literal] == 0 && !kept[..count].Contains(literal))
            {
                kept[count++] = literal;
            }
        }

        switch (count)
        {
            case 0:
                _broken = true;
                break;
            case 1:
                Assign(kept[0], None);
                _broken = Propagate() != None;
                break;
            case 2:
                AddPair(kept[0], kept[1]);
                break;
            default:
                _clauses.Add(Store(kept[..count], 0));
                break;
        }
    }

    /// <summary>Searches a model in which all assumptions are true, for about <paramref name="ticks"/> of work.</summary>
    public SatAnswer Solve(ReadOnlySpan<int> assumptions, long ticks, CancellationToken stop)
    {
        CancelTo(0);
        Core.Clear();
        long end = Ticks + ticks;
        while (!_broken)
        {
            int conflict = Propagate();
            if (conflict != None)
            {
                Conflicts++;
                _conflictsHere++;
                if (Level == 0)
                {
                    _broken = true;
                    break;
                }

                Learn(conflict);
                continue;
            }

            if (Ticks > end || ((Conflicts & 63) == 0 && stop.IsCancellationRequested))
            {
                RememberPhases();
                CancelTo(0);
                return SatAnswer.Unknown;
            }

            if (RestartIsDue())
            {
                RememberPhases();
                CancelTo(0);
                if (ReductionIsDue())
                {
                    Reduce();
                }

                continue;
            }

            int next = NextAssumption(assumptions, out bool failed);
            if (failed)
            {
                CancelTo(0);
                return SatAnswer.Unsatisfiable;
            }

            if (next == None)
            {
                int variable = Pick();
                if (variable == None)
                {
                    KeepModel();
                    CancelTo(0);
                    return SatAnswer.Satisfiable;
                }

                next = (variable * 2) + (_phase[variable] > 0 ? 0 : 1);
            }

            _levels.Add(_trailCount);
            Assign(next, None);
        }

        return SatAnswer.Unsatisfiable;
    }

    private int NextAssumption(ReadOnlySpan<int> assumptions, out bool failed)
    {
        failed = false;
        while (Level < assumptions.Length)
        {
            int literal = assumptions[Level];
            if (_value[literal] > 0)
            {
                _levels.Add(_trailCount);
                continue;
            }

            if (_value[literal] == 0)
            {
                return literal;
            }

            failed = true;
            FindCore(literal);
            return None;
        }

        return None;
    }

    /// <summary>The assumptions from which the false assumption follows.</summary>
    private void FindCore(int literal)
    {
        Core.Add(literal);
        if (_level[literal >> 1] == 0)
        {
            return;
        }

        _seen[literal >> 1] = 1;
        for (int i = _trailCount - 1; i >= _levels[0]; i--)
        {
            int at = _trail[i];
            int variable = at >> 1;
            if (_seen[variable] == 0)
            {
                continue;
            }

            _seen[variable] = 0;
            int reason = _reason[variable];
            if (reason == None)
            {
                if (at != literal)
                {
                    Core.Add(at);
                }
            }
            else if (reason < None)
            {
                MarkAboveRoot(-reason - 2);
            }
            else
            {
                int size = _arena[reason];
                for (int k = 1; k < size; k++)
                {
                    MarkAboveRoot(_arena[reason + Head + k]);
                }
            }
        }
    }

    private void MarkAboveRoot(int literal)
    {
        if (_level[literal >> 1] > 0)
        {
            _seen[literal >> 1] = 1;
        }
    }

    private void KeepModel()
    {
        Model = new bool[Variables];
        for (int v = 0; v < Variables; v++)
        {
            Model[v] = _value[v * 2] > 0;
            _phase[v] = _bestPhase[v] = _value[v * 2];
        }
    }

    private void Assign(int literal, int reason)
    {
        _value[literal] = 1;
        _value[literal ^ 1] = -1;
        int variable = literal >> 1;
        _level[variable] = Level;
        _reason[variable] = reason;
        _trail[_trailCount++] = literal;
    }

    private void CancelTo(int level)
    {
        if (Level <= level)
        {
            return;
        }

        int keep = _levels[level];
        for (int i = _trailCount - 1; i >= keep; i--)
        {
            int literal = _trail[i];
            int variable = literal >> 1;
            _value[literal] = _value[literal ^ 1] = 0;
            _phase[variable] = (literal & 1) == 0 ? (sbyte)1 : (sbyte)-1;
            HeapInsert(variable);
        }

        _trailCount = keep;
        _head = keep;
        _levels.RemoveRange(level, _levels.Count - level);
    }

    /// <summary>Returns the conflicting clause, -2 for a conflicting pair (in _conflictA and _conflictB), or None.</summary>
    private int Propagate()
    {
        sbyte[] value = _value;
        while (_head < _trailCount)
        {
            int lost = _trail[_head++] ^ 1;
            int[] pairs = _pairs[lost];
            int pairCount = _pairCount[lost];
            Ticks += pairCount >> 2;
            for (int i = 0; i < pairCount; i++)
            {
                int other = pairs[i];
                int known = value[other];
                if (known == 0)
                {
                    Assign(other, -lost - 2);
                }
                else if (known < 0)
                {
                    (_conflictA, _conflictB) = (other, lost);
                    return -2;
                }
            }

            int conflict = PropagateLong(lost);
            if (conflict != None)
            {
                return conflict;
            }
        }

        return None;
    }

    private int PropagateLong(int lost)
    {
        int[] arena = _arena;
        sbyte[] value = _value;
        Watch[] watches = _watches[lost];
        int count = _watchCount[lost];
        Ticks += count;
        int kept = 0;
        int i = 0;
        int conflict = None;
        while (i < count)
        {
            Watch watch = watches[i++];
            if (value[watch.Blocker] > 0)
            {
                watches[kept++] = watch;
                continue;
            }

            int clause = watch.Clause;
            Span<int> literals = arena.AsSpan(clause + Head, arena[clause]);
            if (literals[0] == lost)
            {
                literals[0] = literals[1];
                literals[1] = lost;
            }

            int first = literals[0];
            int known = value[first];
            if (first != watch.Blocker && known > 0)
            {
                watches[kept++] = new Watch { Clause = clause, Blocker = first };
                continue;
            }

            int k = 2;
            while (k < literals.Length && value[literals[k]] < 0)
            {
                k++;
            }

            if (k < literals.Length)
            {
                int found = literals[k];
                literals[1] = found;
                literals[k] = lost;
                AddWatch(found, clause, first);
                continue;
            }

            watches[kept++] = new Watch { Clause = clause, Blocker = first };
            if (known < 0)
            {
                conflict = clause;
                break;
            }

            Assign(first, clause);
        }

        while (i < count)
        {
            watches[kept++] = watches[i++];
        }

        _watchCount[lost] = kept;
        return conflict;
    }

    private int Store(ReadOnlySpan<int> literals, int distance)
    {
        int clause = _arenaTop;
        int size = Head + literals.Length;
        if (_arenaTop + size > _arena.Length)
        {
            Array.Resize(ref _arena, Math.Max(_arena.Length * 2, _arenaTop + size));
        }

        _arena[clause] = literals.Length;
        _arena[clause + 1] = distance;
        literals.CopyTo(_arena.AsSpan(clause + Head));
        _arenaTop += size;
        AddWatch(literals[0], clause, literals[1]);
        AddWatch(literals[1], clause, literals[0]);
        return clause;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddWatch(int literal, int clause, int blocker)
    {
        int count = _watchCount[literal]++;
        if (count == _watches[literal].Length)
        {
            Array.Resize(ref _watches[literal], Math.Max(4, count * 2));
        }

        _watches[literal][count] = new Watch { Clause = clause, Blocker = blocker };
    }

    private void AddPair(int a, int b)
    {
        Append(ref _pairs[a], ref _pairCount[a], b);
        Append(ref _pairs[b], ref _pairCount[b], a);
    }

    private static void Append(ref int[] list, ref int count, int item)
    {
        if (count == list.Length)
        {
            Array.Resize(ref list, Math.Max(4, count * 2));
        }

        list[count++] = item;
    }
}
