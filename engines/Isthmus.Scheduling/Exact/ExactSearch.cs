using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// Core-guided optimisation (OLL: Andres, Kaufmann, Matheis, Schaub 2012; Morgado, Dodaro, Marques-Silva 2014). It assumes
/// that nobody has a break; each set of assumptions that cannot hold together raises the proven bound by one and is
/// replaced by a count. Runs in rounds of a fixed amount of work.
/// </summary>
internal sealed class ExactSearch
{
    private readonly SatSolver _solver = new();
    private readonly Model _model;
    private readonly Encoding _encoding;
    private readonly IEnumerator<bool> _run;
    private long _left;
    private CancellationToken _stop;

    public ExactSearch(Model model)
    {
        _model = model;
        _encoding = new Encoding(model, _solver);
        _run = Run().GetEnumerator();
    }

    /// <summary>Proven: no plan has fewer breaks.</summary>
    public int Bound { get; private set; }

    /// <summary>Proven: there is no plan.</summary>
    public bool Impossible { get; private set; }

    /// <summary>The best plan seen here, if any, and its breaks.</summary>
    public int[]? Positions { get; private set; }

    public int Breaks { get; private set; } = int.MaxValue;

    /// <summary>The search has proved its plan the best, or that there is none.</summary>
    public bool Done { get; private set; }

    public long Conflicts => _solver.Conflicts;

    public void Round(long ticks, CancellationToken stop)
    {
        (_left, _stop) = (ticks, stop);
        if (!Done)
        {
            Done = !_run.MoveNext();
        }
    }

    /// <summary>One item for each round that ended without an answer.</summary>
    private IEnumerable<bool> Run()
    {
        // Soft literals: true means no (further) break. Next: what replaces a literal once it was given up.
        var soft = new SortedSet<int>();
        var next = new Dictionary<int, (int[] Outputs, int Index)>();
        foreach (int[] breaks in _encoding.Breaks.Where(b => b.Length > 0))
        {
            Offer(breaks, 0);
        }

        SatAnswer answer;
        while ((answer = Ask([])) == SatAnswer.Unknown)
        {
            yield return true;
        }

        if (answer == SatAnswer.Unsatisfiable)
        {
            Impossible = true;
            yield break;
        }

        Learn();
        while (Bound < Breaks)
        {
            // Disjoint cores first: the literals of a core are set aside until the rest can hold together.
            var open = new SortedSet<int>(soft);
            var cores = new List<int[]>();
            while (Bound < Breaks)
            {
                int[] assumptions = [.. open];
                while ((answer = Ask(assumptions)) == SatAnswer.Unknown)
                {
                    yield return true;
                }

                if (answer == SatAnswer.Satisfiable)
                {
                    Learn();
                    break;
                }

                var core = new List<int>(_solver.Core);
                for (int at = 0; at < core.Count && core.Count > 1; )
                {
                    // Without this literal, does the rest still fail? A short try is enough to shrink most cores.
                    int[] rest = [.. core.Where((_, i) => i != at)];
                    answer = _solver.Solve(rest, 200_000, _stop);
                    _left -= 200_000;
                    if (answer == SatAnswer.Unsatisfiable)
                    {
                        var kept = _solver.Core.ToHashSet();
                        int before = core.Take(at).Count(kept.Contains);
                        core = [.. core.Where(kept.Contains)];
                        at = before;
                        continue;
                    }

                    if (answer == SatAnswer.Satisfiable)
                    {
                        Learn();
                    }

                    at++;
                    if (_left <= 0)
                    {
                        yield return true;
                    }
                }

                Bound++;
                if (core.Count == 0)
                {
                    // Cannot happen while a plan exists; the bound would be unsound.
                    throw new InvalidOperationException("an empty core after a model");
                }

                open.ExceptWith(core);
                soft.ExceptWith(core);
                if (core.Count == 1)
                {
                    _solver.Add(core[0] ^ 1);
                }

                cores.Add([.. core]);
            }

            if (cores.Count == 0)
            {
                break;
            }

            foreach (int[] core in cores)
            {
                Relax(core);
            }
        }

        if (Bound != Breaks)
        {
            throw new InvalidOperationException($"the proof ends at {Bound} breaks, the best plan has {Breaks}");
        }

        void Offer(int[] outputs, int index)
        {
            int literal = outputs[index] ^ 1;
            _ = soft.Add(literal);
            next[literal] = (outputs, index + 1);
        }

        void Relax(int[] core)
        {
            foreach (int literal in core)
            {
                (int[] outputs, int index) = next[literal];
                if (index < outputs.Length)
                {
                    Offer(outputs, index);
                }
            }

            if (core.Length > 1)
            {
                int[] broken = [.. core.Select(x => x ^ 1)];
                int[] count = Counter.Of(_solver, broken, core.Length);
                _solver.Add(count[0]);
                Offer(count, 1);
            }
        }
    }

    private SatAnswer Ask(ReadOnlySpan<int> assumptions)
    {
        long before = _solver.Ticks;
        SatAnswer answer = _left <= 0 ? SatAnswer.Unknown : _solver.Solve(assumptions, _left, _stop);
        _left -= _solver.Ticks - before;
        return answer;
    }

    private void Learn()
    {
        int[] positions = _encoding.Positions(_solver.Model);
        int breaks = CountBreaks(positions);
        if (breaks < Breaks)
        {
            (Positions, Breaks) = (positions, breaks);
        }
    }

    private int CountBreaks(int[] positions)
    {
        int breaks = 0;
        for (int p = 0; p < _model.People; p++)
        {
            int[] slots = [.. _model.MeetingsOf[p].Select(m => positions[m]).Order()];
            breaks += slots.Zip(slots.Skip(1)).Count(x => x.Second > x.First + 1);
        }

        return breaks;
    }
}
