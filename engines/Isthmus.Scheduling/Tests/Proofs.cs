using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Scheduling.Tests;

/// <summary>The proofs that the solver writes are checked by other code.</summary>
public class Proofs
{
    [Fact]
    public void Each_small_problem_without_a_plan_and_each_bound_comes_with_a_proof_that_checks() => Prop.ForAll(SmallTimetables.Problems.ToArbitrary(), problem =>
    {
        (TimetableResult result, ProofLog log, string formula, string steps) = Prove(problem);

        return result switch
        {
            TimetableImpossible => log.Claim == "no plan exists" && RupChecker.Fault(formula, steps) is null,
            TimetableFound { Bound: > 0 } found => log.Claim == $"every plan has at least {found.Bound} breaks" && RupChecker.Fault(formula, steps) is null,
            TimetableFound => log.Claim is null && RupChecker.Fault(formula, steps) is not null,
            _ => false,
        };
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_proof_passes_for_a_formula_that_has_a_model() => Prop.ForAll(SmallTimetables.Problems.ToArbitrary(), problem =>
    {
        (TimetableResult result, _, string formula, string steps) = Prove(problem);
        if (result is not TimetableFound { Bound: > 0 })
        {
            return true;
        }

        // The claim of a plan with fewer breaks is the last clause; without it the plan that was found is a model.
        string[] lines = formula.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return RupChecker.Fault(string.Join('\n', lines[..^1]), steps) is not null;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("forumt-14crafd.forb0003", 2)]
    [InlineData("tic-12.forb0003", 2)]
    [InlineData("tic-13.forb0003", 2)]
    [InlineData("tic-13crafc.forb0003", 2)]
    [InlineData("forumt-14.original", 0)]
    [InlineData("forumt-14crafd.original", 0)]
    [InlineData("tic-13crafc.original", 0)]
    [InlineData("forum-14.original", 0)]
    [InlineData("forum-13crafb.original", 0)]
    [InlineData("forum-13crafb.prec15", 2)]
    [InlineData("forumt-14.original", 2)]
    [InlineData("forumt-14crafd.original", 2)]
    public void The_proof_for_a_published_instance_checks_and_a_tampered_one_does_not(string name, int fairness)
    {
        TimetableProblem problem = SharedInstances.Read(name) with { Fairness = fairness };

        (_, ProofLog log, string formula, string steps) = Prove(problem);

        Assert.NotNull(log.Claim);
        Assert.Null(RupChecker.Fault(formula, steps));

        // Cut short, or without what leads to its last step, it proves nothing.
        string[] lines = steps.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotNull(RupChecker.Fault(formula, string.Join('\n', lines[..^1])));
        Assert.True(lines.Length == 1 || log.Claim != "no plan exists" || RupChecker.Fault(formula, "0") is not null);

        // Without its clauses of positive literals only, a formula holds where all is false: nothing may refute it.
        string[] clauses = formula.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotNull(RupChecker.Fault(string.Join('\n', clauses.Take(1).Concat(clauses.Skip(1).Where(c => c.Contains('-')))), steps));
    }

    private static (TimetableResult Result, ProofLog Log, string Formula, string Steps) Prove(TimetableProblem problem)
    {
        using var steps = new StringWriter { NewLine = "\n" };
        using var formula = new StringWriter { NewLine = "\n" };
        var log = new ProofLog(steps);
        TimetableResult result = TimetableSolver.Solve(
            problem, new SolveOptions { Proof = log, MaxRounds = 200, TimeLimit = TimeSpan.FromMinutes(2) }, null, TestContext.Current.CancellationToken);
        log.WriteFormula(formula);
        return (result, log, formula.ToString(), steps.ToString());
    }
}
