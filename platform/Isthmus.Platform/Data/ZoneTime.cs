namespace Isthmus.Platform.Data;

/// <summary>Times on the clock of a place.</summary>
public static class ZoneTime
{
    /// <summary>The UTC moment of a time on the clock of a zone. A time that the clock leaps over in spring is taken an hour later; one that comes twice in autumn is the first.</summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return zone.IsAmbiguousTime(local)
            ? DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
