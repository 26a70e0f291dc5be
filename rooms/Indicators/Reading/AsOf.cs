using System.Globalization;

namespace Isthmus.Indicators.Reading;

/// <summary>The moment whose knowledge is asked for: the end of a day, UTC, or now.</summary>
internal static class AsOf
{
    /// <summary>Null for what is no day.</summary>
    public static DateTime? Read(string? day, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(day)) return now;
        if (!DateOnly.TryParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of) || of.Year is < 1900 or > 2200) return null;
        var end = of.AddDays(1).ToDateTime(default, DateTimeKind.Utc).AddMilliseconds(-1);
        return end < now ? end : now;
    }
}
