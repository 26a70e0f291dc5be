using Isthmus.People.Keys;

namespace Isthmus.People.Members;

internal static class ListMembers
{
    /// <param name="Email">Only for owners and officers.</param>
    internal sealed record Item(UserId User, string Name, string? Email, MemberRole Role, DateTime Since);

    public static async Task<Outcome<IReadOnlyList<Item>>> Handle(OrganisationId organisation, Actor actor, PeopleDb db, CancellationToken ct)
    {
        if (!actor.MayView(organisation)) return Refusal.NotFound();
        var seesAddresses = actor.Owns(organisation);
        var rows = await db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisation)
            .Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { a.Id, a.DisplayName, a.Email, m.Role, m.GrantedAt }).ToListAsync(ct);
        return rows.OrderByDescending(r => r.Role).ThenBy(r => r.DisplayName, StringComparer.Ordinal)
            .Select(r => new Item(new UserId(r.Id), r.DisplayName, seesAddresses ? r.Email : null, r.Role, r.GrantedAt)).ToList();
    }

    public static void Map(RouteGroupBuilder members) => members.MapGet("/", async (OrganisationId organisation, CurrentActor current, PeopleDb db, CancellationToken ct) =>
        (await Handle(organisation, current.Actor, db, ct)).ToResult(m => TypedResults.Ok(m)))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleRead).WithName("ListMembers").WithSummary("Who acts for the organisation, owners first");
}
