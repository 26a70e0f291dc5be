using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// Core-guided optimisation (OLL: Andres, Kaufmann, Matheis, Schaub 2012; Morgado, Dodaro, Marques-Silva 2014). It assumes
/// that nobody has a break; each set of assumptions that cannot hold together raises the proven bound by one and is
/// replaced by a count. Runs in rounds of a fixed amount of work.
/// </summary>
internal sealed class ExactSearch
{
    private const int Shrink = 200_000;
    private readonly SatSolver _solver;
    private readonly ProofLog? _log;
    private readonly Model _model;
    private readonly Encoding _encoding;
    private readonly IEnumerator<bool> _run;

    // Soft literals: true means no (further) break. Next: what replaces a literal once it was given up.
    private readonly SortedSet<int> _soft = [];
    private readonly Dictionary<int, (int[] Outputs, int Index)> _next = [];
    private readonly List<int[]> _cores = [];
    private long _left;
    private CancellationToken _stop;
    private int _known = int.MaxValue;
    private int[]? _suggested;

    public ExactSearch(Model model, ProofLog? log = null)
    {
        (_model, _log) = (model, log);
        _solver = new SatSolver(log);
        _encoding = new Encoding(model, _solver);
        foreach (int[] breaks in _encoding.Breaks.Where(b => b.Length > 0))
        {
            Offer(breaks, 0);
        }

        _run = Run().GetEnumerator();
    }

    /// <summary>Proven: no plan has fewer breaks.</summary>
    public int Bound { get; private set; }

    /// <summary>Proven: there is no plan.</summary>
    public bool Impossible { get; private set; }

    /// <summary>The best plan seen here, if any, and its breaks.</summary>
    public int[]? Positions { get; private set; }

    public int Breaks { get; private set; } = int.MaxValue;

    /// <summary>The search has proved the best plan the best, or that there is none.</summary>
    public bool Done { get; private set; }

    /// <summary>What is being asked of all participants at once; null before that.</summary>
    public LastQuestion? Question { get; private set; }

    public long Conflicts => _solver.Conflicts;

    private int Best => Math.Min(Breaks, _known);

    /// <summary>Tells of a plan that was found elsewhere: where the search is to look, and that no worse one is of use.</summary>
    public void Suggest(IReadOnlyList<int> positions, int breaks) => (_suggested, _known) = ([.. positions], Math.Min(_known, breaks));

    public void Round(long ticks, CancellationToken stop)
    {
        (_left, _stop) = (ticks, stop);
        if (_suggested is { } positions)
        {
            _suggested = null;
            _solver.Suggest([.. positions.Select((s, m) => _encoding.Variable(m, s) * 2)]);
        }

        if (!Done)
        {
            Done = !_run.MoveNext();
        }
    }

    /// <summary>One item for each round that ended without an answer.</summary>
    private IEnumerable<bool> Run()
    {
        SatAnswer answer = SatAnswer.Unknown;
        while (Best == int.MaxValue && (answer = Ask([])) == SatAnswer.Unknown)
        {
            yield return true;
        }

        if (answer == SatAnswer.Unsatisfiable)
        {
            Impossible = true;
            Claim("no plan exists");
            yield break;
        }

        if (answer == SatAnswer.Satisfiable)
        {
            Learn();
        }

        while (Bound < Best)
        {
            Question = Question?.Bound == Bound ? Question : new LastQuestion(Bound, [.. _cores], [.. _soft], [.. Further()]);
            if (Bound + 1 == Best && _log is null)
            {
                // The next step is the last one: without any further break, is there a plan?
                foreach (int literal in _soft)
                {
                    _solver.Add(literal);
                }

                while ((answer = Ask([])) == SatAnswer.Unknown)
                {
                    yield return true;
                }

                if (answer == SatAnswer.Satisfiable)
                {
                    Learn();
                }
                else
                {
                    Bound++;
                }

                break;
            }

            // Disjoint cores first: the literals of a core are set aside until the rest can hold together.
            var open = new SortedSet<int>(_soft);
            int relaxed = _cores.Count;
            while (Bound < Best)
            {
                int[] assumptions = [.. open];
                int known = Best;
                while (known == Best && (answer = Ask(assumptions)) == SatAnswer.Unknown)
                {
                    yield return true;
                }

                if (answer == SatAnswer.Unknown)
                {
                    // Somebody else has found a better plan meanwhile: the best one, or one that makes this the last question.
                    if (Bound == Best || (Bound + 1 == Best && open.Count == _soft.Count && _log is null))
                    {
                        break;
                    }

                    continue;
                }

                if (answer == SatAnswer.Satisfiable)
                {
                    Learn();
                    break;
                }

                var core = new List<int>(_solver.Core);
                for (int at = 0; at < core.Count && core.Count > 1; at += TryWithout(core, at) ? 0 : 1)
                {
                    if (_left <= 0)
                    {
                        yield return true;
                    }
                }

                if (core.Count == 0)
                {
                    // Cannot happen while a plan exists; the bound would be unsound.
                    throw new InvalidOperationException("an empty core although there is a plan");
                }

                Bound++;
                open.ExceptWith(core);
                _soft.ExceptWith(core);
                _cores.Add([.. core]);
            }

            for (int i = relaxed; i < _cores.Count && Bound < Best; i++)
            {
                Relax(_cores[i]);
            }
        }

        if (Bound > Best)
        {
            throw new InvalidOperationException($"the proof ends at {Bound} breaks, the best plan has {Best}");
        }

        while (_log is not null && Bound > 0 && _log.Claim is null)
        {
            foreach (bool item in Close())
            {
                yield return item;
            }
        }
    }

