using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Keys;

namespace Isthmus.People.Members;

/// <summary>Makes somebody with an account a member of an organisation, or changes what the member may do.</summary>
internal static class GrantMembership
{
    internal sealed record Request
    {
        [Required] public MemberRole? Role { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(OrganisationId organisation, UserId user, Request request, Actor actor, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.Owns(organisation)) return Refusal.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == user.Value && a.DeactivatedAt == null && a.ErasedAt == null, ct) is not { } account) return Refusal.NotFound();
        // Owners bring people in by invitation, which the person accepts; only officers put somebody in unasked.
        var current = await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.AccountId == account.Id && m.OrganisationId == organisation, ct);
        if (current is null && !actor.IsOfficer) return Refusal.NotFound();
        if (current is { Role: MemberRole.Owner } && request.Role != MemberRole.Owner && await RemoveMembership.IsLastOwner(account.Id, organisation, db, ct)) return Refusal.Conflict("people.last-owner");
        var (now, role) = (Instants.Stored(clock), request.Role!.Value);
        await Put(account, organisation, role, raiseOnly: false, db, now, ct);
        var rights = await Inviter.Find(account.Id, db, ct);
        await RevokeInvitation.Beyond(rights with { Memberships = new Dictionary<OrganisationId, MemberRole>(rights.Memberships) { [organisation] = role } }, account.Id, db, now, ct);
        account.Restamp();
        db.Doing("people.grant-membership");
        var saved = await Own.OwnAccount.Save(db, ct);
        if (saved.Succeeded) await transaction.CommitAsync(ct);
        return saved;
    }

    /// <summary>Part of a use case that saves.</summary>
    /// <param name="raiseOnly">A membership that gives more already stays as it is.</param>
    public static async Task Put(Account account, OrganisationId organisation, MemberRole role, bool raiseOnly, PeopleDb db, DateTime now, CancellationToken ct)
    {
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.AccountId == account.Id && m.OrganisationId == organisation, ct);
        if (membership is null) db.Memberships.Add(new Membership { AccountId = account.Id, OrganisationId = organisation, Role = role, GrantedAt = now });
        else if (raiseOnly && membership.Role >= role) return;
        else membership.Role = role;
        db.Publish(new MembershipGranted(account.UserId, organisation, role));
    }

    public static void Map(RouteGroupBuilder members) => members.MapPut("/{user}", async (OrganisationId organisation, UserId user, Request request, CurrentActor current, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(organisation, user, request, current.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("GrantMembership").WithSummary("Change what a member may do for the organisation");
}
