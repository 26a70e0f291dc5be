using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// Looks for a plan that meets the proven bound, or nearly. <see cref="ExactSearch"/> asks the same, but must be ready for "no" and for the
/// reason why; here nothing is assumed, all is stated, and the solver searches in the way that finds models.
/// </summary>
internal sealed class ClosingSearch
{
    private readonly Model _model;
    private readonly SatSolver _solver = new(log: null, stable: true);
    private readonly Encoding _encoding;
    private int _known = int.MaxValue;

    /// <param name="model">The problem.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="wide">A plan one break above the bound will do: without one, the bound is two more.</param>
    public ClosingSearch(Model model, LastQuestion question, bool wide)
    {
        (_model, Most) = (model, question.Bound + (wide ? 1 : 0));
        _encoding = new Encoding(model, _solver);
        question.PutTo(_solver, wide);
    }

    /// <summary>A plan with so many breaks is looked for.</summary>
    public int Most { get; }

    public SatAnswer Answer { get; private set; }

    /// <summary>The plan that meets the bound, once it is found.</summary>
    public int[]? Positions { get; private set; }

    public int Breaks { get; private set; } = int.MaxValue;

    /// <summary>Tells of a plan that was found elsewhere, near which the search is to begin; only better ones are heard.</summary>
    public void Suggest(IReadOnlyList<int> positions, int breaks)
    {
        if (breaks < _known)
        {
            _known = breaks;
            _solver.Suggest([.. positions.Select((s, m) => _encoding.Variable(m, s) * 2)]);
        }
    }

    public void Round(long ticks, CancellationToken stop)
    {
        if (Answer != SatAnswer.Unknown)
        {
            return;
        }

        Answer = _solver.Solve([], ticks, stop);
        if (Answer == SatAnswer.Satisfiable)
        {
            Positions = _encoding.Positions(_solver.Model);
            Breaks = _model.BreaksOf(Positions);
        }
    }
}
