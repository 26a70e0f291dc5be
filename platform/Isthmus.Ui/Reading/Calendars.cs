using System.Globalization;

namespace Isthmus.Ui;

/// <summary>How much of a date to write.</summary>
public enum DateStyle
{
    /// <summary>9 Jul 2019</summary>
    Short,

    /// <summary>9 July 2019</summary>
    Long,

    /// <summary>Tuesday, 9 July 2019</summary>
    Full,

    /// <summary>9 July, the year understood</summary>
    DayMonth,

    /// <summary>July 2019</summary>
    Month,
}

/// <summary>
/// Dates as words: Gregorian in en and ru, Jalali in fa. The names are our own, because the culture data of the machine differs
/// between versions, and the "D" pattern of fa reads oddly.
/// </summary>
internal static class Calendars
{
    private static readonly PersianCalendar s_jalali = new();
    private static readonly DateOnly s_firstJalaliDay = DateOnly.FromDateTime(s_jalali.MinSupportedDateTime);

    private static readonly string[][] s_months =
    [
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
    ];

    private static readonly string[][] s_shortMonths =
    [
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."],
        s_months[2],
    ];

    // A month that stands without its day is in the nominative in Russian.
    private static readonly string[] s_russianMonthsAlone =
        ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];

    private static readonly string[][] s_weekdays =
    [
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
        ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"],
    ];

    public static (int Year, int Month, int Day) Parts(DateOnly date, Language language)
    {
        if (language != Language.Persian || IsBeforeJalali(date, language))
        {
            return (date.Year, date.Month, date.Day);
        }
        var noon = date.ToDateTime(new TimeOnly(12, 0));
        return (s_jalali.GetYear(noon), s_jalali.GetMonth(noon), s_jalali.GetDayOfMonth(noon));
    }

    public static string Date(DateOnly date, Language language, DateStyle style)
    {
        if (IsBeforeJalali(date, language))
        {
            return Numbers.Write(date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), language) + " میلادی";
        }
        var (year, month, day) = Parts(date, language);
        var i = month - 1;
        var text = style switch
        {
            DateStyle.Short => $"{day} {s_shortMonths[language.Index][i]} {year}",
            DateStyle.Long => $"{day} {s_months[language.Index][i]} {year}",
            DateStyle.Full => $"{Weekday(date.DayOfWeek, language)}{(language == Language.Persian ? " " : ", ")}{day} {s_months[language.Index][i]} {year}",
            DateStyle.DayMonth => $"{day} {s_months[language.Index][i]}",
            DateStyle.Month => $"{(language == Language.Russian ? s_russianMonthsAlone : s_months[language.Index])[i]} {year}",
            _ => throw new ArgumentOutOfRangeException(nameof(style)),
        };
        return Numbers.Write(text, language);
    }

    public static string Range(DateOnly from, DateOnly to, Language language)
    {
        if (from == to)
        {
            return Date(from, language, DateStyle.Long);
        }
        var (a, b) = (Parts(from, language), Parts(to, language));
        if (a.Year != b.Year || IsBeforeJalali(from, language))
        {
            return $"{Date(from, language, DateStyle.Long)} {Dash(language)} {Date(to, language, DateStyle.Long)}";
        }
        if (a.Month != b.Month)
        {
            return $"{Date(from, language, DateStyle.DayMonth)} {Dash(language)} {Date(to, language, DateStyle.Long)}";
        }
        var first = Numbers.Write(a.Day.ToString(CultureInfo.InvariantCulture), language);
        return language == Language.Persian
            ? $"{first} تا {Date(to, language, DateStyle.Long)}"
            : $"{first}–{Date(to, language, DateStyle.Long)}";
    }

    // The Persian calendar has no days before its first year: such a date, which is a slip of the pen, is written in the Gregorian one.
    private static bool IsBeforeJalali(DateOnly date, Language language) => language == Language.Persian && date < s_firstJalaliDay;

    public static string Weekday(DayOfWeek day, Language language) => s_weekdays[language.Index][(int)day];

    // Persian says "to" in a word: a dash between digits is easily read as a minus or a decimal mark.
    private static string Dash(Language language) => language == Language.Persian ? "تا" : "–";
}
