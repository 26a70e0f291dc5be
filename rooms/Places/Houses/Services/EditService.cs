using System.Text.Json.Serialization;
using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Services;

/// <summary>The catalogue of a house: whoever runs it keeps it.</summary>
internal static class EditService
{
    private const int Most = 100;

    public sealed class Request
    {
        [Required] public ServiceKind? Kind { get; set; }
        [StringLength(200)] public string? NameEn { get; set; }
        [StringLength(200)] public string? NameRu { get; set; }
        [StringLength(200)] public string? NameFa { get; set; }
        [StringLength(2000), Lines] public string? AboutEn { get; set; }
        [StringLength(2000), Lines] public string? AboutRu { get; set; }
        [StringLength(2000), Lines] public string? AboutFa { get; set; }
        [StringLength(200)] public string? PriceEn { get; set; }
        [StringLength(200)] public string? PriceRu { get; set; }
        [StringLength(200)] public string? PriceFa { get; set; }

        /// <summary>Opening hours of the house within which a request is done.</summary>
        [Required, Range(1, 1000)] public int? Hours { get; set; }
        public bool IsOffered { get; set; } = true;

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(HouseService s) => new()
        {
            Kind = s.Kind, NameEn = s.Name["en"], NameRu = s.Name["ru"], NameFa = s.Name["fa"], AboutEn = s.About["en"], AboutRu = s.About["ru"], AboutFa = s.About["fa"], PriceEn = s.Price["en"], PriceRu = s.Price["ru"], PriceFa = s.Price["fa"], Hours = s.Hours, IsOffered = s.IsOffered, Version = s.Version,
        };
    }

    /// <param name="serviceId">Null: a new one.</param>
    public static async Task<Outcome<HouseService>> Save(PlaceId id, ServiceId? serviceId, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Kind != PlaceKind.HouseOfInnovation) return Refusal.Conflict("places.no-house");
        var name = LocalText.Of(request.NameEn, request.NameRu, request.NameFa);
        if (name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        if (request.Kind is not { } kind) return Refusal.InvalidField(nameof(Request.Kind), "ui.validation.required");
        if (request.Hours is not { } hours) return Refusal.InvalidField(nameof(Request.Hours), "ui.validation.required");
        HouseService? service;
        if (serviceId is { } known)
        {
            service = await db.Services.SingleOrDefaultAsync(s => s.Id == known && s.PlaceId == id, ct);
            if (service is null) return Refusal.NotFound("places.no-such-service");
            if (service.Check(version) is { } stale) return stale;
        }
        else
        {
            var ranks = await db.Services.Where(s => s.PlaceId == id).Select(s => s.Rank).ToListAsync(ct);
            if (ranks.Count >= Most) return Refusal.Conflict("places.too-many", Most);
            service = new() { Id = ServiceId.New(), PlaceId = id, Kind = kind, Name = name, About = name, Price = name, Hours = hours, Rank = ranks.DefaultIfEmpty().Max() + 1, CreatedAt = Instants.Stored(clock) };
            db.Services.Add(service);
        }
        (service.Kind, service.Name, service.About, service.Price) = (kind, name, LocalText.Of(request.AboutEn, request.AboutRu, request.AboutFa), LocalText.Of(request.PriceEn, request.PriceRu, request.PriceFa));
        (service.Hours, service.IsOffered) = (hours, request.IsOffered);
        return await db.Save(service, serviceId is null ? "places.add-service" : "places.edit-service", ct);
    }

    /// <summary>One that was never asked for; another is no longer offered.</summary>
    public static async Task<Outcome<Done>> Remove(PlaceId id, ServiceId serviceId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Services.SingleOrDefaultAsync(s => s.Id == serviceId && s.PlaceId == id, ct) is not { } service) return Refusal.NotFound("places.no-such-service");
        if (await db.Tickets.AnyAsync(t => t.ServiceId == serviceId, ct)) return Refusal.Conflict("places.service-asked-for");
        db.Services.Remove(service);
        var saved = await db.Save(service, "places.remove-service", ct);
        return saved.Succeeded ? default(Done) : saved.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/services", async (PlaceId place, Request body, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, null, body, null, actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Created($"/api/places/{place}/services/{s.Id}", new Saved<ServiceId>(s.Id, s.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.services.add").WithSummary("Adds a service to the catalogue of a house; for whoever runs it");
        api.MapPut("/{place}/services/{service}", async (PlaceId place, ServiceId service, Request body, HttpRequest http, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, service, body, http.IfMatch(), actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Ok(new Saved<ServiceId>(s.Id, s.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.services.change").WithSummary("Changes a service; requests keep the level they came in under");
        api.MapDelete("/{place}/services/{service}", async (PlaceId place, ServiceId service, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, service, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.services.remove").WithSummary("Removes a service that nobody has asked for");
    }
}
