using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Timetable;

/// <summary>Venues, tables, sessions and slots of an edition.</summary>
internal static class ShowTimetable
{
    public sealed record TableView(TableId Id, int Number, string? Name);
    public sealed record VenueView(VenueId Id, string City, string Name, string? Address, IReadOnlyList<TableView> Tables, int Version);
    public sealed record SlotView(SlotId Id, int Number, DateTime StartsAt, DateTime EndsAt);
    public sealed record SessionView(SessionId Id, DateOnly Date, TimeOnly StartsAt, TimeOnly EndsAt, int SlotMinutes, int BreakMinutes, IReadOnlyList<VenueId> Venues, IReadOnlyList<SlotView> Slots, int Version);
    public sealed record View(string TimeZone, IReadOnlyList<VenueView> Venues, IReadOnlyList<SessionView> Sessions);

    public static async Task<Outcome<View>> Handle(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        return found.Succeeded ? await Read(db, found.Value, ct) : found.Refusal;
    }

    public static async Task<View> Read(ForumsDb db, ForumEdition edition, CancellationToken ct)
    {
        var id = edition.Id;
        var venues = await db.Venues.AsNoTracking().Where(v => v.EditionId == id).OrderBy(v => v.Place).ToListAsync(ct);
        var tables = (await db.ForumTables.AsNoTracking().Where(t => t.EditionId == id).OrderBy(t => t.Number).ToListAsync(ct)).ToLookup(t => t.VenueId);
        var sessions = (await db.Sessions.AsNoTracking().Where(s => s.EditionId == id).ToListAsync(ct)).OrderBy(s => s.Date).ThenBy(s => s.StartsAt);
        var held = (await db.SessionVenues.AsNoTracking().Where(v => db.Sessions.Any(s => s.Id == v.SessionId && s.EditionId == id)).ToListAsync(ct)).ToLookup(v => v.SessionId, v => v.VenueId);
        var slots = (await db.Slots.AsNoTracking().Where(s => s.EditionId == id).OrderBy(s => s.StartsAt).ToListAsync(ct)).ToLookup(s => s.SessionId);
        return new(edition.Zone,
            [.. venues.Select(v => new VenueView(v.Id, v.City, v.Name, v.Address, [.. tables[v.Id].Select(t => new TableView(t.Id, t.Number, t.Name))], v.Version))],
            [.. sessions.Select(s => new SessionView(s.Id, s.Date, s.StartsAt, s.EndsAt, s.SlotMinutes, s.BreakMinutes, [.. held[s.Id]],
                [.. slots[s.Id].Select(x => new SlotView(x.Id, x.Number, x.StartsAt, x.EndsAt))], s.Version))]);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/sessions", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, who, db, ct)).ToResult(v => TypedResults.Ok(v)))
        .OpenToAll("forums:read").WithName("forums.sessions.show").WithSummary("Venues, tables, sessions and slots of an edition");
}
