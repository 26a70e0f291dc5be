using System.Globalization;
using Isthmus.Figures.Units;

namespace Isthmus.Figures;

/// <summary>Reads a figure as people write it: <c>4400</c>, <c>≥ 4,400</c>, <c>&gt;7 000</c>, <c>~0.8</c>, <c>10..20</c>, <c>10–20</c>, <c>↓</c>, <c>200?</c>, in Western, Persian or Arabic digits.</summary>
public static class FigureText
{
    private static readonly (string Sign, Qualifier Qualifier)[] s_signs =
    [
        (">=", Qualifier.AtLeast), ("≥", Qualifier.AtLeast), ("<=", Qualifier.AtMost), ("≤", Qualifier.AtMost), (">", Qualifier.MoreThan), ("<", Qualifier.LessThan),
        ("≈", Qualifier.About), ("~", Qualifier.About), ("=", Qualifier.Exact), ("?", Qualifier.Ambiguous),
    ];

    /// <summary>Reads <paramref name="text"/>; false when it is not a figure. A comma is a separator of thousands where groups of three follow it, else of decimals.</summary>
    public static bool TryRead(string? text, Unit unit, Standing standing, out Figure? figure)
    {
        figure = null;
        var rest = Digits.ToWestern(text ?? "").Trim();
        var qualifier = Qualifier.Exact;
        foreach (var (sign, of) in s_signs)
        {
            if (!rest.StartsWith(sign, StringComparison.Ordinal)) continue;
            (qualifier, rest) = (of, rest[sign.Length..].Trim());
            break;
        }
        if (rest.EndsWith('?')) (qualifier, rest) = (Qualifier.Ambiguous, rest[..^1].Trim());
        figure = rest switch
        {
            "↑" when qualifier == Qualifier.Exact => Figure.Direction(true, unit, standing),
            "↓" when qualifier == Qualifier.Exact => Figure.Direction(false, unit, standing),
            _ when Digits.TryNumber(rest, out var number) => Figure.Number(number, unit, qualifier, standing),
            _ => ReadRange(rest, unit, qualifier, standing),
        };
        return figure is not null;
    }

    private static Figure? ReadRange(string text, Unit unit, Qualifier qualifier, Standing standing)
    {
        foreach (var between in (string[])["..", "–", "—", "…"])
        {
            if (text.IndexOf(between, StringComparison.Ordinal) is > 0 and var at && Digits.TryNumber(text[..at], out var low) && Digits.TryNumber(text[(at + between.Length)..], out var high) && low <= high)
                return Figure.Range(low, high, unit, qualifier, standing);
        }
        return null;
    }

    private static class Digits
    {
        // ٠ to ٩ of Arabic, ۰ to ۹ of Persian, and their separators.
        public static string ToWestern(string text) => string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from[i] switch
                {
                    >= '٠' and <= '٩' => (char)('0' + from[i] - '٠'),
                    >= '۰' and <= '۹' => (char)('0' + from[i] - '۰'),
                    '٫' => '.',
                    '٬' => ',',
                    '−' => '-',
                    '؟' => '?',
                    _ => from[i],
                };
            }
        });

        public static bool TryNumber(string text, out decimal number)
        {
            number = 0;
            var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\''));
            if (plain.Length == 0 || plain.Length > 40) return false;
            if (plain.Contains(',', StringComparison.Ordinal)) plain = IsGrouped(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Contains('.', StringComparison.Ordinal) ? "" : plain.Count(c => c == ',') == 1 ? plain.Replace(',', '.') : "";
            return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
        }

        private static bool IsGrouped(string text)
        {
            var parts = text.Split('.');
            var whole = parts[0].TrimStart('+', '-').Split(',');
            return !parts[^1].Contains(',', StringComparison.Ordinal) == parts.Length > 1 && whole[0].Length is >= 1 and <= 3 && whole[1..].All(g => g.Length == 3);
        }
    }
}
