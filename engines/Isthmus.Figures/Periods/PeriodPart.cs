using System.Globalization;
using System.Text.RegularExpressions;

namespace Isthmus.Figures.Periods;

/// <summary>A day, month, quarter or year as it is written, and the days it spans.</summary>
internal sealed partial record PeriodPart(string Text, DateOnly First, DateOnly Last, Precision Precision, Reckoning Reckoning)
{
    public static string Plain(string? text) => string.Concat((text ?? "").Trim().ToUpperInvariant().Select(c => c switch { >= '٠' and <= '٩' => (char)('0' + c - '٠'), >= '۰' and <= '۹' => (char)('0' + c - '۰'), '؟' => '?', _ => c }));

    public static PeriodPart? Read(string text)
    {
        if (Form().Match(text.Trim()) is not { Success: true } m) return null;
        var jalali = m.Groups["ap"].Success;
        var year = Number(m.Groups["year"]);
        if (m.Groups["quarter"].Success) return jalali || year < 1 ? null : Quarter(year, Number(m.Groups["quarter"]));
        if (year < 1 || (jalali && year > Jalali.LastYear)) return null;
        int? month = m.Groups["month"].Success ? Number(m.Groups["month"]) : null;
        int? day = m.Groups["day"].Success ? Number(m.Groups["day"]) : null;
        if (month is < 1 or > 12 || day is < 1) return null;
        var lastDay = DaysIn(jalali, year, month ?? 12);
        if (day > lastDay) return null;
        var precision = day is not null ? Precision.Day : month is not null ? Precision.Month : Precision.Year;
        return new(Write(jalali, year, month, day), Day(jalali, year, month ?? 1, day ?? 1), Day(jalali, year, month ?? 12, day ?? lastDay), precision, jalali ? Reckoning.Jalali : Reckoning.Gregorian);
    }

    private static int DaysIn(bool jalali, int year, int month) => jalali ? Jalali.DaysInMonth(year, month) : DateTime.DaysInMonth(year, month);

    private static DateOnly Day(bool jalali, int year, int month, int day) => jalali ? Jalali.Day(year, month, day) : new(year, month, day);

    private static PeriodPart? Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, (quarter * 3) - 2, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{quarter}"), first, new DateOnly(year, quarter * 3, DateTime.DaysInMonth(year, quarter * 3)), Precision.Quarter, Reckoning.Gregorian);
    }

    private static string Write(bool jalali, int year, int? month, int? day) =>
        string.Create(CultureInfo.InvariantCulture, $"{(jalali ? "AP" : "")}{year:0000}{(month is { } m ? $"-{m:00}" : "")}{(day is { } d ? $"-{d:00}" : "")}");

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // AP and FY stand before a year of the Jalali calendar: anno Persico, fiscal year.
    [GeneratedRegex("^(?:(?<ap>AP|FY) ?(?<year>1[0-9]{3})|(?<year>[0-9]{4}))(?:-?Q(?<quarter>[1-4])|-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
