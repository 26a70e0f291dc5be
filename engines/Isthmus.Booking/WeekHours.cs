using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Isthmus.Booking;

/// <summary>
/// Hours of a week by the clock on the wall, with days that are different. Written as in OpenStreetMap's <c>opening_hours</c>, of which this is a part: <c>Mo-Fr 09:00-12:30,13:30-18:00; Sa 10:00-14:00</c>,
/// <c>24/7</c>, and days: <c>2026-12-31 09:00-12:00; 2027-01-01 off</c>. What comes later in the text counts more. A stretch may go over midnight: <c>22:00-06:00</c>.
/// </summary>
public sealed class WeekHours : IEquatable<WeekHours>
{
    private static readonly string[] s_days = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
    private readonly (TimeOnly From, int Minutes)[][] _week;
    private readonly SortedDictionary<DateOnly, (TimeOnly From, int Minutes)[]> _days;

    private WeekHours((TimeOnly, int)[][] week, SortedDictionary<DateOnly, (TimeOnly, int)[]> days) => (_week, _days) = (week, days);

    /// <summary>Open at all times.</summary>
    public static WeekHours Always { get; } = Parse("24/7");

    /// <summary>Reads hours.</summary>
    /// <exception cref="FormatException">They are not written as they have to be.</exception>
    public static WeekHours Parse(string text) => TryParse(text, out var hours) ? hours : throw new FormatException($"'{text}' are no opening hours.");

    /// <summary>Reads hours.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WeekHours? hours)
    {
        hours = null;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var week = Enumerable.Range(0, 7).Select(_ => Array.Empty<(TimeOnly, int)>()).ToArray();
        var days = new SortedDictionary<DateOnly, (TimeOnly, int)[]>();
        foreach (var rule in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (rule == "24/7")
            {
                for (var d = 0; d < 7; d++) week[d] = [(default, 1440)];
                continue;
            }
            var space = rule.IndexOf(' ', StringComparison.Ordinal);
            var (who, when) = space < 0 ? (rule, null) : (rule[..space], rule[(space + 1)..].Trim());
            if (space < 0 && char.IsAsciiDigit(rule[0]) && !DateOnly.TryParseExact(rule, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) (who, when) = ("Mo-Su", rule);
            if (when is null || !TryReadTimes(when, out var times)) return false;
            if (DateOnly.TryParseExact(who, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days[day] = times;
            else if (TryReadDays(who, out var weekdays)) foreach (var d in weekdays) week[d] = times;
            else return false;
        }
        hours = new(week, days);
        return true;
    }

    /// <summary>
    /// The moments of these hours in a stretch of time. A time that clocks skip is as much later; of a time that comes twice an opening is the first, a closing the last: <c>09:00-17:00</c> is never shorter than
    /// it looks. A whole day is as long as it is.
    /// </summary>
    public SpanSet Open(Span window, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var spans = new List<Span>();
        // A stretch over midnight belongs to the day before.
        var last = LocalTime.Day(window.Until, zone);
        for (var day = LocalTime.Day(window.From, zone).AddDays(-1); day <= last; day = day.AddDays(1))
            foreach (var (from, minutes) in _days.TryGetValue(day, out var own) ? own : _week[(int)day.DayOfWeek])
            {
                var local = day.ToDateTime(from);
                var (opens, closes) = (LocalTime.Moment(local, zone), LocalTime.Moment(local.AddMinutes(minutes), zone, later: minutes < 1440));
                if (closes > opens) spans.Add(new(opens, closes));
            }
        return SpanSet.Of(spans).Within(window.From.Ticks, window.Until.Ticks);
    }

    /// <summary>True where there is no hour in any week and on no day.</summary>
    public bool IsNever => _week.All(d => d.Length == 0) && _days.Values.All(d => d.Length == 0);

    private static bool TryReadDays(string text, out List<int> days)
    {
        days = [];
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            var from = Array.IndexOf(s_days, ends[0]);
            var to = ends.Length == 2 ? Array.IndexOf(s_days, ends[1]) : from;
            if (ends.Length > 2 || from < 0 || to < 0) return false;
            for (var d = from; ; d = (d + 1) % 7)
            {
                days.Add(d);
                if (d == to) break;
            }
        }
        return true;
    }

    private static bool TryReadTimes(string text, out (TimeOnly From, int Minutes)[] times)
    {
        times = [];
        if (text is "off" or "closed") return true;
        var read = new List<(TimeOnly From, int Minutes)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length != 2 || Minute(ends[0]) is not { } from || Minute(ends[1]) is not { } until || from == 1440) return false;
            if (until <= from) until += 1440;
            read.Add((new TimeOnly(from / 60, from % 60), until - from));
        }
        times = [.. read.OrderBy(t => t.From)];
        return true;
    }

    private static int? Minute(string text) => text.Length == 5 && text[2] == ':' && int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var h)
        && int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 60 && (h * 60) + m <= 1440 ? (h * 60) + m : null;

    /// <summary>In the shortest form: days that follow each other and are alike stand together.</summary>
    public override string ToString()
    {
        if (_days.Count == 0 && _week.All(d => d is [(var from, 1440)] && from == default)) return "24/7";
        var text = new StringBuilder();
        // From Monday on, as the text is written.
        for (var i = 0; i < 7;)
        {
            var (first, times) = (i, _week[(i + 1) % 7]);
            while (i < 7 && _week[(i + 1) % 7].AsSpan().SequenceEqual(times)) i++;
            if (times.Length == 0) continue;
            _ = text.Append(text.Length == 0 ? "" : "; ").Append(s_days[(first + 1) % 7]);
            if (i - first > 1) _ = text.Append('-').Append(s_days[i % 7]);
            _ = text.Append(' ').Append(Times(times));
        }
        foreach (var (day, times) in _days) _ = text.Append(text.Length == 0 ? "" : "; ").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append(' ').Append(times.Length == 0 ? "off" : Times(times));
        return text.Length == 0 ? "Mo-Su off" : text.ToString();
    }

    private static string Times((TimeOnly From, int Minutes)[] times) => string.Join(',', times.Select(t =>
    {
        var until = (t.From.Hour * 60) + t.From.Minute + t.Minutes;
        if (until > 1440) until -= 1440;
        return string.Create(CultureInfo.InvariantCulture, $"{t.From:HH\\:mm}-{until / 60:00}:{until % 60:00}");
    }));

    /// <summary>True for the same hours.</summary>
    public bool Equals(WeekHours? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeekHours);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
