namespace Isthmus.Scheduling.Search;

/// <summary>
/// A partial plan that can be changed one meeting at a time. All losses are kept up to date in constant time per change;
/// the rules between meetings are not enforced here but by the moves.
/// </summary>
internal sealed class Board
{
    private readonly Model _model;
    private readonly int[] _drop;
    private readonly int[] _cellBase;
    private readonly int[] _cells;
    private readonly int[] _count;
    private readonly int[] _runs;
    private readonly int[] _dayCount;
    private readonly int[] _breaksOf;
    private readonly int[] _placedOf;
    private readonly bool[] _couldMeet;
    private readonly int[] _unplacedIndex;
    private readonly int[] _indexAt;
    private readonly int[][] _itemsAt;
    private readonly int[] _load;
    private readonly int[] _position;
    private readonly Prices _prices;
    private readonly int _fairness;

    public Board(Model model, Prices prices)
    {
        (_model, _prices) = (model, prices);
        Interpreters = model.Interpreting is { } who ? new InterpreterMatching(model, who) : null;
        _fairness = model.Fairness ?? int.MaxValue;
        _position = new int[model.Meetings];
        Array.Fill(_position, -1);
        _cellBase = new int[model.People];
        int cells = 0;
        for (int p = 0; p < model.People; p++)
        {
            _cellBase[p] = cells;
            cells += model.Slots * model.Parallel[p];
        }

        _cells = new int[cells];
        _count = new int[model.People * model.Slots];
        _runs = new int[model.People * model.Days];
        _dayCount = new int[model.People * model.Days];
        _breaksOf = new int[model.People];
        _placedOf = new int[model.People];
        _couldMeet = new bool[model.People];
        _unplacedIndex = new int[model.Meetings];
        _indexAt = new int[model.Meetings];
        _load = new int[model.Positions];
        _itemsAt = [.. model.Capacity.Select(c => new int[Math.Min(c, model.Meetings) + 2])];
        long total = 0;
        for (int m = 0; m < model.Meetings; m++)
        {
            total += model.Weight[m];
        }

        // Weights are scaled so that the mean request costs the plain price; the exact sum decides which plan is kept.
        double mean = model.Meetings == 0 ? 1 : Math.Max(1.0, (double)total / model.Meetings);
        _drop = new int[model.Meetings];
        Unplaced = new int[model.Meetings];
        for (int m = 0; m < model.Meetings; m++)
        {
            _unplacedIndex[m] = -1;
            _drop[m] = (int)Math.Min(1_000_000, prices.Unplaced * Math.Clamp(model.Weight[m] / mean, 0.1, 100))
                + (model.Must[m] ? prices.Must : 0);
            MustMissing += model.Must[m] ? 1 : 0;
            WeightMissing += model.Weight[m];
            Changes += model.Previous[m] >= 0 ? 1 : 0;
            if (model.Domain[m].Length == 0)
            {
                continue;
            }

            _couldMeet[model.A[m]] = _couldMeet[model.B[m]] = true;
            AddUnplaced(m);
            Cost += _drop[m];
        }

        None = _couldMeet.Count(x => x);
        Cost += ((long)None * prices.None) + ((long)Changes * prices.Change);
    }

    /// <summary>A board with a whole plan on it.</summary>
    public static Board Of(Model model, Prices prices, IReadOnlyList<int> positions)
    {
        var board = new Board(model, prices);
        for (int m = 0; m < model.Meetings; m++)
        {
            if (positions[m] >= 0)
            {
                board.Place(m, positions[m]);
            }
        }

        return board;
    }

    public long Cost { get; private set; }

    /// <summary>Who serves whom; null if no meeting needs an interpreter.</summary>
    public InterpreterMatching? Interpreters { get; }

    public int MustMissing { get; private set; }

    public long WeightMissing { get; private set; }

    public int None { get; private set; }

    public int Breaks { get; private set; }

    /// <summary>Breaks of participants above the fairness limit.</summary>
    public int Unfair { get; private set; }

    public int Changes { get; private set; }

    /// <summary>Meetings that could be placed and are not: the first <see cref="UnplacedCount"/> entries.</summary>
    public int[] Unplaced { get; }

    public int UnplacedCount { get; private set; }

    public int[] Positions() => [.. _position];

    public int PositionOf(int meeting) => _position[meeting];

    public int DropCost(int meeting) => _drop[meeting];

    public int Load(int position) => _load[position];

    public int ItemAt(int position, int index) => _itemsAt[position][index];

    public int Held(int person, int slot) => _count[(person * _model.Slots) + slot];

    public int HeldBy(int person, int slot, int index) =>
        _cells[_cellBase[person] + (slot * _model.Parallel[person]) + index];

    public int HeldOnDay(int person, int day) => _dayCount[(person * _model.Days) + day];

