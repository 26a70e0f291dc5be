using System.Numerics;
using System.Runtime.Intrinsics.X86;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>
/// Simulated annealing over Kempe chains on a <see cref="SlotBoard"/>, in cycles of growing length: a participant, most often
/// one that has a break, moves a meeting to the side of one of its runs, and the chain carries the rest along. One round does a
/// fixed number of steps, so that the result depends on the seed and the number of rounds alone.
/// </summary>
internal sealed class ChainSearch : IPlanSearch
{
    private const int Tries = 4;
    private const double Hot = 45;
    private const double Cold = 11;
    private const double Warm = 24;

    /// <summary>-ln(u) for u in the middle of 4096 equal parts of 0 to 1.</summary>
    private static readonly double[] Logs = [.. Enumerable.Range(0, 4096).Select(i => -Math.Log((i + 0.5) / 4096))];
    private readonly Model _model;
    private readonly SlotBoard _board;
    private readonly int[] _people;
    private readonly int[] _best;
    private readonly int _stepsPerRound;
    private readonly Action<int[], int, int>? _seen;
    private Rng _rng;
    private long _cycleLength;
    private long _cycleStep;
    private double _temperature = Hot;
    private double _start = Hot;

    /// <param name="model">The problem.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stepsPerRound">Steps of a round.</param>
    /// <param name="change">What a change of a previous slot costs beside <see cref="SlotBoard.Break"/>.</param>
    /// <param name="seen">Told of each valid plan with fewer breaks or changes than the one before: positions, changes, breaks; null: nobody.</param>
    public ChainSearch(Model model, ulong seed, int stepsPerRound, int change = SlotBoard.CheapChange, Action<int[], int, int>? seen = null)
    {
        (_model, _stepsPerRound, _seen) = (model, stepsPerRound, seen);
        _board = new SlotBoard(model, change);
        _rng = new Rng(seed);
        _people = [.. Enumerable.Range(0, model.People).Where(p => model.MeetingsOf[p].Length > 0)];
        _best = new int[model.Meetings];
        Array.Fill(_best, -1);
        _cycleLength = Math.Max(stepsPerRound, 1500L * model.Meetings);
        Fill();
    }

    public int Missing { get; private set; } = int.MaxValue;

    public int Unfair { get; private set; } = int.MaxValue;

    public int Breaks { get; private set; } = int.MaxValue;

    public int Changes { get; private set; } = int.MaxValue;

    public IReadOnlyList<int> Positions => _best;

    public int Cycles { get; private set; }

    public static bool Fits(Model model) =>
        model.Slots <= SlotBoard.MostSlots && model.Venues == 1 && model.Days <= 1 && model.Parallel.All(x => x == 1);


    public void Round(CancellationToken stop)
    {
        if (_people.Length == 0)
        {
            return;
        }

        for (int step = 0; step < _stepsPerRound; step++)
        {
            if ((step & 1023) == 0)
            {
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                Cool();
            }

            Step();
            _cycleStep++;
        }
    }

    public void Restart(IReadOnlyList<int> positions)
    {
        for (int m = 0; m < _model.Meetings; m++)
        {
            if (_board.SlotOf[m] >= 0)
            {
                _board.Remove(m);
            }
        }

        for (int m = 0; m < _model.Meetings; m++)
        {
            if (positions[m] >= 0)
            {
                _board.Place(m, positions[m]);
            }
        }

        Keep();
    }

    private void Cool()
    {
        if (_cycleStep >= _cycleLength)
        {
            _cycleStep = 0;
            _cycleLength += _cycleLength / 2;
            _start = Warm;
            Cycles++;
        }

        _temperature = _start * Math.Pow(Cold / _start, (double)_cycleStep / _cycleLength);
    }

    private void Step()
    {
        ulong random = _rng.Next();
        double limit = _temperature * Logs[random & 4095];
        random >>= 12;
        if (_board.Unplaced.Count > 0 && (random & 7) == 0)
        {
            Settle(_board.Unplaced[_rng.Below(_board.Unplaced.Count)], (int)limit);
            return;
        }

        if (_board.OutOfPlace.Count > 0 && (random & 7) == 1)
        {
            PutRight(_board.OutOfPlace[_rng.Below(_board.OutOfPlace.Count)], (int)limit);
            return;
        }

        random >>= 3;
        int person = _board.Broken.Count > 0 && (random & 1) == 0
            ? _board.Broken[Below(random >> 16, _board.Broken.Count)]
            : _people[Below(random >> 16, _people.Length)];
        ulong used = _board.Used(person);
        ulong free = _board.Allowed[person] & ~used;
        if (used == 0)
        {
            return;
        }

        if ((random & 0x1C00) == 0)
        {
            Turn(person, used, (int)limit);
            return;
        }

        if (free == 0)
        {
            return;
        }

        // To the side of a run, from the end of a run; now and then anything. Of a few tries one that costs nobody here.
        ulong near = free & ((used << 1) | (used >> 1));
        near = near == 0 || (random & 0x0E) == 0 ? free : near;
        ulong ends = (random & 0x70) == 0 ? used : used & ~((used << 1) & (used >> 1));
        int tries = (random & 0x380) == 0 ? 1 : Tries;
        int cost = _board.CostOf(used);
        int from;
        int to;
        do
        {
            random = _rng.Next();
            from = Bit(ends, (uint)random);
            to = Bit(near, (uint)(random >> 32));
        }
        while (--tries > 0 && _board.CostOf(used ^ (1UL << from) ^ (1UL << to)) > cost);

        if (!_board.Look(person, from, to, (int)limit))
        {
            return;
        }

        long before = _board.Cost;
        _board.Flip(from, to);
        if (_board.Cost < before)
        {
            Keep();
        }
    }

