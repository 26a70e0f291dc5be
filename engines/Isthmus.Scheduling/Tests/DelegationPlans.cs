namespace Isthmus.Scheduling.Tests;

public class DelegationPlans
{
    [Fact, Trait("Measures", "Seconds")]
    public void Seventy_guests_and_200_requests_over_two_cities_and_six_days_are_planned_without_a_clash_in_5_seconds()
    {
        ForumProblem problem = Worlds.Delegation(1);
        using var clock = new Seconds();

        ForumPlan plan = Plan(problem, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(4), MaxRounds = 40 });

        TimeSpan took = clock.Taken();
        Assert.InRange(took.TotalSeconds, 0, 5);
        Assert.Empty(PlanChecker.Check(problem, plan.Placements));
        Assert.Equal(problem.Requests.Count, plan.Placements.Count + plan.Unplaced.Count);
        Assert.Equal(plan.Score.Breaks, PlanChecker.Breaks(problem, plan.Placements).Values.Sum());
        Assert.All(plan.Unplaced, u => Assert.NotEmpty(u.Reasons));
        Assert.Equal(0, plan.Score.MustMeetsMissing);
        TestContext.Current.SendDiagnosticMessage($"{plan.Score} bound {plan.Bound} rounds {plan.Rounds} {took}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        ForumProblem problem = Worlds.Delegation(2, guests: 20, hosts: 10, requests: 60);
        var options = new SolveOptions { Seed = 7, MaxRounds = 3, TimeLimit = TimeSpan.FromMinutes(2) };

        Assert.Equal(Plan(problem, options).Placements, Plan(problem, options).Placements);
    }

    internal static ForumPlan Plan(ForumProblem problem, SolveOptions? options = null) =>
        Assert.IsType<ForumPlanned>(ForumScheduler.Solve(problem, options, null, TestContext.Current.CancellationToken)).Plan;
}
