using Isthmus.People.Accounts;
using Isthmus.People.SignIns;
using Microsoft.AspNetCore.Antiforgery;

namespace Isthmus.People.SecondFactors;

/// <summary>A passkey is both factors at once: something one has, unlocked by something one is or knows.</summary>
internal static class SignInWithPasskey
{
    public static async Task<Outcome<Done>> Handle(string? credential, PeopleDb db, AccountSignIn signIn, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(credential)) return Refusal.Invalid("people.passkey-refused");
        Account account;
        try
        {
            var checkedKey = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!checkedKey.Succeeded) return Refusal.Invalid("people.passkey-refused");
            account = checkedKey.User;
            if (!await signIn.CanSignInAsync(account) || await signIn.UserManager.IsLockedOutAsync(account)) return Refusal.Invalid("people.passkey-refused");
            // Keeps the counter that tells a copied key from the true one.
            await signIn.UserManager.AddOrUpdatePasskeyAsync(account, checkedKey.Passkey);
        }
        // Without the cookie of the challenge there is nothing to check against: a form that was kept too long.
        catch (InvalidOperationException) { return Refusal.Invalid("people.passkey-refused"); }
        db.Doing("people.signed-in");
        await signIn.SignInAsync(account, isPersistent: false, "passkey");
        await db.SaveChangesAsync(ct);
        return new Done();
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-in/passkey-options", async (HttpContext http, IAntiforgery antiforgery, AccountSignIn signIn) =>
            await antiforgery.IsRequestValidAsync(http)
                ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
                : Results.BadRequest()).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
}
