using Isthmus.Contracts.Places;

namespace Isthmus.Places.Residents.Intakes;

/// <summary>How a cluster takes residents in is written by officers, whole.</summary>
internal static class EditIntake
{
    public const string Unknown = "residents.no-such-place";

    public static async Task<Outcome<Intake>> Handle(PlaceId id, IntakeInput input, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (!await db.Places.AnyAsync(p => p.Id == id, ct)) return Refusal.NotFound(Unknown);
        var intake = await db.Intakes.SingleOrDefaultAsync(i => i.Id == id, ct);
        if (intake is null) db.Intakes.Add(intake = Intake.Of(id));
        else if (intake.Check(version) is { } stale) return stale;
        if (IntakeRules.Write(input, intake) is { } wrong) { db.ChangeTracker.Clear(); return wrong; }
        db.Doing("residents.edit-intake");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(intake.Version); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("residents.changed-meanwhile"); }
        return intake;
    }

    public sealed record View(PlaceId Place, int Version, IntakeInput Intake);

    public static void Map(RouteGroupBuilder places)
    {
        places.MapPut("/{place}/intake", async (PlaceId place, IntakeInput body, HttpRequest request, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var outcome = await Handle(place, body, request.IfMatch(), actor.Actor, db, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(i => TypedResults.Ok(new View(i.Id, i.Version, IntakeInput.Of(i))));
            })
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.intake.edit").WithSummary("Writes a cluster's form, documents, eligibility rules, criteria and checklist, whole");
        places.MapGet("/{place}/intake", async (PlaceId place, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var intake = await db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == place, ct);
                if (intake is null || !intake.IsOpen && !actor.Actor.IsOfficer || !await PublicPlaces.Sees(actor.Actor, place, db, ct)) return Refusal.NotFound(Unknown).ToProblem();
                response.SetETag(intake);
                return (Results<Ok<View>, Problem>)TypedResults.Ok(new View(intake.Id, intake.Version, IntakeInput.Of(intake)));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("residents.intake.show").WithSummary("A cluster's form, documents, eligibility rules and checklist");
    }
}

/// <summary>Places that a reader may see: published and not on hold; officers see all.</summary>
internal static class PublicPlaces
{
    public static IQueryable<Network.Place> For(Actor actor, PlacesDb db) => actor.IsOfficer ? db.Places.AsNoTracking() : db.Places.AsNoTracking().Where(p => p.PublishedAt != null && !p.OnHold);

    public static Task<bool> Sees(Actor actor, PlaceId id, PlacesDb db, CancellationToken ct) => For(actor, db).AnyAsync(p => p.Id == id, ct);

    public static Task<Network.Place?> Find(Actor actor, PlaceId id, PlacesDb db, CancellationToken ct) => For(actor, db).SingleOrDefaultAsync(p => p.Id == id, ct);
}
