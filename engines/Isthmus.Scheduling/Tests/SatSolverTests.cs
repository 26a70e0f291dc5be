using FsCheck;
using FsCheck.Fluent;
using Isthmus.Scheduling.Exact;

namespace Isthmus.Scheduling.Tests;

public class SatSolverTests
{
    private static readonly Gen<int[][]> Formulas =
        from variables in Gen.Choose(3, 9)
        from clauses in Gen.Choose(1, variables * 6)
        from formula in Gen.ArrayOf(Gen.Choose(1, 4).SelectMany(length => Gen.ArrayOf(Gen.Choose(0, (variables * 2) - 1), length)), clauses)
        select formula;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_agrees_with_trying_every_assignment(bool stable) => Prop.ForAll(Formulas.ToArbitrary(), formula =>
    {
        var solver = new SatSolver(stable: stable);
        int variables = Feed(solver, formula);

        bool expected = Enumerable.Range(0, 1 << variables).Any(bits => Holds(formula, v => (bits >> v & 1) == 1));
        SatAnswer answer = solver.Solve([], long.MaxValue / 2, default);

        return answer == (expected ? SatAnswer.Satisfiable : SatAnswer.Unsatisfiable)
            && (!expected || Holds(formula, v => solver.Model[v]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_core_is_a_part_of_the_assumptions_that_cannot_hold() => Prop.ForAll(Formulas.ToArbitrary(), Gen.Choose(0, 511).ToArbitrary(), (formula, signs) =>
    {
        var solver = new SatSolver();
        int variables = Feed(solver, formula);
        int[] assumptions = [.. Enumerable.Range(0, variables).Where(v => v % 2 == 0).Select(v => (v * 2) + (signs >> v & 1))];

        SatAnswer answer = solver.Solve(assumptions, long.MaxValue / 2, default);

        bool Possible(IReadOnlyCollection<int> given) => Enumerable.Range(0, 1 << variables).Any(bits =>
            given.All(l => (bits >> (l >> 1) & 1) == 1 - (l & 1)) && Holds(formula, v => (bits >> v & 1) == 1));
        return answer == SatAnswer.Satisfiable
            ? Possible(assumptions) && assumptions.All(l => solver.Model[l >> 1] == ((l & 1) == 0))
            : !Possible(assumptions) && solver.Core.All(assumptions.Contains) && !Possible(solver.Core);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void It_refutes_pigeons_without_enough_holes(int holes)
    {
        var solver = new SatSolver();
        int[,] at = new int[holes + 1, holes];
        for (int p = 0; p <= holes; p++)
        {
            for (int h = 0; h < holes; h++)
            {
                at[p, h] = solver.NewVariable() * 2;
            }

            solver.Add([.. Enumerable.Range(0, holes).Select(h => at[p, h])]);
        }

        for (int h = 0; h < holes; h++)
        {
            for (int p = 0; p <= holes; p++)
            {
                for (int q = p + 1; q <= holes; q++)
                {
                    solver.Add(at[p, h] ^ 1, at[q, h] ^ 1);
                }
            }
        }

        Assert.Equal(SatAnswer.Unsatisfiable, solver.Solve([], long.MaxValue / 2, default));
        Assert.Empty(solver.Core);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 5)]
    [InlineData(true, 6)]
    public void A_random_hard_formula_is_solved_the_same_way_each_time_and_its_model_holds(bool stable, int seed)
    {
        var random = new Random(seed);
        int[][] formula = [.. Enumerable.Range(0, 840).Select(_ => Enumerable.Range(0, 3).Select(_ => random.Next(400)).ToArray())];
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            var solver = new SatSolver(stable: stable);
            _ = Feed(solver, formula);
            SatAnswer answer = solver.Solve([], long.MaxValue / 2, default);
            Assert.True(answer == SatAnswer.Unsatisfiable || Holds(formula, v => solver.Model[v]));
            return (answer, solver.Conflicts, solver.Ticks);
        }).ToArray();

        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void A_counter_counts_in_both_directions() => Prop.ForAll(
        Gen.Choose(1, 9).SelectMany(n => Gen.Choose(1, n + 1).SelectMany(most => Gen.Choose(0, (1 << n) - 1).Select(bits => (n, most, bits)))).ToArbitrary(),
        x =>
        {
            var solver = new SatSolver();
            int[] inputs = [.. Enumerable.Range(0, x.n).Select(_ => solver.NewVariable() * 2)];
            int[] outputs = Counter.Of(solver, inputs, x.most);
            int[] assumptions = [.. inputs.Select((l, i) => l ^ (1 - (x.bits >> i & 1)))];
            SatAnswer answer = solver.Solve(assumptions, long.MaxValue / 2, default);
            int count = int.PopCount(x.bits);
            return answer == SatAnswer.Satisfiable && outputs.Select((o, k) => solver.Model[o >> 1] == (count >= k + 1)).All(ok => ok);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    private static int Feed(SatSolver solver, int[][] formula)
    {
        int variables = formula.SelectMany(c => c).DefaultIfEmpty(0).Max(l => l >> 1) + 1;
        for (int v = 0; v < variables; v++)
        {
            _ = solver.NewVariable();
        }

        foreach (int[] clause in formula)
        {
            solver.Add(clause);
        }

        return variables;
    }

    private static bool Holds(int[][] formula, Func<int, bool> value) =>
        formula.All(clause => clause.Any(l => value(l >> 1) == ((l & 1) == 0)));
}
