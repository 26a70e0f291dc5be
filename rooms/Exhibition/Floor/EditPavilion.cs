using System.Text.Json.Serialization;

namespace Isthmus.Exhibition.Floor;

/// <summary>Adds, changes and removes pavilions: booths of a country, a cluster or a theme in one hall.</summary>
internal static class EditPavilion
{
    private const string Unknown = "exhibition.no-such-pavilion";
    private const int Most = 200;

    public sealed class Request
    {
        [StringLength(120)] public string? NameEn { get; set; }
        [StringLength(120)] public string? NameRu { get; set; }
        [StringLength(120)] public string? NameFa { get; set; }
        public PavilionKind Kind { get; set; }

        /// <summary>ISO 3166 code; a country's pavilion needs one.</summary>
        [StringLength(2, MinimumLength = 2)] public string? Country { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
        [Required] public Guid? Hall { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public LocalText Name => LocalText.Of(NameEn, NameRu, NameFa);
    }

    public static async Task<Outcome<Pavilion>> Add(EditionId id, Request request, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await Fault(id, request, db, ct) is { } fault) return fault;
        var count = await db.Pavilions.CountAsync(p => p.EditionId == id, ct);
        if (count >= Most) return Refusal.Conflict("exhibition.too-many", Most);
        var pavilion = new Pavilion { Id = PavilionId.New(), EditionId = id, HallId = new(request.Hall!.Value), Name = request.Name, Kind = request.Kind, Country = CountryOf(request), Place = count + 1 };
        db.Pavilions.Add(pavilion);
        db.Doing("exhibition.add-pavilion");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return pavilion;
    }

    public static async Task<Outcome<Pavilion>> Change(EditionId id, PavilionId pavilionId, Request request, int? version, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await Fault(id, request, db, ct) is { } fault) return fault;
        if (await db.Pavilions.SingleOrDefaultAsync(p => p.Id == pavilionId && p.EditionId == id, ct) is not { } pavilion) return Refusal.NotFound(Unknown);
        if (pavilion.Check(version) is { } stale) return stale;
        var hall = new HallId(request.Hall!.Value);
        if (pavilion.HallId != hall && await db.Booths.AnyAsync(b => b.PavilionId == pavilionId, ct)) return Refusal.InvalidField(nameof(Request.Hall), "exhibition.pavilion.hasBooths");
        (pavilion.HallId, pavilion.Name, pavilion.Kind, pavilion.Country) = (hall, request.Name, request.Kind, CountryOf(request));
        db.Doing("exhibition.edit-pavilion");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return pavilion;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, PavilionId pavilionId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Pavilions.SingleOrDefaultAsync(p => p.Id == pavilionId && p.EditionId == id, ct) is not { } pavilion) return Refusal.NotFound(Unknown);
        if (await db.Booths.AnyAsync(b => b.PavilionId == pavilionId, ct)) return Refusal.Conflict("exhibition.pavilion-in-use");
        db.Pavilions.Remove(pavilion);
        db.Doing("exhibition.remove-pavilion");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.Conflict("exhibition.pavilion-in-use"); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return default(Done);
    }

    private static async Task<Refusal?> Fault(EditionId id, Request request, ExhibitionDb db, CancellationToken ct)
    {
        if (request.Name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        if (request.Kind == PavilionKind.Country && !Countries.Exists(request.Country)) return Refusal.InvalidField(nameof(Request.Country), "exhibition.pavilion.needsCountry");
        var hall = new HallId(request.Hall ?? default);
        return await db.Halls.AnyAsync(h => h.Id == hall && h.EditionId == id, ct) ? null : Refusal.InvalidField(nameof(Request.Hall), "exhibition.unknownHall");
    }

    private static string? CountryOf(Request request) => request.Kind == PavilionKind.Country ? request.Country!.ToUpperInvariant() : null;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/pavilions", async (EditionId id, Request request, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Add(id, request, gate, db, ct)).ToResult(p => TypedResults.Created($"/api/forums/{id}/exhibition", new Saved<PavilionId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("exhibition.pavilions.add").WithSummary("Adds a pavilion of a country, a cluster or a theme");
        api.MapPut("/pavilions/{pavilion}", async (EditionId id, PavilionId pavilion, Request request, HttpRequest http, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Change(id, pavilion, request, http.IfMatch(), gate, db, ct)).ToResult(p => TypedResults.Ok(new Saved<PavilionId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.pavilions.change").WithSummary("Changes a pavilion");
        api.MapDelete("/pavilions/{pavilion}", async (EditionId id, PavilionId pavilion, Gate gate, ExhibitionDb db, CancellationToken ct) => (await Remove(id, pavilion, gate, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.pavilions.remove").WithSummary("Removes a pavilion without booths");
    }
}
