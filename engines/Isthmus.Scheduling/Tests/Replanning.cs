using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Scheduling.Tests;

public class Replanning
{
    [Fact]
    public void The_curve_is_valid_and_its_bound_holds_against_trying_everything() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed + 2);
            ForumProblem problem = SmallForums.Make(new Random(seed));
            problem = random.Next(2) == 0 ? problem : Rich.WithLanguages(Rich.WithPauses(problem, random), random);
            ForumPlan before = DelegationPlans.Plan(problem, new SolveOptions { Seed = 3, MaxRounds = 1, TimeLimit = TimeSpan.FromMinutes(2) });

            // What was planned is kept, but some were not there, and somebody is busy now.
            problem = problem with
            {
                Requests = [.. problem.Requests.Select(r => random.Next(3) == 0 ? r : r with { Previous = before.Placements.FirstOrDefault(p => p.Request == r.Id)?.Place })],
                Participants = [.. problem.Participants.Select(p => random.Next(4) > 0 ? p : p with { Busy = [.. p.Busy, random.Next(problem.Slots.Count)] })],
            };
            ForumTradeOff curve = Curve(problem, new SolveOptions { MaxRounds = 2, TimeLimit = TimeSpan.FromMinutes(2) });

            Assert.NotEmpty(curve.Points);
            Assert.All(curve.Points, p => Assert.Empty(PlanChecker.Check(problem, p.Plan.Placements)));
            Assert.All(curve.Points, p => Assert.Equal(Changes(problem, p.Plan.Placements), p.Plan.Score.Changes));
            Assert.All(curve.Points.Zip(curve.Points.Skip(1)), x => Assert.True(
                x.First.Plan.Score.Changes < x.Second.Plan.Score.Changes && x.First.Plan.Score.Breaks > x.Second.Plan.Score.Breaks));

            // The bound is about all plans that place what the first one places.
            ForumPlan first = curve.Points[0].Plan;
            HashSet<string> placed = [.. first.Placements.Select(p => p.Request)];
            int fewest = SmallForums.EveryPlanOf(problem).Where(plan => placed.IsSubsetOf(plan.Select(p => p.Request))).Min(plan => Changes(problem, plan));
            Assert.InRange(curve.ChangesBound, 0, fewest);
            Assert.InRange(first.Score.Changes, fewest, int.MaxValue);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Theory, Trait("Measures", "Seconds")]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void A_cancellation_touches_nobody_and_a_new_request_at_most_three_others_within_a_second(int seed)
    {
        ForumProblem problem = Worlds.Delegation(seed, guests: 90, hosts: 40, requests: 301, days: 4);
        ForumProblem published = problem with { Requests = [.. problem.Requests.Skip(1)] };
        ForumPlan before = DelegationPlans.Plan(published, new SolveOptions { MaxRounds = 6, TimeLimit = TimeSpan.FromMinutes(1) });
        Dictionary<string, ForumPlace> places = before.Placements.ToDictionary(p => p.Request, p => p.Place);
        ForumRequest[] kept = [.. problem.Requests.Select(r => r with { Previous = places.TryGetValue(r.Id, out ForumPlace at) ? at : null })];
        Assert.InRange(before.Placements.Count, 280, 300);

        // The first call pays for compiling.
        _ = Curve(published, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(0.1) });
        ForumRequest cancelled = kept.Last(r => r.Previous is not null);
        using var cancelling = new Seconds();
        ForumTradeOff fewer = Curve(problem with { Requests = [.. kept.Skip(1).Where(r => r != cancelled)] }, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(0.5) });
        Assert.InRange(cancelling.Taken().TotalSeconds, 0, 1);
        Assert.Empty(fewer.Points[0].Touched);
        Assert.Equal(0, fewer.ChangesBound);

        ForumRequest added = kept[0] with { Bar = null };
        ForumProblem more = problem with { Requests = [added, .. kept.Skip(1)] };
        using var adding = new Seconds();
        ForumTradeOff curve = Curve(more, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(0.5) });
        Assert.InRange(adding.Taken().TotalSeconds, 0, 1);
        Assert.Contains(curve.Points[0].Plan.Placements, p => p.Request == added.Id);
        Assert.InRange(curve.Points[0].Touched.Count(who => who != added.A && who != added.B), 0, 3);
        Assert.Equal(curve.ChangesBound, curve.Points[0].Plan.Score.Changes);
        Assert.All(curve.Points, p => Assert.Empty(PlanChecker.Check(more, p.Plan.Placements)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve()
    {
        ForumProblem problem = Worlds.Delegation(5, guests: 30, hosts: 12, requests: 90, days: 2);
        ForumPlan before = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 1, TimeLimit = TimeSpan.FromMinutes(1) });
        problem = problem with { Requests = [.. problem.Requests.Select(r => r with { Previous = before.Placements.FirstOrDefault(p => p.Request == r.Id)?.Place })] };
        var options = new SolveOptions { Seed = 4, MaxRounds = 14, TimeLimit = TimeSpan.FromMinutes(2) };

        (ForumTradeOff first, ForumTradeOff second) = (Curve(problem, options), Curve(problem, options));

        Assert.Equal(first.Points.Select(p => p.Plan.Score), second.Points.Select(p => p.Plan.Score));
        Assert.Equal(first.Points.SelectMany(p => p.Plan.Placements), second.Points.SelectMany(p => p.Plan.Placements));
    }

    private static int Changes(ForumProblem problem, IReadOnlyList<ForumPlacement> plan) => problem.Requests.Count(r => r.Previous is { } at
        && !plan.Any(p => p.Request == r.Id && (p.Place.Slot, p.Place.Venue) == (at.Slot, at.Venue)));

    private static ForumTradeOff Curve(ForumProblem problem, SolveOptions options) =>
        Assert.IsType<ForumTradeOff>(ForumReplanner.Compare(problem, options, null, TestContext.Current.CancellationToken));
}
