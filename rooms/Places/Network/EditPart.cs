using System.Text.Json.Serialization;

namespace Isthmus.Places.Network;

/// <summary>Adds, changes and removes phases, plots and buildings of a place.</summary>
internal static class EditPart
{
    private const int Most = 500;

    public sealed class Request
    {
        [Required] public PartKind? Kind { get; set; }
        [StringLength(200)] public string? NameEn { get; set; }
        [StringLength(200)] public string? NameRu { get; set; }
        [StringLength(200)] public string? NameFa { get; set; }

        /// <summary>The phase or plot that it belongs to.</summary>
        public Guid? Within { get; set; }

        /// <summary>Square metres.</summary>
        [Range(1, 1_000_000_000)] public int? Area { get; set; }
        [Required] public PartState? State { get; set; }

        /// <summary>EDTF.</summary>
        [StringLength(40)] public string? ReadyBy { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(ShowPlace.PartView p) => new() { Kind = p.Kind, NameEn = p.Name.GetValueOrDefault("en"), NameRu = p.Name.GetValueOrDefault("ru"), NameFa = p.Name.GetValueOrDefault("fa"), Within = p.Within?.Value, Area = p.Area, State = p.State, ReadyBy = p.ReadyBy, Version = p.Version };
    }

    /// <param name="partId">Null: a new one.</param>
    public static async Task<Outcome<TerritoryPart>> Save(PlaceId id, PartId? partId, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var (found, ready) = (await db.Kept(id, actor, ct), PlaceDates.Read(request.ReadyBy, nameof(Request.ReadyBy)));
        if (!found.Succeeded) return found.Refusal;
        if (!ready.Succeeded) return ready.Refusal;
        var name = LocalText.Of(request.NameEn, request.NameRu, request.NameFa);
        if (name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        if (request.Kind is not { } kind) return Refusal.InvalidField(nameof(Request.Kind), "ui.validation.required");
        if (request.State is not { } state) return Refusal.InvalidField(nameof(Request.State), "ui.validation.required");
        PartId? within = request.Within is { } said ? new(said) : null;
        // A building stands on a plot or belongs to a phase, a plot belongs to a phase: so nothing lies in itself.
        if (within is { } outer && (await db.Parts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == outer && p.PlaceId == id, ct) is not { } around || around.Kind >= kind)) return Refusal.InvalidField(nameof(Request.Within), "places.badWithin");
        var there = await db.Parts.Where(p => p.PlaceId == id).ToListAsync(ct);
        TerritoryPart? part;
        if (partId is { } known)
        {
            part = there.Find(p => p.Id == known);
            if (part is null) return Refusal.NotFound("places.no-such-part");
            if (part.Check(version) is { } stale) return stale;
            if (part.Kind != kind && there.Exists(p => p.WithinId == known)) return Refusal.Conflict("places.part-holds-others");
        }
        else
        {
            if (there.Count >= Most) return Refusal.Conflict("places.too-many", Most);
            part = new() { Id = PartId.New(), PlaceId = id, Kind = kind, Name = name, State = state, Rank = there.Count == 0 ? 1 : there.Max(p => p.Rank) + 1, CreatedAt = Instants.Stored(clock) };
            db.Parts.Add(part);
        }
        (part.Kind, part.Name, part.WithinId, part.Area, part.State, part.ReadyBy) = (kind, name, within, request.Area, state, ready.Value.Text);
        return await db.Save(part, partId is null ? "places.add-part" : "places.edit-part", ct);
    }

    public static async Task<Outcome<Done>> Remove(PlaceId id, PartId partId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Parts.SingleOrDefaultAsync(p => p.Id == partId && p.PlaceId == id, ct) is not { } part) return Refusal.NotFound("places.no-such-part");
        if (await db.Parts.AnyAsync(p => p.WithinId == partId, ct)) return Refusal.Conflict("places.part-holds-others");
        db.Parts.Remove(part);
        var saved = await db.Save(part, "places.remove-part", ct);
        return saved.Succeeded ? default(Done) : saved.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/territory", async (PlaceId place, Request body, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, null, body, null, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Created($"/api/places/{place}/territory/{p.Id}", new Saved<PartId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).Idempotent().WithName("places.territory.add").WithSummary("Adds a phase, a plot or a building");
        api.MapPut("/{place}/territory/{part}", async (PlaceId place, PartId part, Request body, HttpRequest http, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, part, body, http.IfMatch(), actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<PartId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.territory.change").WithSummary("Changes a phase, a plot or a building");
        api.MapDelete("/{place}/territory/{part}", async (PlaceId place, PartId part, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, part, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.territory.remove").WithSummary("Removes a phase, a plot or a building that holds no other");
    }
}
