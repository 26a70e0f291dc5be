using System.Numerics;
using System.Runtime.CompilerServices;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>
/// A plan of one day with at most 64 slots, in flat arrays: the used slots of a participant are the bits of one word, so that
/// its breaks are counted by two instructions. Nobody meets twice in a slot and every meeting is in a slot it may be in; too
/// few tables, a broken order and meetings without a slot cost, and are gone from the plans that are kept.
/// </summary>
internal sealed class SlotBoard
{
    public const int MostSlots = 64;
    public const int Break = 100;
    private const int Unfair = 150;
    private const int NoSlot = 320;
    private const int NoTable = 160;
    private const int Disorder = 220;
    private const int Change = 15;

    private readonly Model _model;
    private readonly int _slots;
    private readonly int _people;

    // By slot, then participant: who meets whom (with the meeting's tie in the lowest bit), and in which meeting.
    private readonly int[] _with;
    private readonly int[] _meeting;
    private readonly ulong[] _used;
    private readonly ulong[] _domain;
    private readonly int[] _tie;
    private readonly int[] _slotOf;
    private readonly int[] _load;
    private readonly int[] _costOfRuns;
    private readonly int[] _unfairOfRuns;
    private readonly int[] _indexUnplaced;
    private readonly int[] _indexBroken;
    private readonly bool _extras;
    private readonly int[] _path;
    private int _pathLength;

    public SlotBoard(Model model)
    {
        (_model, _slots) = (model, model.Slots);
        _people = model.People;
        _with = new int[model.People * _slots];
        _meeting = new int[model.People * _slots];
        Array.Fill(_with, -1);
        Array.Fill(_meeting, -1);
        _tie = new int[model.Meetings];
        _used = new ulong[model.People];
        Allowed = new ulong[model.People];
        _domain = new ulong[model.Meetings];
        _slotOf = new int[model.Meetings];
        Array.Fill(_slotOf, -1);
        _load = new int[_slots];
        _path = new int[model.People + 1];
        _costOfRuns = new int[_slots + 1];
        _unfairOfRuns = new int[_slots + 1];
        for (int runs = 2; runs <= _slots; runs++)
        {
            _unfairOfRuns[runs] = Math.Max(0, runs - 1 - (model.Fairness ?? _slots));
            _costOfRuns[runs] = ((runs - 1) * Break) + (_unfairOfRuns[runs] * Unfair);
        }

        _indexUnplaced = new int[model.Meetings];
        Unplaced = new int[model.Meetings];
        _indexBroken = new int[model.People];
        Array.Fill(_indexBroken, -1);
        Broken = new int[model.People];
        for (int m = 0; m < model.Meetings; m++)
        {
            foreach (int s in model.Domain[m])
            {
                _domain[m] |= 1UL << s;
            }

            Allowed[model.A[m]] |= _domain[m];
            Allowed[model.B[m]] |= _domain[m];
            _extras |= model.Previous[m] >= 0 || model.Later[m].Length > 0;
            Changes += model.Previous[m] >= 0 ? 1 : 0;
            _indexUnplaced[m] = UnplacedCount;
            Unplaced[UnplacedCount++] = m;
        }

        for (int m = 0; m < model.Meetings; m++)
        {
            _tie[m] = _domain[m] == (Allowed[model.A[m]] & Allowed[model.B[m]]) ? 0 : 1;
        }

        Cost = ((long)UnplacedCount * NoSlot) + ((long)Changes * Change);
    }

    public long Cost { get; private set; }

    public int Breaks { get; private set; }

    /// <summary>Breaks above the fairness limit.</summary>
    public int UnfairBreaks { get; private set; }

    /// <summary>Meetings above the tables of their slots.</summary>
    public int Crowded { get; private set; }

    /// <summary>Broken orders.</summary>
    public int Disordered { get; private set; }

    /// <summary>Meetings that are not where they were.</summary>
    public int Changes { get; private set; }

    /// <summary>Meetings without a slot: the first <see cref="UnplacedCount"/> entries.</summary>
    public int[] Unplaced { get; }

    public int UnplacedCount { get; private set; }

    /// <summary>Participants with a break: the first <see cref="BrokenCount"/> entries.</summary>
    public int[] Broken { get; }

    public int BrokenCount { get; private set; }

    /// <summary>The slots in which a participant could meet at all.</summary>
    public ulong[] Allowed { get; }

    public bool IsPlan => UnplacedCount == 0 && Crowded == 0 && Disordered == 0;

    public int[] SlotOf => _slotOf;

    public ulong Used(int person) => _used[person];

    public ulong Domain(int meeting) => _domain[meeting];

