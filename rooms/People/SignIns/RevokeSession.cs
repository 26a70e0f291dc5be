using Isthmus.People.Accounts;
using Isthmus.People.Keys;

namespace Isthmus.People.SignIns;

internal static class RevokeSession
{
    public static async Task<Outcome<Done>> Handle(Guid id, Actor actor, PeopleDb db, CancellationToken ct)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.AccountId == actor.User!.Value.Value, ct) is not { } session) return Refusal.NotFound();
        db.Sessions.Remove(session);
        db.Record("people.session-revoked", new SubjectRef("people_account", session.AccountId.ToString()), new { session.Device });
        await db.SaveChangesAsync(ct);
        return new Done();
    }

    /// <summary>Signs out everywhere, but for the session that is kept. Part of a use case that saves.</summary>
    public static async Task All(Account account, Guid? keep, PeopleDb db, CancellationToken ct) =>
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == account.Id && s.Id != keep).ToListAsync(ct));

    public static void Map(RouteGroupBuilder me) => me.MapDelete("/sessions/{id:guid}", async (Guid id, CurrentActor current, PeopleDb db, CancellationToken ct) =>
        (await Handle(id, current.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("RevokeSession").WithSummary("Sign out in one browser, at once");
}
