using System.Diagnostics;

namespace Isthmus.Scheduling.Tests;

public class SearchBehaviour
{
    [Fact, Trait("Measures", "Seconds")]
    public void A_cancelled_search_returns_at_once_with_a_valid_plan_and_says_that_it_was_cut()
    {
        ForumProblem problem = Crowded();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        long start = Stopwatch.GetTimestamp();

        ForumPlan plan = Assert.IsType<ForumPlanned>(
            ForumScheduler.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromMinutes(5) }, null, cancel.Token)).Plan;

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
        Assert.False(plan.Finished);
        Assert.NotEmpty(plan.Placements);
        Assert.Empty(PlanChecker.Check(problem, plan.Placements));
    }

    [Fact]
    public void A_search_cancelled_before_it_starts_still_gives_the_first_plan()
    {
        ForumProblem problem = Crowded();

        ForumPlan plan = Assert.IsType<ForumPlanned>(ForumScheduler.Solve(problem, null, null, new CancellationToken(canceled: true))).Plan;

        Assert.Equal(0, plan.Rounds);
        Assert.NotEmpty(plan.Placements);
        Assert.Empty(PlanChecker.Check(problem, plan.Placements));
    }

    [Fact]
    public void Progress_grows_and_never_gets_worse()
    {
        var seen = new List<SolveProgress>();

        _ = ForumScheduler.Solve(Crowded(), new SolveOptions { MaxRounds = 6, TimeLimit = TimeSpan.FromMinutes(5) }, new Collect(seen));

        Assert.Equal(6, seen.Count);
        Assert.Equal(1, seen[^1].Fraction);
        Assert.Equal(seen.Select(p => p.Fraction).Order(), seen.Select(p => p.Fraction));
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.Second.Best! <= pair.First.Best!));
    }

    [Fact]
    public void The_same_seed_gives_the_same_timetable_and_the_same_bound()
    {
        TimetableProblem problem = Worlds.Planted(3, people: 40, slots: 10);
        var options = new SolveOptions { Seed = 11, MaxRounds = 3, TimeLimit = TimeSpan.FromMinutes(5) };

        TimetableFound first = Assert.IsType<TimetableFound>(TimetableSolver.Solve(problem, options));
        TimetableFound second = Assert.IsType<TimetableFound>(TimetableSolver.Solve(problem, options));

        Assert.Equal(first.Slots, second.Slots);
        Assert.Equal((first.Bound, first.Rounds), (second.Bound, second.Rounds));
    }

    [Fact]
    public void A_planted_break_free_timetable_is_found_and_proved()
    {
        TimetableProblem problem = Worlds.Planted(4, people: 60, slots: 12);

        TimetableFound found = Assert.IsType<TimetableFound>(TimetableSolver.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(60) }));

        Assert.Empty(TimetableChecker.Check(problem, found.Slots).Errors);
        Assert.Equal((0, 0, true), (found.Breaks, found.Bound, found.Optimal));
    }

    [Fact]
    public void A_plan_that_is_still_the_best_is_kept_as_it_is()
    {
        TimetableProblem problem = Worlds.Planted(5, people: 30, slots: 10);
        TimetableFound first = Assert.IsType<TimetableFound>(TimetableSolver.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(60) }));
        var previous = problem.Meetings.Zip(first.Slots).ToDictionary(x => x.First.Id, x => x.Second);

        TimetableFound again = Assert.IsType<TimetableFound>(TimetableSolver.Solve(problem with { Previous = previous }, new SolveOptions { Seed = 99 }));

        Assert.Equal(first.Slots, again.Slots);
        Assert.Equal(0, again.Moved);
    }

    [Fact]
    public void After_a_cancelled_request_the_others_can_stay_where_they_are()
    {
        ForumProblem problem = Worlds.Delegation(6, guests: 30, hosts: 12, requests: 90, days: 3);
        ForumPlan before = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 10, TimeLimit = TimeSpan.FromMinutes(1) });
        Dictionary<string, ForumPlace> places = before.Placements.ToDictionary(p => p.Request, p => p.Place);
        ForumProblem after = problem with
        {
            Requests = [.. problem.Requests.Skip(1).Select(r => r with { Previous = places.TryGetValue(r.Id, out ForumPlace at) ? at : null })],
        };

        ForumPlan plan = DelegationPlans.Plan(after, new SolveOptions { ChangesBeforeBreaks = true, MaxRounds = 6, TimeLimit = TimeSpan.FromMinutes(1) });

        Assert.Empty(PlanChecker.Check(after, plan.Placements));
        Assert.Empty(plan.Moved);
        Assert.All(plan.Placements.Where(p => places.ContainsKey(p.Request)), p => Assert.Equal(places[p.Request], p.Place));
    }

    [Fact]
    public void Locked_meetings_stay_at_their_table_and_hosts_keep_theirs()
    {
        ForumProblem problem = Worlds.Delegation(8, guests: 30, hosts: 8, requests: 70, days: 3);
        ForumPlan first = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 4, TimeLimit = TimeSpan.FromMinutes(1) });
        ForumProblem locked = problem with
        {
            Requests = [.. problem.Requests.Select((r, i) => i % 3 == 0 ? r with { Locked = first.Placements.FirstOrDefault(p => p.Request == r.Id)?.Place } : r)],
        };

        ForumPlan plan = DelegationPlans.Plan(locked, new SolveOptions { Seed = 5, MaxRounds = 4, TimeLimit = TimeSpan.FromMinutes(1) });

        Assert.Empty(PlanChecker.Check(locked, plan.Placements));
        Assert.True(TableChanges(problem, first) * 5 < first.Placements.Count, $"{TableChanges(problem, first)} table changes of hosts in {first.Placements.Count} meetings");
    }

    private static int TableChanges(ForumProblem problem, ForumPlan plan)
    {
        var hosts = problem.Participants.Where(p => p.KeepsTable && p.People == 1).Select(p => p.Id).ToHashSet();
        var sides = problem.Requests.ToDictionary(r => r.Id, r => r.B);
        return plan.Placements.Where(p => hosts.Contains(sides[p.Request])).GroupBy(p => (sides[p.Request], p.Place.Venue))
            .Sum(g => g.OrderBy(p => p.Place.Slot).Zip(g.OrderBy(p => p.Place.Slot).Skip(1)).Count(x => x.First.Place.Table != x.Second.Place.Table));
    }

    /// <summary>More requests than places, so that no bound is met and the search goes on.</summary>
    private static ForumProblem Crowded() => Worlds.Delegation(9, guests: 40, hosts: 20, requests: 260, days: 1, slotsPerDay: 12);

    private sealed class Collect(List<SolveProgress> seen) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => seen.Add(value);
    }
}
