using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Isthmus.Booking;

/// <summary>How often something comes again.</summary>
public enum Frequency
{
    /// <summary>Every so many days.</summary>
    Daily,

    /// <summary>Every so many weeks, on one or more days of the week.</summary>
    Weekly,

    /// <summary>Every so many months, on the same day of the month; months that do not have it are left out.</summary>
    Monthly,
}

/// <summary>
/// A series by the clock on the wall, written as the part of an iCalendar RRULE (RFC 5545, 3.3.10) that bookings need: <c>FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10</c> or <c>UNTIL=20270131</c>.
/// Nine o'clock stays nine o'clock when the clocks change. Every series ends.
/// </summary>
public sealed record Recurrence
{
    /// <summary>No series has more dates than this.</summary>
    public const int Most = 400;

    private static readonly string[] s_days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>A series that has a number of dates or a last day.</summary>
    /// <exception cref="ArgumentException">It has neither or both, or no such number of dates can be.</exception>
    public Recurrence(Frequency frequency, int interval, IEnumerable<DayOfWeek> on, int? count, DateOnly? until)
    {
        if (count is null == until is null) throw new ArgumentException("A series has either a number of dates or a last day.");
        if (count is < 1 or > Most) throw new ArgumentException($"A series has 1 to {Most} dates.");
        if (interval is < 1 or > 99) throw new ArgumentException("An interval is 1 to 99.");
        DayOfWeek[] days = [.. on.Distinct().OrderBy(d => ((int)d + 6) % 7)];
        if (days.Length > 0 && frequency != Frequency.Weekly) throw new ArgumentException("Days of the week are for weekly series.");
        (Frequency, Interval, On, Count, Until) = (frequency, interval, days, count, until);
    }

    /// <summary>Days, weeks or months.</summary>
    public Frequency Frequency { get; }

    /// <summary>Every one, every second one, …</summary>
    public int Interval { get; }

    /// <summary>The days of the week, Monday first; none: the day of the first date.</summary>
    public IReadOnlyList<DayOfWeek> On { get; }

    /// <summary>How many dates, those that fall out included.</summary>
    public int? Count { get; }

    /// <summary>The last day, included.</summary>
    public DateOnly? Until { get; }

    /// <summary>Reads a rule.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Recurrence? recurrence)
    {
        recurrence = null;
        Frequency? frequency = null;
        var (interval, count, until, on) = (1, (int?)null, (DateOnly?)null, new List<DayOfWeek>());
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) return false;
            var value = part[(equals + 1)..].ToUpperInvariant();
            switch (part[..equals].ToUpperInvariant())
            {
                case "FREQ":
                    frequency = value switch { "DAILY" => Booking.Frequency.Daily, "WEEKLY" => Booking.Frequency.Weekly, "MONTHLY" => Booking.Frequency.Monthly, _ => null };
                    if (frequency is null) return false;
                    break;
                case "INTERVAL" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n):
                    interval = n;
                    break;
                case "COUNT" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n):
                    count = n;
                    break;
                case "UNTIL" when DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    until = day;
                    break;
                case "BYDAY":
                    foreach (var name in value.Split(','))
                    {
                        var day = Array.IndexOf(s_days, name);
                        if (day < 0) return false;
                        on.Add((DayOfWeek)day);
                    }
                    break;
                default: return false;
            }
        }
        if (frequency is not { } f) return false;
        try { recurrence = new(f, interval, on, count, until); }
        catch (ArgumentException) { return false; }
        return true;
    }

    /// <summary>The days of the series, the first one first. A series of more than <see cref="Most"/> is cut there.</summary>
    public IEnumerable<DateOnly> Days(DateOnly first)
    {
        var given = 0;
        foreach (var day in Endless(first))
        {
            if (given == (Count ?? Most) || day > Until) yield break;
            given++;
            yield return day;
        }
    }

    /// <summary>The series as stretches of time: each begins at the same time by the clock on the wall and is as long as the first.</summary>
    public IReadOnlyList<Span> Spans(Span first, TimeZoneInfo zone)
    {
        var begins = LocalTime.Local(first.From, zone);
        return [.. Days(DateOnly.FromDateTime(begins)).Select(day => LocalTime.Moment(day.ToDateTime(TimeOnly.FromDateTime(begins)), zone)).Select(from => new Span(from, from + first.Length))];
    }

    private IEnumerable<DateOnly> Endless(DateOnly first)
    {
        switch (Frequency)
        {
            case Frequency.Daily:
                for (var day = first; ; day = day.AddDays(Interval)) yield return day;
            case Frequency.Monthly:
                // A month without the day is left out, as RFC 5545 has it; in four years every day of a month comes, save where the interval never meets one.
                for (var n = 0; n < Most * 12; n++)
                {
                    var month = first.AddMonths(n * Interval);
                    if (month.Day == first.Day) yield return month;
                }
                break;
            case Frequency.Weekly:
            default:
                var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
                IReadOnlyList<DayOfWeek> on = On.Count == 0 ? [first.DayOfWeek] : On;
                for (; ; monday = monday.AddDays(7 * Interval))
                    foreach (var weekday in on)
                        if (monday.AddDays(((int)weekday + 6) % 7) is var day && day >= first) yield return day;
        }
    }

    /// <summary>As it is written in a calendar file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"FREQ={Frequency.ToString().ToUpperInvariant()}") + (Interval == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $";INTERVAL={Interval}"))
        + (On.Count == 0 ? "" : ";BYDAY=" + string.Join(',', On.Select(d => s_days[(int)d]))) + (Count is { } count ? string.Create(CultureInfo.InvariantCulture, $";COUNT={count}") : string.Create(CultureInfo.InvariantCulture, $";UNTIL={Until:yyyyMMdd}"));

    /// <summary>True for the same series.</summary>
    public bool Equals(Recurrence? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
