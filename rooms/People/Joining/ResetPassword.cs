using Isthmus.People.Accounts;
using Isthmus.People.SignIns;

namespace Isthmus.People.Joining;

/// <summary>Sets the password by a one-time link, ends all sessions and every other link of the kind.</summary>
internal static class ResetPassword
{
    internal sealed record Request
    {
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(string? token, Request request, PeopleDb db, UserManager<Account> users, LinkMail mail, CurrentActor current, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await OneTimeLink.Find(token, LinkPurpose.SetPassword, db, now, ct) is not { } link) return Refusal.NotFound("people.link-gone");
        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, ct);
        if (!account.IsActive) return Refusal.NotFound("people.link-gone");
        account.PasswordHash = null;
        if (await users.AddPasswordAsync(account, request.Password!) is { Succeeded: false } refused) return refused.ToRefusal();
        // Who can read the mail has the address.
        (account.EmailConfirmed, account.LockoutEnd, account.AccessFailedCount) = (true, null, 0);
        foreach (var other in await db.Links.Where(l => l.AccountId == account.Id && l.Purpose == LinkPurpose.SetPassword && l.UsedAt == null).ToListAsync(ct)) other.Use(now);
        await RevokeSession.All(account, keep: null, db, ct);
        current.ActAs(new Actor(ActorKind.Person, account.UserId, account.DisplayName));
        db.Doing("people.reset-password");
        db.Send(mail.Of("password-changed", account, "/forgot-password", link.Id.ToString("N")));
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.link-gone"); }
        return new Done();
    }
}
