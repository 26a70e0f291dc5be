using System.Globalization;
using System.Text;

namespace Isthmus.Screening.Items;

/// <summary>Units in which lists set their limits.</summary>
internal enum QuantityUnit
{
    Litre,
    Watt,
    TeraFlops,
    SquareMetre,
    Hertz,
    MegaPascal,
    Kilogram,
    KiloNewton,
}

/// <summary>A number with its unit in a text.</summary>
internal readonly record struct Quantity(int Offset, double Value, QuantityUnit Unit)
{
    private const int LongestUnit = 14;

    // As written first ("mW" is not "MW"), then in lower case.
    private static readonly Dictionary<string, (QuantityUnit Unit, double Factor)> Units = Build();

    /// <summary>All quantities of a text, in its order. O(length).</summary>
    internal static List<Quantity> In(string text)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i])) continue;
            var start = i;
            var value = Number(text, ref i);
            var at = i;
            while (at < text.Length && at - i < 2 && text[at] is ' ' or '-' or '\u00A0' or '\u202F' or '\u2009' or '\u200C' or '‑') at++;
            if (UnitAt(text, at) is { } unit) found.Add(new Quantity(start, value * unit.Factor, unit.Unit));
            i--;
        }

        return found;
    }

    // "1,500.5", "1 500,5", "۱٫۵": of several separators only the last can be a decimal one, and three digits behind a comma or space are thousands.
    private static double Number(string text, ref int i)
    {
        var digits = new StringBuilder();
        var decimals = -1;
        for (; i < text.Length && digits.Length < 18; i++)
        {
            var c = text[i];
            if (char.IsDigit(c)) { digits.Append((char)('0' + (int)char.GetNumericValue(c))); if (decimals >= 0) decimals++; continue; }
            var next = i + 1 < text.Length && char.IsDigit(text[i + 1]);
            if (!next) break;
            var thousands = i + 3 < text.Length && char.IsDigit(text[i + 2]) && char.IsDigit(text[i + 3]) && (i + 4 >= text.Length || !char.IsDigit(text[i + 4]));
            if (c is '.' or '٫') decimals = 0;
            else if (c is ',' && !thousands) decimals = 0;
            else if (!(c is ',' or '٬' or '\'' || (c is ' ' or '\u00A0' or '\u202F' && thousands))) break;
        }

        var value = double.Parse(digits.ToString(), CultureInfo.InvariantCulture);
        return decimals > 0 ? value / Math.Pow(10, decimals) : value;
    }

    private static (QuantityUnit Unit, double Factor)? UnitAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestUnit && (char.IsLetter(text[end]) || text[end] is '²' or '³' || (text[end] is '2' or '3' && end > at && text[end - 1] is 'm' or 'м'))) end++;
        for (; end > at; end--)
        {
            var written = text[at..end];
            if (Units.TryGetValue(written, out var unit) || Units.TryGetValue(written.ToLowerInvariant(), out unit))
                // A unit is a whole word, but for Chinese and for endings ("литров", "litrelik").
                if (end == text.Length || !char.IsLetter(text[end]) || end - at >= 4 || text[at] >= '\u3400') return unit;
        }

        return null;
    }

    private static Dictionary<string, (QuantityUnit, double)> Build()
    {
        var units = new Dictionary<string, (QuantityUnit, double)>(StringComparer.Ordinal);
        Add(QuantityUnit.Litre, 1, "l L ℓ litre liter литр литра литров литровый литровая литры л لیتر لیتری لتر ليتر لترا 升 公升 litrelik");
        Add(QuantityUnit.Litre, 0.001, "ml mL мл میلی‌لیتر 毫升 ملم");
        Add(QuantityUnit.Litre, 1000, "m3 m³ м3 м³ مترمکعب 立方米");
        Add(QuantityUnit.Watt, 1, "W w watt watts вт ватт وات واط 瓦 瓦特");
        Add(QuantityUnit.Watt, 0.001, "mW мВт 毫瓦 میلی‌وات ملیوات");
        Add(QuantityUnit.Watt, 1000, "kW kw KW kilowatt кВт квт киловатт کیلووات كيلوواط کیلوواط 千瓦");
        Add(QuantityUnit.Watt, 1_000_000, "MW megawatt МВт мегаватт مگاوات ميغاواط میگاوات 兆瓦");
        Add(QuantityUnit.TeraFlops, 1, "tflops TFLOPS tflop teraflop teraflops терафлопс ترافلاپس");
        Add(QuantityUnit.TeraFlops, 1000, "pflops PFLOPS pflop petaflop petaflops петафлопс پتافلاپس");
        Add(QuantityUnit.TeraFlops, 1_000_000, "eflops EFLOPS exaflop exaflops эксафлопс");
        Add(QuantityUnit.SquareMetre, 1, "m2 m² м2 м² مترمربع 平方米 平米");
        Add(QuantityUnit.Hertz, 1, "hz Hz гц герц هرتز هيرتز 赫兹 赫");
        Add(QuantityUnit.Hertz, 1000, "khz kHz кгц کیلوهرتز 千赫");
        Add(QuantityUnit.MegaPascal, 1, "mpa MPa мпа مگاپاسکال 兆帕");
        Add(QuantityUnit.MegaPascal, 0.1, "bar бар بار");
        Add(QuantityUnit.Kilogram, 1, "kg кг kilogram килограмм کیلوگرم كيلوغرام 公斤 千克");
        Add(QuantityUnit.KiloNewton, 1, "kn kN кн کیلونیوتن 千牛");
        return units;

        void Add(QuantityUnit unit, double factor, string names)
        {
            foreach (var name in names.Split(' ')) units.TryAdd(name, (unit, factor));
        }
    }
}
