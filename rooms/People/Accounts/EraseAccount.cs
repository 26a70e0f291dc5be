using System.Security.Claims;
using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.Own;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Mail;

namespace Isthmus.People.Accounts;

/// <summary>
/// Takes away everything that tells who an account was: its own fields, credentials, sessions, keys, invitations, the mails to it, and what the audit
/// quotes of all that. The id stays, so that other records still point somewhere; the audit's chain still holds.
/// </summary>
internal static class EraseAccount
{
    internal sealed record Request
    {
        /// <summary>The password of whoever erases.</summary>
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    /// <summary>The own account, or, by an administrator, somebody else's.</summary>
    public static async Task<Outcome<Done>> Handle(Guid id, Request request, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, TimeProvider clock, CancellationToken ct)
    {
        var actor = Actor.Of(principal);
        if (actor.User?.Value != id && !actor.IsAdministrator) return Refusal.NotFound();
        if (await OwnAccount.Confirm(await OwnAccount.Load(principal, db, ct), request.Password, users, db, ct) is { } wrong) return wrong;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.ErasedAt == null, ct) is not { } account) return Refusal.NotFound();
        if (await Administrators.IsLast(id, db, ct)) return Refusal.Conflict("people.last-administrator");
        var now = Instants.Stored(clock);
        var (email, key) = (account.Email, account.NormalizedEmail);
        // An address that nobody has confirmed may be somebody else's.
        var erased = new AccountErased(account.UserId, account.DisplayName, account.EmailConfirmed ? email : null, await db.Memberships.Where(m => m.AccountId == id).Select(m => m.OrganisationId).ToListAsync(ct));
        List<SubjectRef> subjects = [account.Subject, .. await Belongings(account, key, db, ct)];
        await RevokeInvitation.AllOf(id, db, now, ct);
        account.Erase(now);
        db.Publish(erased);
        db.Doing("people.erase");
        var saved = await OwnAccount.Save(db, ct);
        if (!saved.Succeeded) return saved;
        // After the save: what it wrote to the audit about the removed rows goes too.
        await PayloadErasure.Erase(db, id, subjects, Account.ErasedName, ct);
        // Also what went to an address that never became the account's, and the invitations to others in which the name stands.
        var sent = await db.Invitations.Where(i => i.InvitedBy == id).Select(i => i.Id).ToListAsync(ct);
        List<string?> about = [.. subjects.Select(s => s.ToString()), .. sent.Select(i => new SubjectRef("people_invitation", i.ToString()).ToString())];
        await db.Set<MailMessage>().Where(m => m.To == email || about.Contains(m.Regarding)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    // Removes what belongs to the account, and says how the audit calls it.
    private static async Task<List<SubjectRef>> Belongings(Account account, string? key, PeopleDb db, CancellationToken ct)
    {
        var id = account.Id;
        var keys = await db.Keys.Where(k => k.AccountId == id).ToListAsync(ct);
        var invitations = await db.Invitations.Where(i => i.AcceptedBy == id || i.NormalizedEmail == key).ToListAsync(ct);
        var roles = await db.RoleGrants.Where(r => r.AccountId == id).ToListAsync(ct);
        var memberships = await db.Memberships.Where(m => m.AccountId == id).ToListAsync(ct);
        db.RemoveRange([.. keys, .. invitations, .. roles, .. memberships]);
        db.RemoveRange(await db.Sessions.Where(s => s.AccountId == id).ToListAsync(ct));
        db.RemoveRange(await db.Links.Where(l => l.AccountId == id).ToListAsync(ct));
        db.RemoveRange(await db.Passkeys.Where(p => p.UserId == id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserClaim<Guid>>().Where(c => c.UserId == id).ToListAsync(ct));
        return
        [
            .. keys.Select(k => new SubjectRef("people_api_key", k.Id.ToString())), .. invitations.Select(i => new SubjectRef("people_invitation", i.Id.ToString())),
            .. roles.Select(r => new SubjectRef("people_role_grant", $"{id}/{r.Role}")), .. memberships.Select(m => new SubjectRef("people_membership", $"{id}/{m.OrganisationId}")),
        ];
    }

    public static void MapOwn(RouteGroupBuilder me) => me.MapPost("/erase", async (Request request, HttpContext http, PeopleDb db, UserManager<Account> users, TimeProvider clock, CancellationToken ct) =>
        (await Handle(Actor.Of(http.User).User!.Value.Value, request, http.User, db, users, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).RequireRateLimiting(RateLimits.SignIn).WithName("EraseMe").WithSummary("Erase the own account for good; asks for the password");

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id:guid}/erase", async (Guid id, Request request, HttpContext http, PeopleDb db, UserManager<Account> users, TimeProvider clock, CancellationToken ct) =>
        (await Handle(id, request, http.User, db, users, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Administrator, Scopes.PeopleWrite).RequireRateLimiting(RateLimits.SignIn).WithName("EraseAccount").WithSummary("Erase an account for good; asks for the administrator's password");
}
