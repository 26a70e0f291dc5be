using Isthmus.Scheduling.Search;
using Isthmus.Scheduling.Timetable;

namespace Isthmus.Scheduling;

/// <summary>Places every meeting of a <see cref="TimetableProblem"/> with as few breaks as it can, and proves what it can.</summary>
public static class TimetableSolver
{
    private const int StepsPerRound = 60_000;

    /// <summary>Names every contradiction of a problem, without solving it.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>The contradictions; empty if <see cref="Solve"/> accepts the problem.</returns>
    public static IReadOnlyList<ProblemFault> Check(TimetableProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return TimetableFaults.Of(problem);
    }

    /// <summary>Searches a plan; any time: cancelled, it returns the best plan so far.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Seed and limits; null: the defaults.</param>
    /// <param name="progress">Told after each round how far the search is; null: nobody.</param>
    /// <param name="cancel">Stops the search. Cancellation is not an error: the best answer so far is returned.</param>
    /// <returns>A plan, a proof that none exists, neither, or the contradictions of the problem.</returns>
    /// <remarks>
    /// Memory is linear in meetings x slots. Uses two threads: one searches for better plans, one for proofs. The answer
    /// depends on the seed and the number of rounds alone (see <see cref="SolveOptions"/>).
    /// </remarks>
    public static TimetableResult Solve(
        TimetableProblem problem, SolveOptions? options = null, IProgress<SolveProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new SolveOptions();
        IReadOnlyList<ProblemFault> faults = TimetableFaults.Of(problem);
        if (faults.Count > 0)
        {
            return new TimetableRefused(faults);
        }

        using var deadline = new Deadline(options, cancel);
        Model model = TimetableModel.Of(problem);
        if (QuickProofs.Of(problem, model) is { } proof)
        {
            return new TimetableImpossible(proof);
        }

        var prices = new Prices { None = 0 };
        LocalSearch[] threads =
        [
            new(model, prices, (ulong)options.Seed * 2, false, StepsPerRound),
            new(model, prices, ((ulong)options.Seed * 2) + 1, false, StepsPerRound),
        ];
        int rounds = 0;
        int bound = 0;
        LocalSearch best = threads[0];
        while (!(IsPlan(best) && best.Best.Breaks <= bound) && rounds < (options.MaxRounds ?? int.MaxValue) && !deadline.Passed)
        {
            Parallel.ForEach(threads, thread => thread.Round(deadline.Token));
            rounds++;
            best = LocalSearch.Compare(threads[1].Best, threads[1].BestUnfair, threads[0].Best, threads[0].BestUnfair, false) < 0 ? threads[1] : threads[0];
            progress?.Report(new SolveProgress(Math.Max(deadline.Fraction, options.MaxRounds is { } most ? (double)rounds / most : 0), best.Best));
        }

        if (!IsPlan(best))
        {
            return new TimetableOpen((int)best.Best.WeightMissing, bound, rounds);
        }

        int[] slots = [.. best.BestPositions.Select(p => p + 1)];
        (_, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(problem, slots);
        return new TimetableFound
        {
            Slots = slots,
            Tables = TableSeating.Assign(model, best.BestPositions),
            Moved = problem.Meetings.Select((m, i) => (m.Id, Slot: slots[i])).Count(x => problem.Previous.TryGetValue(x.Id, out int was) && was != x.Slot),
            Breaks = best.Best.Breaks,
            Bound = bound,
            Spread = breaks.Count == 0 ? 0 : breaks.Values.Max() - breaks.Values.Min(),
            Finished = best.Best.Breaks == bound || !deadline.Passed,
            Rounds = rounds,
        };
    }

    private static bool IsPlan(LocalSearch search) => search.Best.WeightMissing == 0 && search.BestUnfair == 0;
}
