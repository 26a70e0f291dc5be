using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Timetable;

/// <summary>Adds, changes and removes venues with their tables.</summary>
internal static class EditVenue
{
    public sealed class Request
    {
        public const int LongestCity = 120;
        public const int LongestName = 200;

        [Required, StringLength(LongestCity)] public string? City { get; set; }
        [Required, StringLength(LongestName)] public string? Name { get; set; }
        [StringLength(400)] public string? Address { get; set; }
        [Required, Range(1, 200)] public int? Tables { get; set; }

        /// <summary>Names of the tables in order, when they have names: one a line.</summary>
        [StringLength(8000), Lines] public string? TableNames { get; set; }
    }

    public static async Task<Outcome<Venue>> Add(EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var venue = new Venue { Id = VenueId.New(), EditionId = id, City = "", Name = "", Place = 1 + await db.Venues.CountAsync(v => v.EditionId == id, ct) };
        db.Venues.Add(venue);
        db.Doing("forums.add-venue");
        // A new hall is open in every session until somebody says otherwise.
        foreach (var session in await db.Sessions.Where(s => s.EditionId == id).Select(s => s.Id).ToListAsync(ct)) db.SessionVenues.Add(new() { SessionId = session, VenueId = venue.Id });
        return await Save(venue, request, [], db, ct);
    }

    public static async Task<Outcome<Venue>> Change(EditionId id, VenueId venueId, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await Own(id, venueId, who, db, ct);
        if (!found.Succeeded) return found;
        if (found.Value.Check(version) is { } stale) return stale;
        db.Doing("forums.edit-venue");
        return await Save(found.Value, request, await db.ForumTables.Where(t => t.VenueId == venueId).OrderBy(t => t.Number).ToListAsync(ct), db, ct);
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, VenueId venueId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await Own(id, venueId, who, db, ct);
        if (!found.Succeeded) return found.Refusal;
        db.Doing("forums.remove-venue");
        db.Venues.Remove(found.Value);
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    private static async Task<Outcome<Venue>> Own(EditionId id, VenueId venueId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var edition = await db.OwnEdition(id, who.Actor, ct);
        if (!edition.Succeeded) return edition.Refusal;
        return await db.Venues.SingleOrDefaultAsync(v => v.Id == venueId && v.EditionId == id, ct) is { } venue ? venue : Refusal.NotFound("forums.no-such-venue");
    }

    private static async Task<Outcome<Venue>> Save(Venue venue, Request request, List<ForumTable> tables, ForumsDb db, CancellationToken ct)
    {
        (venue.City, venue.Name, venue.Address) = (request.City!.Trim(), request.Name!.Trim(), string.IsNullOrWhiteSpace(request.Address) ? null : request.Address.Trim());
        var names = (request.TableNames ?? "").Split('\n', StringSplitOptions.TrimEntries);
        for (var n = 1; n <= request.Tables; n++)
        {
            var table = tables.Find(t => t.Number == n);
            if (table is null) db.ForumTables.Add(table = new() { Id = TableId.New(), EditionId = venue.EditionId, VenueId = venue.Id, Number = n });
            var name = n <= names.Length ? names[n - 1] : "";
            if (name.Length > 80) return Refusal.InvalidField(nameof(Request.TableNames), "forums.venue.longTableName", n);
            table.Name = name.Length == 0 ? null : name;
        }
        db.ForumTables.RemoveRange(tables.Where(t => t.Number > request.Tables));
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return venue;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/venues", async (EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Add(id, request, who, db, ct)).ToResult(v => TypedResults.Created($"/api/forums/{id}/sessions", new Saved<VenueId>(v.Id, v.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.venues.add").WithSummary("Adds a venue with its tables");
        api.MapPut("/{id}/venues/{venue}", async (EditionId id, VenueId venue, Request request, HttpRequest http, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Change(id, venue, request, http.IfMatch(), who, db, ct)).ToResult(v => TypedResults.Ok(new Saved<VenueId>(v.Id, v.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.venues.change").WithSummary("Changes a venue and the number and names of its tables");
        api.MapDelete("/{id}/venues/{venue}", async (EditionId id, VenueId venue, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Remove(id, venue, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.venues.remove").WithSummary("Removes a venue with its tables");
    }
}
