namespace Isthmus.Places.Network;

/// <summary>Shows a place to everybody, takes it back, or removes it.</summary>
internal static class PublishPlace
{
    public static async Task<Outcome<Place>> Handle(PlaceId id, bool publish, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found;
        var place = found.Value;
        place.PublishedAt = publish ? place.PublishedAt ?? Instants.Stored(clock) : null;
        return await db.Save(place, publish ? "places.publish-place" : "places.unpublish-place", ct);
    }

    /// <summary>For what was written down by mistake: a place that has others below it, or that somebody works with, is refused.</summary>
    public static async Task<Outcome<Done>> Remove(PlaceId id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.PublishedAt is not null) return Refusal.Conflict("places.published");
        if (await db.Places.AnyAsync(p => p.ParentId == id, ct)) return Refusal.Conflict("places.has-parts");
        db.Members.RemoveRange(await db.Members.Where(m => m.PlaceId == id).ToListAsync(ct));
        db.Places.Remove(found.Value);
        var saved = await db.Save(found.Value, "places.remove-place", ct);
        return saved.Succeeded ? default(Done) : saved.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{place}/publication", async (PlaceId place, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Handle(place, true, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<PlaceId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.publish").WithSummary("Shows a place to everybody");
        api.MapDelete("/{place}/publication", async (PlaceId place, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Handle(place, false, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<PlaceId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.unpublish").WithSummary("Makes a place a draft again");
        api.MapDelete("/{place}", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.remove").WithSummary("Removes a place that is not published; 409 while others belong to it");
    }
}
