namespace Isthmus.Platform.Data;

/// <summary>Times as both databases keep them: UTC, whole milliseconds (PostgreSQL would cut finer ones, and a hash over them would no longer verify).</summary>
public static class Instants
{
    public static DateTime Stored(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}
