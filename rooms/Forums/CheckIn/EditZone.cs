using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.CheckIn;

/// <summary>Adds, renames, closes and reopens the zones of an edition.</summary>
internal static class EditZone
{
    public sealed class Request
    {
        [StringLength(120)] public string? NameEn { get; set; }
        [StringLength(120)] public string? NameRu { get; set; }
        [StringLength(120)] public string? NameFa { get; set; }

        /// <summary>No longer offered at the door; scans that phones still hold for it are taken.</summary>
        public bool Closed { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public LocalText Name => LocalText.Of(NameEn, NameRu, NameFa);
    }

    public static async Task<Outcome<Zone>> Add(EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        var zone = new Zone { Id = ZoneId.New(), EditionId = id, Name = request.Name, Place = 1 + await db.Zones.CountAsync(z => z.EditionId == id, ct) };
        db.Zones.Add(zone);
        db.Doing("forums.add-zone");
        await db.SaveChangesAsync(ct);
        return zone;
    }

    public static async Task<Outcome<Zone>> Change(EditionId id, ZoneId zoneId, Request request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        if (await db.Zones.SingleOrDefaultAsync(z => z.Id == zoneId && z.EditionId == id, ct) is not { } zone) return Refusal.NotFound("forums.no-such-zone");
        if (zone.Check(version) is { } stale) return stale;
        (zone.Name, zone.ClosedAt) = (request.Name, request.Closed ? zone.ClosedAt ?? Instants.Stored(clock) : null);
        db.Doing("forums.edit-zone");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return zone;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/zones", async (EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Add(id, request, who, db, ct)).ToResult(z => TypedResults.Created($"/api/forums/{id}/check-in", new Saved<ZoneId>(z.Id, z.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.zones.add").WithSummary("Adds a zone that people enter and leave");
        api.MapPut("/{id}/zones/{zone}", async (EditionId id, ZoneId zone, Request request, HttpRequest http, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Change(id, zone, request, http.IfMatch(), who, db, clock, ct)).ToResult(z => TypedResults.Ok(new Saved<ZoneId>(z.Id, z.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.zones.change").WithSummary("Renames, closes or reopens a zone");
    }
}
