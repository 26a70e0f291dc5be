using Isthmus.People.Joining;
using Isthmus.People.Keys;

namespace Isthmus.People.Members;

internal static class RemoveMembership
{
    /// <summary>Owners and officers remove members; everybody may leave. The last owner stays until there is another.</summary>
    public static async Task<Outcome<Done>> Handle(OrganisationId organisation, UserId user, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.Owns(organisation) && actor.User != user) return Refusal.NotFound();
        if (await db.Memberships.SingleOrDefaultAsync(m => m.AccountId == user.Value && m.OrganisationId == organisation, ct) is not { } membership) return Refusal.NotFound();
        if (!actor.IsOfficer && membership.Role == MemberRole.Owner && await IsLastOwner(user.Value, organisation, db, ct)) return Refusal.Conflict("people.last-owner");
        db.Memberships.Remove(membership);
        var rights = await Inviter.Find(user.Value, db, ct);
        await RevokeInvitation.Beyond(rights with { Memberships = rights.Memberships.Where(m => m.Key != organisation).ToDictionary() }, user.Value, db, Instants.Stored(clock), ct);
        (await db.Accounts.SingleAsync(a => a.Id == user.Value, ct)).Restamp();
        db.Doing("people.remove-membership");
        return await Own.OwnAccount.Save(db, ct);
    }

    public static async Task<bool> IsLastOwner(Guid account, OrganisationId organisation, PeopleDb db, CancellationToken ct) =>
        !await db.Memberships.AnyAsync(m => m.OrganisationId == organisation && m.Role == MemberRole.Owner && m.AccountId != account, ct);

    public static void Map(RouteGroupBuilder members) => members.MapDelete("/{user}", async (OrganisationId organisation, UserId user, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(organisation, user, current.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("RemoveMembership").WithSummary("Take a member out of the organisation, or leave it");
}