    public int BreaksOf(int person) => _breaksOf[person];

    public int PlacedOf(int person) => _placedOf[person];

    public PlanScore Score => new(MustMissing, WeightMissing, None, Breaks, Changes);

    /// <summary>Puts a meeting that is not placed at a position; the persons must have room in the slot.</summary>
    public void Place(int meeting, int position)
    {
        RemoveUnplaced(meeting);
        Cost -= _drop[meeting];
        MustMissing -= _model.Must[meeting] ? 1 : 0;
        WeightMissing -= _model.Weight[meeting];
        _position[meeting] = position;
        int load = _load[position]++;
        if (load == _itemsAt[position].Length)
        {
            Array.Resize(ref _itemsAt[position], (load * 2) + 4);
        }

        _itemsAt[position][load] = meeting;
        _indexAt[meeting] = load;
        CountChange(meeting, position, -1);
        Interpreters?.Add(meeting, position);
        int slot = position / _model.Venues;
        Enter(_model.A[meeting], slot, meeting);
        Enter(_model.B[meeting], slot, meeting);
    }

    /// <summary>Takes a placed meeting out of the plan.</summary>
    public void Remove(int meeting)
    {
        int position = _position[meeting];
        _position[meeting] = -1;
        int last = _itemsAt[position][--_load[position]];
        _itemsAt[position][_indexAt[meeting]] = last;
        _indexAt[last] = _indexAt[meeting];
        CountChange(meeting, position, 1);
        Interpreters?.Remove(meeting, position);
        int slot = position / _model.Venues;
        Leave(_model.A[meeting], slot, meeting);
        Leave(_model.B[meeting], slot, meeting);
        AddUnplaced(meeting);
        Cost += _drop[meeting];
        MustMissing += _model.Must[meeting] ? 1 : 0;
        WeightMissing += _model.Weight[meeting];
    }

    private void CountChange(int meeting, int position, int by)
    {
        if (_model.Previous[meeting] == position)
        {
            Changes += by;
            Cost += by * _prices.Change;
        }
    }

    private void Enter(int person, int slot, int meeting)
    {
        int day = (person * _model.Days) + _model.DayOf[slot];
        int key = (person * _model.Slots) + slot;
        int held = _count[key]++;
        _cells[_cellBase[person] + (slot * _model.Parallel[person]) + held] = meeting;
        _dayCount[day]++;
        if (_placedOf[person]++ == 0 && _couldMeet[person])
        {
            None--;
            Cost -= _prices.None;
        }

        if (held == 0)
        {
            SetRuns(person, day, _runs[day] + 1 - Neighbours(slot, key));
        }
    }

    private void Leave(int person, int slot, int meeting)
    {
        int day = (person * _model.Days) + _model.DayOf[slot];
        int key = (person * _model.Slots) + slot;
        int held = --_count[key];
        int start = _cellBase[person] + (slot * _model.Parallel[person]);
        for (int i = 0; i < held; i++)
        {
            if (_cells[start + i] == meeting)
            {
                _cells[start + i] = _cells[start + held];
                break;
            }
        }

        _dayCount[day]--;
        if (--_placedOf[person] == 0 && _couldMeet[person])
        {
            None++;
            Cost += _prices.None;
        }

        if (held == 0)
        {
            SetRuns(person, day, _runs[day] - 1 + Neighbours(slot, key));
        }
    }

    /// <summary>How many of the slots just before and after, on the same day, are used.</summary>
    private int Neighbours(int slot, int key)
    {
        int day = _model.DayOf[slot];
        int near = 0;
        if (slot > 0 && _model.DayOf[slot - 1] == day && _count[key - 1] > 0)
        {
            near++;
        }

        if (slot + 1 < _model.Slots && _model.DayOf[slot + 1] == day && _count[key + 1] > 0)
        {
            near++;
        }

        return near;
    }

    private void SetRuns(int person, int day, int runs)
    {
        int change = Math.Max(0, runs - 1) - Math.Max(0, _runs[day] - 1);
        _runs[day] = runs;
        if (change == 0)
        {
            return;
        }

        int before = Math.Max(0, _breaksOf[person] - _fairness);
        _breaksOf[person] += change;
        int unfair = Math.Max(0, _breaksOf[person] - _fairness) - before;
        Breaks += change;
        Unfair += unfair;
        Cost += (change * _prices.Break) + (unfair * _prices.Unfair);
    }

    private void AddUnplaced(int meeting)
    {
        _unplacedIndex[meeting] = UnplacedCount;
        Unplaced[UnplacedCount++] = meeting;
    }

    private void RemoveUnplaced(int meeting)
    {
        int index = _unplacedIndex[meeting];
        int last = Unplaced[--UnplacedCount];
        Unplaced[index] = last;
        _unplacedIndex[last] = index;
        _unplacedIndex[meeting] = -1;
    }
}
