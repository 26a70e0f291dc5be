using Isthmus.Ics;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Houses.Events;

/// <summary>The events of a house, for everybody who sees the house, also as a calendar that programs follow.</summary>
internal static class ListEvents
{
    public sealed record Row(EventId Id, EventKind Kind, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> About, DateTime StartsAt, DateTime EndsAt, string? Room, bool IsCancelled, int Visitors, int Version);

    /// <param name="ended">Those that are over, the latest first; else those to come, the next first.</param>
    public static async Task<Outcome<List<Row>>> Handle(PlaceId id, bool ended, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var now = Instants.Stored(clock);
        var events = ended ? await db.Events.AsNoTracking().Where(e => e.PlaceId == id && e.EndsAt < now).OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id).Take(500).ToListAsync(ct)
            : await db.Events.AsNoTracking().Where(e => e.PlaceId == id && e.EndsAt >= now).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(500).ToListAsync(ct);
        var ids = events.ConvertAll(e => (EventId?)e.Id);
        var visitors = actor.MayRun(found.Value) ? await db.Visits.AsNoTracking().Where(v => ids.Contains(v.EventId)).GroupBy(v => v.EventId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct) : [];
        return events.ConvertAll(e => new Row(e.Id, e.Kind, e.Title.All, e.About.All, e.StartsAt, e.EndsAt, e.Room, e.CancelledAt is not null, visitors.GetValueOrDefault(e.Id), e.Version));
    }

    private static async Task<IResult> Feed(PlaceId id, Actor actor, PlacesDb db, Texts t, SiteSettings site, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        var house = found.Value;
        var since = Instants.Stored(clock).AddYears(-1);
        var events = await db.Events.AsNoTracking().Where(e => e.PlaceId == id && e.EndsAt >= since).OrderBy(e => e.StartsAt).Take(1000).ToListAsync(ct);
        var (language, name) = (t.Language.Code, house.Name.In(t.Language.Code));
        var host = new Uri(site.PublicUrl).Host;
        var calendar = new IcsCalendar(name, HouseZone.Of(house), new(name, $"no-reply@{host}"), Instants.Stored(clock));
        return TypedResults.Text(calendar.Feed([.. events.Select(e => new IcsEvent($"{e.Id}@{host}", e.Version, e.StartsAt, e.EndsAt, e.Title.In(language))
        {
            Location = string.Join(", ", new[] { e.Room, name, house.City }.OfType<string>()), Description = e.About.In(language), Url = site.Link($"/places/{id}/events"), Cancelled = e.CancelledAt is not null,
        })]), "text/calendar", System.Text.Encoding.UTF8);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/events", async (PlaceId place, bool? ended, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Handle(place, ended == true, actor.Actor, db, clock, ct)).ToResult(e => TypedResults.Ok(e)))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.events.list").WithSummary("The events of a house that are to come; ended=true for those that are over");
        api.MapGet("/{place}/events.ics", (PlaceId place, CurrentActor actor, PlacesDb db, Texts t, SiteSettings site, TimeProvider clock, CancellationToken ct) => Feed(place, actor.Actor, db, t, site, clock, ct))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.events.feed").WithSummary("The events of a house as an iCalendar feed");
    }
}
