using System.Globalization;

namespace Isthmus.Indicators.Datasets;

/// <summary>A period as a number that sorts by time: its last day since 1900, times eight, and how it is said. What does not fit says so, and its text stands with the row.</summary>
internal static class PeriodCode
{
    private const int Other = 7;
    private static readonly int s_epoch = new DateOnly(1900, 1, 1).DayNumber;
    private static readonly PersianCalendar s_jalali = new();

    public static int Of(Period period)
    {
        var day = period.Mark.DayNumber - s_epoch;
        var code = (day << 3) | Kind(period);
        return Read(code)?.Text == period.Text ? code : (day << 3) | Other;
    }

    /// <summary>Null where the text stands with the row.</summary>
    public static Period? Read(int code)
    {
        var day = DateOnly.FromDayNumber((code >> 3) + s_epoch);
        return (code & 7) switch
        {
            0 => Period.OfDay(day),
            1 => Period.Parse(day.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            2 => Period.Parse(string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{(day.Month + 2) / 3}")),
            3 => Period.OfYear(day.Year),
            4 => Jalali(day, 3),
            5 => Jalali(day, 2),
            6 => Jalali(day, 1),
            _ => null,
        };
    }

    /// <summary>No period that ends before this day has a code from here on.</summary>
    public static int From(DateOnly day) => (day.DayNumber - s_epoch) << 3;

    /// <summary>No period that ends after this day has a code up to here.</summary>
    public static int Until(DateOnly day) => ((day.DayNumber - s_epoch) << 3) | Other;

    private static int Kind(Period p) => p.IsUncertain || p.IsApproximate ? Other : (p.Precision, p.Reckoning) switch
    {
        (Precision.Day, Reckoning.Gregorian) => 0,
        (Precision.Month, Reckoning.Gregorian) => 1,
        (Precision.Quarter, _) => 2,
        (Precision.Year, Reckoning.Gregorian) => 3,
        (Precision.Day, _) => 4,
        (Precision.Month, _) => 5,
        (Precision.Year, _) => 6,
        _ => Other,
    };

    private static Period? Jalali(DateOnly day, int parts)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        if (at < s_jalali.MinSupportedDateTime || at > s_jalali.MaxSupportedDateTime) return null;
        var text = string.Create(CultureInfo.InvariantCulture, $"AP{s_jalali.GetYear(at):0000}-{s_jalali.GetMonth(at):00}-{s_jalali.GetDayOfMonth(at):00}");
        return Period.TryParse(text[..(parts switch { 1 => 6, 2 => 9, _ => 12 })], out var period) ? period : null;
    }
}
