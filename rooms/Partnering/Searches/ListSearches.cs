namespace Isthmus.Partnering.Searches;

/// <summary>The searches that one keeps oneself. Nobody else sees them.</summary>
internal static class ListSearches
{
    public sealed record Row(SavedSearchId Id, string Name, string Query, DigestRhythm Rhythm, DateTime? DueAt, DateTime CreatedAt);

    public static Row Of(SavedSearch s) => new(s.Id, s.Name, s.Query, s.Rhythm, s.DueAt, s.CreatedAt);

    public static async Task<List<Row>> Handle(Actor actor, PartneringDb db, CancellationToken ct) =>
        actor.User is { } account ? (await db.Searches.AsNoTracking().Where(s => s.Account == account).OrderBy(s => s.Id).ToListAsync(ct)).ConvertAll(Of) : [];

    public static void Map(RouteGroupBuilder api) => api.MapGet("/searches", async (CurrentActor actor, PartneringDb db, CancellationToken ct) => TypedResults.Ok(await Handle(actor.Actor, db, ct)))
        .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.searches.list").WithSummary("The searches one keeps oneself");
}
