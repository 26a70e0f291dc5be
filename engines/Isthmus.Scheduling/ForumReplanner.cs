using Isthmus.Scheduling.Forum;
using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling;

/// <summary>Plans again after changes: how many breaks each number of moved meetings can save, and who is touched.</summary>
public static class ForumReplanner
{
    private const int StepsPerRound = 10_000;
    private const int MostPoints = 8;
    private const int MostChanges = 8;
    private const long Work = 2_000_000;

    /// <summary>
    /// Keeps the <see cref="ForumRequest.Previous"/> places as far as it can, places what is new with the fewest changes, and then trades changes for breaks.
    /// </summary>
    /// <param name="problem">The problem; requests without a previous place are new, and what was cancelled is not there any more.</param>
    /// <param name="options">Seed and limits; null: the defaults. <see cref="SolveOptions.ChangesBeforeBreaks"/> has no effect: both ends are given.</param>
    /// <param name="progress">Told after each round how far the search is; null: nobody.</param>
    /// <param name="cancel">Stops the search. Cancellation is not an error: the curve so far is returned.</param>
    /// <returns><see cref="ForumTradeOff"/>, or <see cref="ForumRefused"/> if the problem contradicts itself.</returns>
    /// <remarks>
    /// The fewest changes are searched for first, complete within a fixed amount of work; a number of changes that this search refutes is a proven bound. The
    /// rest is annealing with several prices of a change, from the plan with the fewest. Memory and determinism are as for <see cref="ForumScheduler.Solve"/>.
    /// </remarks>
    public static ForumOutcome Compare(
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
        var curve = new TradeOff();
        int[] start = Start(model, deadline.Token);
        curve.Note(Board.Of(model, new Prices(), start));

        // Dear changes find what a few moves save; cheap ones find how few breaks are possible at all.
        (int Change, double Hot, int Rounds)[] phases = [(120, 12, 6), (45, 12, 6), (15, LocalSearch.Hot, int.MaxValue)];
        (int rounds, bool proven) = (0, IsDone(curve, model, bound));
        foreach ((int change, double hot, int most) in phases)
        {
            LocalSearch[] threads = Threads(model, change, hot, options.Seed + rounds, Fewest(curve));
            for (int round = 0; round < most && !proven && rounds < (options.MaxRounds ?? int.MaxValue) && !deadline.Passed; round++)
            {
                Parallel.ForEach(threads, thread => thread.Round(deadline.Token));
                rounds++;
                foreach ((_, _, int[] positions) in threads.SelectMany(t => t.Curve!.Plans).ToArray())
                {
                    curve.Note(Board.Of(model, new Prices(), positions));
                }

                proven = IsDone(curve, model, bound);
                double fraction = Math.Max(deadline.Fraction, options.MaxRounds is { } limit ? (double)rounds / limit : 0);
                progress?.Report(new SolveProgress(proven ? 1 : fraction, Board.Of(model, new Prices(), curve.Plans.Last().Positions).Score));
            }
        }

        bool finished = proven || (rounds >= options.MaxRounds && !deadline.Passed);
        return Curve(problem, model, curve, bound, finished, rounds, cancel);
    }

    private static ForumTradeOff Curve(ForumProblem problem, Model model, TradeOff curve, PlanScore bound, bool finished, int rounds, CancellationToken cancel)
    {
        int[] fewest = Fewest(curve);
        LeastChange.Answer proof = LeastChange.For(model, new Prices(), [.. fewest.Select(p => p >= 0)], MostChanges, Work, cancel);
        if (proof.Positions is { } better)
        {
            curve.Note(Board.Of(model, new Prices(), better));
        }

        var plans = curve.Plans.ToList();
        for (int i = plans.Count - 2; i > 0 && plans.Count > MostPoints; i -= 2)
        {
            plans.RemoveAt(i);
        }

        // Thinned from the end once, what is still too much goes before the last one: few moves are asked for most.
        while (plans.Count > MostPoints)
        {
            plans.RemoveAt(plans.Count - 2);
        }

        return new ForumTradeOff
        {
            Points = [.. plans.Select(p => Point(problem, ForumScheduler.Plan(problem, model, p.Positions, bound, finished, rounds)))],
            ChangesBound = Math.Min(proof.Refuted, plans[0].Changes),
        };
    }

