using Isthmus.People.Keys;

namespace Isthmus.People.Own;

internal static class ReadMe
{
    internal sealed record Answer(Guid Id, string Name, string? Email, string Locale, string? TimeZone, bool HasSecondFactor, IReadOnlyList<string> Roles,
        IReadOnlyDictionary<Guid, MemberRole> Memberships, IReadOnlyList<string> Scopes, int Version) : IVersioned;

    public static async Task<Answer> Handle(Actor actor, PeopleDb db, CancellationToken ct)
    {
        var a = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == actor.User!.Value.Value, ct);
        return new Answer(a.Id, a.DisplayName, a.Email, a.Locale, a.TimeZone, a.TwoFactorEnabled, [.. actor.Roles.Order(StringComparer.Ordinal)],
            actor.Memberships.ToDictionary(m => m.Key.Value, m => m.Value), [.. actor.Scopes.Order(StringComparer.Ordinal)], a.Version);
    }

    public static void Map(RouteGroupBuilder me) => me.MapGet("/", async (CurrentActor current, PeopleDb db, HttpResponse response, CancellationToken ct) =>
    {
        var answer = await Handle(current.Actor, db, ct);
        response.SetETag(answer);
        return TypedResults.Ok(answer);
    }).RequireAccess(Policies.SignedIn, Scopes.PeopleRead).WithName("ReadMe").WithSummary("Who I am: name, roles, memberships; with a key also its scopes");
}
