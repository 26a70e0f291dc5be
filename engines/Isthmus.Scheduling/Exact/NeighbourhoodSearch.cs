using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// Large neighbourhood search: frees a part of the best plan around a break (the meetings of near slots, or of near participants),
/// holds the rest, and asks the complete solver for a plan with fewer breaks. The part grows while the answers are quick, up to
/// the whole, and shrinks when they are not; what one answer taught the solver serves the next. Once the rest is not needed for
/// a refusal, the plan is proven the best.
/// </summary>
internal sealed class NeighbourhoodSearch
{
    private const long Budget = 150_000;

    /// <summary>Plans with more breaks are left to the local search: the sum of breaks would be a large circuit.</summary>
    private const int MostBreaks = 80;

    private readonly Model _model;
    private readonly SatSolver _solver = new();
    private readonly Encoding _encoding;
    private readonly bool[] _free;
    private readonly List<int> _assumptions = [];
    private readonly List<(int Person, int Slot)> _gaps = [];
    private int[] _total = [];
    private Rng _rng;
    private double _part = 0.3;

    public NeighbourhoodSearch(Model model, ulong seed)
    {
        (_model, _rng) = (model, new Rng(seed));
        _encoding = new Encoding(model, _solver);
        _free = new bool[model.Meetings];
    }

    public int[]? Positions { get; private set; }

    public int Breaks { get; private set; } = int.MaxValue;

    /// <summary>Proven: no plan has fewer breaks.</summary>
    public int Bound { get; private set; }

    /// <summary>Goes on from a better plan that was found elsewhere.</summary>
    public void Start(IReadOnlyList<int> positions, int breaks)
    {
        if (breaks < Breaks)
        {
            Take([.. positions], breaks);
        }
    }

    public void Round(long ticks, CancellationToken stop)
    {
        long end = _solver.Ticks + ticks;
        while (Breaks <= MostBreaks && Breaks > Bound && _solver.Ticks < end && !stop.IsCancellationRequested)
        {
            Try(stop);
        }
    }

    private void Try(CancellationToken stop)
    {
        if (_total.Length == 0)
        {
            _total = Counter.Of(_solver, [.. _encoding.Breaks.SelectMany(b => b)], Breaks);
        }

        Choose();
        int fewer = _total[Breaks - 1] ^ 1;
        _assumptions.Clear();
        _assumptions.Add(fewer);
        for (int m = 0; m < _free.Length; m++)
        {
            if (!_free[m])
            {
                _assumptions.Add(_encoding.Variable(m, Positions![m]) * 2);
            }
        }

        switch (_solver.Solve(_assumptions.ToArray(), Budget, stop))
        {
            case SatAnswer.Satisfiable:
                int[] positions = _encoding.Positions(_solver.Model);
                Take(positions, _model.BreaksOf(positions));
                break;
            case SatAnswer.Unsatisfiable:
                _part = Math.Min(1, _part * 1.05);
                if (_solver.Core.TrueForAll(l => l == fewer))
                {
                    Bound = Breaks;
                }

                break;
            case SatAnswer.Unknown:
                _part = Math.Max(0.05, _part * 0.97);
                break;
        }
    }

    private void Take(int[] positions, int breaks)
    {
        (Positions, Breaks) = (positions, breaks);
        FindGaps();
        _solver.Suggest([.. positions.Select((s, m) => _encoding.Variable(m, s) * 2)]);
    }

    /// <summary>What is freed lies around a break: in slots near it, or among the meetings of its participant's partners.</summary>
    private void Choose()
    {
        Array.Clear(_free);
        if (_part >= 1)
        {
            Array.Fill(_free, true);
            return;
        }

        int left = (int)Math.Ceiling(_part * _free.Length);
        (int person, int gap) = _gaps[_rng.Below(_gaps.Count)];
        if (_rng.Below(2) == 0)
        {
            for (int distance = 0; left > 0 && distance < 2 * _model.Slots; distance++)
            {
                int slot = gap + ((distance & 1) == 0 ? distance / 2 : -(distance + 1) / 2);
                for (int m = 0; m < _free.Length; m++)
                {
                    left -= Positions![m] == slot ? 1 : 0;
                    _free[m] |= Positions[m] == slot;
                }
            }

            return;
        }

        var reached = new HashSet<int> { person };
        var queue = new List<int> { person };
        for (int next = 0; left > 0 && next < queue.Count; next++)
        {
            // In any order among those that are known, so that the same break is looked at from many sides.
            int other = next + _rng.Below(Math.Min(queue.Count - next, next == 0 ? 1 : 8));
            (queue[next], queue[other]) = (queue[other], queue[next]);
            foreach (int m in _model.MeetingsOf[queue[next]])
            {
                left -= _free[m] ? 0 : 1;
                _free[m] = true;
                int partner = _model.A[m] == queue[next] ? _model.B[m] : _model.A[m];
                if (reached.Add(partner))
                {
                    queue.Add(partner);
                }
            }
        }
    }

    private void FindGaps()
    {
        _gaps.Clear();
        for (int p = 0; p < _model.People; p++)
        {
            int[] slots = [.. _model.MeetingsOf[p].Select(m => Positions![m]).Order()];
            for (int i = 1; i < slots.Length; i++)
            {
                if (slots[i] > slots[i - 1] + 1)
                {
                    _gaps.Add((p, slots[i - 1] + 1));
                }
            }
        }
    }
}