    private IEnumerable<int> Further() =>
        _soft.Select(l => _next[l]).Where(n => n.Index < n.Outputs.Length).Select(n => n.Outputs[n.Index] ^ 1);

    /// <summary>Without this literal, does the rest of a core still fail? A short try is enough to shrink most cores.</summary>
    private bool TryWithout(List<int> core, int at)
    {
        int[] rest = [.. core.Where((_, i) => i != at)];
        long before = _solver.Ticks;
        SatAnswer answer = _solver.Solve(rest, Shrink, _stop);
        _left -= _solver.Ticks - before;
        if (answer == SatAnswer.Unsatisfiable)
        {
            var kept = _solver.Core.ToHashSet();
            _ = core.RemoveAll(l => !kept.Contains(l));
            return true;
        }

        if (answer == SatAnswer.Satisfiable)
        {
            Learn();
        }

        return false;
    }

    private void Offer(int[] outputs, int index)
    {
        int literal = outputs[index] ^ 1;
        _ = _soft.Add(literal);
        _next[literal] = (outputs, index + 1);
    }

    private void Relax(int[] core)
    {
        foreach (int literal in core)
        {
            (int[] outputs, int index) = _next[literal];
            if (index < outputs.Length)
            {
                Offer(outputs, index);
            }
        }

        if (LastQuestion.Count(_solver, core) is { Length: > 1 } count)
        {
            Offer(count, 1);
        }
    }

    /// <summary>
    /// The proof for others: the bound rests on sums over cores, which clauses do not show. All breaks are counted once more, the
    /// breaks of a core side by side, and it is refuted that there are fewer than the bound, one by one.
    /// </summary>
    private IEnumerable<bool> Close()
    {
        int[] all = [.. _encoding.Breaks.SelectMany(b => b)];
        var place = new Dictionary<int, int>();
        foreach (int literal in _cores.SelectMany(c => c).Select(l => l ^ 1).Concat(all))
        {
            _ = place.TryAdd(literal, place.Count);
        }

        int[] total = Counter.Of(_solver, [.. all.OrderBy(l => place[l])], Bound);
        foreach (int output in total)
        {
            SatAnswer answer;
            while ((answer = Ask([output ^ 1])) == SatAnswer.Unknown)
            {
                yield return true;
            }

            if (answer == SatAnswer.Satisfiable)
            {
                throw new InvalidOperationException("a plan with fewer breaks than the bound");
            }

            _solver.AddDerived(output);
        }

        _solver.Add(total[^1] ^ 1);
        Claim(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"every plan has at least {Bound} breaks"));
    }

    private void Claim(string claim)
    {
        if (_log is not null)
        {
            _log.Claim = claim;
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
        int breaks = _model.BreaksOf(positions);
        if (breaks < Breaks)
        {
            (Positions, Breaks) = (positions, breaks);
        }
    }
}
