using Isthmus.Places.Network;

namespace Isthmus.Places.Houses;

/// <summary>A clock that runs while a house is open, on the house's own time. A house that says no hours is taken for open all the time. Pure.</summary>
internal sealed record WorkingHours(IReadOnlySet<DayOfWeek> Days, int OpensAt, int ClosesAt, TimeZoneInfo Zone)
{
    // A day that never comes would be looked for without end.
    private const int MostDays = 3660;

    public static WorkingHours? Of(Place place) => place is { OpensAt: { } opens, ClosesAt: { } closes, WorkDays.Count: > 0 } && opens < closes
        ? new(place.WorkDays.Select(d => Choices.Read<DayOfWeek>(d)).OfType<DayOfWeek>().ToHashSet(), opens, closes, TimeZoneInfo.TryFindSystemTimeZoneById(place.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc) : null;

    /// <summary>The moment at which so many opening hours have passed.</summary>
    public DateTime After(DateTime utc, TimeSpan open)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));
        for (var n = 0; n < MostDays; n++, day = day.AddDays(1))
        {
            if (!Days.Contains(day.DayOfWeek)) continue;
            var (from, until) = (ZoneTime.ToUtc(day, Time(OpensAt), Zone), ZoneTime.ToUtc(day, Time(ClosesAt), Zone));
            if (from < utc) from = utc;
            if (from >= until) continue;
            if (open <= until - from) return from + open;
            open -= until - from;
        }
        throw new InvalidOperationException("The house has no opening hours within ten years.");
    }

    public static DateTime Due(Place place, DateTime utc, int hours) => Of(place) is { } clock ? clock.After(utc, TimeSpan.FromHours(hours)) : utc.AddHours(hours);

    private static TimeOnly Time(int minutes) => TimeOnly.MinValue.AddMinutes(minutes);
}
