using Isthmus.Scheduling.Forum;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling;

/// <summary>Places the requests of a forum: the product form of the problem.</summary>
public static class ForumScheduler
{
    private const int StepsPerRound = 60_000;

    /// <summary>Names every contradiction of a problem, without solving it.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>The contradictions; empty if <see cref="Solve"/> accepts the problem.</returns>
    public static IReadOnlyList<ProblemFault> Check(ForumProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return ForumFaults.Of(problem);
    }

    /// <summary>Makes the best plan it can within the limits; any time: cancelled, it returns the best plan so far.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Seed and limits; null: the defaults.</param>
    /// <param name="progress">Told after each round how far the search is; null: nobody.</param>
    /// <param name="cancel">Stops the search. Cancellation is not an error: the best plan so far is returned.</param>
    /// <returns><see cref="ForumPlanned"/>, or <see cref="ForumRefused"/> if the problem contradicts itself.</returns>
    /// <remarks>
    /// Memory is linear in requests x slots x venues. Uses two threads. The plan depends on the seed and the number of
    /// rounds alone (see <see cref="SolveOptions"/>).
    /// </remarks>
    public static ForumOutcome Solve(
        ForumProblem problem, SolveOptions? options = null, IProgress<SolveProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new SolveOptions();
        IReadOnlyList<ProblemFault> faults = ForumFaults.Of(problem);
        if (faults.Count > 0)
        {
            return new ForumRefused(faults);
        }

        using var deadline = new Deadline(options, cancel);
        Model model = ForumModel.Of(problem);
        PlanScore bound = ForumBound.Of(model);
        var prices = new Prices { Change = options.ChangesBeforeBreaks ? 250 : 15 };
        LocalSearch[] threads =
        [
            new(model, prices, (ulong)options.Seed * 2, options.ChangesBeforeBreaks, StepsPerRound),
            new(model, prices, ((ulong)options.Seed * 2) + 1, options.ChangesBeforeBreaks, StepsPerRound),
        ];
        if (EveryPlan.Of(model, prices) is { } start)
        {
            Array.ForEach(threads, thread => thread.Restart(start));
        }

        int rounds = 0;
        LocalSearch best = threads[0];
        bool proven = best.Best <= bound && best.BestUnfair == 0;
        while (!proven && rounds < (options.MaxRounds ?? int.MaxValue) && !deadline.Passed)
        {
            Parallel.ForEach(threads, thread => thread.Round(deadline.Token));
            rounds++;
            best = Better(threads[1], threads[0], options.ChangesBeforeBreaks) ? threads[1] : threads[0];
            proven = best.Best <= bound && best.BestUnfair == 0;
            double fraction = Math.Max(deadline.Fraction, options.MaxRounds is { } most ? (double)rounds / most : 0);
            progress?.Report(new SolveProgress(proven ? 1 : fraction, best.Best));
        }

        bool finished = proven || (rounds >= options.MaxRounds && !deadline.Passed);
        return new ForumPlanned(Plan(problem, model, best.BestPositions, bound, finished, rounds));
    }

    private static bool Better(LocalSearch x, LocalSearch y, bool changesFirst) =>
        LocalSearch.Compare(x.Best, x.BestUnfair, y.Best, y.BestUnfair, changesFirst) < 0;

    internal static ForumPlan Plan(ForumProblem problem, Model model, IReadOnlyList<int> positions, PlanScore bound, bool finished, int rounds)
    {
        int[] tables = TableSeating.Assign(model, positions);
        int[]? interpreters = InterpreterNaming.Assign(model, positions);
        Board board = Board.Of(model, new Prices(), positions);
        var moves = new Moves(model, board);
        PlanScore score = board.Score;
        var unplaced = new Unplaced(problem, model, moves, tables);
        int[] all = [.. Enumerable.Range(0, model.Meetings)];
        ForumPlacement[] placements =
        [
            .. from m in all
               where positions[m] >= 0
               select new ForumPlacement(problem.Requests[m].Id, ForumModel.PlaceOf(model, positions[m], tables[m]))
               {
                   Interpreter = interpreters is not null && interpreters[m] >= 0 ? problem.Interpreters[interpreters[m]].Id : null,
               },
        ];
        IReadOnlyDictionary<string, int> breaks = PlanChecker.Breaks(problem, placements);
        int least = breaks.Count < model.People ? 0 : breaks.Values.DefaultIfEmpty(0).Min();
        return new ForumPlan
        {
            Placements = placements,
            Spread = breaks.Values.DefaultIfEmpty(0).Max() - least,
            Unplaced = [.. all.Where(m => positions[m] < 0).Select(unplaced.Of)],
            Score = score,
            Bound = bound,
            Moved = [.. all.Where(m => model.Previous[m] >= 0 && positions[m] != model.Previous[m]).Select(m => problem.Requests[m].Id)],
            Finished = finished,
            Rounds = rounds,
        };
    }
}
