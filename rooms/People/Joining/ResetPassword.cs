using Isthmus.People.Accounts;
using Isthmus.People.SignIns;

namespace Isthmus.People.Joining;

/// <summary>Sets the password by a one-time link. It is the way back for somebody whose account another one uses: it ends all sessions and every other link, and, unless told not to, the keys and passkeys.</summary>
internal static class ResetPassword
{
    internal sealed record Request
    {
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }

        /// <summary>Revokes all API keys and removes all passkeys: somebody else may have made them.</summary>
        public bool RemoveKeys { get; set; } = true;
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
        await OneTimeLink.UseUpAll(account, db, now, ct);
        await RevokeSession.All(account, keep: null, db, ct);
        if (request.RemoveKeys) await RemoveKeys(account, db, now, ct);
        current.ActAs(new Actor(ActorKind.Person, account.UserId, account.DisplayName));
        db.Doing("people.reset-password");
        db.Send(mail.Of(request.RemoveKeys ? "password-reset" : "password-reset-only", account, "/forgot-password", link.Id.ToString("N")));
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.link-gone"); }
        return new Done();
    }

    private static async Task RemoveKeys(Account account, PeopleDb db, DateTime now, CancellationToken ct)
    {
        foreach (var key in await db.Keys.Where(k => k.AccountId == account.Id && k.RevokedAt == null).ToListAsync(ct)) key.Revoke(now);
        var passkeys = await db.Passkeys.Where(p => p.UserId == account.Id).ToListAsync(ct);
        db.Passkeys.RemoveRange(passkeys);
        foreach (var passkey in passkeys) db.Record("people.passkey-removed", account.Subject, new { passkey.Data.Name });
    }
}
