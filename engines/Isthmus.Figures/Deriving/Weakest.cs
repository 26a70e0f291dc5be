namespace Isthmus.Figures.Deriving;

/// <summary>The qualifier and the standing of what is worked out.</summary>
internal static class Weakest
{
    /// <summary>Each input with the direction in which the result moves with it: 1 along, -1 against.</summary>
    public static Qualifier Of(IReadOnlyList<Figure> inputs, int[] directions)
    {
        var weakness = inputs.Max(f => f.Qualifier.Weakness());
        if (weakness > 2) return weakness == 3 ? Qualifier.Indicative : Qualifier.Ambiguous;
        if (weakness < 2) return weakness == 0 ? Qualifier.Exact : Qualifier.About;
        var sides = inputs.Select((f, i) => f.Qualifier.Side() * directions[i]).Where(s => s != 0).Distinct().ToList();
        return sides is [var side] ? Qualifiers.Bound(side, inputs.Any(f => f.Qualifier.IsStrict())) : Qualifier.Indicative;
    }

    public static Standing Standing(IReadOnlyList<Figure> inputs) => inputs.Max(f => f.Standing);
}
