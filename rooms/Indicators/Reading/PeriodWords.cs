using System.Globalization;

namespace Isthmus.Indicators.Reading;

/// <summary>A period as the reader's language says it, in the calendar it was said in.</summary>
internal static class PeriodWords
{
    public static string Of(Period period, Texts t, Formats f)
    {
        var text = period.Text.TrimEnd('?', '~');
        var words = text.Split('/') is [var from, var until]
            ? (from, until) switch
            {
                ("..", _) => t["indicators.until", Part(until, t, f)],
                (_, "..") => t["indicators.since", Part(from, t, f)],
                _ => from.Length == 10 && until.Length == 10 && period is { First: { } first, Last: { } last } ? f.Range(first, last) : t["indicators.fromTo", Part(from, t, f), Part(until, t, f)],
            }
            : Part(text, t, f);
        return period.IsUncertain ? t["indicators.uncertain", words] : period.IsApproximate ? t["indicators.around", words] : words;
    }

    private static string Part(string text, Texts t, Formats f)
    {
        var part = Period.Parse(text);
        var first = part.First!.Value;
        return (part.Reckoning, part.Precision) switch
        {
            (Reckoning.Jalali, Precision.Year) => t["indicators.jalaliYear", f.Digits(text[2..])],
            (Reckoning.Jalali, Precision.Month) => t["indicators.jalaliMonth", t[$"indicators.jalali.{int.Parse(text[7..], CultureInfo.InvariantCulture)}"], f.Digits(text[2..6])],
            (_, Precision.Day) => f.Date(first),
            (_, Precision.Month) => t["indicators.month", t[$"indicators.gregorian.{first.Month}"], f.Digits(text[..4])],
            (_, Precision.Quarter) => t["indicators.quarter", f.Digits(text[^1..]), f.Digits(text[..4])],
            _ => t["indicators.year", f.Digits(text)],
        };
    }
}
