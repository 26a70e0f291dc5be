using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// The assignment with its clauses: two watched literals for long clauses, lists of partners for pairs. A literal is
/// 2 * variable, + 1 if negated. A reason is a clause, or -(other literal) - 2 for a pair, or None.
/// </summary>
internal sealed class Trail(ActivityHeap heap, ProofLog? log = null)
{
    public const int None = -1;

    /// <summary>Conflict in a pair, which is in PairA and PairB.</summary>
    public const int InPair = -2;

    private const int Head = 2;
    private readonly List<int> _clauses = [];
    private readonly List<int> _learnts = [];
    private int[] _arena = new int[1 << 16];
    private int _arenaTop;
    private Watch[][] _watches = [];
    private int[] _watchCount = [];
    private int[][] _pairs = [];
    private int[] _pairCount = [];
    private sbyte[] _value = [];
    private int[] _level = [];
    private int[] _reason = [];
    private int[] _trail = [];
    private int _head;
    private readonly List<int> _levels = [];
    private sbyte[] _phase = [];

    private struct Watch
    {
        public int Clause;
        public int Blocker;
    }

    public int Variables { get; private set; }

    /// <summary>Work done so far: watches and pairs visited.</summary>
    public long Ticks { get; private set; }

    public int Level => _levels.Count;

    public int Count { get; private set; }

    public int PairA { get; private set; }

    public int PairB { get; private set; }

    public int this[int index] => _trail[index];

    /// <summary>1 if the literal is true, -1 if it is false, 0 if it is open.</summary>
    public int Value(int literal) => _value[literal];

    public int LevelOf(int literal) => _level[literal >> 1];

    public int ReasonOf(int literal) => _reason[literal >> 1];

    public int StartOf(int level) => _levels[level];

    public ReadOnlySpan<int> Literals(int clause) => _arena.AsSpan(clause + Head, _arena[clause]);

    /// <summary>Of a learnt clause 4 * distance + recent use; 0 for a clause of the problem.</summary>
    public ref int Info(int clause) => ref _arena[clause + 1];

    /// <summary>The value that a variable had last, -1 or 1.</summary>
    public sbyte[] Phase => _phase;

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
        }

        _watches[variable * 2] = _watches[(variable * 2) + 1] = [];
        _pairs[variable * 2] = _pairs[(variable * 2) + 1] = [];
        _phase[variable] = -1;
        heap.Add(variable);
        return variable;
    }

    public void Decide(int literal)
    {
        NewLevel();
        Assign(literal, None);
    }

    public void NewLevel() => _levels.Add(Count);

    public int AddClause(ReadOnlySpan<int> literals)
    {
        int clause = Store(literals, 0);
        _clauses.Add(clause);
        return clause;
    }

    public int AddLearnt(ReadOnlySpan<int> literals, int distance)
    {
        int clause = Store(literals, (distance << 2) | 3);
        _learnts.Add(clause);
        return clause;
    }

    public void Assign(int literal, int reason)
    {
        _value[literal] = 1;
        _value[literal ^ 1] = -1;
        int variable = literal >> 1;
        _level[variable] = Level;
        _reason[variable] = reason;
        _trail[Count++] = literal;
    }

    public void CancelTo(int level)
    {
        if (Level <= level)
        {
            return;
        }

        int keep = _levels[level];
        for (int i = Count - 1; i >= keep; i--)
        {
            int literal = _trail[i];
            int variable = literal >> 1;
            _value[literal] = _value[literal ^ 1] = 0;
            _phase[variable] = (literal & 1) == 0 ? (sbyte)1 : (sbyte)-1;
            heap.Insert(variable);
        }

        Count = keep;
        _head = keep;
        _levels.RemoveRange(level, _levels.Count - level);
    }

    /// <summary>Returns the conflicting clause, InPair, or None.</summary>
    public int Propagate()
    {
        ref sbyte value = ref MemoryMarshal.GetArrayDataReference(_value);
        while (_head < Count)
        {
            int lost = _trail[_head++] ^ 1;
            ReadOnlySpan<int> pairs = _pairs[lost].AsSpan(0, _pairCount[lost]);
            Ticks += pairs.Length >> 2;
            foreach (int other in pairs)
            {
                int known = Unsafe.Add(ref value, other);
                if (known == 0)
                {
                    Assign(other, -lost - 2);
                }
                else if (known < 0)
                {
                    (PairA, PairB) = (other, lost);
                    return InPair;
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

    /// <summary>The innermost loop of all: without checks of bounds, which took a fifth of its time.</summary>
    private int PropagateLong(int lost)
    {
        ref int arena = ref MemoryMarshal.GetArrayDataReference(_arena);
        ref sbyte value = ref MemoryMarshal.GetArrayDataReference(_value);
        ref Watch watches = ref MemoryMarshal.GetArrayDataReference(_watches[lost]);
        int count = _watchCount[lost];
        Ticks += count;
        int kept = 0;
        int i = 0;
        int conflict = None;
        while (i < count)
        {
            Watch watch = Unsafe.Add(ref watches, i++);
            if (Unsafe.Add(ref value, watch.Blocker) > 0)
            {
                Unsafe.Add(ref watches, kept++) = watch;
                continue;
            }

            int clause = watch.Clause;
            ref int literals = ref Unsafe.Add(ref arena, clause + Head);
            int first = literals ^ Unsafe.Add(ref literals, 1) ^ lost;
            int known = Unsafe.Add(ref value, first);
            if (known > 0)
            {
                Unsafe.Add(ref watches, kept++) = new Watch { Clause = clause, Blocker = first };
                continue;
            }

            int size = Unsafe.Add(ref arena, clause);
            int k = 2;
            while (k < size && Unsafe.Add(ref value, Unsafe.Add(ref literals, k)) < 0)
            {
                k++;
            }

            if (k < size)
            {
                int found = Unsafe.Add(ref literals, k);
                literals = first;
                Unsafe.Add(ref literals, 1) = found;
                Unsafe.Add(ref literals, k) = lost;
                AddWatch(found, clause, first);
                continue;
            }

            Unsafe.Add(ref watches, kept++) = new Watch { Clause = clause, Blocker = first };
            if (known < 0)
            {
                conflict = clause;
                break;
            }

            // The literal that a clause makes true is its first.
            literals = first;
            Unsafe.Add(ref literals, 1) = lost;
            Assign(first, clause);
        }

        while (i < count)
        {
            Unsafe.Add(ref watches, kept++) = Unsafe.Add(ref watches, i++);
        }

        _watchCount[lost] = kept;
        return conflict;
    }

    /// <summary>At the root level: forgets the less useful half of the learnt clauses and what is satisfied for good.</summary>
    public void Reduce()
    {
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
        for (int i = 0; i < Count; i++)
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
                Span<int> literals = old.AsSpan(clause + Head, size);
                if (gone.Contains(clause))
                {
                    log?.Gone(literals);
                    continue;
                }

                if (!Clean(literals, out int left))
                {
                    continue;
                }

                if (left < size)
                {
                    log?.Step(literals[..left]);
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

    public void AddPair(int a, int b)
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
