using System.Security.Claims;
using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Keys;

namespace Isthmus.People.Own;

/// <summary>Asks for a new address: it becomes the account's when the link sent to it is used.</summary>
internal static class ChangeEmail
{
    internal sealed record Request
    {
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Request request, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (await OwnAccount.Confirm(account, request.Password, users, db, ct) is { } wrong) return wrong;
        var (now, email) = (Instants.Stored(clock), request.Email!.Trim());
        if (await LinkMail.IsFull("new-address-asked", account.Email!, db, now, ct)) return new Refusal(RefusalKind.TooMany, "people.mails-too-many", LinkMail.PerHour);
        // Before the change, not after it: then the old address can still stop it.
        db.Send(mail.Of("new-address-asked", account, "/forgot-password", Guid.CreateVersion7().ToString("N"), email));
        // The answer is the same when the address is somebody else's; that person is told instead.
        if (await users.FindByEmailAsync(email) is { } other) await mail.SendKnownAddress(other, db, now, ct);
        else if (!await LinkMail.IsFull("new-address", email, db, now, ct)) mail.SendLink(db, "new-address", account, LinkPurpose.ChangeEmail, now, email);
        db.Record("people.new-email-asked", account.Subject);
        return await OwnAccount.Save(db, ct);
    }

    public static async Task<Outcome<Done>> Confirm(string? token, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await OneTimeLink.Find(token, LinkPurpose.ChangeEmail, db, now, ct) is not { NewEmail: { } email } link) return Refusal.NotFound("people.link-gone");
        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, ct);
        if (!account.IsActive) return Refusal.NotFound("people.link-gone");
        db.Send(mail.Of("address-changed", account, null, link.Id.ToString("N")));
        (account.Email, account.EmailConfirmed) = (email, true);
        if (await users.UpdateAsync(account) is { Succeeded: false }) return Refusal.Conflict("people.link-gone");
        await OneTimeLink.UseUpAll(account, db, now, ct);
        db.Doing("people.change-email");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("people.link-gone"); }
        return new Done();
    }

    public static void Map(RouteGroupBuilder me) => me.MapPost("/email", async (Request request, HttpContext http, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct) =>
        (await Handle(request, http.User, db, users, mail, clock, ct)).ToResult(_ => TypedResults.Accepted((string?)null)))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).RequireRateLimiting(RateLimits.SignIn).WithName("ChangeEmail").WithSummary("Ask for a new address; a link goes to it");
}
