using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Scheduling.Tests;

/// <summary>Small benchmark-form problems, solved by trying everything.</summary>
public class SmallTimetables
{
    internal static readonly Gen<TimetableProblem> Problems =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Make(new Random(seed));

    [Fact]
    public void The_answer_is_the_one_that_trying_everything_gives() => Prop.ForAll(Problems.ToArbitrary(), problem =>
    {
        int? expected = BestByTrying(problem);
        TimetableResult result = TimetableSolver.Solve(problem, new SolveOptions { MaxRounds = 50, TimeLimit = TimeSpan.FromMinutes(2) });

        return expected is { } breaks
            ? result is TimetableFound found && found.Breaks == breaks && found.Optimal && IsValid(problem, found)
            : result is TimetableImpossible;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void A_bound_holds_however_early_the_search_is_cut() => Prop.ForAll(Problems.ToArbitrary(), problem =>
        TimetableSolver.Solve(problem, new SolveOptions { MaxRounds = 0 }) switch
        {
            TimetableFound found => found.Bound <= BestByTrying(problem) && found.Breaks >= found.Bound && IsValid(problem, found),
            TimetableOpen open => BestByTrying(problem) is not { } best || open.Bound <= best,
            TimetableImpossible => BestByTrying(problem) is null,
            _ => false,
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_generator_makes_possible_and_impossible_problems_with_and_without_breaks()
    {
        int?[] answers = [.. Enumerable.Range(0, 150).Select(seed => BestByTrying(Make(new Random(seed))))];

        Assert.Contains(answers, a => a is null);
        Assert.Contains(answers, a => a == 0);
        Assert.Contains(answers, a => a > 0);
    }

    private static bool IsValid(TimetableProblem problem, TimetableFound found)
    {
        (IReadOnlyList<string> errors, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(problem, found.Slots);
        return errors.Count == 0 && breaks.Values.Sum() == found.Breaks && breaks.Values.Max() - breaks.Values.Min() == found.Spread
            && found.Slots.Zip(found.Tables).Distinct().Count() == found.Slots.Count && found.Tables.All(t => t >= 1 && t <= problem.Tables);
    }

    internal static TimetableProblem Make(Random random)
    {
        int slots = random.Next(2, 7);
        int people = random.Next(3, 7);
        int morning = random.Next(1, slots + 1);
        int meetings = random.Next(1, 9);
        var pairs = Enumerable.Range(0, meetings).Select(_ =>
        {
            int a = random.Next(people);
            return (A: a + 1, B: ((a + 1 + random.Next(people - 1)) % people) + 1);
        }).ToArray();
        HashSet<int>[] forbidden = [.. Enumerable.Range(0, people).Select(_ => Enumerable.Range(1, slots).Where(_ => random.Next(5) == 0).ToHashSet())];
        return new TimetableProblem
        {
            Slots = slots,
            MorningSlots = morning,
            Tables = random.Next(1, 4),
            Fairness = random.Next(3) == 0 ? null : random.Next(3),
            Participants = [.. forbidden.Select((f, p) => new TimetableParticipant(p + 1, f))],
            Meetings =
            [
                .. pairs.Select((pair, i) =>
                {
                    int[] open = [.. Enumerable.Range(1, slots).Where(s => !forbidden[pair.A - 1].Contains(s) && !forbidden[pair.B - 1].Contains(s))];
                    bool isFixed = random.Next(6) == 0 && open.Length > 0;
                    TimetableSession session = isFixed || random.Next(3) > 0 ? TimetableSession.Any : (TimetableSession)random.Next(1, 3);
                    return new TimetableMeeting(i + 1, pair.A, pair.B, session, isFixed ? open[random.Next(open.Length)] : null);
                }),
            ],
            Precedences = [.. Enumerable.Range(1, meetings - 1).Where(_ => random.Next(5) == 0).Select(i => new TimetablePrecedence(i, i + 1))],
        };
    }

    /// <summary>The fewest breaks of any plan, or null if there is none.</summary>
    internal static int? BestByTrying(TimetableProblem problem)
    {
        var slots = new int[problem.Meetings.Count];
        int? best = null;
        Try(0);
        return best;

        void Try(int index)
        {
            if (index == slots.Length)
            {
                (IReadOnlyList<string> errors, IReadOnlyDictionary<int, int> breaks) = TimetableChecker.Check(problem, slots);
                int total = breaks.Values.Sum();
                best = errors.Count == 0 && (best is null || total < best) ? total : best;
                return;
            }

            TimetableMeeting meeting = problem.Meetings[index];
            for (int s = 1; s <= problem.Slots; s++)
            {
                bool clash = false;
                for (int i = 0; i < index && !clash; i++)
                {
                    TimetableMeeting other = problem.Meetings[i];
                    clash = slots[i] == s && (other.A == meeting.A || other.A == meeting.B || other.B == meeting.A || other.B == meeting.B);
                }

                if (!clash && (meeting.FixedSlot ?? s) == s)
                {
                    slots[index] = s;
                    Try(index + 1);
                }
            }
        }
    }
}
