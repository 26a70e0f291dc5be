using System.Globalization;

namespace Isthmus.Ui;

/// <summary>
/// Dates, times, numbers, sizes and country names for one reader: the reader's language, digits, calendar and time zone.
/// Everything a page shows goes through here; data is always written with the invariant culture. Times are given in UTC.
/// </summary>
public sealed class Formats
{
    private readonly Language? _language;
    private readonly Texts _texts;
    private readonly TimeProvider _time;

    public Formats(Language? language, TimeZoneInfo zone, Texts texts, TimeProvider time)
    {
        _language = language;
        _texts = texts;
        _time = time;
        Zone = zone;
    }

    public Language Language => _language ?? Language.Current;

    public TimeZoneInfo Zone { get; }

    /// <summary>The same reader in another zone: the zone of a forum, where its timetable is read.</summary>
    public Formats In(TimeZoneInfo zone) => new(_language, zone, _texts, _time);

    /// <summary>The same zone in another language: for mail.</summary>
    public Formats In(Language language) => new(language, Zone, _texts.In(language), _time);

    public string Date(DateOnly date, DateStyle style = DateStyle.Long) => Calendars.Date(date, Language, style);

    public string Date(DateTime utc, DateStyle style = DateStyle.Long) => Date(DateOnly.FromDateTime(Local(utc)), style);

    public string Time(TimeOnly time) => Digits(time.ToString("HH:mm", CultureInfo.InvariantCulture));

    public string Time(DateTime utc) => Time(TimeOnly.FromDateTime(Local(utc)));

    public string DateTime(DateTime utc, DateStyle style = DateStyle.Long) =>
        $"{Date(utc, style)}{(Language == Language.Persian ? "، ساعت " : ", ")}{Time(utc)}";

    /// <summary>Whole days, both included: 9–12 July 2019.</summary>
    public string Range(DateOnly from, DateOnly to) => Calendars.Range(from, to, Language);

    /// <summary>A span of time; the date is written once when it does not change.</summary>
    public string Range(DateTime fromUtc, DateTime toUtc)
    {
        var (from, to) = (Local(fromUtc), Local(toUtc));
        return DateOnly.FromDateTime(from) == DateOnly.FromDateTime(to)
            ? $"{Date(fromUtc)}{(Language == Language.Persian ? "، " : ", ")}{Range(TimeOnly.FromDateTime(from), TimeOnly.FromDateTime(to))}"
            : $"{DateTime(fromUtc)} {(Language == Language.Persian ? "تا" : "–")} {DateTime(toUtc)}";
    }

    public string Range(TimeOnly from, TimeOnly to) =>
        Language == Language.Persian ? $"{Time(from)} تا {Time(to)}" : $"{Time(from)}–{Time(to)}";

    public string Weekday(DateOnly date) => Calendars.Weekday(date.DayOfWeek, Language);

    /// <summary>How long ago, or how long until: "3 minutes ago", "in 2 hours"; a plain date beyond a month.</summary>
    public string Ago(DateTime utc)
    {
        var span = _time.GetUtcNow().UtcDateTime - Utc(utc);
        var size = span.Duration();
        if (size < TimeSpan.FromSeconds(45))
        {
            return _texts["ui.time.now"];
        }
        var (unit, n) = size switch
        {
            { TotalMinutes: < 59.5 } => ("minutes", Math.Max(1, Math.Round(size.TotalMinutes))),
            { TotalHours: < 23.5 } => ("hours", Math.Max(1, Math.Round(size.TotalHours))),
            { TotalDays: < 30 } => ("days", Math.Max(1, Math.Round(size.TotalDays))),
            _ => ("", 0d),
        };
        return unit.Length == 0
            ? Date(utc)
            : _texts.Count($"ui.time.{unit}.{(span > TimeSpan.Zero ? "ago" : "ahead")}", (long)n);
    }

    public string Number(long value) => Numbers.Write(value.ToString("N0", Numbers.Info(Language)), Language);

    public string Number(decimal value, int decimals = 2) =>
        Numbers.Write(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Numbers.Info(Language)), Language);

    /// <summary>A share of one as per cent: 0.256 is 26 %.</summary>
    public string Percent(double share, int decimals = 0)
    {
        var number = Numbers.Write((share * 100).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Numbers.Info(Language)), Language);
        return number + (Language == Language.Persian ? "٪" : Language == Language.Russian ? "\u00A0%" : "%");
    }

    /// <summary>A file size in binary steps: 1.4 MB.</summary>
    public string Size(long bytes)
    {
        var (value, unit) = bytes switch
        {
            < 1024 => (bytes, "b"),
            < 1024 * 1024 => (bytes / 1024d, "kb"),
            < 1024L * 1024 * 1024 => (bytes / 1048576d, "mb"),
            _ => (bytes / 1073741824d, "gb"),
        };
        var format = unit == "b" || value >= 100 ? "0" : "0.#";
        return _texts["ui.size." + unit, Numbers.Write(value.ToString(format, Numbers.Info(Language)), Language)];
    }

    /// <summary>The digits of a text that is already composed (a number of a contract, a phone) in the reader's script.</summary>
    public string Digits(string text) => Numbers.Write(text, Language);

    /// <summary>The name of a country from its two-letter ISO 3166 code; the code itself when it is unknown.</summary>
    public string Country(string? code) => Countries.Name(code, Language);

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(Utc(utc), Zone);

    /// <summary>What to write in the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTime utc) => Utc(utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTime Utc(DateTime value) => value.Kind == DateTimeKind.Local
        ? value.ToUniversalTime()
        : System.DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
