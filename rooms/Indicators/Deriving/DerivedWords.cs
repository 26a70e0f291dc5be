using Isthmus.Figures.Deriving;
using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Deriving;

/// <summary>A derived figure as the reader's language says it: rounded to what is worth telling, and marked as derived; or what stands in the way.</summary>
internal static class DerivedWords
{
    public static string Of(Derivation result, Texts t, Formats f)
    {
        if (result.Derived is not { } derived) return t.Of("indicators.obstacle", result.Obstacle!.Value);
        var told = Figure.Number(derived.Told, derived.Figure.Unit, derived.Figure.Qualifier, derived.Figure.Standing);
        var text = FigureWords.Of(told, t, f, derived.Formula is Formula.AnnualGrowth or Formula.Share ? 1 : null);
        return t["indicators.derived.value", derived.Formula is Formula.Growth or Formula.AnnualGrowth && derived.Told > 0 ? WithPlus(text) : text];
    }

    // A growth says its direction: +59 %.
    private static string WithPlus(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('0', '9') is >= 0 and var western ? western : text.AsSpan().IndexOfAnyInRange('۰', '۹');
        return at < 0 ? text : text.Insert(at, "+");
    }
}
