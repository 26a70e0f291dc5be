namespace Isthmus.Ui;

/// <summary>Amounts of money as they are read and written.</summary>
public static class Money
{
    /// <summary>The most places that a price has.</summary>
    public const int Decimals = 4;

    /// <summary>The most that an amount may be.</summary>
    public const decimal Most = 999_999_999_999m;

    /// <summary>With at most four places: what is finer is a slip, not a price.</summary>
    public static bool Fits(decimal amount) => amount is >= 0 and <= Most && decimal.Round(amount, Decimals) == amount;

    /// <summary>With the decimals that it has, and no more.</summary>
    public static string Plain(this Formats f, decimal value) => f.Number(value, Places(value));

    /// <summary>A fraction of money has two places at least.</summary>
    public static string Amount(this Formats f, decimal amount, string currency) => $"{f.Number(amount, Places(amount) is var places and > 0 ? Math.Max(2, places) : 0)} {currency}";

    private static int Places(decimal value) => Enumerable.Range(0, Decimals).FirstOrDefault(n => decimal.Round(value, n) == value, Decimals);
}
