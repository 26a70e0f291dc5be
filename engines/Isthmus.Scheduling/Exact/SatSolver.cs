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
/// A conflict-driven clause-learning solver with assumptions and cores (Eén and Sörensson 2003), deletion of clauses by
/// literal block distance (Audemard and Simon 2009) and saved phases. A literal is 2 * variable, + 1 if negated.
/// Deterministic: the budget counts work, not time.
/// </summary>
internal sealed class SatSolver
{
    private const int None = Trail.None;
    private readonly ActivityHeap _heap = new();
    private readonly RestartPolicy _policy;
    private readonly Trail _trail;
    private readonly ConflictAnalysis _analysis;
    private readonly TargetPhases _phases;
    private bool _broken;

    private readonly ProofLog? _log;

    /// <param name="log">Takes the proof; null: nobody.</param>
    /// <param name="stable">The restarts are those for finding a model throughout; false: they take turns with those for refuting.</param>
    public SatSolver(ProofLog? log = null, bool stable = false)
    {
        _log = log;
        _policy = new RestartPolicy(stable);
        _trail = new Trail(_heap, log);
        _phases = new TargetPhases(_trail);
        _analysis = new ConflictAnalysis(_trail, _heap);
    }

    public long Conflicts => _policy.Conflicts;

    /// <summary>Work done so far: watches and pairs visited.</summary>
    public long Ticks => _trail.Ticks;

    /// <summary>After an unsatisfiable answer: the assumptions that were needed; empty if none was.</summary>
    public List<int> Core { get; } = [];

    /// <summary>After a satisfiable answer: the value of each variable.</summary>
    public bool[] Model { get; private set; } = [];

    public int NewVariable() => _trail.NewVariable();

    /// <summary>Adds a clause; any call returns the solver to its root level.</summary>
    public void Add(params ReadOnlySpan<int> literals)
    {
        _log?.Clause(literals);
        Put(literals);
    }

    /// <summary>Adds a clause that follows from the others by unit propagation.</summary>
    public void AddDerived(params ReadOnlySpan<int> literals)
    {
        _log?.Step(literals);
        Put(literals);
    }

    private void Put(ReadOnlySpan<int> literals)
    {
        _trail.CancelTo(0);
        if (_broken)
        {
            return;
        }

        Span<int> kept = literals.Length <= 64 ? stackalloc int[64] : new int[literals.Length];
        int count = 0;
        foreach (int literal in literals)
        {
            if (_trail.Value(literal) > 0 || kept[..count].Contains(literal ^ 1))
            {
                return;
            }

            if (_trail.Value(literal) == 0 && !kept[..count].Contains(literal))
            {
                kept[count++] = literal;
            }
        }

        switch (count)
        {
            case 0:
                Break();
                break;
            case 1:
                _trail.Assign(kept[0], None);
                if (_trail.Propagate() != None)
                {
                    Break();
                }

                break;
            case 2:
                _trail.AddPair(kept[0], kept[1]);
                break;
            default:
                _ = _trail.AddClause(kept[..count]);
                break;
        }
    }

    /// <summary>Searches a model in which all assumptions are true, for about <paramref name="ticks"/> of work.</summary>
    public SatAnswer Solve(ReadOnlySpan<int> assumptions, long ticks, CancellationToken stop)
    {
        _trail.CancelTo(0);
        Core.Clear();
        long end = Ticks + ticks;
        while (!_broken)
        {
            int conflict = _trail.Propagate();
            if (conflict != None)
            {
                _policy.NoteConflict();
                if (_trail.Level == 0)
                {
                    Break();
                }
                else
                {
                    Learn(conflict);
                }

                continue;
            }

            if (Ticks > end || ((Conflicts & 63) == 0 && stop.IsCancellationRequested))
            {
                _trail.CancelTo(0);
                return SatAnswer.Unknown;
            }

            if (_policy.RestartIsDue(out bool switched))
            {
                Restart(assumptions.Length);
                continue;
            }

            if (switched)
            {
                _phases.Forget();
            }

            int next = NextAssumption(assumptions, out bool failed);
            if (failed)
            {
                _trail.CancelTo(0);
                LogCore();
                return SatAnswer.Unsatisfiable;
            }

            next = next == None ? NextDecision() : next;
            if (next == None)
            {
                KeepModel();
                _trail.CancelTo(0);
                return SatAnswer.Satisfiable;
            }

            _trail.Decide(next);
        }

        return SatAnswer.Unsatisfiable;
    }

    /// <summary>
    /// From now on the search tries these literals first where it has the choice, and what follows from them: a plan that is
    /// known already, so that a model close to it is found soon.
    /// </summary>
    public void Suggest(ReadOnlySpan<int> literals)
    {
        _trail.CancelTo(0);
        foreach (int literal in literals)
        {
            if (_broken || _trail.Value(literal) < 0)
            {
                continue;
            }

            if (_trail.Value(literal) == 0)
            {
                _trail.Decide(literal);
            }

            if (_trail.Propagate() != None)
            {
                break;
            }
        }

        _trail.CancelTo(0);
        _phases.Suggest();
    }

    private void Break()
    {
        _broken = true;
        _log?.Step([]);
    }

    private void LogCore()
    {
        if (_log is not null)
        {
            int[] clause = [.. Core.Select(l => l ^ 1)];
            _log.Step(clause);
        }
    }

    private int NextDecision()
    {
        int variable = _heap.Pop();
        while (variable != None && _trail.Value(variable * 2) != 0)
        {
            variable = _heap.Pop();
        }

        return variable == None ? None : (variable * 2) + (_phases.IsTrue(variable, _policy.Stable) ? 0 : 1);
    }

    private int NextAssumption(ReadOnlySpan<int> assumptions, out bool failed)
    {
        failed = false;
        while (_trail.Level < assumptions.Length)
        {
            int literal = assumptions[_trail.Level];
            int value = _trail.Value(literal);
            if (value == 0)
            {
                return literal;
            }

            if (value < 0)
            {
                failed = true;
                _analysis.FindCore(literal, Core);
                return None;
            }

            // It is true already; its level stays empty, so that levels and assumptions keep step.
            _trail.NewLevel();
        }

        return None;
    }

    private void Learn(int conflict)
    {
        int back = _analysis.Learn(conflict);
        if (_policy.Stable)
        {
            _phases.Note();
        }

        _trail.CancelTo(back);
        _heap.Fade();
        _policy.NoteDistance(_analysis.LearntDistance);
        ReadOnlySpan<int> learnt = _analysis.Learnt;
        _log?.Step(learnt);
        switch (learnt.Length)
        {
            case 1:
                _trail.Assign(learnt[0], None);
                break;
            case 2:
                _trail.AddPair(learnt[0], learnt[1]);
                _trail.Assign(learnt[0], -learnt[1] - 2);
                break;
            default:
                _trail.Assign(learnt[0], _trail.AddLearnt(learnt, _analysis.LearntDistance));
                break;
        }
    }

    /// <summary>The levels of the assumptions would be the same again, so they stay; forgetting starts from the root.</summary>
    private void Restart(int assumed)
    {
        bool forgets = _policy.ReductionIsDue();
        _trail.CancelTo(forgets ? 0 : assumed);
        _phases.Renew(Conflicts);
        if (forgets)
        {
            _trail.Reduce();
        }
    }

    private void KeepModel()
    {
        Model = new bool[_trail.Variables];
        for (int v = 0; v < Model.Length; v++)
        {
            Model[v] = _trail.Value(v * 2) > 0;
        }
    }
}
