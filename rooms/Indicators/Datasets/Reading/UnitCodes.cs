namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>Units as files name them: our codes, the words people use, and the codes of SDMX's lists that mean the same.</summary>
internal static class UnitCodes
{
    private static readonly Dictionary<string, string> s_same = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PC"] = "PT", ["PCT"] = "PT", ["PT_GDP"] = "PT", ["PT_B1GQ"] = "PT", ["PERCENTAGE"] = "PT", ["PS"] = "NUMBER", ["NR"] = "NUMBER", ["NUM"] = "NUMBER", ["PURE_NUMB"] = "NUMBER", ["UNIT"] = "NUMBER", ["PERS"] = "NUMBER", ["_Z"] = "NUMBER",
        ["INDEX"] = "IX", ["US$"] = "USD", ["H"] = "HOUR", ["TONNE"] = "T", ["TN"] = "T", ["POINTS"] = "SCORE",
    };

    public static Unit? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var plain = text.Trim();
        return Unit.TryParse(s_same.GetValueOrDefault(plain, plain), out var unit) ? unit : null;
    }

    /// <summary>What the code of an indicator says of its unit: the World Bank ends shares in ZS and US dollars in CD or KD.</summary>
    public static Unit? OfMeasure(string code) => code.ToUpperInvariant() switch
    {
        var c when c.EndsWith(".ZS", StringComparison.Ordinal) || c.EndsWith(".ZG", StringComparison.Ordinal) => Unit.Percent,
        var c when c.EndsWith(".CD", StringComparison.Ordinal) || c.EndsWith(".KD", StringComparison.Ordinal) => Unit.Find("USD"),
        var c when c.EndsWith("RANK", StringComparison.Ordinal) => Unit.Rank,
        _ => null,
    };
}
