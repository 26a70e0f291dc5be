using System.Globalization;

namespace Isthmus.Figures.Units;

/// <summary>
/// A unit of measure and a power of ten, as in SDMX (UNIT_MEASURE, UNIT_MULT): <c>USD</c> with 6 is million US dollars. Units of one dimension are converted exactly; currencies never are,
/// for that takes a rate and a day.
/// </summary>
public readonly record struct Unit
{
    internal Unit(string code, int power) => (Code, Power) = (code, power);

    /// <summary>The code of the measure: <c>NUMBER</c>, <c>PT</c> (percent), <c>RANK</c>, <c>USD</c>, <c>KM2</c>.</summary>
    public string Code => field ?? "NUMBER";

    /// <summary>The power of ten that it is told in.</summary>
    public int Power { get; }

    /// <summary>Things counted.</summary>
    public static Unit Count => new("NUMBER", 0);

    /// <summary>Percent.</summary>
    public static Unit Percent => new("PT", 0);

    /// <summary>Times as much; also 3 for "3 to 1".</summary>
    public static Unit Times => new("RATIO", 0);

    /// <summary>A place in a ranking: the lower the better.</summary>
    public static Unit Rank => new("RANK", 0);

    /// <summary>An index with a base of 100.</summary>
    public static Unit Index => new("IX", 0);

    /// <summary>What it can be converted into: the same text for both. Each currency is a dimension of its own.</summary>
    public string Dimension => UnitTable.Dimension(Code);

    /// <summary>What a value in this unit is multiplied with to be one in the other; null when there is no way.</summary>
    public decimal? Factor(Unit other) => this == other ? 1 : Dimension == other.Dimension ? Size / other.Size : null;

    /// <summary>The same measure told in another power of ten, from -9 to 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The power is outside -9 to 15.</exception>
    public Unit Times10(int power) => power is >= -9 and <= 15 ? new(Code, power) : throw new ArgumentOutOfRangeException(nameof(power), power, "A power of ten from -9 to 15.");

    /// <summary>A unit by its code and power; null when the code is not known or the power is outside -9 to 15.</summary>
    public static Unit? Find(string? code, int power = 0) => code is not null && power is >= -9 and <= 15 && UnitTable.Find(code) is { } known ? new(known, power) : null;

    /// <summary>Reads what <see cref="ToString"/> writes (<c>USD</c>, <c>USD e6</c>) and what people write (<c>million USD</c>, <c>%</c>).</summary>
    public static bool TryParse(string? text, out Unit unit)
    {
        unit = Count;
        var (words, power) = ((text ?? "").Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries), 0);
        if (words.Length == 0) return true;
        if (words.Length == 2)
        {
            var at = UnitTable.Power(words[0]) is not null ? 0 : 1;
            if ((UnitTable.Power(words[at]) ?? Exponent(words[at])) is not { } of) return false;
            (words, power) = ([words[1 - at]], of);
        }
        else if (words.Length == 1 && UnitTable.Power(words[0]) is { } counted)
        {
            unit = Count.Times10(counted);
            return true;
        }
        if (words.Length != 1 || Find(words[0], power) is not { } found) return false;
        unit = found;
        return true;
    }

    /// <summary>The code, and the power of ten where there is one: <c>USD e6</c>.</summary>
    public override string ToString() => Power == 0 ? Code : string.Create(CultureInfo.InvariantCulture, $"{Code} e{Power}");

    private decimal Size => UnitTable.Factor(Code) * UnitTable.PowerOfTen(Power);

    private static int? Exponent(string text) => text is ['e' or 'E', .. var digits] && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power is >= -9 and <= 15 ? power : null;
}
