namespace Isthmus.Scheduling.Forum;

/// <summary>The local hours of virtual meetings.</summary>
internal static class WorkingHours
{
    public static bool AreKept(LocalHours? hours, ForumSlot slot)
    {
        if (hours is null || hours.From == hours.To || slot.Start is not { } start)
        {
            return true;
        }

        TimeSpan from = hours.From.ToTimeSpan();
        TimeSpan to = hours.To > hours.From ? hours.To.ToTimeSpan() : hours.To.ToTimeSpan() + TimeSpan.FromDays(1);
        TimeSpan begins = TimeZoneInfo.ConvertTime(start, hours.Zone).TimeOfDay;
        if (begins < from)
        {
            begins += TimeSpan.FromDays(1);
        }

        return begins + slot.Length <= to;
    }
}
