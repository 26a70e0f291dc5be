namespace Isthmus.Indicators.Reading;

/// <summary>A figure as the reader's language writes it: the sign of its qualifier, the number in the reader's digits, its unit.</summary>
internal static class FigureWords
{
    public static string Of(Figure figure, Texts t, Formats f, int? decimals = null)
    {
        var text = figure.Shape switch
        {
            Shape.Number => WithUnit(Number(figure.Low, f, decimals), figure.Unit, t, figure.Low),
            Shape.Range => WithUnit($"{Number(figure.Low, f, decimals)}–{Number(figure.High, f, decimals)}", figure.Unit, t, figure.High),
            Shape.Rise => $"↑ {t["indicators.rise"]}",
            Shape.Fall => $"↓ {t["indicators.fall"]}",
            _ => t["indicators.inWords"],
        };
        if (figure.Qualifier == Qualifier.Exact) return text;
        if (figure.Qualifier == Qualifier.Ambiguous) return text + (f.Language == Language.Persian ? "؟" : "?");
        // Signs that point to a side are mirrored in a text from right to left, and would be read as their opposite: there words stand for them.
        return f.Language.IsRightToLeft ? t["indicators.qualified." + char.ToLowerInvariant(figure.Qualifier.ToString()[0]) + figure.Qualifier.ToString()[1..], text] : $"{figure.Qualifier.Sign()} {text}";
    }

    /// <summary>The number alone, for a column whose unit stands in its head.</summary>
    public static string Plain(Figure figure, Texts t, Formats f) => Of(figure.In(figure.Unit) is { } same && same.IsNumber ? Figure.Number(same.Low, Unit.Count, same.Qualifier, same.Standing) : figure, t, f);

    public static string Number(decimal value, Formats f, int? decimals = null) => decimals is { } fixedTo ? f.Number(value, fixedTo) : f.Number(value, Math.Min(Scale(value), 6));

    /// <summary>The unit in words: "million USD", "per cent".</summary>
    public static string UnitOf(Unit unit, Texts t)
    {
        var power = unit.Power == 0 ? null : unit.Power is 3 or 6 or 9 or 12 ? t[$"indicators.power.{unit.Power}"] : $"×10^{unit.Power}";
        var name = unit.Code is "NUMBER" ? null : IsWorded(unit.Code) ? t["indicators.unit." + unit.Code.ToLowerInvariant()] : unit.Code;
        return string.Join(' ', new[] { power, name }.OfType<string>());
    }

    private static string WithUnit(string number, Unit unit, Texts t, decimal value) => unit switch
    {
        { Code: "PT", Power: 0 } => t["indicators.percent", number],
        { Code: "RATIO", Power: 0 } => t["indicators.times", number],
        { Code: "RANK" } => t["indicators.place", number],
        _ => UnitOf(unit, t) is { Length: > 0 } name ? $"{number} {name}" : number,
    };

    private static bool IsWorded(string code) => code is "PT" or "PERMILLE" or "RATIO" or "PP" or "RANK" or "IX" or "SCORE" or "M2" or "HA" or "KM2" or "KG" or "T" or "M" or "KM" or "KW" or "MW" or "GW" or "KWH" or "MWH" or "GWH" or "HOUR" or "DAY" or "MONTH" or "YEAR";

    // As many decimals as the number has, without those that are zero at its end.
    private static int Scale(decimal value) => (decimal.GetBits(value / 1.0000000000000000000000000000m)[3] >> 16) & 0x7F;
}
