using System.Globalization;

namespace Isthmus.Ics;

/// <summary>
/// The VTIMEZONE of a zone, so that a calendar program needs no table of its own. The changes of the offset are found by asking the zone, not by reading its
/// adjustment rules, whose meaning differs between systems; a change that comes back every year on the same weekday of a month is written as a rule.
/// </summary>
public static class IcsZone
{
    private const int RuleYears = 4;

    private sealed record Change(DateTime Utc, TimeSpan From, TimeSpan To, bool Daylight)
    {
        public DateTime Wall => Utc + From;
        public int Nth => (Wall.Day - 1) / 7 + 1;
        public bool Last => Wall.AddDays(7).Month != Wall.Month;
    }

    public static string Id(TimeZoneInfo zone) =>
        !zone.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id;

    /// <param name="zone">The zone.</param>
    /// <param name="fromUtc">The first moment that must be told right.</param>
    /// <param name="toUtc">The last one.</param>
    public static IcsLines Write(TimeZoneInfo zone, DateTime fromUtc, DateTime toUtc)
    {
        var start = new DateTime(fromUtc.Year - 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var changes = Changes(zone, start, new DateTime(toUtc.Year + 2, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var lines = new IcsLines().Begin("VTIMEZONE").Value("TZID", Id(zone));
        var before = zone.GetUtcOffset(start);
        Observance(lines, new Change(start, before, before, zone.IsDaylightSavingTime(start)), rule: null);

        var told = new HashSet<Change>();
        foreach (var change in changes.Where(c => !told.Contains(c)))
        {
            var rule = Rule(zone, change);
            if (rule is not null) told.UnionWith(changes.Where(c => Alike(c, change)));
            Observance(lines, change, rule);
        }
        return lines.End("VTIMEZONE");
    }

    private static void Observance(IcsLines lines, Change change, string? rule)
    {
        var kind = change.Daylight ? "DAYLIGHT" : "STANDARD";
        lines.Begin(kind).Value("DTSTART", IcsLines.Wall(change.Wall)).Value("TZOFFSETFROM", Offset(change.From)).Value("TZOFFSETTO", Offset(change.To));
        if (rule is not null) lines.Value("RRULE", rule);
        lines.End(kind);
    }

    // A rule is only claimed when the zone itself keeps it in each of the years to come that we ask about.
    private static string? Rule(TimeZoneInfo zone, Change first)
    {
        var year = first.Wall.Year;
        var years = Changes(zone, new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(year + RuleYears, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Where(c => Alike(c, first)).ToList();
        if (years.Select(c => c.Wall.Year).Distinct().Count() != RuleYears || years.Count != RuleYears) return null;
        var nth = years.All(c => c.Last) ? -1 : years.All(c => c.Nth == first.Nth) ? first.Nth : 0;
        if (nth == 0) return null;
        var day = first.Wall.DayOfWeek.ToString()[..2].ToUpperInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"FREQ=YEARLY;BYMONTH={first.Wall.Month};BYDAY={nth}{day}");
    }

    private static bool Alike(Change a, Change b) =>
        a.Wall.Month == b.Wall.Month && a.Wall.DayOfWeek == b.Wall.DayOfWeek && a.Wall.TimeOfDay == b.Wall.TimeOfDay && a.From == b.From && a.To == b.To;

    private static List<Change> Changes(TimeZoneInfo zone, DateTime from, DateTime to)
    {
        var found = new List<Change>();
        for (var day = from; day < to; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) == zone.GetUtcOffset(day.AddDays(1))) continue;
            var (low, high) = (day, day.AddDays(1));
            while (high - low > TimeSpan.FromSeconds(1))
            {
                var middle = low + TimeSpan.FromSeconds(Math.Floor((high - low).TotalSeconds / 2));
                if (zone.GetUtcOffset(middle) == zone.GetUtcOffset(day)) low = middle;
                else high = middle;
            }
            found.Add(new Change(high, zone.GetUtcOffset(low), zone.GetUtcOffset(high), zone.IsDaylightSavingTime(high)));
        }
        return found;
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
}
