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
    public void A_plan_at_the_bound_is_found_exactly_where_there_is_one()
    {
        (int found, int refused, int counted) = (0, 0, 0);

        Prop.ForAll(SmallTimetables.Problems.ToArbitrary(), problem =>
        {
            Model model = TimetableModel.Of(problem);
            int? best = SmallTimetables.BestByTrying(problem);
            return Questions(model).All(question =>
            {
                var search = new ClosingSearch(model, question);
                search.Round(long.MaxValue / 2, default);
                found += search.Answer == SatAnswer.Satisfiable ? 1 : 0;
                refused += search.Answer == SatAnswer.Unsatisfiable ? 1 : 0;
                counted += question.Cores.Count(c => c.Length > 1);

                return search.Answer == SatAnswer.Satisfiable
                    ? question.Bound == best && search.Breaks == best && TimetableChecker.Check(problem, [.. search.Positions!.Select(s => s + 1)]).Errors.Count == 0
                    : search.Answer == SatAnswer.Unsatisfiable && question.Bound < best;
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        Assert.True(found > 0 && refused > 0 && counted > 0, $"{found} found, {refused} refused, {counted} cores counted: the generator is too tame");
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
            var plain = new ClosingSearch(model, question);
            var told = new ClosingSearch(model, question);
            told.Suggest([.. plan.Slots.Select(s => s - 1)], plan.Breaks);
            plain.Round(long.MaxValue / 2, default);
            told.Round(long.MaxValue / 2, default);
            return plain.Answer == told.Answer;
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    /// <summary>All questions that are open at the end of a round, with rounds as short as they can be.</summary>
    private static List<LastQuestion> Questions(Model model)
    {
        var exact = new ExactSearch(model);
        var questions = new List<LastQuestion>();
        while (!exact.Done)
        {
            exact.Round(1, default);
            if (exact.Question is { } question && !questions.Contains(question))
            {
                questions.Add(question);
            }
        }

        return questions;
    }
}