    public int MeetingAt(int person, int slot) => _meeting[(slot * _people) + person];

    public int LoadOf(int slot) => _load[slot];

    private int End => _path[_pathLength];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Runs(ulong slots) => BitOperations.PopCount(slots & ~(slots << 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CostOf(ulong slots) => _costOfRuns[Runs(slots)];

    /// <summary>
    /// Looks at the chain that moves a participant from a slot it uses to one it does not: all meetings of the two slots that
    /// exclude each other change sides (a Kempe chain of the edge colouring). Only the two ends of the chain change the slots
    /// they use. False if the cost would rise above the limit, or a meeting may not move; otherwise <see cref="Flip"/> does it.
    /// </summary>
    public bool Look(int person, int from, int to, int limit)
    {
        ulong change = (1UL << from) | (1UL << to);
        int rise = CostOf(_used[person] ^ change) - CostOf(_used[person]);

        // Other ends that gain more than a break, or a table, are too rare to look for.
        return rise - Break <= limit && Walk(person, from, to) && Rise(from, to, rise) <= limit;
    }

    private bool Walk(int person, int from, int to)
    {
        Span<int> path = _path;
        Span<int> leaving = _with.AsSpan(from * _people, _people);
        Span<int> entering = _with.AsSpan(to * _people, _people);
        if (((_domain[_meeting[(from * _people) + person]] >> to) & 1) == 0)
        {
            return false;
        }

        int length = 0;
        path[0] = person;
        while (true)
        {
            int cell = leaving[person];
            if (cell < 0)
            {
                break;
            }

            // Whoever is inside the chain uses both slots, so that only ties of the meeting itself can be in the way.
            if ((cell & 1) != 0 && ((_domain[MeetingInside(length, person, from, to)] >> ((length & 1) == 0 ? to : from)) & 1) == 0)
            {
                return false;
            }

            person = cell >> 1;
            path[++length] = person;
            Span<int> swap = leaving;
            leaving = entering;
            entering = swap;
        }

        _pathLength = length;
        int enter = (length & 1) == 1 ? to : from;
        return ((_domain[MeetingInside(length - 1, path[length - 1], from, to)] >> enter) & 1) != 0;
    }

    /// <summary>The meeting at a step of the chain, which goes on from this participant.</summary>
    private int MeetingInside(int step, int person, int from, int to) => _meeting[(((step & 1) == 0 ? from : to) * _people) + person];

    private int Rise(int from, int to, int rise)
    {
        ulong change = (1UL << from) | (1UL << to);
        rise += CostOf(_used[End] ^ change) - CostOf(_used[End]);
        if ((_pathLength & 1) == 1)
        {
            rise += _load[to] >= _model.Capacity[to] ? NoTable : 0;
            rise -= _load[from] > _model.Capacity[from] ? NoTable : 0;
        }

        return _extras ? rise + RiseOfExtras(from, to) : rise;
    }

    /// <summary>Orders and changes: the moves are tried one after another, because two of them may be in one order.</summary>
    private int RiseOfExtras(int from, int to)
    {
        int rise = 0;
        for (int i = 0; i < _pathLength; i++)
        {
            int m = MeetingInside(i, _path[i], from, to);
            rise -= Extra(m);
            _slotOf[m] = (i & 1) == 0 ? to : from;
            rise += Extra(m);
        }

        for (int i = 0; i < _pathLength; i++)
        {
            _slotOf[MeetingInside(i, _path[i], from, to)] = (i & 1) == 0 ? from : to;
        }

        return rise;
    }

    private int Extra(int meeting) => (Disorders(meeting) * Disorder) + (IsChanged(meeting) ? Change : 0);

    private bool IsChanged(int meeting) => _model.Previous[meeting] >= 0 && _model.Previous[meeting] != _slotOf[meeting];

    private int Disorders(int meeting)
    {
        int slot = _slotOf[meeting];
        if (slot < 0)
        {
            return 0;
        }

        int count = 0;
        foreach (int later in _model.Later[meeting])
        {
            count += _slotOf[later] >= 0 && _slotOf[later] <= slot ? 1 : 0;
        }

        foreach (int earlier in _model.Earlier[meeting])
        {
            count += _slotOf[earlier] >= slot ? 1 : 0;
        }

        return count;
    }

    /// <summary>Does what was looked at last.</summary>
    public void Flip(int from, int to)
    {
        for (int i = 0; i < _pathLength; i++)
        {
            Move(MeetingInside(i, _path[i], from, to), (i & 1) == 0 ? to : from);
        }

        int leave = from * _people;
        int enter = to * _people;
        for (int i = 0; i <= _pathLength; i++)
        {
            int p = _path[i];
            (_with[leave + p], _with[enter + p]) = (_with[enter + p], _with[leave + p]);
            (_meeting[leave + p], _meeting[enter + p]) = (_meeting[enter + p], _meeting[leave + p]);
        }

        if ((_pathLength & 1) == 1)
        {
            AddLoad(from, -1);
            AddLoad(to, 1);
        }

        ulong change = (1UL << from) | (1UL << to);
        SetUsed(_path[0], _used[_path[0]] ^ change);
        SetUsed(End, _used[End] ^ change);
    }

    private void Move(int meeting, int slot)
    {
        if (!_extras)
        {
            _slotOf[meeting] = slot;
            return;
        }

        CountExtras(meeting, -1);
        _slotOf[meeting] = slot;
        CountExtras(meeting, 1);
    }

    private void CountExtras(int meeting, int by)
    {
        int disorders = by * Disorders(meeting);
        int changes = IsChanged(meeting) ? by : 0;
        Disordered += disorders;
        Changes += changes;
        Cost += (disorders * Disorder) + (changes * Change);
    }

    private void AddLoad(int slot, int by)
    {
        int over = Math.Max(0, _load[slot] - _model.Capacity[slot]);
        _load[slot] += by;
        over = Math.Max(0, _load[slot] - _model.Capacity[slot]) - over;
        Crowded += over;
        Cost += over * NoTable;
    }

    private void SetUsed(int person, ulong slots)
    {
        int before = Runs(_used[person]);
        int after = Runs(slots);
        _used[person] = slots;
        if (before == after)
        {
            return;
        }

        Breaks += Math.Max(0, after - 1) - Math.Max(0, before - 1);
        UnfairBreaks += _unfairOfRuns[after] - _unfairOfRuns[before];
        Cost += _costOfRuns[after] - _costOfRuns[before];
        if (after > 1 && _indexBroken[person] < 0)
        {
            _indexBroken[person] = BrokenCount;
            Broken[BrokenCount++] = person;
        }
        else if (after <= 1 && _indexBroken[person] >= 0)
        {
            int last = Broken[--BrokenCount];
            Broken[_indexBroken[person]] = last;
            _indexBroken[last] = _indexBroken[person];
            _indexBroken[person] = -1;
        }
    }

    /// <summary>What it would cost to put a meeting without a slot into a slot in which both are free.</summary>
    public int RiseOfPlacing(int meeting, int slot)
    {
        ulong a = _used[_model.A[meeting]];
        ulong b = _used[_model.B[meeting]];
        ulong bit = 1UL << slot;
        int rise = CostOf(a | bit) - CostOf(a) + CostOf(b | bit) - CostOf(b) - NoSlot;
        rise += _load[slot] >= _model.Capacity[slot] ? NoTable : 0;
        if (_extras)
        {
            rise -= Extra(meeting);
            _slotOf[meeting] = slot;
            rise += Extra(meeting);
            _slotOf[meeting] = -1;
        }

        return rise;
    }

    /// <summary>Puts a meeting without a slot into a slot in which both are free.</summary>
    public void Place(int meeting, int slot)
    {
        int last = Unplaced[--UnplacedCount];
        Unplaced[_indexUnplaced[meeting]] = last;
        _indexUnplaced[last] = _indexUnplaced[meeting];
        Cost -= NoSlot;
        Move(meeting, slot);
        AddLoad(slot, 1);
        (int a, int b) = (_model.A[meeting], _model.B[meeting]);
        int row = slot * _people;
        _with[row + a] = (b << 1) | _tie[meeting];
        _with[row + b] = (a << 1) | _tie[meeting];
        _meeting[row + a] = _meeting[row + b] = meeting;
        SetUsed(a, _used[a] | (1UL << slot));
        SetUsed(b, _used[b] | (1UL << slot));
    }

    /// <summary>Takes a meeting out of its slot.</summary>
    public void Remove(int meeting)
    {
        int slot = _slotOf[meeting];
        _indexUnplaced[meeting] = UnplacedCount;
        Unplaced[UnplacedCount++] = meeting;
        Cost += NoSlot;
        Move(meeting, -1);
        AddLoad(slot, -1);
        (int a, int b) = (_model.A[meeting], _model.B[meeting]);
        int row = slot * _people;
        _with[row + a] = _with[row + b] = _meeting[row + a] = _meeting[row + b] = -1;
        SetUsed(a, _used[a] & ~(1UL << slot));
        SetUsed(b, _used[b] & ~(1UL << slot));
    }
}
