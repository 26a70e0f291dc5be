using Isthmus.Contracts.Compliance;
using Isthmus.Places.Clearing;

namespace Isthmus.Places.Houses.Landings;

/// <summary>Either side of a package gives a company one of its places, never more of them than there are, and says what came of it.</summary>
internal static class TakePlace
{
    public sealed class Request
    {
        public Guid? Organisation { get; set; }

        /// <summary>In forms: its exact name.</summary>
        [System.Text.Json.Serialization.JsonIgnore, StringLength(300)] public string? Name { get; set; }
    }

    public sealed class Ending
    {
        /// <summary>Completed, or Left: then the place is free again.</summary>
        [Required] public LandingState? State { get; set; }
        [StringLength(1000), Lines] public string? Outcome { get; set; }
    }

    public static async Task<Outcome<Landing>> Handle(PlaceId id, PackageId packageId, Request request, Actor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Package(id, packageId, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (!found.Value.IsSide) return Refusal.Forbidden();
        var package = found.Value.Package;
        var now = Instants.Stored(clock);
        if (package.OnHold || !found.Value.House.IsPublic()) return Refusal.Conflict("places.not-cleared");
        if (package.Until < DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, Events.HouseZone.Of(found.Value.House)))) return Refusal.Conflict("places.package-over");
        var meant = await NamedOrganisation.Read(request.Organisation, request.Name, null, nameof(Request.Name), organisations, ct);
        if (!meant.Succeeded) return meant.Refusal;
        if (meant.Value.Id is not { } organisation) return Refusal.InvalidField(nameof(Request.Name), "ui.validation.required");
        if ((await clearance.Held([organisation], organisations, ct)).Count > 0) return Refusal.Conflict("places.not-cleared");

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.StandInLine(packageId, ct);
        // Those before have ended: what is counted now is true until this one has.
        var quota = await db.Packages.Where(p => p.Id == packageId).Select(p => p.Quota).SingleAsync(ct);
        if (await db.Landings.AnyAsync(l => l.PackageId == packageId && l.Organisation == organisation && l.State == LandingState.Taken, ct)) return Refusal.Conflict("places.landing-exists");
        if (await db.Taken(packageId, ct) >= quota) return Refusal.Conflict("places.package-full", quota);
        var landing = new Landing { Id = LandingId.New(), PackageId = packageId, Organisation = organisation, State = LandingState.Taken, TakenAt = now };
        db.Landings.Add(landing);
        db.Doing("places.take-place");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return landing;
    }

    public static async Task<Outcome<Landing>> End(PlaceId id, PackageId packageId, LandingId landingId, Ending request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Package(id, packageId, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (!found.Value.IsSide) return Refusal.Forbidden();
        if (await db.Landings.SingleOrDefaultAsync(l => l.Id == landingId && l.PackageId == packageId, ct) is not { } landing) return Refusal.NotFound("places.no-such-landing");
        if (landing.Check(version) is { } stale) return stale;
        if (request.State is not { } state || state == LandingState.Taken) return Refusal.InvalidField(nameof(Ending.State), "ui.validation.choose");
        if (landing.State != LandingState.Taken) return Refusal.Conflict("places.landing-ended");
        if (request.Outcome?.Trim() is not { Length: > 0 } outcome) return Refusal.InvalidField(nameof(Ending.Outcome), "ui.validation.required");
        (landing.State, landing.Outcome, landing.EndedAt) = (state, outcome, Instants.Stored(clock));
        return await db.Save(landing, state == LandingState.Left ? "places.leave-place" : "places.complete-landing", ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/landing/{package}/places", async (PlaceId place, PackageId package, Request body, CurrentActor actor, IOrganisations organisations, IClearance clearance, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, package, body, actor.Actor, organisations, clearance, db, clock, ct)).ToResult(l => TypedResults.Created($"/api/places/{place}/landing/{package}", new Saved<LandingId>(l.Id, l.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.landing.take").WithSummary("Gives a company a place of a package; 409 when all are taken");
        api.MapPut("/{place}/landing/{package}/places/{landing}", async (PlaceId place, PackageId package, LandingId landing, Ending body, HttpRequest http, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await End(place, package, landing, body, http.IfMatch(), actor.Actor, db, clock, ct)).ToResult(l => TypedResults.Ok(new Saved<LandingId>(l.Id, l.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.landing.end").WithSummary("Says that a landing is completed, or that the company has left and its place is free, and what came of it");
    }
}
