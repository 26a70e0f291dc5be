using System.Security.Claims;
using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.Own;
using Isthmus.People.SecondFactors;
using Isthmus.People.SignIns;

namespace Isthmus.People.Accounts;

/// <summary>
/// For somebody who has lost the phone and the recovery codes, or in whose account another one has turned the step on: the password alone signs in again.
/// Everybody who is in is out, and the owner is told by mail.
/// </summary>
internal static class RemoveSecondFactor
{
    internal sealed record Request
    {
        /// <summary>The password of whoever removes it.</summary>
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Guid id, Request request, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, LinkMail mail, CancellationToken ct)
    {
        if (!Actor.Of(principal).IsAdministrator) return Refusal.Forbidden();
        if (await OwnAccount.Confirm(await OwnAccount.Load(principal, db, ct), request.Password, users, db, ct) is { } wrong) return wrong;
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.ErasedAt == null, ct) is not { } account) return Refusal.NotFound();
        if (!account.TwoFactorEnabled) return Refusal.Conflict("people.second-factor-off");
        await SetUpApp.TurnOff(account, users, db, ct);
        await RevokeSession.All(account, OwnAccount.Session(principal), db, ct);
        db.Doing("people.remove-second-factor");
        db.Send(mail.Of("second-factor-removed", account, "/forgot-password", Guid.CreateVersion7().ToString("N")));
        return await OwnAccount.Save(db, ct);
    }

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id:guid}/remove-second-factor", async (Guid id, Request request, HttpContext http, PeopleDb db, UserManager<Account> users, LinkMail mail, CancellationToken ct) =>
        (await Handle(id, request, http.User, db, users, mail, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Administrator, Scopes.PeopleWrite).RequireRateLimiting(RateLimits.SignIn).WithName("RemoveSecondFactor").WithSummary("Turn off the second step of somebody who cannot sign in with it; asks for the administrator's password");
}
