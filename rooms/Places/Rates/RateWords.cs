namespace Isthmus.Places.Rates;

/// <summary>Rates in words: for whom, what, and why a line costs what it costs.</summary>
internal static class RateWords
{
    public static string Who(Rate r, Texts t, Formats f) => (Choices.Read<UserClass>(r.UserClass), r.Country) switch
    {
        (null, null) => t["places.rate.all"],
        ({ } of, null) => t.Of("places.userClass", of),
        (null, { } country) => f.Country(country),
        ({ } of, { } country) => Join([t.Of("places.userClass", of), f.Country(country)], f),
    };

    public static string What(Rate r, Texts t, Formats f) => Join(
    [
        t["places.rate.hour", Money(r.PerHour, r.Currency, f)], r.PerUse > 0 ? t["places.rate.use", Money(r.PerUse, r.Currency, f)] : null,
        r.FewestMinutes > 0 ? t["places.rate.atLeast", Bookings.ResourceWords.Length(r.FewestMinutes, t)] : null, r.OffHoursPercent != 100 ? t["places.rate.off", f.Number(r.OffHoursPercent)] : null,
    ], f);

    public static string When(Rate r, Texts t, Formats f) => (r.From, r.Until) switch
    {
        (null, null) => t["places.rate.always"],
        ({ } from, null) => t["places.rate.from", f.Date(from)],
        (null, { } until) => t["places.rate.until", f.Date(until)],
        ({ } from, { } until) => f.Range(from, until),
    };

    /// <summary>The minutes that are charged, inside and outside the hours.</summary>
    public static string Time(QuotedLine l, Texts t, Formats f) => l.Rate is null && l.Minutes + l.OffMinutes == 0 ? "" : Join(
    [
        l.Minutes > 0 ? t["places.price.inside", Bookings.ResourceWords.Length(l.Minutes, t)] : null, l.OffMinutes > 0 ? t["places.price.outside", Bookings.ResourceWords.Length(l.OffMinutes, t)] : null,
    ], f);

    public static string Why(QuotedLine l, Texts t, Formats f) => l.Rate is null ? t["places.price.noRate"] : Line(l.Rate, t, f);

    public static string Line(Rate r, Texts t, Formats f) => $"{Who(r, t, f)}: {What(r, t, f)}";

    public static string Amount(QuotedLine l, Formats f) => l.Rate is null ? "–" : Money(l.Amount, l.Rate.Currency, f);

    public static string Key(Rate r) => FormattableString.Invariant($"{r.UserClass ?? "all"}-{r.Country ?? "all"}-{r.From ?? DateOnly.MinValue:yyyyMMdd}");

    private static string Money(long smallest, string currency, Formats f) => f.Amount(Amounts.Of(smallest, currency), currency);

    private static string Join(IEnumerable<string?> parts, Formats f) => string.Join(f.Language == Language.Persian ? "، " : ", ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