    private static TradeOffPoint Point(ForumProblem problem, ForumPlan plan)
    {
        HashSet<string> moved = plan.Moved.ToHashSet(StringComparer.Ordinal);
        HashSet<string> touched = problem.Requests.Where(r => moved.Contains(r.Id)).SelectMany(r => new[] { r.A, r.B }).ToHashSet(StringComparer.Ordinal);
        return new TradeOffPoint(plan, [.. problem.Participants.Select(p => p.Id).Where(touched.Contains)]);
    }

    /// <summary>Nothing can be better at either end: no change is needed, or no more than are proven, and no break is left.</summary>
    private static bool IsDone(TradeOff curve, Model model, PlanScore bound) =>
        curve.Plans.ToArray() is [var only] && only.Breaks == 0
        && Board.Of(model, new Prices(), only.Positions).Score is { Changes: 0 } score && score with { Changes = 0 } <= bound;

    private static int[] Fewest(TradeOff curve) => curve.Plans.First().Positions;

    private static LocalSearch[] Threads(Model model, int change, double hot, int seed, int[] start)
    {
        var prices = new Prices { Change = change };
        LocalSearch[] threads =
        [
            new(model, prices, (ulong)seed * 2, changesFirst: false, StepsPerRound, hot) { Curve = new TradeOff() },
            new(model, prices, ((ulong)seed * 2) + 1, changesFirst: false, StepsPerRound, hot) { Curve = new TradeOff() },
        ];
        Array.ForEach(threads, thread => thread.Restart(start));
        return threads;
    }

    /// <summary>Everything that was placed stays where it can; the rest is placed together with the fewest changes, or one by one where that is too hard.</summary>
    private static int[] Start(Model model, CancellationToken stop)
    {
        bool[] wanted = [.. Enumerable.Range(0, model.Meetings).Select(m => model.Domain[m].Length > 0)];
        if (LeastChange.For(model, new Prices(), wanted, 4, Work / 2, stop).Positions is { } all)
        {
            return all;
        }

        // The wanted are added one by one: those that had a place first, then by what they are worth.
        int[] order = [.. Enumerable.Range(0, model.Meetings).Where(m => wanted[m])
            .OrderByDescending(m => model.Must[m]).ThenByDescending(m => model.Previous[m] >= 0).ThenByDescending(m => model.Weight[m]).ThenBy(m => model.Domain[m].Length)];
        Board board = Board.Of(model, new Prices(), [.. Enumerable.Range(0, model.Meetings).Select(m => model.Locked[m] ? model.Domain[m][0] : -1)]);
        var moves = new Moves(model, board);
        foreach (int m in order.Where(m => board.PositionOf(m) < 0 && model.Previous[m] >= 0 && moves.IsFree(m, model.Previous[m])))
        {
            board.Place(m, model.Previous[m]);
        }

        var finder = new FreeingMoves(model, moves);
        foreach (int m in order.Where(m => board.PositionOf(m) < 0))
        {
            int free = Array.Find(model.Domain[m], p => moves.IsFree(m, p)) is var p && model.Domain[m].Length > 0 && moves.IsFree(m, p) ? p : -1;
            if (free >= 0)
            {
                board.Place(m, free);
            }
            else if (!stop.IsCancellationRequested && finder.For(m) is { } way)
            {
                board.Remove(way.Meeting);
                board.Place(m, way.Position);
                board.Place(way.Meeting, way.To);
            }
        }

        return board.Positions();
    }
}
