using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Scheduling.Tests;

/// <summary>Small product-form problems, solved by trying everything.</summary>
public class SmallForums
{
    [Fact]
    public void The_plan_is_valid_and_places_as_much_as_trying_everything_does() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            ForumProblem problem = Make(new Random(seed));
            ForumPlan plan = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 2, TimeLimit = TimeSpan.FromMinutes(2) });
            (int must, long weight) = LeastMissing(problem);

            return PlanChecker.Check(problem, plan.Placements).Count == 0
                && (plan.Score.MustMeetsMissing, plan.Score.WeightMissing) == (must, weight)
                && plan.Bound.MustMeetsMissing <= must
                && plan.Bound.WeightMissing <= LeastWeightMissing(problem)
                && plan.Score.Breaks == PlanChecker.Breaks(problem, plan.Placements).Values.Sum()
                && plan.Placements.Count + plan.Unplaced.Count == problem.Requests.Count
                && plan.Unplaced.All(u => u.Reasons.Count > 0 && !u.Reasons.Any(r => r is StillPossible));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    [Fact]
    public void Every_place_of_an_unplaced_request_is_indeed_blocked() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            ForumProblem problem = Make(new Random(seed));
            ForumPlan plan = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 1, TimeLimit = TimeSpan.FromMinutes(2) });

            return plan.Unplaced.All(u =>
                from slot in Enumerable.Range(0, problem.Slots.Count)
                from venue in Enumerable.Range(0, problem.Venues.Count)
                from table in Enumerable.Range(1, problem.Venues[venue].Tables)
                select PlanChecker.CheckMove(problem, plan.Placements, new ForumPlacement(u.Request, new ForumPlace(slot, venue, table))),
                clashes => clashes.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void With_languages_and_interpreters_too() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => IsSoundAndBest(Rich.WithLanguages(Make(new Random(seed)), new Random(seed + 1)))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void With_pauses_too() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => IsSoundAndBest(Rich.WithPauses(Make(new Random(seed)), new Random(seed + 1)))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void With_travel_too() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => IsSoundAndBest(Rich.WithTravel(Make(new Random(seed)), new Random(seed + 1)))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void With_virtual_meetings_and_local_hours_too() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => IsSoundAndBest(Rich.WithVirtual(Make(new Random(seed)), new Random(seed + 1)))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void With_all_of_them_at_once() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed + 1);
            ForumProblem problem = Rich.WithVirtual(Rich.WithTravel(Rich.WithPauses(Make(new Random(seed)), random), random), random);
            return IsSoundAndBest(Rich.WithLanguages(problem, random));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    /// <summary>A place that is too far away and in another city as well: found by the property above, once in some thousand forums.</summary>
    [Fact]
    public void In_another_city_and_too_far_away_both_are_true()
    {
        const int Seed = 1554036289;
        var random = new Random(Seed + 1);
        ForumProblem problem = Rich.WithVirtual(Rich.WithTravel(Rich.WithPauses(Make(new Random(Seed)), random), random), random);
        Assert.True(IsSoundAndBest(Rich.WithLanguages(problem, random)));
    }

    /// <summary>Valid by the checker, as good as the best of all plans, bounds that hold, and reasons that say it all and nothing superfluous.</summary>
    internal static bool IsSoundAndBest(ForumProblem problem)
    {
        ForumPlan plan = DelegationPlans.Plan(problem, new SolveOptions { MaxRounds = 2, TimeLimit = TimeSpan.FromMinutes(2) });
        (int must, long weight) = LeastMissing(problem);
        IReadOnlyList<PlanClash> clashes = PlanChecker.Check(problem, plan.Placements);
        string? fault = clashes.Count > 0 ? string.Join(", ", clashes)
            : (plan.Score.MustMeetsMissing, plan.Score.WeightMissing) != (must, weight) ? $"{plan.Score} is not ({must}, {weight})"
            : plan.Bound.MustMeetsMissing > must || plan.Bound.WeightMissing > LeastWeightMissing(problem) ? $"bound {plan.Bound} for ({must}, {weight})"
            : plan.Score.Breaks != PlanChecker.Breaks(problem, plan.Placements).Values.Sum() ? "breaks"
            : ReasonsInFull.Fault(problem, plan) ?? WaysInFull.Fault(problem, plan);
        return fault is null ? true : throw new Xunit.Sdk.XunitException(fault);
    }

    internal static ForumProblem Make(Random random)
    {
        int slots = random.Next(2, 5);
        int people = random.Next(3, 6);
        ForumProblem problem = new()
        {
            Slots = [.. Enumerable.Range(0, slots).Select(s => new ForumSlot(s * 2 / slots, 0))],
            Venues =
            [
                .. Enumerable.Range(0, random.Next(1, 3)).Select(v => new ForumVenue
                {
                    City = v == 0 ? "Northbridge" : "Eastport",
                    Tables = random.Next(1, 3),
                    OpenSlots = random.Next(3) == 0 ? [.. Enumerable.Range(0, slots).Where(_ => random.Next(3) > 0)] : null,
                }),
            ],
            Participants =
            [
                .. Enumerable.Range(0, people).Select(p => new ForumParticipant
                {
                    Id = $"p{p}",
                    Busy = [.. Enumerable.Range(0, slots).Where(_ => random.Next(6) == 0)],
                    MaxPerDay = random.Next(4) == 0 ? 1 : null,
                    People = random.Next(5) == 0 ? 2 : 1,
                }),
            ],
            Requests =
            [
                .. Enumerable.Range(0, random.Next(1, 6)).Select(r =>
                {
                    int a = random.Next(people);
                    return new ForumRequest
                    {
                        Id = $"r{r}",
                        A = $"p{a}",
                        B = $"p{(a + 1 + random.Next(people - 1)) % people}",
                        Weight = random.Next(1, 4),
                        MustMeet = random.Next(4) == 0,
                        Bar = random.Next(8) == 0 ? PlacementBar.Hold : null,
                        Slots = random.Next(5) == 0 ? [random.Next(slots)] : null,
                    };
                }),
            ],
        };
        return random.Next(3) > 0 || problem.Requests.Count < 2 ? problem : problem with { Precedences = [new ForumPrecedence("r0", "r1")] };
    }

    private static (int Must, long Weight) LeastMissing(ForumProblem problem) => AllPlans(problem)
        .Select(placed => (
            problem.Requests.Count(r => r.MustMeet && r.Bar is null && !placed.Contains(r.Id)),
            problem.Requests.Where(r => r.Bar is null && !placed.Contains(r.Id)).Sum(r => (long)r.Weight)))
        .Min();

    private static long LeastWeightMissing(ForumProblem problem) => AllPlans(problem)
        .Min(placed => problem.Requests.Where(r => r.Bar is null && !placed.Contains(r.Id)).Sum(r => (long)r.Weight));

    /// <summary>The sets of requests that a valid plan can place, by the checker.</summary>
    private static List<HashSet<string>> AllPlans(ForumProblem problem) => [.. EveryPlanOf(problem).Select(p => p.Select(x => x.Request).ToHashSet())];

    internal static List<List<ForumPlacement>> EveryPlanOf(ForumProblem problem)
    {
        var plans = new List<List<ForumPlacement>>();
        Try(0, []);
        return plans;

        void Try(int index, List<ForumPlacement> placed)
        {
            if (index == problem.Requests.Count)
            {
                plans.Add(placed);
                return;
            }

            Try(index + 1, placed);
            if (problem.Requests[index].Virtual)
            {
                foreach (ForumPlacement move in Enumerable.Range(0, problem.Slots.Count).Select(s => new ForumPlacement(problem.Requests[index].Id, ForumPlace.OnlineAt(s)))
                    .Where(move => PlanChecker.CheckMove(problem, placed, move).Count == 0))
                {
                    Try(index + 1, [.. placed, move]);
                }

                return;
            }

            for (int slot = 0; slot < problem.Slots.Count; slot++)
            {
                for (int venue = 0; venue < problem.Venues.Count; venue++)
                {
                    // Tables of a venue are alike: the first free one stands for all.
                    int table = Enumerable.Range(1, problem.Venues[venue].Tables)
                        .FirstOrDefault(t => placed.All(p => p.Place != new ForumPlace(slot, venue, t)));
                    var move = new ForumPlacement(problem.Requests[index].Id, new ForumPlace(slot, venue, table));
                    if (table > 0 && PlanChecker.CheckMove(problem, placed, move).Count == 0)
                    {
                        Try(index + 1, [.. placed, move]);
                    }
                }
            }
        }
    }
}

/// <summary>Reads better than a nested query.</summary>
internal static class QueryExtensions
{
    public static bool All<T, TItem>(this IReadOnlyList<T> list, Func<T, IEnumerable<TItem>> items, Func<TItem, bool> holds) =>
        list.All(x => items(x).All(holds));
}
