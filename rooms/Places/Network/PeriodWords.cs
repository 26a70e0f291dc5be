using System.Globalization;
using Isthmus.Figures.Periods;

namespace Isthmus.Places.Network;

/// <summary>A period as the reader's language says it, in the calendar it was said in.</summary>
internal static class PeriodWords
{
    public static string Of(Period period, Texts t, Formats f)
    {
        var text = period.Text.TrimEnd('?', '~');
        var words = text.Split('/') is [var from, var until]
            ? (from, until) switch
            {
                ("..", _) => t["places.date.until", Part(until, t, f)],
                (_, "..") => t["places.date.since", Part(from, t, f)],
                _ => from.Length == 10 && until.Length == 10 && period is { First: { } first, Last: { } last } ? f.Range(first, last) : t["places.date.fromTo", Part(from, t, f), Part(until, t, f)],
            }
            : Part(text, t, f);
        return period.IsUncertain ? t["places.date.uncertain", words] : period.IsApproximate ? t["places.date.around", words] : words;
    }

    /// <summary>A date as it is kept.</summary>
    public static string Of(string? text, Texts t, Formats f) => Period.TryParse(text, out var period) ? Of(period, t, f) : "";

    private static string Part(string text, Texts t, Formats f)
    {
        var part = Period.Parse(text);
        var first = part.First!.Value;
        return (part.Reckoning, part.Precision) switch
        {
            (Reckoning.Jalali, Precision.Year) => t["places.date.jalaliYear", f.Digits(text[2..])],
            (Reckoning.Jalali, Precision.Month) => t["places.date.jalaliMonth", t[$"places.date.jalali.{int.Parse(text[7..], CultureInfo.InvariantCulture)}"], f.Digits(text[2..6])],
            (_, Precision.Day) => f.Date(first),
            (_, Precision.Month) => t["places.date.month", t[$"places.date.gregorian.{first.Month}"], f.Digits(text[..4])],
            (_, Precision.Quarter) => t["places.date.quarter", f.Digits(text[^1..]), f.Digits(text[..4])],
            _ => t["places.date.year", f.Digits(text)],
        };
    }
}
