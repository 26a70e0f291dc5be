using System.Numerics;
using System.Runtime.CompilerServices;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>
/// A plan of one day with at most 64 slots, in flat arrays: the used slots of a participant are the bits of one word, so that
/// its breaks are counted by two instructions. Nobody meets twice in a slot or in one that is forbidden; a meeting outside
/// its session, too few tables, a broken order and meetings without a slot cost, and are gone from the plans that are kept.
/// </summary>
internal sealed partial class SlotBoard
{
    public const int MostSlots = 64;
    public const int Break = 100;
    private const int Unfair = 150;
    private const int NoSlot = 320;
    private const int NoTable = 160;
    private const int Disorder = 220;
    private const int Misplaced = 200;

    /// <summary>What a change of a previous slot costs by itself: less than anything else.</summary>
    public const int CheapChange = 15;

    private readonly Model _model;
    private readonly int _change;
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
    private readonly bool _extras;
    private readonly int[] _path;
    private int _pathLength;
    private int _pathMisplaced;
    private bool _pathRings;

    public SlotBoard(Model model, int change = CheapChange)
    {
        (_model, _slots, _change) = (model, model.Slots, change);
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

        Unplaced = new IndexSet(model.Meetings);
        Broken = new IndexSet(model.People);
        OutOfPlace = new IndexSet(model.Meetings);
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
            _ = Unplaced.Set(m, true);
        }

        for (int m = 0; m < model.Meetings; m++)
        {
            _tie[m] = _domain[m] == (Allowed[model.A[m]] & Allowed[model.B[m]]) ? 0 : 1;
        }

        Cost = ((long)Unplaced.Count * NoSlot) + ((long)Changes * _change);
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

    /// <summary>Meetings without a slot.</summary>
    public IndexSet Unplaced { get; }

    /// <summary>Participants with a break.</summary>
    public IndexSet Broken { get; }

    /// <summary>Meetings outside their session or fixed slot.</summary>
    public IndexSet OutOfPlace { get; }

    /// <summary>The slots in which a participant could meet at all.</summary>
    public ulong[] Allowed { get; }

    /// <summary>Meetings that are not where a plan could have them.</summary>
    public int Missing => Unplaced.Count + OutOfPlace.Count + Crowded + Disordered;

    public int[] SlotOf => _slotOf;

    public ulong Used(int person) => _used[person];

    public ulong Domain(int meeting) => _domain[meeting];

    public int MeetingAt(int person, int slot) => _meeting[(slot * _people) + person];

    private int End => _path[_pathLength];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Runs(ulong slots) => BitOperations.PopCount(slots & ~(slots << 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CostOf(ulong slots) => _costOfRuns[Runs(slots)];

    /// <summary>
    /// Looks at the chain that moves a participant from a slot it uses to one it does not: all meetings of the two slots that
    /// exclude each other change sides (a Kempe chain of the edge colouring). Only the two ends of the chain change the slots
    /// they use. False if the cost would rise above the limit, or a slot is forbidden; otherwise <see cref="Flip"/> does it.
    /// </summary>
    public bool Look(int person, int from, int to, int limit, bool settles = false)
    {
        ulong change = (1UL << from) | (1UL << to);
        int rise = CostOf(_used[person] ^ change) - CostOf(_used[person]);

        _pathRings = false;

        // Other ends that gain more than a break, or a table, are too rare to look for.
        return rise - (settles ? Break + Misplaced : Break) <= limit && Walk(person, from, to) && Rise(from, to, rise) <= limit;
    }

    /// <summary>
    /// The same for a participant that uses both slots, if the chain closes to a ring: nobody changes its slots then, only who
    /// meets when. Rings open the way for other chains, and bring meetings to their session.
    /// </summary>
    public bool LookRound(int person, int from, int to, int limit)
    {
        _pathRings = Walk(person, from, to) && _path[_pathLength] == person;
        return _pathRings && (_pathMisplaced * Misplaced) + (_extras ? RiseOfExtras(from, to) : 0) <= limit;
    }

    private bool Walk(int person, int from, int to)
    {
        int start = person;
        Span<int> path = _path;
        Span<int> leaving = _with.AsSpan(from * _people, _people);
        Span<int> entering = _with.AsSpan(to * _people, _people);
        int length = 0;
        int misplaced = 0;
        path[0] = person;
        while (true)
        {
            int cell = leaving[person];
            if (cell < 0)
            {
                break;
            }

            if ((cell & 1) != 0)
            {
                ulong domain = _domain[MeetingInside(length, person, from, to)];
                int back = (int)((domain >> from) & 1) - (int)((domain >> to) & 1);
                misplaced += (length & 1) == 0 ? back : -back;
            }

            person = cell >> 1;
            path[++length] = person;
            Span<int> swap = leaving;
            leaving = entering;
            entering = swap;
            if (person == start)
            {
                break;
            }
        }

        (_pathLength, _pathMisplaced) = (length, misplaced);

        // Whoever is inside the chain uses both slots, so that only its end can meet a forbidden one.
        return ((Allowed[person] >> ((length & 1) == 1 ? to : from)) & 1) != 0;
    }

    /// <summary>The meeting at a step of the chain, which goes on from this participant.</summary>
    private int MeetingInside(int step, int person, int from, int to) => _meeting[(((step & 1) == 0 ? from : to) * _people) + person];

    /// <summary>Does what was looked at last.</summary>
    public void Flip(int from, int to)
    {
        for (int i = 0; i < _pathLength; i++)
        {
            Move(MeetingInside(i, _path[i], from, to), (i & 1) == 0 ? to : from);
        }

        int leave = from * _people;
        int enter = to * _people;
        int people = _pathRings ? _pathLength : _pathLength + 1;
        for (int i = 0; i < people; i++)
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

        if (_pathRings)
        {
            return;
        }

        ulong change = (1UL << from) | (1UL << to);
        SetUsed(_path[0], _used[_path[0]] ^ change);
        SetUsed(End, _used[End] ^ change);
    }

    private void Move(int meeting, int slot)
    {
        if (_tie[meeting] != 0)
        {
            NoteMisplaced(meeting, slot >= 0 && ((_domain[meeting] >> slot) & 1) == 0);
        }

        if (!_extras)
        {
            _slotOf[meeting] = slot;
            return;
        }

        CountExtras(meeting, -1);
        _slotOf[meeting] = slot;
        CountExtras(meeting, 1);
    }

    private void NoteMisplaced(int meeting, bool isMisplaced)
    {
        if (OutOfPlace.Set(meeting, isMisplaced))
        {
            Cost += isMisplaced ? Misplaced : -Misplaced;
        }
    }

    private void CountExtras(int meeting, int by)
    {
        int disorders = by * Disorders(meeting);
        int changes = IsChanged(meeting) ? by : 0;
        Disordered += disorders;
        Changes += changes;
        Cost += (disorders * Disorder) + (changes * _change);
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
        _ = Broken.Set(person, after > 1);
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
        _ = Unplaced.Set(meeting, false);
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
        _ = Unplaced.Set(meeting, true);
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
