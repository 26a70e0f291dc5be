namespace Isthmus.Places.Bookings;

/// <summary>What is free instead of a time that is taken.</summary>
internal static class Alternatives
{
    private const int Most = 5;
    private const int DaysAround = 14;

    public sealed record Free(DateTime From, DateTime Until, IReadOnlyList<string> Resources);

    public static async Task<IReadOnlyList<Free>> To(Bookable bookable, Span wanted, ReservationId? except, DateTime now, PlacesDb db, CancellationToken ct)
    {
        var from = wanted.From.AddDays(-DaysAround);
        foreach (var resource in bookable.Resources) if (now.AddMinutes(resource.Rules.Policy.NoticeMinutes ?? 0) is var soonest && soonest > from) from = soonest;
        var until = wanted.Until.AddDays(DaysAround);
        foreach (var resource in bookable.Resources)
            if (resource.Rules.Policy.HorizonDays is { } days && LocalTime.Whole(LocalTime.Day(now, bookable.Zone).AddDays(days), bookable.Zone).Until + wanted.Length is var last && last < until) until = last;
        if (until <= from + wanted.Length) return [];
        var window = new Span(from, until);
        var ask = new FreeTimeAsk(window, wanted.Length, bookable.Needs, bookable.Grid);
        var found = FreeTimeSearch.Nearest(await bookable.Calendars(window, keepHours: true, except, db, ct), ask, wanted.From, Most);
        return [.. found.OrderBy(f => f.Use.From).Select(f => new Free(f.Use.From, f.Use.Until, [.. f.Resources.Select(r => bookable.Resources[r.Calendar].Code)]))];
    }

    public static Refusal Taken(IReadOnlyList<Free> alternatives) => Refusal.Conflict("places.taken") with { Facts = new Dictionary<string, object?> { ["alternatives"] = alternatives } };
}
