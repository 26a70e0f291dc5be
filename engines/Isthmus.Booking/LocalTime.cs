namespace Isthmus.Booking;

/// <summary>Times of a clock on a wall as moments: what happens in the hour that is skipped, and in the one that comes twice, when clocks change.</summary>
public static class LocalTime
{
    /// <summary>
    /// The moment of a local time. A time that is skipped is as much later as the clocks are put forward (RFC 5545, 3.3.5: it is read with the offset before the gap).
    /// A time that comes twice is the first of both, or the second if asked for.
    /// </summary>
    public static DateTime Moment(DateTime local, TimeZoneInfo zone, bool later = false)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) return Utc(local, zone.GetUtcOffset(Utc(local, zone.BaseUtcOffset).AddDays(-1)));
        if (!zone.IsAmbiguousTime(local)) return Utc(local, zone.GetUtcOffset(local));
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return Utc(local, later ? offsets.Min() : offsets.Max());
    }

    /// <summary>What the clock on the wall shows at a moment.</summary>
    public static DateTime Local(DateTime moment, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return DateTime.SpecifyKind(moment + zone.GetUtcOffset(moment), DateTimeKind.Unspecified);
    }

    /// <summary>The day of a moment by the calendar on the wall.</summary>
    public static DateOnly Day(DateTime moment, TimeZoneInfo zone) => DateOnly.FromDateTime(Local(moment, zone));

    /// <summary>A day from its first moment to the first one of the next: 23, 24 or 25 hours long where clocks change by one.</summary>
    public static Span Whole(DateOnly day, TimeZoneInfo zone) => new(Moment(day.ToDateTime(default), zone), Moment(day.AddDays(1).ToDateTime(default), zone));

    private static DateTime Utc(DateTime local, TimeSpan offset) => DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
}
