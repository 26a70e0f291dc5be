using Isthmus.Places.Facilities;
using Isthmus.Places.Network;

namespace Isthmus.Places.Bookings;

/// <summary>The resources that lines name, each once, and for each line which of them can answer it.</summary>
internal sealed record Bookable(Place Place, TimeZoneInfo Zone, IReadOnlyList<Resource> Resources, IReadOnlyList<Need> Needs)
{
    public const int MostLines = 8;

    public static async Task<Outcome<Bookable>> Find(PlaceId placeId, IReadOnlyList<WantedLine> lines, PlacesDb db, CancellationToken ct)
    {
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == placeId && p.PublishedAt != null && !p.OnHold, ct) is not { } place) return Refusal.NotFound("places.no-such-place");
        if (lines.Count is 0 or > MostLines) return Refusal.InvalidField("Lines", "places.booking.lines", MostLines);
        var groups = lines.Select(l => ResourceRules.Code(l.Group)).OfType<string>().Distinct().ToList();
        var named = lines.Select(l => l.Resource).OfType<Guid>().Select(ResourceId.From).Distinct().ToList();
        var resources = await db.Resources.AsNoTracking().Where(r => r.PlaceId == placeId && !r.Retired && (named.Contains(r.Id) || r.Group != null && groups.Contains(r.Group))).OrderBy(r => r.Code).ToListAsync(ct);
        var needs = new List<Need>();
        foreach (var line in lines)
        {
            var any = Enumerable.Range(0, resources.Count).Where(i => line.Resource is { } id ? resources[i].Id.Value == id : resources[i].Group == ResourceRules.Code(line.Group)).ToList();
            if (any.Count == 0) return Refusal.InvalidField("Lines", "places.booking.noResource");
            needs.Add(new(any, line.Units ?? 1));
        }
        // The same thing named twice could never be free for both.
        if (lines.Where(l => l.Resource is not null).GroupBy(l => l.Resource).Any(g => g.Count() > 1)) return Refusal.InvalidField("Lines", "places.booking.twice");
        return new Bookable(place, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), resources, needs);
    }

    /// <summary>When everything is taken in a stretch of time.</summary>
    /// <param name="keepHours">Uses have to lie in the hours of a resource; without it whenever it is free, for the rules tell of hours themselves.</param>
    /// <param name="except">A booking that is being moved: its own time is free to it.</param>
    public async Task<List<ResourceCalendar>> Calendars(Span window, bool keepHours, ReservationId? except, PlacesDb db, CancellationToken ct)
    {
        var ids = Resources.Select(r => r.Id).ToList();
        var reach = Resources.Max(r => Math.Max(r.Rules.Policy.BeforeMinutes, r.Rules.Policy.AfterMinutes));
        var (from, until) = (window.From.AddMinutes(-reach), window.Until.AddMinutes(reach));
        var taken = (await db.Occupancies.AsNoTracking().Where(o => ids.Contains(o.ResourceId) && o.Holds && o.From < until && o.Until > from && (except == null || o.ReservationId == null || o.ReservationId != except))
            .Select(o => new { o.ResourceId, o.Unit, o.From, o.Until }).ToListAsync(ct)).ToLookup(o => (o.ResourceId, o.Unit));
        return [.. Resources.Select(r => new ResourceCalendar(
            keepHours && r.Rules.Policy.Hours is { } hours ? hours.Open(window, Zone) : SpanSet.Of(window),
            Enumerable.Range(0, r.Units).Select(unit => SpanSet.Of(taken[(r.Id, unit)].Select(o => new Span(o.From, o.Until)))),
            TimeSpan.FromMinutes(r.Rules.Policy.BeforeMinutes), TimeSpan.FromMinutes(r.Rules.Policy.AfterMinutes)))];
    }

    /// <summary>The grid that all of the resources share: the coarsest step, for a use has to keep the steps of each.</summary>
    public Grid Grid => new(Zone, Resources.Max(r => r.Rules.Policy.StepMinutes));
}
