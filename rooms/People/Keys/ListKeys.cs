namespace Isthmus.People.Keys;

internal static class ListKeys
{
    internal sealed record Item(Guid Id, string Name, string Prefix, IReadOnlyList<string> Scopes, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt, bool Works);

    public static async Task<IReadOnlyList<Item>> Handle(UserId owner, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var keys = await db.Keys.AsNoTracking().Where(k => k.AccountId == owner.Value).OrderByDescending(k => k.CreatedAt).ToListAsync(ct);
        return keys.ConvertAll(k => new Item(k.Id, k.Name, k.Prefix, k.ScopeList, k.CreatedAt, k.ExpiresAt, k.LastUsedAt, k.RevokedAt, k.Works(now)));
    }

    public static void Map(RouteGroupBuilder keys) => keys.MapGet("/", async (CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await Handle(current.Actor.User!.Value, db, clock, ct)))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleRead).WithName("ListKeys").WithSummary("My API keys, without their secrets");
}
