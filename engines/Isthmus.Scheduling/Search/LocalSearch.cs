namespace Isthmus.Scheduling.Search;

/// <summary>
/// Simulated annealing over insertions with ejection and Kempe chains, in cycles of growing length. One round does a
/// fixed number of steps, so that the result depends on the seed and the number of rounds alone.
/// </summary>
internal sealed class LocalSearch
{
    public const double Hot = 70;
    private const double Cold = 6;
    private const int Samples = 8;
    private readonly Model _model;
    private readonly Moves _moves;
    private readonly Board _board;
    private readonly int[] _movable;
    private readonly int[] _best;
    private readonly bool _changesFirst;
    private readonly int _stepsPerRound;
    private readonly double _hot;
    private Rng _rng;
    private int _cycleLength;
    private int _cycleRound;
    private double _temperature;

    public LocalSearch(Model model, Prices prices, ulong seed, bool changesFirst, int stepsPerRound, double hot = Hot)
    {
        (_model, _changesFirst, _stepsPerRound, _hot, _temperature) = (model, changesFirst, stepsPerRound, hot, hot);
        _board = new Board(model, prices);
        _moves = new Moves(model, _board);
        _rng = new Rng(seed);
        _movable = [.. Enumerable.Range(0, model.Meetings).Where(m => model.Domain[m].Length > 0 && !model.Locked[m])];
        _best = new int[model.Meetings];
        _cycleLength = 4;
        for (int m = 0; m < model.Meetings; m++)
        {
            if (model.Locked[m])
            {
                _board.Place(m, model.Domain[m][0]);
            }
        }

        Construct();
        Keep();
    }

