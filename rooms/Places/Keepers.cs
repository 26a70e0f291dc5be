using Isthmus.Places.Network;

namespace Isthmus.Places;

/// <summary>Who may do what: organisers keep the network, and the people of the organisation that runs a place run it.</summary>
internal static class Keepers
{
    public static bool MayKeep(this Actor actor) => actor.IsOrganiser;

    public static bool MayRun(this Actor actor, Place place) => actor.IsOrganiser || place.Operator is { } run && actor.MayEdit(run);

    /// <summary>A place that the actor may see, for reading. A draft, and what is on hold, exists for those only who keep or run it.</summary>
    public static async Task<Outcome<Place>> Visible(this PlacesDb db, PlaceId id, Actor actor, CancellationToken ct) =>
        await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } place && (place.IsPublic() || actor.MayRun(place)) ? place : Refusal.NotFound("places.no-such-place");

    /// <summary>A place to keep, for changing.</summary>
    public static async Task<Outcome<Place>> Kept(this PlacesDb db, PlaceId id, Actor actor, CancellationToken ct) =>
        await db.Places.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } place || !place.IsPublic() && !actor.MayRun(place) ? Refusal.NotFound("places.no-such-place") : actor.MayKeep() ? place : Refusal.Forbidden();

    /// <summary>A place to run, for reading.</summary>
    public static async Task<Outcome<Place>> Run(this PlacesDb db, PlaceId id, Actor actor, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        return !found.Succeeded || actor.MayRun(found.Value) ? found : Refusal.Forbidden();
    }
}

internal static class Saving
{
    /// <summary>Saves one record under the name of what was done; what somebody else changed meanwhile is refused.</summary>
    public static async Task<Outcome<T>> Save<T>(this PlacesDb db, T record, string action, CancellationToken ct) where T : IVersioned
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(record.Version); }
        catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.Conflict("places.in-use"); }
        return record;
    }
}
