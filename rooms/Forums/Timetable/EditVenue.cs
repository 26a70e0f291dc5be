using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Timetable;

/// <summary>Adds, changes and removes venues with their tables. Meetings at a table that goes are taken off the draft, once the organiser has been told how many.</summary>
internal static class EditVenue
{
    public const string InUse = "forums.tables-in-use";

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

        /// <summary>Meetings at tables that go are taken off the plan. Without it nothing is saved while there are any, and the refusal says how many.</summary>
        public bool TakeMeetingsOff { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
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
        return Put(venue, request, [], db) ?? await Save(venue, [], db, ct);
    }

    public static async Task<Outcome<Venue>> Change(EditionId id, VenueId venueId, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await Own(id, venueId, who, db, ct);
        if (!found.Succeeded) return found;
        if (found.Value.Check(version) is { } stale) return stale;
        var tables = await db.ForumTables.Where(t => t.VenueId == venueId).OrderBy(t => t.Number).ToListAsync(ct);
        if ((Put(found.Value, request, tables, db) ?? await Clear(venueId, request.Tables!.Value, request.TakeMeetingsOff, db, ct)) is { } refusal) return refusal;
        List<ForumTable> gone = [.. tables.Where(t => t.Number > request.Tables)];
        db.ForumTables.RemoveRange(gone);
        db.CountLines<ForumTable>(found.Value);
        db.Doing("forums.edit-venue");
        var saved = await Save(found.Value, gone, db, ct);
        if (saved.Succeeded) await transaction.CommitAsync(ct);
        return saved;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, VenueId venueId, bool takeMeetingsOff, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await Own(id, venueId, who, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await Clear(venueId, 0, takeMeetingsOff, db, ct) is { } inUse) return inUse;
        var tables = await db.ForumTables.Where(t => t.VenueId == venueId).ToListAsync(ct);
        db.ForumTables.RemoveRange(tables);
        db.SessionVenues.RemoveRange(await db.SessionVenues.Where(s => s.VenueId == venueId).ToListAsync(ct));
        db.Venues.Remove(found.Value);
        db.Doing("forums.remove-venue");
        var saved = await Save(found.Value, tables, db, ct);
        if (!saved.Succeeded) return saved.Refusal;
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private static async Task<Outcome<Venue>> Own(EditionId id, VenueId venueId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var edition = await db.OwnEdition(id, who.Actor, ct);
        if (!edition.Succeeded) return edition.Refusal;
        return await db.Venues.SingleOrDefaultAsync(v => v.Id == venueId && v.EditionId == id, ct) is { } venue ? venue : Refusal.NotFound("forums.no-such-venue");
    }

    private static Refusal? Put(Venue venue, Request request, List<ForumTable> tables, ForumsDb db)
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
        return null;
    }

    private static async Task<Refusal?> Clear(VenueId venue, int after, bool takeOff, ForumsDb db, CancellationToken ct)
    {
        var meetings = TakeOffMeetings.AtTables(db, venue, after);
        if (!takeOff && await meetings.CountAsync(ct) is var held and > 0)
            return Refusal.Conflict(InUse, held) with { Facts = new Dictionary<string, object?> { ["meetings"] = held } };
        await TakeOffMeetings.Apply(db, meetings, ct);
        return null;
    }

    private static async Task<Outcome<Venue>> Save(Venue venue, List<ForumTable> gone, ForumsDb db, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        // A meeting that was put there after they were counted: removing the table has waited for it.
        var ids = gone.Select(t => t.Id.Value).ToList();
        if (gone.Count > 0 && await db.Occupancies.AnyAsync(o => o.Kind == OccupancyKind.Table && ids.Contains(o.SubjectId), ct)) return Refusal.Conflict("forums.changed-meanwhile");
        return venue;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/venues", async (EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Add(id, request, who, db, ct)).ToResult(v => TypedResults.Created($"/api/forums/{id}/sessions", new Saved<VenueId>(v.Id, v.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.venues.add").WithSummary("Adds a venue with its tables");
        api.MapPut("/{id}/venues/{venue}", async (EditionId id, VenueId venue, Request request, HttpRequest http, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Change(id, venue, request, http.IfMatch(), who, db, ct)).ToResult(v => TypedResults.Ok(new Saved<VenueId>(v.Id, v.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.venues.change").WithSummary("Changes a venue and the number and names of its tables; 409 with their number while meetings are at tables that go, unless takeMeetingsOff says that they lose their place");
        api.MapDelete("/{id}/venues/{venue}", async (EditionId id, VenueId venue, bool? takeMeetingsOff, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Remove(id, venue, takeMeetingsOff == true, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.venues.remove").WithSummary("Removes a venue with its tables; 409 with their number while meetings are there, unless takeMeetingsOff says that they lose their place");
    }
}
