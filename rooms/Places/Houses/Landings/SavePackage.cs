using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;
using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Landings;

/// <summary>What the two sides have agreed, written down by the house, shown to everybody or not, and what came of it.</summary>
internal static class SavePackage
{
    public sealed class Request
    {
        /// <summary>The sending body: an organisation of the register; in forms, its exact name.</summary>
        public Guid? Sending { get; set; }
        [JsonIgnore, StringLength(300)] public string? SendingName { get; set; }
        [StringLength(200)] public string? TitleEn { get; set; }
        [StringLength(200)] public string? TitleRu { get; set; }
        [StringLength(200)] public string? TitleFa { get; set; }
        [StringLength(2000), Lines] public string? AboutEn { get; set; }
        [StringLength(2000), Lines] public string? AboutRu { get; set; }
        [StringLength(2000), Lines] public string? AboutFa { get; set; }
        [Required, Range(1, 1000)] public int? Quota { get; set; }
        [Required] public DateOnly? From { get; set; }
        [Required] public DateOnly? Until { get; set; }
        [StringLength(1000), Lines] public string? HostEn { get; set; }
        [StringLength(1000), Lines] public string? HostRu { get; set; }
        [StringLength(1000), Lines] public string? HostFa { get; set; }
        [StringLength(1000), Lines] public string? SenderEn { get; set; }
        [StringLength(1000), Lines] public string? SenderRu { get; set; }
        [StringLength(1000), Lines] public string? SenderFa { get; set; }
        [StringLength(2000), Lines] public string? Outcome { get; set; }
        public bool Published { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    /// <param name="packageId">Null: a new one.</param>
    public static async Task<Outcome<LandingPackage>> Handle(PlaceId id, PackageId? packageId, Request request, int? version, Actor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Kind != PlaceKind.HouseOfInnovation) return Refusal.Conflict("places.no-house");
        var title = LocalText.Of(request.TitleEn, request.TitleRu, request.TitleFa);
        if (title.IsEmpty) return Refusal.InvalidField(nameof(Request.TitleEn), "ui.validation.required");
        var (host, sender) = (LocalText.Of(request.HostEn, request.HostRu, request.HostFa), LocalText.Of(request.SenderEn, request.SenderRu, request.SenderFa));
        // Both sides do something, or it is no package of two.
        if (host.IsEmpty) return Refusal.InvalidField(nameof(Request.HostEn), "ui.validation.required");
        if (sender.IsEmpty) return Refusal.InvalidField(nameof(Request.SenderEn), "ui.validation.required");
        if (request.Quota is not { } quota) return Refusal.InvalidField(nameof(Request.Quota), "ui.validation.required");
        if (request.From is not { } from || from.Year is < 1990 or > 2200) return Refusal.InvalidField(nameof(Request.From), "ui.validation.value");
        if (request.Until is not { } until || until < from || until.Year > 2200) return Refusal.InvalidField(nameof(Request.Until), "places.packageEnds");
        LandingPackage? package = null;
        if (packageId is { } of && (package = await db.Packages.SingleOrDefaultAsync(p => p.Id == of && p.PlaceId == id, ct)) is null) return Refusal.NotFound("places.no-such-package");
        if (package?.Check(version) is { } stale) return stale;
        var sending = await NamedOrganisation.Read(request.Sending, request.SendingName, package?.Sending, nameof(Request.SendingName), organisations, ct);
        if (!sending.Succeeded) return sending.Refusal;
        if (sending.Value.Id is not { } body) return Refusal.InvalidField(nameof(Request.SendingName), "ui.validation.required");
        if (package is null)
        {
            package = new() { Id = PackageId.New(), PlaceId = id, Sending = body, Title = title, About = title, Quota = quota, From = from, Until = until, HostLevel = host, SendingLevel = sender, CreatedAt = Instants.Stored(clock) };
            db.Packages.Add(package);
        }
        (package.Sending, package.Title, package.About, package.Quota, package.From, package.Until) = (body, title, LocalText.Of(request.AboutEn, request.AboutRu, request.AboutFa), quota, from, until);
        (package.HostLevel, package.SendingLevel, package.Outcome) = (host, sender, string.IsNullOrWhiteSpace(request.Outcome) ? null : request.Outcome.Trim());
        package.PublishedAt = request.Published ? package.PublishedAt ?? Instants.Stored(clock) : null;
        await GatedKinds.Packages.Clear([package], db, clearance, organisations, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (packageId is { } known)
        {
            await db.StandInLine(known, ct);
            if (await db.Taken(known, ct) is var taken && taken > quota) return Refusal.InvalidField(nameof(Request.Quota), "places.quotaBelowTaken", taken);
        }
        var saved = await db.Save(package, packageId is null ? "places.add-package" : "places.edit-package", ct);
        if (saved.Succeeded) await transaction.CommitAsync(ct);
        return saved;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/landing", async (PlaceId place, Request body, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, null, body, null, actor.Actor, organisations, clearance, db, clock, ct)).ToResult(p => TypedResults.Created($"/api/places/{place}/landing/{p.Id}", new Saved<PackageId>(p.Id, p.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.landing.add").WithSummary("Writes down a soft-landing package: sending body, quota, dates, and what each side does");
        api.MapPut("/{place}/landing/{package}", async (PlaceId place, PackageId package, Request body, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, package, body, http.IfMatch(), actor.Actor, organisations, clearance, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<PackageId>(p.Id, p.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.landing.change").WithSummary("Changes a package; its quota not below the places that are taken");
    }
}
