using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Isthmus.Scheduling.Exact;
using Isthmus.Scheduling.Search;
using Isthmus.Scheduling.Timetable;

namespace Isthmus.Scheduling.Tests;

/// <summary>The parts of the search of the benchmark form, against plain counting and against trying everything.</summary>
public class SlotBoards
{
    [Fact]
    public void All_counts_and_prices_hold_after_any_series_of_changes() => Prop.ForAll(
        SmallTimetables.Problems.ToArbitrary(), Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (problem, seed) =>
        {
            Model model = TimetableModel.Of(Moved(problem, seed));
            var board = new SlotBoard(model);
            var random = new Random(seed);
            for (int step = 0; step < 60; step++)
            {
                Change(model, board, random);
                if (!Counts(model, board))
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Neighbourhoods_lead_to_the_best_plan_and_claim_no_more() => Prop.ForAll(SmallTimetables.Problems.ToArbitrary(), problem =>
    {
        Model model = TimetableModel.Of(problem);
        if (model.Domain.Any(d => d.Length == 0))
        {
            return true;
        }

        var search = new ChainSearch(model, 1, 200);
        search.Round(default);
        if (search.Missing > 0 || search.Unfair > 0)
        {
            return true;
        }

        var neighbourhoods = new NeighbourhoodSearch(model, 1);
        neighbourhoods.Start(search.Positions, search.Breaks);
        for (int round = 0; round < 200 && neighbourhoods.Breaks > neighbourhoods.Bound; round++)
        {
            neighbourhoods.Round(100_000, default);
        }

        (IReadOnlyList<string> errors, _) = TimetableChecker.Check(problem, [.. neighbourhoods.Positions!.Select(s => s + 1)]);
        int best = SmallTimetables.BestByTrying(problem)!.Value;
        return errors.Count == 0 && neighbourhoods.Breaks == best && neighbourhoods.Bound == best;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_day_of_more_slots_than_a_board_holds_is_planned_all_the_same()
    {
        TimetableProblem problem = Worlds.Planted(6, people: 12, slots: 70);

        TimetableFound found = Assert.IsType<TimetableFound>(TimetableSolver.Solve(problem, new SolveOptions { MaxRounds = 20, TimeLimit = TimeSpan.FromMinutes(1) }));

        Assert.Empty(TimetableChecker.Check(problem, found.Slots).Errors);
    }

    /// <summary>Half of the problems change a plan.</summary>
    private static TimetableProblem Moved(TimetableProblem problem, int seed) => seed % 2 == 0
        ? problem
        : problem with { Previous = problem.Meetings.ToDictionary(m => m.Id, m => 1 + ((m.Id * 7) % problem.Slots)) };

    private static void Change(Model model, SlotBoard board, Random random)
    {
        int m = random.Next(model.Meetings);
        int person = random.Next(2) == 0 ? model.A[m] : model.B[m];
        if (board.SlotOf[m] < 0)
        {
            ulong free = board.Domain(m) & ~board.Used(model.A[m]) & ~board.Used(model.B[m]);
            if (free != 0)
            {
                int slot = BitOperations.TrailingZeroCount(free);
                long expected = board.Cost + board.RiseOfPlacing(m, slot);
                board.Place(m, slot);
                Assert.Equal(expected, board.Cost);
            }
        }
        else if (random.Next(5) == 0)
        {
            board.Remove(m);
        }
        else
        {
            int to = random.Next(model.Slots);
            int limit = random.Next(-200, 400);
            bool both = to != board.SlotOf[m] && (board.Used(person) >> to & 1) == 1;
            if ((both && board.LookRound(person, board.SlotOf[m], to, limit)) || ((board.Allowed[person] & ~board.Used(person)) >> to & 1) == 1 && board.Look(person, board.SlotOf[m], to, limit))
            {
                long before = board.Cost;
                board.Flip(board.SlotOf[m], to);
                Assert.True(board.Cost - before <= limit, $"rises by {board.Cost - before}, the limit was {limit}");
                Assert.Equal(to, board.SlotOf[m]);
            }
        }
    }

    private static bool Counts(Model model, SlotBoard board)
    {
        int[] at = board.SlotOf;
        int[] all = [.. Enumerable.Range(0, model.Meetings)];
        int[] breaks = [.. model.MeetingsOf.Select(mine => Breaks([.. mine.Select(m => at[m]).Where(s => s >= 0).Order()]))];
        bool clash = model.MeetingsOf.Any(mine => mine.Where(m => at[m] >= 0).GroupBy(m => at[m]).Any(g => g.Count() > 1));
        return !clash
            && board.Breaks == breaks.Sum()
            && board.Broken.Count == breaks.Count(b => b > 0)
            && board.UnfairBreaks == breaks.Sum(b => Math.Max(0, b - (model.Fairness ?? 99)))
            && board.Unplaced.Count == at.Count(s => s < 0)
            && board.OutOfPlace.Count == all.Count(m => at[m] >= 0 && !model.Domain[m].Contains(at[m]))
            && board.Crowded == at.Where(s => s >= 0).GroupBy(s => s).Sum(g => Math.Max(0, g.Count() - model.Capacity[g.Key]))
            && board.Disordered == all.Sum(m => model.Later[m].Count(l => at[m] >= 0 && at[l] >= 0 && at[l] <= at[m]))
            && board.Changes == all.Count(m => model.Previous[m] >= 0 && model.Previous[m] != at[m]);
    }

    private static int Breaks(int[] slots) => slots.Zip(slots.Skip(1)).Count(x => x.Second > x.First + 1);
}
