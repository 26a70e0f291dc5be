using Isthmus.People.Keys;
using System.Security.Claims;

namespace Isthmus.People.SignIns;

internal static class ListSessions
{
    internal sealed record Item(Guid Id, string Device, string Network, DateTime CreatedAt, DateTime LastSeenAt, bool IsThisOne);

    public static async Task<IReadOnlyList<Item>> Handle(ClaimsPrincipal principal, UserId user, PeopleDb db, CancellationToken ct)
    {
        _ = Guid.TryParse(principal.FindFirstValue(Claims.Session), out var mine);
        return await db.Sessions.AsNoTracking().Where(s => s.AccountId == user.Value).OrderByDescending(s => s.LastSeenAt)
            .Select(s => new Item(s.Id, s.Device, s.Network, s.CreatedAt, s.LastSeenAt, s.Id == mine)).ToListAsync(ct);
    }

    public static void Map(RouteGroupBuilder me) => me.MapGet("/sessions", async (HttpContext http, CurrentActor current, PeopleDb db, CancellationToken ct) =>
        TypedResults.Ok(await Handle(http.User, current.Actor.User!.Value, db, ct)))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleRead).WithName("ListSessions").WithSummary("The browsers in which you are signed in");
}
