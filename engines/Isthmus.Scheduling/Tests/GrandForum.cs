using System.Diagnostics;

namespace Isthmus.Scheduling.Tests;

/// <summary>A thousand participants with everything that the wider form has.</summary>
[Trait("Measures", "Seconds")]
public class GrandForum
{
    [Fact]
    public void A_thousand_participants_with_interpreters_get_a_valid_plan_within_a_minute()
    {
        ForumProblem problem = Worlds.Grand(1);
        var seen = new List<SolveProgress>();
        long start = Stopwatch.GetTimestamp();

        ForumPlan plan = Assert.IsType<ForumPlanned>(
            ForumScheduler.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(30) }, new Collect(seen), TestContext.Current.CancellationToken)).Plan;

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        Assert.Empty(PlanChecker.Check(problem, plan.Placements));
        Assert.True(took < TimeSpan.FromSeconds(60), $"{took}");
        Assert.NotEmpty(seen);
        Assert.True(plan.Bound.WeightMissing <= plan.Score.WeightMissing);
        Assert.All(plan.Unplaced, u => Assert.NotEmpty(u.Reasons));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{plan.Placements.Count} of {problem.Requests.Count} placed, {plan.Score} bound {plan.Bound}, {plan.Placements.Count(p => p.Interpreter is not null)} interpreted, {plan.Unplaced.Count(u => u.Way is not null)} ways, {plan.Rounds} rounds, {took}");
    }

    [Fact]
    public void It_can_be_cancelled_at_any_time()
    {
        ForumProblem problem = Worlds.Grand(2);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        long start = Stopwatch.GetTimestamp();

        ForumPlan plan = Assert.IsType<ForumPlanned>(ForumScheduler.Solve(problem, new SolveOptions { TimeLimit = TimeSpan.FromMinutes(5) }, null, cancel.Token)).Plan;

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(40), $"{Stopwatch.GetElapsedTime(start)}");
        Assert.False(plan.Finished);
        Assert.Empty(PlanChecker.Check(problem, plan.Placements));
    }

    private sealed class Collect(List<SolveProgress> seen) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => seen.Add(value);
    }
}
