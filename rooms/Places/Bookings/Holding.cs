using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>What a use would have of the resources: found in the transaction that takes it.</summary>
internal sealed record Held(IReadOnlyList<(Resource Resource, IReadOnlyList<int> Units)> Parts)
{
    private static readonly bool[] s_hoursFirst = [true, false], s_anyHour = [false];

    /// <summary>Null where something is taken.</summary>
    public static async Task<Held?> Find(Bookable bookable, Span use, ReservationId? except, PlacesDb db, CancellationToken ct)
    {
        var reach = TimeSpan.FromMinutes(10_080);
        // Of several that could serve, one that is open then; where there is none, the rules say so of one that is free.
        foreach (var keepHours in bookable.Resources.Any(r => r.Rules.Policy.Hours is not null) ? s_hoursFirst : s_anyHour)
        {
            var calendars = await bookable.Calendars(use.With(reach, reach), keepHours, except, db, ct);
            if (FreeTimeSearch.At(calendars, bookable.Needs, use) is { } chosen) return new([.. chosen.Select(c => (bookable.Resources[c.Calendar], c.Units))]);
        }
        return null;
    }

    public IReadOnlyList<Resource> Resources => [.. Parts.Select(p => p.Resource)];

    /// <summary>What it costs.</summary>
    public IReadOnlyList<QuotedLine> Quote(Span use, Payer payer, TimeZoneInfo zone) => [.. Parts.Select(p => QuotedLine.Of(p.Resource, p.Units.Count, use, payer, zone))];

    /// <summary>The rows that stand for it.</summary>
    public IEnumerable<Occupancy> Rows(ReservationId id, Span use, bool holds) => Parts.SelectMany(p => p.Units.Select(unit => (p.Resource, unit))).Select(p =>
    {
        var policy = p.Resource.Rules.Policy;
        var all = use.With(TimeSpan.FromMinutes(policy.BeforeMinutes), TimeSpan.FromMinutes(policy.AfterMinutes));
        return new Occupancy { Id = OccupancyId.New(), ReservationId = id, ResourceId = p.Resource.Id, Unit = p.unit, From = all.From, Until = all.Until, Holds = holds };
    });
}
