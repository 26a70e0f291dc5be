using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// The last question of the proof, asked in two ways in turn: is there a plan that meets the bound, and, when that takes long
/// because there may be none, is there one a break above it? Where no plan meets the bound, such a plan makes the proof easy.
/// </summary>
internal sealed class ClosingPair(Model model, LastQuestion question)
{
    /// <summary>Rounds before the second question comes up.</summary>
    private const int Alone = 40;

    private ClosingSearch? _narrow;
    private ClosingSearch? _wide;
    private int _rounds;

    /// <summary>Proven by the answers: no plan has fewer breaks.</summary>
    public int Bound => Math.Max(BoundOf(_narrow), BoundOf(_wide));

    /// <summary>The better of the plans found, or null.</summary>
    public int[]? Positions => (_narrow?.Positions is null ? _wide : _narrow)?.Positions;

    public int Breaks => (_narrow?.Positions is null ? _wide : _narrow)?.Breaks ?? int.MaxValue;

    /// <summary>Does one round, if either question is still of use; false otherwise.</summary>
    /// <param name="bound">What is proven meanwhile.</param>
    /// <param name="positions">The best plan so far, or null.</param>
    /// <param name="breaks">Its breaks.</param>
    /// <param name="ticks">The work of a round.</param>
    /// <param name="stop">Ends the round early.</param>
    public bool Round(int bound, IReadOnlyList<int>? positions, int breaks, long ticks, CancellationToken stop)
    {
        bool narrow = IsOpen(_narrow, question.Bound, bound, breaks);
        bool wide = IsOpen(_wide, question.Bound + 1, bound, breaks);
        if (!narrow && !wide)
        {
            return false;
        }

        wide &= !narrow || (_rounds >= Alone && (_rounds & 1) != 0);
        _rounds++;
        ClosingSearch search = wide ? _wide ??= new ClosingSearch(model, question, true) : _narrow ??= new ClosingSearch(model, question, false);
        if (positions is not null)
        {
            search.Suggest(positions, breaks);
        }

        search.Round(ticks, stop);
        return true;
    }

    private static bool IsOpen(ClosingSearch? search, int most, int bound, int breaks) =>
        most >= bound && most < breaks && search?.Answer is null or SatAnswer.Unknown;

    private static int BoundOf(ClosingSearch? search) => search?.Answer == SatAnswer.Unsatisfiable ? search.Most + 1 : 0;
}
