using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>What a use would have of the resources: found in the transaction that takes it.</summary>
internal sealed record Held(IReadOnlyList<(Resource Resource, IReadOnlyList<int> Units)> Parts)
{
    /// <summary>Null where something is taken.</summary>
    public static async Task<Held?> Find(Bookable bookable, Span use, ReservationId? except, PlacesDb db, CancellationToken ct)
    {
        var reach = TimeSpan.FromMinutes(10_080);
        var calendars = await bookable.Calendars(use.With(reach, reach), keepHours: false, except, db, ct);
        return FreeTimeSearch.At(calendars, bookable.Needs, use) is { } chosen ? new([.. chosen.Select(c => (bookable.Resources[c.Calendar], c.Units))]) : null;
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
