using System.Text.Json.Serialization;

namespace Isthmus.Exhibition.Floor;

/// <summary>Adds, changes and removes the halls of an exhibition.</summary>
internal static class EditHall
{
    private const string Unknown = "exhibition.no-such-hall";
    private const int Most = 50;

    public sealed class Request
    {
        [StringLength(120)] public string? NameEn { get; set; }
        [StringLength(120)] public string? NameRu { get; set; }
        [StringLength(120)] public string? NameFa { get; set; }

        /// <summary>Metres, from wall to wall.</summary>
        [Required, Range(1.0, 1000.0)] public decimal? Width { get; set; }
        [Required, Range(1.0, 1000.0)] public decimal? Depth { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public LocalText Name => LocalText.Of(NameEn, NameRu, NameFa);
    }

    public static async Task<Outcome<Hall>> Add(EditionId id, Request request, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        var count = await db.Halls.CountAsync(h => h.EditionId == id, ct);
        if (count >= Most) return Refusal.Conflict("exhibition.too-many", Most);
        var hall = new Hall { Id = HallId.New(), EditionId = id, Name = request.Name, Width = Metres.ToCm(request.Width!.Value), Depth = Metres.ToCm(request.Depth!.Value), Place = count + 1 };
        db.Halls.Add(hall);
        db.Doing("exhibition.add-hall");
        await db.SaveChangesAsync(ct);
        return hall;
    }

    public static async Task<Outcome<Hall>> Change(EditionId id, HallId hallId, Request request, int? version, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await HallFloor.Lock(db, id, hallId, ct) || await db.Halls.SingleOrDefaultAsync(h => h.Id == hallId, ct) is not { } hall) return Refusal.NotFound(Unknown);
        if (hall.Check(version) is { } stale) return stale;
        var (width, depth) = (Metres.ToCm(request.Width!.Value), Metres.ToCm(request.Depth!.Value));
        var outside = (await db.Booths.AsNoTracking().Where(b => b.HallId == hallId && b.X != null).OrderBy(b => b.Key).ToListAsync(ct)).Find(b => !b.Box!.Value.LiesIn(width, depth));
        if (outside is not null) return Refusal.InvalidField(nameof(Request.Width), "exhibition.hall.boothOutside", outside.Number);
        (hall.Name, hall.Width, hall.Depth) = (request.Name, width, depth);
        db.Doing("exhibition.edit-hall");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        await transaction.CommitAsync(ct);
        return hall;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, HallId hallId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Halls.SingleOrDefaultAsync(h => h.Id == hallId && h.EditionId == id, ct) is not { } hall) return Refusal.NotFound(Unknown);
        if (await db.Booths.AnyAsync(b => b.HallId == hallId, ct) || await db.Pavilions.AnyAsync(p => p.HallId == hallId, ct)) return Refusal.Conflict("exhibition.hall-in-use");
        db.Halls.Remove(hall);
        db.Doing("exhibition.remove-hall");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.hall-in-use"); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/halls", async (EditionId id, Request request, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Add(id, request, gate, db, ct)).ToResult(h => TypedResults.Created($"/api/forums/{id}/exhibition", new Saved<HallId>(h.Id, h.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("exhibition.halls.add").WithSummary("Adds a hall, its size in metres");
        api.MapPut("/halls/{hall}", async (EditionId id, HallId hall, Request request, HttpRequest http, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Change(id, hall, request, http.IfMatch(), gate, db, ct)).ToResult(h => TypedResults.Ok(new Saved<HallId>(h.Id, h.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.halls.change").WithSummary("Changes a hall; 400 with the booth that would lie outside");
        api.MapDelete("/halls/{hall}", async (EditionId id, HallId hall, Gate gate, ExhibitionDb db, CancellationToken ct) => (await Remove(id, hall, gate, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.halls.remove").WithSummary("Removes an empty hall");
    }
}
