namespace Isthmus.People.Keys;

internal static class RevokeKey
{
    public static async Task<Outcome<Done>> Handle(Guid id, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Keys.SingleOrDefaultAsync(k => k.Id == id && k.AccountId == actor.User!.Value.Value, ct) is not { } key) return Refusal.NotFound();
        key.Revoke(Instants.Stored(clock));
        db.Doing("people.revoke-key");
        await db.SaveChangesAsync(ct);
        return new Done();
    }

    public static void Map(RouteGroupBuilder keys) => keys.MapDelete("/{id:guid}", async (Guid id, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(id, current.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("RevokeKey").WithSummary("Revoke an API key, at once");
}
