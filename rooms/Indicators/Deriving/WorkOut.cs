using Isthmus.Figures.Deriving;
using Isthmus.Indicators.Claims;

namespace Isthmus.Indicators.Deriving;

/// <summary>Works a derived figure out of the claims that stand for its inputs. Pure.</summary>
internal static class WorkOut
{
    /// <summary>How many inputs a formula takes: at least, at most.</summary>
    public static (int Least, int Most) Inputs(Formula formula) => formula switch
    {
        Formula.Sum => (2, DerivedTables.MostInputs),
        Formula.Share => (2, DerivedTables.MostInputs),
        Formula.AnnualGrowth or Formula.Index => (1, 2),
        _ => (2, 2),
    };

    public static Derivation Of(Formula formula, IReadOnlyList<Claim> inputs)
    {
        var (least, most) = Inputs(formula);
        if (inputs.Count < least || inputs.Count > most) return Derive.Sum([]);
        var figures = inputs.Select(c => c.Figure).ToList();
        return formula switch
        {
            Formula.Growth => Derive.Growth(figures[0], figures[1]),
            Formula.AnnualGrowth when inputs.Count == 1 => Derive.AnnualGrowth(figures[0], YearsOf(inputs[0].Period)),
            Formula.AnnualGrowth => Derive.AnnualGrowth(figures[0], figures[1], inputs[0].Period.YearsTo(inputs[1].Period) ?? 0),
            Formula.Index when inputs.Count == 1 => Derive.Index(figures[0]),
            Formula.Index => Derive.Index(figures[1], figures[0]),
            Formula.Ratio => Derive.Ratio(figures[0], figures[1]),
            Formula.Share => Share(inputs),
            Formula.RankImprovement => Derive.RankImprovement(figures[0], figures[1]),
            Formula.Difference => Derive.Difference(figures[0], figures[1]),
            Formula.BaseOfGrowth => Derive.BaseOfGrowth(figures[0], figures[1]),
            _ => Sum(inputs),
        };
    }

    // "From 2014 to 2017" are three years of growth.
    private static decimal YearsOf(Period period) => period.Text.TrimEnd('?', '~').Split('/') is [var from, var until] && Period.TryParse(from, out var a) && Period.TryParse(until, out var b) ? a.YearsTo(b) ?? 0 : 0;

    private static Derivation Sum(IReadOnlyList<Claim> parts)
    {
        for (var i = 0; i < parts.Count; i++)
            for (var j = i + 1; j < parts.Count; j++)
                // Two statements of one thing are not two things.
                if (parts[i].MeasureCode == parts[j].MeasureCode && parts[i].SubjectKey == parts[j].SubjectKey && parts[i].Period.Overlaps(parts[j].Period)) return Derive.Contradicting;
        return Derive.Sum([.. parts.Select(c => c.Figure)]);
    }

    private static Derivation Share(IReadOnlyList<Claim> inputs)
    {
        if (inputs.Count == 2) return Derive.Share(inputs[0].Figure, inputs[1].Figure);
        var part = Sum([.. inputs.Take(inputs.Count - 1)]);
        if (part.Derived is not { } sum) return part;
        var share = Derive.Share(sum.Figure, inputs[^1].Figure);
        // It opens to what was said, not to the sum in between.
        return share.Derived is { } derived ? Derive.Of(derived with { Inputs = [.. inputs.Select(c => c.Figure)] }) : share;
    }
}
