using Isthmus.People.Accounts;
using Isthmus.People.Members;

namespace Isthmus.People.Joining;

/// <summary>The link in the mail proves the address; the person gives a name and a password, or accepts with the account that has the address.</summary>
internal static class AcceptInvitation
{
    internal sealed record Request
    {
        [Required, StringLength(Account.MaxName)] public string? Name { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    /// <param name="Invitation">The open invitation.</param>
    /// <param name="HasAccount">Its address belongs to an account already.</param>
    internal sealed record Found(Invitation Invitation, bool HasAccount);

    /// <summary>Every way to accept begins here. Also the page's: an offer that cannot be taken is not shown.</summary>
    public static async Task<Found?> Find(string? token, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Hash == hash, ct) is not { } invitation || !invitation.IsOpen(Instants.Stored(clock))) return null;
        // However the inviter lost the right to make it: not every way there takes invitations back.
        if (!InvitePerson.May(await Inviter.Find(invitation.InvitedBy, db, ct), invitation.Role, invitation.OrganisationId)) return null;
        return new Found(invitation, await db.Accounts.AnyAsync(a => a.NormalizedEmail == invitation.NormalizedEmail, ct));
    }

    public static async Task<Outcome<UserId>> Handle(string? token, Request request, PeopleDb db, UserManager<Account> users, CurrentActor current, TimeProvider clock, CancellationToken ct)
    {
        if (await Find(token, db, clock, ct) is not { } found) return Refusal.NotFound("people.invitation-gone");
        if (found.HasAccount) return Refusal.Conflict("people.invitation-sign-in");
        var account = Account.Of(found.Invitation.Email, request.Name!, Isthmus.Ui.Language.Current.Code, Instants.Stored(clock));
        account.EmailConfirmed = true;
        if (await users.CreateAsync(account, request.Password!) is { Succeeded: false } refused) return refused.ToRefusal();
        return await Take(found.Invitation, account, db, current, clock, ct);
    }

    public static async Task<Outcome<UserId>> HandleFor(string? token, PeopleDb db, CurrentActor current, TimeProvider clock, CancellationToken ct)
    {
        if (await Find(token, db, clock, ct) is not { } found) return Refusal.NotFound("people.invitation-gone");
        var account = await db.Accounts.SingleAsync(a => a.Id == current.Actor.User!.Value.Value, ct);
        if (account.NormalizedEmail != found.Invitation.NormalizedEmail) return Refusal.Forbidden("people.invitation-other");
        return await Take(found.Invitation, account, db, current, clock, ct);
    }

    private static async Task<Outcome<UserId>> Take(Invitation invitation, Account account, PeopleDb db, CurrentActor current, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        invitation.Accept(account.Id, now);
        current.ActAs(new Actor(ActorKind.Person, account.UserId, account.DisplayName));
        if (invitation.Role is { } role && !await db.RoleGrants.AnyAsync(r => r.AccountId == account.Id && r.Role == role, ct))
            db.RoleGrants.Add(new RoleGrant { AccountId = account.Id, Role = role, GrantedAt = now });
        if (invitation is { OrganisationId: { } organisation, MemberRole: { } memberRole }) await GrantMembership.Put(account, organisation, memberRole, raiseOnly: true, db, now, ct);
        account.Restamp();
        db.Doing("people.accept-invitation");
        try { await db.SaveChangesAsync(ct); }
        // Two clicks at once: the first one made the account.
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("people.invitation-gone"); }
        return account.UserId;
    }
}
