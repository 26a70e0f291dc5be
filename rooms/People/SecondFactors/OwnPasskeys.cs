using System.Buffers.Text;
using System.Security.Claims;
using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Own;
using Isthmus.People.SignIns;
using Microsoft.AspNetCore.Antiforgery;

namespace Isthmus.People.SecondFactors;

/// <summary>The person's passkeys: add, name, remove.</summary>
internal static class OwnPasskeys
{
    public const int MaxName = 60;

    /// <summary>The field of the page's form, which the options read as well.</summary>
    private const string PasswordField = "Passkey.Password";
    private const int MaxKeys = 20;

    /// <param name="Id">The credential's id, base64url.</param>
    internal sealed record Item(string Id, string Name, DateTime CreatedAt, bool IsSynced);

    internal sealed record AddRequest
    {
        [Required, StringLength(MaxName)] public string? Name { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
        [StringLength(20_000)] public string? Credential { get; set; }
    }

    public static async Task<IReadOnlyList<Item>> List(UserId user, PeopleDb db, CancellationToken ct) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.Value).ToListAsync(ct)).OrderBy(p => p.Data.CreatedAt)
            .Select(p => new Item(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "?", p.Data.CreatedAt.UtcDateTime, p.Data.IsBackedUp))];

    public static async Task<Outcome<Done>> Add(AddRequest request, ClaimsPrincipal principal, PeopleDb db, AccountSignIn signIn, LinkMail mail, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (await OwnAccount.Confirm(account, request.Password, signIn.UserManager, db, ct) is { } wrong) return wrong;
        if (string.IsNullOrWhiteSpace(request.Credential)) return Refusal.Invalid("people.passkey-refused");
        if (await db.Passkeys.CountAsync(p => p.UserId == account.Id, ct) >= MaxKeys) return Refusal.Conflict("people.passkeys-too-many", MaxKeys);
        PasskeyAttestationResult made;
        try
        {
            made = await signIn.PerformPasskeyAttestationAsync(request.Credential);
            if (!made.Succeeded) return Refusal.Invalid("people.passkey-refused");
            made.Passkey.Name = request.Name!.Trim();
            await signIn.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey);
        }
        catch (InvalidOperationException) { return Refusal.Invalid("people.passkey-refused"); }
        db.Record("people.passkey-added", account.Subject, new { request.Name });
        db.Send(mail.Of("passkey-added", account, "/forgot-password", Guid.CreateVersion7().ToString("N"), made.Passkey.Name));
        return await OwnAccount.Save(db, ct);
    }

    public static async Task<Outcome<Done>> Rename(string? id, string? name, ClaimsPrincipal principal, PeopleDb db, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxName || !PlainText.IsWritable(name)) return Refusal.InvalidField("Name", "ui.validation.required");
        if (await Find(id, principal, db, ct) is not { } passkey) return Refusal.NotFound();
        passkey.Data.Name = name.Trim();
        db.Record("people.passkey-renamed", new SubjectRef("people_account", passkey.UserId.ToString()), new { name });
        return await OwnAccount.Save(db, ct);
    }

    public static async Task<Outcome<Done>> Remove(string? id, ClaimsPrincipal principal, PeopleDb db, CancellationToken ct)
    {
        if (await Find(id, principal, db, ct) is not { } passkey) return Refusal.NotFound();
        db.Passkeys.Remove(passkey);
        db.Record("people.passkey-removed", new SubjectRef("people_account", passkey.UserId.ToString()), new { passkey.Data.Name });
        return await OwnAccount.Save(db, ct);
    }

    private static async Task<IdentityUserPasskey<Guid>?> Find(string? id, ClaimsPrincipal principal, PeopleDb db, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(id) || !Base64Url.IsValid(id)) return null;
        var (credential, user) = (Base64Url.DecodeFromChars(id), Actor.Of(principal).User!.Value.Value);
        return await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == credential && p.UserId == user, ct);
    }

    // The password is asked for here already: a device would otherwise keep a passkey that the site does not know.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/passkey-options", async (HttpContext http, IAntiforgery antiforgery, AccountSignIn signIn, PeopleDb db, CancellationToken ct) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var account = await OwnAccount.Load(http.User, db, ct);
            var password = (await http.Request.ReadFormAsync(ct))[PasswordField].ToString();
            if (await OwnAccount.Confirm(account, password, signIn.UserManager, db, ct) is { } wrong) return wrong.ToProblem();
            return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName }), "application/json");
        }).RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
}