    /// <summary>Turns a ring of meetings of two used slots, if there is one.</summary>
    private void Turn(int person, ulong used, int limit)
    {
        int from = Bit(used, (uint)_rng.Next());
        ulong others = used & ~(1UL << from);
        if (others == 0)
        {
            return;
        }

        int to = Bit(others, (uint)_rng.Next());
        long before = _board.Cost;
        if (_board.LookRound(person, from, to, limit))
        {
            _board.Flip(from, to);
            if (_board.Cost < before)
            {
                Keep();
            }
        }
    }

    /// <summary>Moves a meeting that is outside its session or fixed slot to one of its own slots.</summary>
    private void PutRight(int meeting, int limit)
    {
        int person = _rng.Below(2) == 0 ? _model.A[meeting] : _model.B[meeting];
        ulong free = _board.Domain(meeting) & ~_board.Used(person);
        if (free == 0)
        {
            return;
        }

        int to = Bit(free, (uint)_rng.Next());
        int from = _board.SlotOf[meeting];
        if (_board.Look(person, from, to, limit, settles: true))
        {
            _board.Flip(from, to);
            Keep();
        }
    }

    /// <summary>Looks for a slot for a meeting that has none: a free one, one that a chain frees, or one from which another is thrown out.</summary>
    private void Settle(int meeting, int limit)
    {
        (int a, int b) = (_model.A[meeting], _model.B[meeting]);
        if (_rng.Below(2) == 0)
        {
            (a, b) = (b, a);
        }

        ulong domain = _board.Domain(meeting);
        if (domain == 0)
        {
            return;
        }

        ulong free = domain & ~_board.Used(a) & ~_board.Used(b);
        if (free != 0)
        {
            int best = BestOf(meeting, free, out int rise);
            if (rise <= limit)
            {
                _board.Place(meeting, best);
                Keep();
            }

            return;
        }

        ulong freeOfA = domain & ~_board.Used(a);
        ulong freeOfB = _board.Allowed[b] & ~_board.Used(b);
        if (freeOfA != 0 && freeOfB != 0 && _rng.Below(4) > 0)
        {
            // b moves what it has in a slot where a is free.
            int slot = Bit(freeOfA, (uint)_rng.Next());
            int away = Bit(freeOfB, (uint)_rng.Next());
            if (_board.Look(b, slot, away, limit + 400))
            {
                _board.Flip(slot, away);
                if (((_board.Used(a) >> slot) & 1) == 0)
                {
                    _board.Place(meeting, slot);
                    Keep();
                }
            }

            return;
        }

        int at = Bit(domain, (uint)_rng.Next());
        foreach (int person in (ReadOnlySpan<int>)[a, b])
        {
            if (_board.MeetingAt(person, at) is >= 0 and var inTheWay)
            {
                _board.Remove(inTheWay);
            }
        }

        _board.Place(meeting, at);
    }

    private int BestOf(int meeting, ulong slots, out int bestRise)
    {
        int best = -1;
        bestRise = int.MaxValue;
        for (; slots != 0; slots &= slots - 1)
        {
            int slot = BitOperations.TrailingZeroCount(slots);
            int rise = _board.RiseOfPlacing(meeting, slot);
            if (rise < bestRise || (rise == bestRise && _rng.Below(2) == 0))
            {
                (best, bestRise) = (slot, rise);
            }
        }

        return best;
    }

    /// <summary>Previous places first, then the meetings with the fewest choices, each at the free slot that costs least.</summary>
    private void Fill()
    {
        foreach (int m in Enumerable.Range(0, _model.Meetings).OrderByDescending(m => _model.Previous[m] >= 0).ThenBy(m => _model.Domain[m].Length)
            .ThenByDescending(m => _model.MeetingsOf[_model.A[m]].Length + _model.MeetingsOf[_model.B[m]].Length).ThenBy(m => m).ToArray())
        {
            ulong free = _board.Domain(m) & ~_board.Used(_model.A[m]) & ~_board.Used(_model.B[m]);
            if (free == 0)
            {
                continue;
            }

            int was = _model.Previous[m];
            _board.Place(m, was >= 0 && ((free >> was) & 1) == 1 ? was : BestOf(m, free, out _));
        }

        Keep();
    }

    private void Keep()
    {
        if (_seen is not null && _board.Missing == 0 && _board.UnfairBreaks == 0)
        {
            _seen(_board.SlotOf, _board.Changes, _board.Breaks);
        }

        if ((_board.Missing, _board.UnfairBreaks, _board.Breaks, _board.Changes).CompareTo((Missing, Unfair, Breaks, Changes)) >= 0)
        {
            return;
        }

        (Missing, Unfair, Breaks, Changes) = (_board.Missing, _board.UnfairBreaks, _board.Breaks, _board.Changes);
        _board.SlotOf.CopyTo(_best, 0);
    }

    private static int Below(ulong random, int bound) => (int)(((random & 0xFFFFFFFF) * (ulong)bound) >> 32);

    /// <summary>One of the bits of a word that is not 0.</summary>
    private static int Bit(ulong word, uint random)
    {
        int index = (int)(((ulong)random * (ulong)BitOperations.PopCount(word)) >> 32);
        if (Bmi2.X64.IsSupported)
        {
            return BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << index, word));
        }

        for (; index > 0; index--)
        {
            word &= word - 1;
        }

        return BitOperations.TrailingZeroCount(word);
    }
}
