using System.Globalization;

namespace Isthmus.Figures.Periods;

/// <summary>The Solar Hijri calendar, by the astronomical tables of the framework's <see cref="PersianCalendar"/>.</summary>
public static class Jalali
{
    private static readonly PersianCalendar s_calendar = new();

    /// <summary>The last year that is reckoned.</summary>
    public const int LastYear = 1999;

    /// <summary>The Gregorian day of a Jalali one.</summary>
    public static DateOnly Day(int year, int month, int day) => DateOnly.FromDateTime(s_calendar.ToDateTime(year, month, day, 0, 0, 0, 0));

    /// <summary>31, 30 or 29.</summary>
    public static int DaysInMonth(int year, int month) => s_calendar.GetDaysInMonth(year, month);

    /// <summary>True for a year of 366 days.</summary>
    public static bool IsLeap(int year) => s_calendar.IsLeapYear(year);

    /// <summary>The Jalali year of a Gregorian day.</summary>
    public static int YearOf(DateOnly day) => s_calendar.GetYear(day.ToDateTime(default));

    /// <summary>The Jalali month of a Gregorian day.</summary>
    public static int MonthOf(DateOnly day) => s_calendar.GetMonth(day.ToDateTime(default));
}
