using System.Security.Claims;
using Isthmus.People.Accounts;

namespace Isthmus.People.Own;

/// <summary>What the use cases on the own account share.</summary>
internal static class OwnAccount
{
    public static Task<Account> Load(ClaimsPrincipal principal, PeopleDb db, CancellationToken ct)
    {
        var id = Actor.Of(principal).User!.Value.Value;
        return db.Accounts.SingleAsync(a => a.Id == id, ct);
    }

    public static Guid? Session(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Claims.Session), out var id) ? id : null;

    /// <summary>Asks for the password before something grave. A wrong one counts towards the lockout: a borrowed session must not become a place to guess.</summary>
    public static async Task<Refusal?> Confirm(Account account, string? password, UserManager<Account> users, PeopleDb db, CancellationToken ct)
    {
        if (await users.IsLockedOutAsync(account)) return Refusal.Invalid("people.locked-out");
        if (await users.CheckPasswordAsync(account, password ?? ""))
        {
            // Writes the account with whatever follows: when the password is set anew at the same moment, one of the two is refused, and nothing slips in behind a reset.
            account.Restamp();
            return null;
        }
        await users.AccessFailedAsync(account);
        db.Doing("people.password-refused");
        var saved = await Save(db, ct);
        return saved.Succeeded ? Refusal.InvalidField("Password", "people.password.wrong") : saved.Refusal;
    }

    public static async Task<Outcome<Done>> Save(PeopleDb db, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.changed-meanwhile"); }
        return new Done();
    }
}
