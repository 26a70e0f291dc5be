using FsCheck;
using FsCheck.Fluent;
using Isthmus.Scheduling.Exact;
using Isthmus.Scheduling.Search;
using Isthmus.Scheduling.Timetable;

namespace Isthmus.Scheduling.Tests;

/// <summary>The last question of the proof, asked of a solver of its own, on small problems that are also solved by trying everything.</summary>
public class ClosingSearches
{
    [Fact]
    public void A_plan_at_the_bound_or_one_break_above_is_found_exactly_where_there_is_one()
    {
        (int found, int refused, int counted) = (0, 0, 0);

        // Fixed seeds: a core of more than one literal is too rare in such small problems to come by chance each time.
        for (int seed = 0; seed < 2500; seed++)
        {
            TimetableProblem problem = SmallTimetables.Make(new Random(seed));
            Model model = TimetableModel.Of(problem);
            List<LastQuestion> questions = Questions(model);
            int? best = questions.Count > 0 ? SmallTimetables.BestByTrying(problem) : null;
            foreach ((LastQuestion question, bool wide) in questions.SelectMany(q => new[] { (q, false), (q, true) }))
            {
                int most = question.Bound + (wide ? 1 : 0);
                var search = new ClosingSearch(model, question, wide);
                search.Round(long.MaxValue / 2, default);
                counted += question.Cores.Count(c => c.Length > 1);
                if (best <= most)
                {
                    found++;
                    Assert.Equal(SatAnswer.Satisfiable, search.Answer);
                    Assert.InRange(search.Breaks, best.Value, most);
                    Assert.Empty(TimetableChecker.Check(problem, [.. search.Positions!.Select(s => s + 1)]).Errors);
                }
                else
                {
                    refused++;
                    Assert.Equal(SatAnswer.Unsatisfiable, search.Answer);
                }
            }
        }

        Assert.True(found > 0 && refused > 0 && counted > 0, $"{found} found, {refused} refused, {counted} cores counted: the generator is too tame");
    }

    [Fact]
    public void What_the_two_questions_refuse_is_a_bound_and_no_more_than_is_true()
    {
        (int met, int above, int beyond) = (0, 0, 0);
        for (int seed = 0; seed < 2500; seed++)
        {
            TimetableProblem problem = SmallTimetables.Make(new Random(seed));
            Model model = TimetableModel.Of(problem);
            List<LastQuestion> questions = Questions(model);
            int best = questions.Count > 0 ? SmallTimetables.BestByTrying(problem) ?? int.MaxValue : 0;
            foreach (LastQuestion question in questions)
            {
                var pair = new ClosingPair(model, question);
                while (pair.Round(Math.Max(question.Bound, pair.Bound), pair.Positions, pair.Breaks, long.MaxValue / 2, default))
                {
                    Assert.InRange(pair.Bound, 0, best);
                }

                if (best <= question.Bound + 1)
                {
                    (met, above) = best == question.Bound ? (met + 1, above) : (met, above + 1);
                    Assert.Equal((best, best == question.Bound ? 0 : best), (pair.Breaks, pair.Bound));
                }
                else
                {
                    beyond++;
                    Assert.Equal((null, question.Bound + 2), (pair.Positions, pair.Bound));
                }
            }
        }

        Assert.True(met > 0 && above > 0 && beyond > 0, $"{met} met, {above} one above, {beyond} beyond: the generator is too tame");
    }

    [Fact]
    public void Where_it_begins_does_not_change_the_answer() => Prop.ForAll(SmallTimetables.Problems.ToArbitrary(), problem =>
    {
        Model model = TimetableModel.Of(problem);
        if (TimetableSolver.Solve(problem, new SolveOptions { MaxRounds = 0 }) is not TimetableFound plan)
        {
            return true;
        }

        return Questions(model).All(question =>
        {
            var plain = new ClosingSearch(model, question, false);
            var told = new ClosingSearch(model, question, false);
            told.Suggest([.. plan.Slots.Select(s => s - 1)], plan.Breaks);
            plain.Round(long.MaxValue / 2, default);
            told.Round(long.MaxValue / 2, default);
            return plain.Answer == told.Answer;
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    /// <summary>All questions that are open at the end of a round. Rounds begin short, to see many, and grow, because one too short for a conflict gets nowhere.</summary>
    private static List<LastQuestion> Questions(Model model)
    {
        var exact = new ExactSearch(model);
        var questions = new List<LastQuestion>();
        for (long ticks = 10; !exact.Done; ticks += ticks / 5)
        {
            exact.Round(ticks, default);
            if (exact.Question is { } question && !questions.Contains(question))
            {
                questions.Add(question);
            }
        }

        return questions;
    }
}
