using Isthmus.People.Accounts;
using Isthmus.People.Joining;

namespace Isthmus.People.SignIns;

internal enum SignInStep { SignedIn, CodeNeeded }

internal static class SignInWithPassword
{
    internal sealed record Request
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
        public bool Remember { get; set; }
    }

    /// <summary>Every failure reads the same, takes the same time and tells nothing about whether the address is known.</summary>
    public static async Task<Outcome<SignInStep>> Handle(Request request, PeopleDb db, AccountSignIn signIn, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        var account = await signIn.UserManager.FindByEmailAsync(request.Email!.Trim());
        if (account is null)
        {
            SpendTheTimeOfACheck(signIn.UserManager, request.Password!);
            return Refusal.Invalid("people.sign-in-failed");
        }
        db.Doing("people.sign-in-failed");
        var result = await signIn.PasswordSignInAsync(account, request.Password!, request.Remember, lockoutOnFailure: true);
        if (result.IsLockedOut || result.IsNotAllowed && account.EmailConfirmed) SpendTheTimeOfACheck(signIn.UserManager, request.Password!);
        if (result.Succeeded) db.Doing("people.signed-in");
        // Only who knows the password learns that the address waits for its confirmation.
        var unconfirmed = result.IsNotAllowed && account is { IsActive: true, EmailConfirmed: false } && await signIn.UserManager.CheckPasswordAsync(account, request.Password!);
        if (unconfirmed) await SendLinkAgain(account, db, mail, clock, ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.sign-in-again"); }
        if (result.Succeeded) return SignInStep.SignedIn;
        if (result.RequiresTwoFactor) return SignInStep.CodeNeeded;
        return Refusal.Invalid(unconfirmed ? "people.email-not-confirmed" : "people.sign-in-failed");
    }

    private static async Task SendLinkAgain(Account account, PeopleDb db, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var recently = now.AddMinutes(-10);
        if (await db.Links.AnyAsync(l => l.AccountId == account.Id && l.Purpose == LinkPurpose.ConfirmEmail && l.CreatedAt > recently, ct)) return;
        if (!await LinkMail.IsFull("confirm", account.Email!, db, now, ct)) mail.SendLink(db, "confirm", account, LinkPurpose.ConfirmEmail, now);
    }

    private static void SpendTheTimeOfACheck(UserManager<Account> users, string password) =>
        users.PasswordHasher.HashPassword(Account.Of("nobody@localhost", "nobody", "en", default), password);
}
