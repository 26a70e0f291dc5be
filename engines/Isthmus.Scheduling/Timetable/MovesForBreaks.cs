using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Timetable;

/// <summary>
/// The middle of the curve of moved meetings against breaks: <see cref="ChainSearch"/> at several prices of a move, each from the plan that moves the fewest, dear moves first. At a price of a third of a
/// break only chains that save a break for every three moves survive the cooling.
/// </summary>
internal static class MovesForBreaks
{
    private const int StepsPerRound = 50_000;
    private const int MostPoints = 12;
    private static readonly int[] s_prices = [60, 40, 28, 20, 15];

    /// <param name="problem">The problem with its previous slots.</param>
    /// <param name="fewest">The plan with the fewest moves, or null: the search fills in the previous slots by itself.</param>
    /// <param name="options">Seed and limits.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>Plans of which none is better in both, at most a dozen.</returns>
    public static IReadOnlyList<TimetableMoves> Of(TimetableProblem problem, TimetableMoves? fewest, SolveOptions options, CancellationToken cancel)
    {
        Model model = TimetableModel.Of(problem);
        if (!ChainSearch.Fits(model) || model.Domain.Any(d => d.Length == 0))
        {
            return [];
        }

        var best = new SortedDictionary<int, (int Breaks, int[] Positions)>();
        int[]? start = fewest?.Slots.Select(s => s - 1).ToArray();
        for (int i = 0; i < s_prices.Length; i++)
        {
            using var deadline = new Deadline(options with { TimeLimit = options.TimeLimit / s_prices.Length }, cancel);
            ulong seed = ((ulong)options.Seed * (ulong)s_prices.Length) + (ulong)i;
            var search = new ChainSearch(model, seed, StepsPerRound, s_prices[i], (positions, changes, breaks) => Note(best, positions, changes, breaks));
            if (start is not null)
            {
                search.Restart(start);
            }

            for (int round = 0; round < (options.MaxRounds ?? int.MaxValue) && !deadline.Passed; round++)
            {
                search.Round(deadline.Token);
            }
        }

        var points = best.Select(p => Point(problem, model, p.Value)).ToList();
        while (points.Count > MostPoints)
        {
            // Whoever saves least against its neighbour goes; the ends stay.
            int least = Enumerable.Range(1, points.Count - 2).MinBy(i => points[i - 1].Breaks - points[i].Breaks);
            points.RemoveAt(least);
        }

        return points;
    }

    private static void Note(SortedDictionary<int, (int Breaks, int[] Positions)> best, int[] positions, int changes, int breaks)
    {
        foreach ((int fewer, (int breaks, int[]) known) in best)
        {
            if (fewer > changes)
            {
                break;
            }

            if (known.breaks <= breaks)
            {
                return;
            }
        }

        foreach (int worse in best.Where(p => p.Key >= changes && p.Value.Breaks >= breaks).Select(p => p.Key).ToArray())
        {
            _ = best.Remove(worse);
        }

        best[changes] = (breaks, [.. positions]);
    }

    private static TimetableMoves Point(TimetableProblem problem, Model model, (int Breaks, int[] Positions) plan)
    {
        int[] slots = [.. plan.Positions.Select(p => p + 1)];
        return new TimetableMoves(slots, TableSeating.Assign(model, plan.Positions), plan.Breaks, TimetableReplanner.Moved(problem, slots));
    }
}
