using System.Text.Json.Serialization;

namespace Isthmus.Exhibition.Floor;

/// <summary>Adds, changes and removes booths. Two never lie on each other, and no number stands on two.</summary>
internal static class EditBooth
{
    private const string Unknown = "exhibition.no-such-booth";
    private const int Most = 3000;

    public sealed class Request
    {
        [Required, StringLength(20)] public string? Number { get; set; }
        public Guid? Hall { get; set; }
        public Guid? Pavilion { get; set; }

        /// <summary>Metres from the hall's upper left corner to the booth's; with the size all or none.</summary>
        [Range(0.0, 1000.0)] public decimal? X { get; set; }
        [Range(0.0, 1000.0)] public decimal? Y { get; set; }
        [Range(0.5, 200.0)] public decimal? Width { get; set; }
        [Range(0.5, 200.0)] public decimal? Depth { get; set; }

        public bool Reserved { get; set; }

        /// <summary>For whom it is kept; only organisers see it.</summary>
        [StringLength(200)] public string? ReservedFor { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        // No property: what checks a body reads those before the numbers are known to be within their ranges.
        public Box? Place() => X is { } x && Y is { } y && Width is { } w && Depth is { } d ? new Box(Metres.ToCm(x), Metres.ToCm(y), Metres.ToCm(w), Metres.ToCm(d)) : null;

        public Refusal? Fault()
        {
            if (Written.BoothKey(Number!).Length == 0) return Refusal.InvalidField(nameof(Number), "exhibition.booth.noNumber");
            (string Field, bool Given)[] parts = [(nameof(X), X is not null), (nameof(Y), Y is not null), (nameof(Width), Width is not null), (nameof(Depth), Depth is not null)];
            if (!parts.Any(p => p.Given)) return null;
            var missing = parts.Where(p => !p.Given).Select(p => new FieldRefusal(p.Field, "exhibition.booth.wholeBox")).ToList();
            if (missing.Count > 0) return Refusal.InvalidFields(missing);
            return Hall is null && Pavilion is null ? Refusal.InvalidField(nameof(Hall), "exhibition.booth.needsHall") : null;
        }

        public static Request Of(Booth b) => new()
        {
            Number = b.Number, Hall = b.HallId?.Value, Pavilion = b.PavilionId?.Value, X = Metres.Of(b.X), Y = Metres.Of(b.Y), Width = Metres.Of(b.Width), Depth = Metres.Of(b.Depth),
            Reserved = b.Reserved, ReservedFor = b.ReservedFor, Version = b.Version,
        };
    }

    /// <param name="boothId">Null: a new one.</param>
    public static async Task<Outcome<Booth>> Save(EditionId id, BoothId? boothId, Request request, int? version, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Fault() is { } fault) return fault;
        var pavilion = request.Pavilion is { } p ? await db.Pavilions.AsNoTracking().SingleOrDefaultAsync(x => x.Id == new PavilionId(p) && x.EditionId == id, ct) : null;
        if (pavilion is null && request.Pavilion is not null) return Refusal.InvalidField(nameof(Request.Pavilion), "exhibition.unknownPavilion");
        HallId? hallId = request.Hall is { } h ? new(h) : pavilion?.HallId;
        if (pavilion is not null && pavilion.HallId != hallId) return Refusal.InvalidField(nameof(Request.Pavilion), "exhibition.booth.otherHall");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (hallId is { } locked && !await HallFloor.Lock(db, id, locked, ct)) return Refusal.InvalidField(nameof(Request.Hall), "exhibition.unknownHall");
        Booth? booth;
        if (boothId is { } known)
        {
            booth = await db.Booths.SingleOrDefaultAsync(b => b.Id == known && b.EditionId == id, ct);
            if (booth is null) return Refusal.NotFound(Unknown);
            if (booth.Check(version) is { } stale) return stale;
        }
        else
        {
            if (await db.Booths.CountAsync(b => b.EditionId == id, ct) >= Most) return Refusal.Conflict("exhibition.too-many", Most);
            booth = new Booth { Id = BoothId.New(), EditionId = id, Number = "", Key = "" };
            db.Booths.Add(booth);
        }
        if (await Collides(booth.Id, hallId, request.Place(), db, ct) is { } collision) return collision;
        (booth.Number, booth.Key, booth.HallId, booth.PavilionId) = (request.Number!.Trim(), Written.BoothKey(request.Number), hallId, pavilion?.Id);
        booth.Put(request.Place());
        (booth.Reserved, booth.ReservedFor) = (request.Reserved, request.Reserved && !string.IsNullOrWhiteSpace(request.ReservedFor) ? request.ReservedFor.Trim() : null);
        db.Doing(boothId is null ? "exhibition.add-booth" : "exhibition.edit-booth");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("exhibition.booth-number-taken", booth.Number); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        await transaction.CommitAsync(ct);
        return booth;
    }

    private static async Task<Refusal?> Collides(BoothId self, HallId? hallId, Box? box, ExhibitionDb db, CancellationToken ct)
    {
        if (hallId is not { } hall || box is not { } there) return null;
        var floor = await db.Halls.AsNoTracking().SingleAsync(h => h.Id == hall, ct);
        if (!there.LiesIn(floor.Width, floor.Depth)) return Refusal.InvalidField(nameof(Request.X), "exhibition.booth.outside", Metres.Of(floor.Width), Metres.Of(floor.Depth));
        var others = await db.Booths.AsNoTracking().Where(b => b.HallId == hall && b.X != null).OrderBy(b => b.Key).ToListAsync(ct);
        return HallFloor.Overlapped(there, self, others) is { } other
            ? Refusal.Conflict("exhibition.booth-overlaps", other.Number) with { Facts = new Dictionary<string, object?> { ["booth"] = other.Id, ["number"] = other.Number } } : null;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, BoothId boothId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Booths.SingleOrDefaultAsync(b => b.Id == boothId && b.EditionId == id, ct) is not { } booth) return Refusal.NotFound(Unknown);
        if (await db.Places.AnyAsync(p => p.BoothId == boothId, ct)) return Refusal.Conflict("exhibition.booth-in-use", booth.Number);
        db.Booths.Remove(booth);
        db.Doing("exhibition.remove-booth");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.booth-in-use", booth.Number); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/booths", async (EditionId id, Request request, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Save(id, null, request, null, gate, db, ct)).ToResult(b => TypedResults.Created($"/api/forums/{id}/exhibition/booths", new Saved<BoothId>(b.Id, b.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("exhibition.booths.add").WithSummary("Adds a booth; 409 naming the booth on which it would lie");
        api.MapPut("/booths/{booth}", async (EditionId id, BoothId booth, Request request, HttpRequest http, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Save(id, booth, request, http.IfMatch(), gate, db, ct)).ToResult(b => TypedResults.Ok(new Saved<BoothId>(b.Id, b.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.booths.change").WithSummary("Changes, moves or reserves a booth; 409 naming the booth on which it would lie");
        api.MapDelete("/booths/{booth}", async (EditionId id, BoothId booth, Gate gate, ExhibitionDb db, CancellationToken ct) => (await Remove(id, booth, gate, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.booths.remove").WithSummary("Removes a booth at which nobody is");
    }
}
