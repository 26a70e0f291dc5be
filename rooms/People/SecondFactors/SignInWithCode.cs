using Isthmus.People.SignIns;

namespace Isthmus.People.SecondFactors;

/// <summary>The second step of signing in: a code of the app, or one of the recovery codes, each of which works once.</summary>
internal static class SignInWithCode
{
    internal sealed record Request
    {
        [Required, StringLength(40)] public string? Code { get; set; }
        public bool IsRecoveryCode { get; set; }
        public bool Remember { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Request request, PeopleDb db, AccountSignIn signIn, CancellationToken ct)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return Refusal.Invalid("people.sign-in-expired");
        db.Doing("people.second-factor-failed");
        var code = request.Code!.Trim();
        var result = request.IsRecoveryCode
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code.ToUpperInvariant())
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, request.Remember, rememberClient: false);
        if (result.Succeeded) db.Doing("people.signed-in");
        try { await db.SaveChangesAsync(ct); }
        // The same code twice at the same time: only one is accepted.
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("people.sign-in-again"); }
        if (result.Succeeded) return new Done();
        return result.IsLockedOut ? Refusal.Invalid("people.locked-out") : Refusal.InvalidField("Code", "people.code.wrong");
    }
}
