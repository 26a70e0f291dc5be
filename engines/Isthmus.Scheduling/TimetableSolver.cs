using Isthmus.Scheduling.Search;
using Isthmus.Scheduling.Timetable;

namespace Isthmus.Scheduling;

/// <summary>Places every meeting of a <see cref="TimetableProblem"/> with as few breaks as it can, and proves what it can.</summary>
public static class TimetableSolver
{
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
        if (options.Proof is null && QuickProofs.Of(problem, model) is { } proof)
        {
            return new TimetableImpossible(proof);
        }

        var race = new Race(model, options, deadline);
        race.Run(progress);
        if (race.Impossible)
        {
            return new TimetableImpossible(new RefutedBySearch(race.Conflicts));
        }

        if (race.Positions is null)
        {
            return new TimetableOpen(race.Missing, race.Bound, race.Rounds);
        }

        return Found(problem, model, race, deadline);
    }

    private static TimetableFound Found(TimetableProblem problem, Model model, Race race, Deadline deadline)
    {
        int[] slots = [.. race.Positions!.Select(p => p + 1)];
        (_, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(problem, slots);
        return new TimetableFound
        {
            Slots = slots,
            Tables = TableSeating.Assign(model, race.Positions!),
            Moved = problem.Meetings.Select((m, i) => (m.Id, Slot: slots[i])).Count(x => problem.Previous.TryGetValue(x.Id, out int was) && was != x.Slot),
            Breaks = race.Breaks,
            Bound = race.Bound,
            Spread = breaks.Count == 0 ? 0 : breaks.Values.Max() - breaks.Values.Min(),
            Finished = race.Proven || !deadline.Passed,
            Rounds = race.Rounds,
        };
    }
}
