namespace Isthmus.Places.Residents;

/// <summary>Currencies of ISO 4217 that are money today; funds, metals and test codes are left out.</summary>
internal static class Currencies
{
    public static readonly IReadOnlyList<string> All = [.. ("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
        + "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
        + "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ')];

    public static readonly IReadOnlyList<Option> Options = [.. All.Select(c => new Option(c, c))];

    public static string? Read(string? code) => All.FirstOrDefault(c => string.Equals(c, code?.Trim(), StringComparison.OrdinalIgnoreCase));
}

internal static class Money
{
    public const int Decimals = 4;
    public const decimal Most = 999_999_999_999m;

    /// <summary>With at most four places: what is finer is a slip, not a price.</summary>
    public static bool Fits(decimal amount) => amount is >= 0 and <= Most && decimal.Round(amount, Decimals) == amount;

    /// <summary>With the decimals that it has, and no more.</summary>
    public static string Plain(this Formats f, decimal value) => f.Number(value, Places(value));

    /// <summary>A fraction of money has two places at least.</summary>
    public static string Amount(this Formats f, decimal amount, string currency) => $"{f.Number(amount, Places(amount) is var places and > 0 ? Math.Max(2, places) : 0)} {currency}";

    private static int Places(decimal value) => Enumerable.Range(0, Decimals).FirstOrDefault(n => decimal.Round(value, n) == value, Decimals);
}