    public PlanScore Best { get; private set; } = new(int.MaxValue, long.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>Told of each plan that is better than the one before it; null: nobody asks.</summary>
    public TradeOff? Curve { get; init; }

    /// <summary>Breaks above the fairness limit in the best plan; it is compared before all else but what is placed.</summary>
    public int BestUnfair { get; private set; } = int.MaxValue;

    /// <summary>The position of each meeting in the best plan, or -1.</summary>
    public IReadOnlyList<int> BestPositions => _best;

    /// <summary>Does one round; returns early only when cancelled.</summary>
    public void Round(CancellationToken stop)
    {
        if (_movable.Length == 0)
        {
            return;
        }

        double done = (double)_cycleRound / _cycleLength;
        double next = (double)(_cycleRound + 1) / _cycleLength;
        double ratio = Math.Pow(Cold / _hot, (next - done) / _stepsPerRound * 64);
        _temperature = _hot * Math.Pow(Cold / _hot, done);
        for (int step = 0; step < _stepsPerRound; step++)
        {
            if ((step & 63) == 0)
            {
                _temperature *= ratio;
                if ((step & 1023) == 0 && stop.IsCancellationRequested)
                {
                    break;
                }
            }

            Step();
        }

        if (++_cycleRound == _cycleLength)
        {
            _cycleRound = 0;
            _cycleLength = Math.Min(_cycleLength * 2, 64);
            Fill();
        }
    }

    /// <summary>Starts again from a plan, such as the best one of another thread.</summary>
    public void Restart(IReadOnlyList<int> positions)
    {
        for (int m = 0; m < _model.Meetings; m++)
        {
            if (_board.PositionOf(m) >= 0 && !_model.Locked[m])
            {
                _board.Remove(m);
            }
        }

        foreach (int m in _movable)
        {
            if (positions[m] >= 0)
            {
                _board.Place(m, positions[m]);
            }
        }

        Keep();
    }

    private void Step()
    {
        long before = _board.Cost;
        _moves.Begin();
        bool done;
        int kind = _rng.Below(16);
        if (_board.UnplacedCount > 0 && kind < 6)
        {
            int meeting = _board.Unplaced[_rng.Below(_board.UnplacedCount)];
            done = _moves.Insert(meeting, Cheapest(meeting), ref _rng);
        }
        else if (kind < 8)
        {
            int meeting = _movable[_rng.Below(_movable.Length)];
            int position = Cheapest(meeting);
            done = position != _board.PositionOf(meeting) && _moves.Insert(meeting, position, ref _rng);
        }
        else
        {
            done = SwapSomewhere();
        }

        long rise = _board.Cost - before;
        if (!done || (rise > 0 && _rng.Unit() >= Math.Exp(-rise / _temperature)))
        {
            _moves.TakeBack();
        }
        else if (rise < 0)
        {
            Keep();
        }
    }

    private bool SwapSomewhere()
    {
        int meeting = _movable[_rng.Below(_movable.Length)];
        int position = _board.PositionOf(meeting);
        if (position < 0)
        {
            return false;
        }

        int slot = position / _model.Venues;
        int day = _model.DayOf[slot];
        int person = _rng.Below(2) == 0 ? _model.A[meeting] : _model.B[meeting];

        // Most of the time move to the side of another used slot of one of the two, which is where breaks close.
        if (_rng.Below(4) > 0 && _model.MeetingsOf[person].Length > 1)
        {
            int other = _model.MeetingsOf[person][_rng.Below(_model.MeetingsOf[person].Length)];
            int at = _board.PositionOf(other);
            if (other == meeting || at < 0)
            {
                return false;
            }

            int to = (at / _model.Venues) + (_rng.Below(2) == 0 ? 1 : -1);
            if (to < 0 || to >= _model.Slots || to == slot || _model.DayOf[to] != day
                || _board.Held(person, to) >= _model.Parallel[person])
            {
                return false;
            }

            return _moves.Swap(meeting, to, ref _rng);
        }

        int[] domain = _model.Domain[meeting];
        int target = domain[_rng.Below(domain.Length)] / _model.Venues;
        return target != slot && _model.DayOf[target] == day && _moves.Swap(meeting, target, ref _rng);
    }

    /// <summary>Of a few random positions the one that throws out the least.</summary>
    private int Cheapest(int meeting)
    {
        int[] domain = _model.Domain[meeting];
        int best = domain[_rng.Below(domain.Length)];
        if (domain.Length == 1)
        {
            return best;
        }

        int bestPrice = Price(meeting, best);
        for (int i = 1; i < Samples && bestPrice > 0; i++)
        {
            int position = domain[_rng.Below(domain.Length)];
            int price = Price(meeting, position);
            if (price < bestPrice)
            {
                (best, bestPrice) = (position, price);
            }
        }

        return best;
    }

    private int Price(int meeting, int position)
    {
        int slot = position / _model.Venues;
        int price = Price(_model.A[meeting], position, slot) + Price(_model.B[meeting], position, slot);
        if (price == 0 && _board.Load(position) >= _model.Capacity[position])
        {
            price = 150;
        }

        if (_model.HasSideRules)
        {
            price += SidePrice(meeting, _model.A[meeting], position) + SidePrice(meeting, _model.B[meeting], position);
        }

        if (_board.Interpreters is { } interpreters && interpreters.Needs(meeting) && position != _board.PositionOf(meeting)
            && !interpreters.HasRoom(meeting, position))
        {
            price += 300;
        }

        return position == _model.Previous[meeting] ? price - 1 : price;
    }

    private int SidePrice(int meeting, int person, int position)
    {
        int other = _moves.Sides.TooFar(meeting, person, position);
        return (other < 0 ? 0 : _board.DropCost(other)) + (_moves.Sides.NeedsPause(person, position / _model.Venues) ? 250 : 0);
    }

    private int Price(int person, int position, int slot)
    {
        int price = 0;
        if (_board.Held(person, slot) >= _model.Parallel[person])
        {
            price = _board.DropCost(_board.HeldBy(person, slot, 0));
        }

        int day = _model.DayOf[slot];
        if (_board.HeldOnDay(person, day) >= _model.DayLimit[person])
        {
            price += 200;
        }

        return _model.Venues > 1 && _moves.OtherCity(person, position) >= 0
            ? price + (300 * _board.HeldOnDay(person, day))
            : price;
    }

    /// <summary>Previous places first, then the meetings with the fewest choices, each at the free place with the fewest new breaks.</summary>
    private void Construct()
    {
        foreach (int m in _movable)
        {
            if (_model.Previous[m] >= 0 && _moves.IsFree(m, _model.Previous[m]))
            {
                _board.Place(m, _model.Previous[m]);
            }
        }

        Fill();
    }

    /// <summary>Places what has a free place, most wanted and most constrained first.</summary>
    private void Fill()
    {
        IOrderedEnumerable<int> order = _board.Unplaced.Take(_board.UnplacedCount).ToArray()
            .OrderByDescending(m => _model.Must[m])
            .ThenByDescending(m => _model.Weight[m])
            .ThenBy(m => _model.Domain[m].Length)
            .ThenByDescending(m => _model.MeetingsOf[_model.A[m]].Length + _model.MeetingsOf[_model.B[m]].Length)
            .ThenBy(m => m);
        foreach (int m in order)
        {
            int best = -1;
            long bestCost = long.MaxValue;
            foreach (int position in _model.Domain[m])
            {
                if (_moves.IsFree(m, position))
                {
                    _board.Place(m, position);
                    long cost = _board.Cost;
                    _board.Remove(m);
                    if (cost < bestCost)
                    {
                        (best, bestCost) = (position, cost);
                    }
                }
            }

            if (best >= 0)
            {
                _board.Place(m, best);
            }
        }

        Keep();
    }

    private void Keep()
    {
        Curve?.Note(_board);
        PlanScore score = _board.Score;
        if (Compare(score, _board.Unfair, Best, BestUnfair, _changesFirst) >= 0)
        {
            return;
        }

        (Best, BestUnfair) = (score, _board.Unfair);
        for (int m = 0; m < _best.Length; m++)
        {
            _best[m] = _board.PositionOf(m);
        }
    }

    public static int Compare(PlanScore x, int unfairX, PlanScore y, int unfairY, bool changesFirst)
    {
        int order = (x.MustMeetsMissing, x.WeightMissing, x.LeftWithNone).CompareTo((y.MustMeetsMissing, y.WeightMissing, y.LeftWithNone));
        if (order != 0)
        {
            return order;
        }

        return changesFirst
            ? (unfairX, x.Changes, x.Breaks).CompareTo((unfairY, y.Changes, y.Breaks))
            : (unfairX, x.Breaks, x.Changes).CompareTo((unfairY, y.Breaks, y.Changes));
    }
}
