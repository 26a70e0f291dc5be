using System.Security.Claims;
using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Own;
using Isthmus.People.SignIns;
using Isthmus.Platform.Settings;

namespace Isthmus.People.SecondFactors;

/// <summary>Sets up the authenticator app: a key is made, the app takes it, and a first code proves that it has it.</summary>
internal static class SetUpApp
{
    private const int RecoveryCodes = 10;

    internal sealed record Request
    {
        [Required, StringLength(20)] public string? Code { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    /// <param name="Key">As text, in groups of four.</param>
    /// <param name="Uri">What the QR code says.</param>
    internal sealed record Setup(string Key, string Uri);

    /// <summary>Makes a new key. Nothing is asked of the person at sign-in until a code has proved it.</summary>
    public static async Task<Outcome<Done>> Start(ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (account.TwoFactorEnabled) return Refusal.Conflict("people.second-factor-on");
        await users.ResetAuthenticatorKeyAsync(account);
        db.Record("people.second-factor-started", account.Subject);
        return await OwnAccount.Save(db, ct);
    }

    public static async Task<Setup?> Current(ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, SiteSettings site, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (account.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key) return null;
        var issuer = Uri.EscapeDataString(site.Name);
        return new Setup(string.Join(' ', key.Chunk(4).Select(c => new string(c))), $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer={issuer}&digits=6&period=30");
    }

    /// <returns>The recovery codes, shown this once.</returns>
    public static async Task<Outcome<IReadOnlyList<string>>> Handle(Request request, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, LinkMail mail, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (await OwnAccount.Confirm(account, request.Password, users, db, ct) is { } wrong) return wrong;
        if (account.TwoFactorEnabled) return Refusal.Conflict("people.second-factor-on");
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, request.Code!)) return Refusal.InvalidField("Code", "people.code.wrong");
        await users.SetTwoFactorEnabledAsync(account, true);
        db.Send(mail.Of("second-factor-on", account, "/forgot-password", Guid.CreateVersion7().ToString("N")));
        return await NewCodes("people.second-factor-on", account, principal, db, users, ct);
    }

    /// <summary>New recovery codes in the place of the old ones.</summary>
    public static async Task<Outcome<IReadOnlyList<string>>> Renew(string? password, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (await OwnAccount.Confirm(account, password, users, db, ct) is { } wrong) return wrong;
        if (!account.TwoFactorEnabled) return Refusal.Conflict("people.second-factor-off");
        return await NewCodes("people.recovery-codes-renewed", account, principal, db, users, ct);
    }

    public static async Task<Outcome<Done>> Remove(string? password, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, LinkMail mail, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (await OwnAccount.Confirm(account, password, users, db, ct) is { } wrong) return wrong;
        if (account.TwoFactorEnabled) db.Send(mail.Of("second-factor-off", account, "/forgot-password", Guid.CreateVersion7().ToString("N")));
        await TurnOff(account, users, db, ct);
        db.Doing("people.second-factor-off");
        return await OwnAccount.Save(db, ct);
    }

    /// <summary>Takes away the app's key and the recovery codes. Part of a use case that saves.</summary>
    public static async Task TurnOff(Account account, UserManager<Account> users, PeopleDb db, CancellationToken ct)
    {
        await users.SetTwoFactorEnabledAsync(account, false);
        db.Set<IdentityUserToken<Guid>>().RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == account.Id).ToListAsync(ct));
    }

    private static async Task<Outcome<IReadOnlyList<string>>> NewCodes(string action, Account account, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, CancellationToken ct)
    {
        List<string> codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
        await RevokeSession.All(account, OwnAccount.Session(principal), db, ct);
        db.Doing(action);
        var saved = await OwnAccount.Save(db, ct);
        return saved.Succeeded ? codes : saved.Refusal;
    }
}
