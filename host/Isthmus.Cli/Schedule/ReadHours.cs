using System.Globalization;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>Times of slots, and the local hours of those who meet by line: <c>"zone": "Asia/Tehran"</c> or <c>"utcOffset": "+03:30"</c>, and <c>"localHours": "09:00-18:00"</c>.</summary>
internal static class ReadHours
{
    public static DateTimeOffset? Start(JsonFields slot)
    {
        if (!slot.Has("start"))
        {
            return null;
        }

        // Without an offset the text would be read by the clock of this machine; UTC is the one reading that is the same everywhere.
        return DateTimeOffset.TryParse(slot.Text("start"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            ? start
            : throw new UnusableInputException($"{slot.Path("start")}: '{slot.Text("start")}' is not a time such as 2026-05-04T09:00:00Z");
    }

    public static LocalHours? From(JsonFields participant)
    {
        if (!participant.Has("localHours"))
        {
            return participant.Has("zone") || participant.Has("utcOffset")
                ? throw new UnusableInputException($"{participant.Path("localHours")}: missing, though a zone is given")
                : null;
        }

        string[] ends = participant.Text("localHours").Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !Hour(ends[0], out TimeOnly from) || !Hour(ends[1], out TimeOnly to))
        {
            throw new UnusableInputException($"{participant.Path("localHours")}: '{participant.Text("localHours")}' is not two times such as 09:00-18:00");
        }

        return new LocalHours(Zone(participant), from, to);
    }

    private static TimeZoneInfo Zone(JsonFields participant)
    {
        if (participant.Has("zone"))
        {
            return TimeZoneInfo.TryFindSystemTimeZoneById(participant.Text("zone"), out TimeZoneInfo? zone)
                ? zone
                : throw new UnusableInputException($"{participant.Path("zone")}: zone '{participant.Text("zone")}' is not known");
        }

        string text = participant.Text("utcOffset");
        bool back = text.StartsWith('-');
        return TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan offset) && offset <= TimeSpan.FromHours(14)
            ? TimeZoneInfo.CreateCustomTimeZone(text, back ? -offset : offset, text, text)
            : throw new UnusableInputException($"{participant.Path("utcOffset")}: '{text}' is not an offset such as +03:30");
    }

    /// <summary>24:00 is the midnight at the end of the day, which is 00:00 of the next.</summary>
    private static bool Hour(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text == "24:00" ? "00:00" : text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
