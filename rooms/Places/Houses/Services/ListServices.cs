namespace Isthmus.Places.Houses.Services;

/// <summary>The catalogue of a house, for everybody who sees the house; what is not offered now for those only who run it.</summary>
internal static class ListServices
{
    public sealed record Row(ServiceId Id, ServiceKind Kind, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string> About, IReadOnlyDictionary<string, string> Price, int Hours, bool IsOffered, int Version);

    public static async Task<Outcome<List<Row>>> Handle(PlaceId id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var all = actor.MayRun(found.Value);
        return (await db.Services.AsNoTracking().Where(s => s.PlaceId == id && (all || s.IsOffered)).OrderBy(s => s.Rank).ThenBy(s => s.Id).ToListAsync(ct)).ConvertAll(s => new Row(s.Id, s.Kind, s.Name.All, s.About.All, s.Price.All, s.Hours, s.IsOffered, s.Version));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{place}/services", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Handle(place, actor.Actor, db, ct)).ToResult(s => TypedResults.Ok(s)))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.services.list").WithSummary("What a house offers, with prices in words and the hours within which a request is done");
}
