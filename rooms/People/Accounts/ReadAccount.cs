using Isthmus.People.Keys;

namespace Isthmus.People.Accounts;

internal static class ReadAccount
{
    internal sealed record Answer(ListAccounts.Item Account, IReadOnlyList<MembershipItem> Memberships, int Sessions, int Keys, int Version) : IVersioned;

    internal sealed record MembershipItem(Guid Organisation, MemberRole Role);

    public static async Task<Outcome<Answer>> Handle(Guid id, PeopleDb db, CancellationToken ct)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account) return Refusal.NotFound();
        var roles = await db.RoleGrants.AsNoTracking().Where(r => r.AccountId == id).Select(r => r.Role).ToListAsync(ct);
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.AccountId == id).Select(m => new MembershipItem(m.OrganisationId.Value, m.Role)).ToListAsync(ct);
        return new Answer(ListAccounts.Of(account, roles), memberships, await db.Sessions.CountAsync(s => s.AccountId == id, ct), await db.Keys.CountAsync(k => k.AccountId == id && k.RevokedAt == null, ct), account.Version);
    }

    public static void Map(RouteGroupBuilder accounts) => accounts.MapGet("/{id:guid}", async (Guid id, PeopleDb db, HttpResponse response, CancellationToken ct) =>
    {
        var outcome = await Handle(id, db, ct);
        if (outcome.Succeeded) response.SetETag(outcome.Value);
        return outcome.ToResult(a => TypedResults.Ok(a));
    }).RequireAccess(Policies.Administrator, Scopes.PeopleRead).WithName("ReadAccount").WithSummary("One account with its roles and memberships");
}
