namespace Isthmus.Scheduling.Exact;

/// <summary>
/// "Is there a plan with no more breaks than the bound?", as <see cref="ExactSearch"/> asks it: which literals are true if there
/// is. Each core is counted by variables of its own, which any solver numbers alike that has the same encoding.
/// </summary>
/// <param name="Bound">The breaks that are proven.</param>
/// <param name="Cores">The cores that the bound rests on, in the order in which they were counted.</param>
/// <param name="Literals">All are true in a plan that meets the bound, and in no other; each one that is false is a break more.</param>
/// <param name="Further">Each one that is false is one more still.</param>
internal sealed record LastQuestion(int Bound, IReadOnlyList<int[]> Cores, IReadOnlyList<int> Literals, IReadOnlyList<int> Further)
{
    /// <summary>Puts the question to a solver that holds the encoding and nothing else.</summary>
    /// <param name="solver">The solver.</param>
    /// <param name="wide">One break above the bound will do.</param>
    public void PutTo(SatSolver solver, bool wide)
    {
        foreach (int[] core in Cores)
        {
            _ = Count(solver, core);
        }

        if (wide && Counter.Of(solver, [.. Literals.Select(l => l ^ 1)], 2) is { Length: 2 } broken)
        {
            solver.Add(broken[1] ^ 1);
        }

        foreach (int literal in wide ? Further : Literals)
        {
            solver.Add(literal);
        }
    }

    /// <summary>Literals for "at least k of the core are false"; the first one is made true, because that is proven.</summary>
    public static int[] Count(SatSolver solver, int[] core)
    {
        int[] count = Counter.Of(solver, [.. core.Select(l => l ^ 1)], core.Length);
        solver.AddDerived(count[0]);
        return count;
    }
}
