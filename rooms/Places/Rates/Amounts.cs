namespace Isthmus.Places.Rates;

/// <summary>A sum of one currency; two are never added up.</summary>
internal sealed record Sum(string Currency, decimal Amount);

/// <summary>Money between how it is written, <c>12.50 EUR</c>, and how the engine counts it, in the smallest units.</summary>
internal static class Amounts
{
    /// <summary>Of an hour or a use: so that the dearest use of the most units for the longest time can still be counted.</summary>
    public const long Most = 100_000_000_000;

    /// <summary>Null for what is less than nothing, finer than the currency is, or more than can be.</summary>
    public static long? Read(decimal amount, string currency) =>
        amount is >= 0 and <= Most && amount * Scale(currency) is var smallest and <= Most && decimal.Truncate(smallest) == smallest ? (long)smallest : null;

    public static decimal Of(decimal smallest, string currency) => smallest / Scale(currency);

    public static IReadOnlyList<Sum> Sums(IEnumerable<QuotedLine> lines) =>
        [.. lines.Where(l => l.Rate is not null).GroupBy(l => l.Rate!.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Sum(g.Key, Of(g.Sum(l => (decimal)l.Amount), g.Key)))];

    private static decimal Scale(string currency) => Currencies.Decimals(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };
}
