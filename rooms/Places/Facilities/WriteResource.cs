using Isthmus.Places.Bookings;
using System.Text.Json.Serialization;

namespace Isthmus.Places.Facilities;

/// <summary>Staff of a place add a resource, change it with its rules, and retire it.</summary>
internal static class WriteResource
{
    public const string Unknown = "places.no-such-resource";
    private const int Most = 2000;

    public sealed class Request
    {
        [Required] public ResourceKind? Kind { get; set; }
        [Required, StringLength(40)] public string? Code { get; set; }
        [StringLength(200)] public string? NameEn { get; set; }
        [StringLength(200)] public string? NameRu { get; set; }
        [StringLength(200)] public string? NameFa { get; set; }
        [StringLength(2000), Lines] public string? AboutEn { get; set; }
        [StringLength(2000), Lines] public string? AboutRu { get; set; }
        [StringLength(2000), Lines] public string? AboutFa { get; set; }
        [StringLength(40)] public string? Group { get; set; }
        [Range(1, Resource.MostUnits)] public int? Units { get; set; }
        [StringLength(40)] public string? OperatorGroup { get; set; }

        /// <summary>HS codes, separated by commas.</summary>
        [StringLength(200)] public string? Goods { get; set; }
        public ResourceRules Rules { get; set => field = value ?? new(); } = new();
        public bool Retired { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public LocalText Name => LocalText.Of(NameEn, NameRu, NameFa);

        public static Request Of(Resource r) => new()
        {
            Kind = r.Kind, Code = r.Code, NameEn = r.Name["en"], NameRu = r.Name["ru"], NameFa = r.Name["fa"], AboutEn = r.About["en"], AboutRu = r.About["ru"], AboutFa = r.About["fa"], Group = r.Group, Units = r.Units, OperatorGroup = r.OperatorGroup,
            Goods = string.Join(", ", r.Goods), Rules = r.Rules, Retired = r.Retired, Version = r.Version,
        };
    }

    /// <param name="resourceId">Null: a new one.</param>
    /// <param name="rates">What a file says of its rates; null: they stay.</param>
    public static async Task<Outcome<Resource>> Save(PlaceId placeId, ResourceId? resourceId, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct, IReadOnlyList<Rate>? rates = null)
    {
        if (await Permits.RecordQualification.Kept(placeId, actor, db, ct) is { } refusal) return refusal;
        if (request.Name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        var rules = request.Rules.Read();
        if (!rules.Succeeded) return rules.Refusal;
        List<string> goods = [.. (request.Goods ?? "").Split(',', ';', ' ').Select(g => g.Replace(".", "", StringComparison.Ordinal).Trim()).Where(g => g.Length > 0).Distinct()];
        if (goods.Exists(g => g.Length is < 2 or > 10 || !g.All(char.IsAsciiDigit))) return Refusal.InvalidField(nameof(Request.Goods), "places.resource.badGoods");
        // A file of many is written in one transaction of its own.
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        Resource? resource;
        if (resourceId is { } id)
        {
            await Turn.Take(db, [id.Value], ct);
            resource = await db.Resources.SingleOrDefaultAsync(r => r.Id == id && r.PlaceId == placeId, ct);
            if (resource is null) return Refusal.NotFound(Unknown);
            if (resource.Check(version) is { } stale) return stale;
            // Somebody has a place that would be gone.
            var now = Instants.Stored(clock);
            var units = request.Units ?? 1;
            if (await db.Occupancies.AnyAsync(o => o.ResourceId == id && o.Holds && o.Until > now && o.Unit >= units, ct)) return Refusal.InvalidField(nameof(Request.Units), "places.resource.unitsTaken");
        }
        else
        {
            if (await db.Resources.CountAsync(r => r.PlaceId == placeId, ct) >= Most) return Refusal.Conflict("places.too-many", Most);
            resource = new() { Id = ResourceId.New(), PlaceId = placeId, Kind = request.Kind!.Value, Code = "", Name = request.Name, About = LocalText.Of(null, null, null), Units = 1, Rules = rules.Value, CreatedAt = Instants.Stored(clock) };
            db.Resources.Add(resource);
        }
        (resource.Kind, resource.Code, resource.Name, resource.About) = (request.Kind!.Value, request.Code!.Trim(), request.Name, LocalText.Of(request.AboutEn, request.AboutRu, request.AboutFa));
        (resource.Group, resource.Units, resource.OperatorGroup, resource.Goods, resource.Rules, resource.Retired) = (ResourceRules.Code(request.Group), request.Units ?? 1, ResourceRules.Code(request.OperatorGroup), goods, rules.Value, request.Retired);
        if (rates is not null) resource.Rates = rates;
        db.Doing(resourceId is null ? "places.add-resource" : "places.edit-resource");
        try
        {
            await db.SaveChangesAsync(ct);
            if (own is not null) await own.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.InvalidField(nameof(Request.Code), "places.resource.codeThere"); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        return resource;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/resources", async (PlaceId place, Request request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, null, request, null, actor.Actor, db, clock, ct)).ToResult(r => TypedResults.Created($"/api/places/{place}/resources", new Saved<ResourceId>(r.Id, r.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.resources.add").WithSummary("Adds a resource with its rules; for the staff of the place");
        api.MapPut("/{place}/resources/{resource}", async (PlaceId place, ResourceId resource, Request request, HttpRequest http, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, resource, request, http.IfMatch(), actor.Actor, db, clock, ct)).ToResult(r => TypedResults.Ok(new Saved<ResourceId>(r.Id, r.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.resources.change").WithSummary("Changes a resource with its rules; what is booked stays");
    }
}
