using Isthmus.People.Joining;
using Isthmus.People.Keys;

namespace Isthmus.People.Members;

internal static class RemoveMembership
{
    /// <summary>Owners and officers remove members; everybody may leave. The last owner stays until there is another.</summary>
    public static async Task<Outcome<Done>> Handle(OrganisationId organisation, UserId user, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.Owns(organisation) && actor.User != user) return Refusal.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Memberships.SingleOrDefaultAsync(m => m.AccountId == user.Value && m.OrganisationId == organisation, ct) is not { } membership) return Refusal.NotFound();
        if (!actor.IsOfficer && membership.Role == MemberRole.Owner && await IsLastOwner(user.Value, organisation, db, ct)) return Refusal.Conflict("people.last-owner");
        db.Memberships.Remove(membership);
        var rights = await Inviter.Find(user.Value, db, ct);
        await RevokeInvitation.Beyond(rights with { Memberships = rights.Memberships.Where(m => m.Key != organisation).ToDictionary() }, user.Value, db, Instants.Stored(clock), ct);
        (await db.Accounts.SingleAsync(a => a.Id == user.Value, ct)).Restamp();
        db.Doing("people.remove-membership");
        var saved = await Own.OwnAccount.Save(db, ct);
        if (saved.Succeeded) await transaction.CommitAsync(ct);
        return saved;
    }

    /// <summary>The owners are written first, to themselves: that locks them until the transaction ends, so that two who leave at the same moment do not both succeed. Run it inside a transaction.</summary>
    public static async Task<bool> IsLastOwner(Guid account, OrganisationId organisation, PeopleDb db, CancellationToken ct)
    {
        var owners = db.Memberships.Where(m => m.OrganisationId == organisation && m.Role == MemberRole.Owner);
        await owners.ExecuteUpdateAsync(u => u.SetProperty(m => m.GrantedAt, m => m.GrantedAt), ct);
        return !await owners.AnyAsync(m => m.AccountId != account, ct);
    }

    public static void Map(RouteGroupBuilder members) => members.MapDelete("/{user}", async (OrganisationId organisation, UserId user, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(organisation, user, current.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("RemoveMembership").WithSummary("Take a member out of the organisation, or leave it");
}
