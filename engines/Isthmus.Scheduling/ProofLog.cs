using System.Globalization;
using System.Runtime.InteropServices;

namespace Isthmus.Scheduling;

/// <summary>
/// Records why an answer of <see cref="TimetableSolver"/> holds, so that others can check it: a formula in DIMACS form, and the
/// steps that lead from it to a contradiction in the DRAT format (Wetzler, Heule, Hunt 2014), each of which follows by unit
/// propagation. The formula holds the problem as clauses (with redundant ones that follow from it) and, for a bound, the claim
/// that there is a plan with fewer breaks.
/// </summary>
/// <param name="steps">Takes the steps as they are made, one line each.</param>
/// <remarks>Not thread-safe; the search writes from one thread at a time. Keeps the formula in memory.</remarks>
public sealed class ProofLog(TextWriter steps)
{
    private readonly TextWriter _steps = steps ?? throw new ArgumentNullException(nameof(steps));
    private readonly List<int> _formula = [];
    private int _clauses;
    private int _variables;

    /// <summary>What the formula and its steps prove, in English; null as long as the proof is not complete.</summary>
    public string? Claim { get; internal set; }

    /// <summary>Writes the formula in DIMACS form; it is whole once <see cref="Claim"/> is set.</summary>
    /// <param name="formula">Where to.</param>
    public void WriteFormula(TextWriter formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        formula.Write(string.Create(CultureInfo.InvariantCulture, $"p cnf {_variables} {_clauses}\n"));
        foreach (int number in _formula)
        {
            formula.Write(number.ToString(CultureInfo.InvariantCulture));
            formula.Write(number == 0 ? '\n' : ' ');
        }
    }

    internal void Clause(ReadOnlySpan<int> literals)
    {
        _clauses++;
        int first = _formula.Count;
        CollectionsMarshal.SetCount(_formula, first + literals.Length + 1);
        Span<int> room = CollectionsMarshal.AsSpan(_formula)[first..];
        for (int i = 0; i < literals.Length; i++)
        {
            _variables = Math.Max(_variables, (literals[i] >> 1) + 1);
            room[i] = Number(literals[i]);
        }

        room[^1] = 0;
    }

    /// <summary>A clause that follows from what is there by unit propagation.</summary>
    internal void Step(ReadOnlySpan<int> literals) => Line(literals);

    /// <summary>A clause that is not needed any more.</summary>
    internal void Gone(ReadOnlySpan<int> literals)
    {
        _steps.Write("d ");
        Line(literals);
    }

    private void Line(ReadOnlySpan<int> literals)
    {
        Span<char> text = stackalloc char[12];
        foreach (int literal in literals)
        {
            _ = Number(literal).TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
            text[length] = ' ';
            _steps.Write(text[..(length + 1)]);
        }

        _steps.Write("0\n");
    }

    private static int Number(int literal) => (literal & 1) == 0 ? (literal >> 1) + 1 : -(literal >> 1) - 1;
}
