using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Timetable;

/// <summary>A slot's times in UTC.</summary>
internal readonly record struct SlotTimes(DateOnly Date, DateTime StartsAt, DateTime EndsAt);

/// <summary>Cuts sessions into slots and finds what is wrong with them. Pure.</summary>
internal static class SlotGrid
{
    public const int MostSlotsPerSession = 100;

    /// <summary>The slots of a session: whole ones only, with the break between two of them.</summary>
    public static IEnumerable<SlotTimes> Cut(TimetableSession session, TimeZoneInfo zone)
    {
        var length = TimeSpan.FromMinutes(session.SlotMinutes);
        var step = TimeSpan.FromMinutes(session.SlotMinutes + session.BreakMinutes);
        var end = ZoneTime.ToUtc(session.Date, session.EndsAt, zone);
        for (var at = ZoneTime.ToUtc(session.Date, session.StartsAt, zone); at + length <= end; at += step) yield return new(session.Date, at, at + length);
    }

    /// <summary>What is wrong with a session among the others of its edition; null when nothing is.</summary>
    public static Refusal? Fault(TimetableSession session, ForumEdition edition, IEnumerable<TimetableSession> others)
    {
        if (session.Date < edition.StartsOn || session.Date > edition.EndsOn)
            return Refusal.InvalidField("Date", "forums.session.outside", edition.StartsOn, edition.EndsOn);
        if (session.EndsAt <= session.StartsAt) return Refusal.InvalidField("EndsAt", "forums.session.backwards");
        var slots = Cut(session, edition.TimeZone).Take(MostSlotsPerSession + 1).Count();
        if (slots == 0) return Refusal.InvalidField("SlotMinutes", "forums.session.noSlot");
        if (slots > MostSlotsPerSession) return Refusal.InvalidField("SlotMinutes", "forums.session.tooManySlots", MostSlotsPerSession);
        var clash = others.FirstOrDefault(o => o.Id != session.Id && o.Date == session.Date && o.StartsAt < session.EndsAt && session.StartsAt < o.EndsAt);
        return clash is null ? null : Refusal.Conflict("forums.session-overlaps", clash.Date, Clock(clash.StartsAt), Clock(clash.EndsAt));
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
