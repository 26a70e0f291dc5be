namespace Isthmus.Figures.Units;

/// <summary>The units there are. Codes of measures follow SDMX's code list where it has one (NUMBER, PT, RATIO, IX), currencies ISO 4217, physical units UCUM's names in capitals.</summary>
internal static class UnitTable
{
    private static readonly Dictionary<string, (string Dimension, decimal Factor)> s_units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NUMBER"] = ("number", 1), ["PT"] = ("share", .01m), ["PERMILLE"] = ("share", .001m), ["RATIO"] = ("share", 1), ["PP"] = ("points", 1),
        ["RANK"] = ("rank", 1), ["IX"] = ("index", 1), ["SCORE"] = ("score", 1),
        ["M2"] = ("area", 1), ["HA"] = ("area", 10_000), ["KM2"] = ("area", 1_000_000),
        ["KG"] = ("mass", 1), ["T"] = ("mass", 1000), ["M"] = ("length", 1), ["KM"] = ("length", 1000),
        ["KW"] = ("power", 1), ["MW"] = ("power", 1000), ["GW"] = ("power", 1_000_000), ["KWH"] = ("energy", 1), ["MWH"] = ("energy", 1000), ["GWH"] = ("energy", 1_000_000),
        ["HOUR"] = ("time", 1), ["DAY"] = ("time", 24), ["MONTH"] = ("months", 1), ["YEAR"] = ("months", 12),
    };

    private static readonly HashSet<string> s_currencies = new(StringComparer.OrdinalIgnoreCase)
    {
        "AED", "AFN", "AMD", "AUD", "AZN", "BDT", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "ETB", "EUR", "GBP", "GEL", "GHS", "HKD", "HUF", "IDR",
        "ILS", "INR", "IQD", "IRR", "ISK", "JOD", "JPY", "KES", "KGS", "KRW", "KWD", "KZT", "LBP", "LKR", "MAD", "MDL", "MXN", "MYR", "NGN", "NOK", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR",
        "RON", "RSD", "RUB", "RWF", "SAR", "SEK", "SGD", "SYP", "THB", "TJS", "TMT", "TND", "TRY", "TZS", "UAH", "UGX", "USD", "UZS", "VND", "XDR", "YER", "ZAR", "ZMW",
    };

    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["%"] = "PT", ["percent"] = "PT", ["number"] = "NUMBER", ["count"] = "NUMBER", ["times"] = "RATIO", ["×"] = "RATIO", ["‰"] = "PERMILLE", ["index"] = "IX", ["$"] = "USD", ["€"] = "EUR", ["₽"] = "RUB",
    };

    private static readonly Dictionary<string, int> s_powers = new(StringComparer.OrdinalIgnoreCase) { ["thousand"] = 3, ["million"] = 6, ["mn"] = 6, ["billion"] = 9, ["bn"] = 9, ["trillion"] = 12 };

    /// <summary>Codes that are no currencies, in their order.</summary>
    public static IEnumerable<string> Plain => s_units.Keys;

    public static IEnumerable<string> Currencies => s_currencies.Order(StringComparer.Ordinal);

    public static string? Find(string code)
    {
        var plain = s_aliases.GetValueOrDefault(code.Trim(), code.Trim());
        return s_units.ContainsKey(plain) || s_currencies.Contains(plain) ? plain.ToUpperInvariant() : null;
    }

    public static string Dimension(string code) => s_units.TryGetValue(code, out var of) ? of.Dimension : code;

    public static decimal Factor(string code) => s_units.TryGetValue(code, out var of) ? of.Factor : 1;

    public static int? Power(string word) => s_powers.TryGetValue(word, out var power) ? power : null;

    public static decimal PowerOfTen(int power)
    {
        var of = 1m;
        for (var i = 0; i < Math.Abs(power); i++) of *= 10;
        return power < 0 ? 1 / of : of;
    }
}
