using System.Security.Claims;
using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.SignIns;

namespace Isthmus.People.Own;

/// <summary>Changes the password and ends every other session and every open link.</summary>
internal static class ChangePassword
{
    internal sealed record Request
    {
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Current { get; set; }
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Request request, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (await OwnAccount.Confirm(account, request.Current, users, db, ct) is { } wrong) return wrong.Fields.Count == 0 ? wrong : Refusal.InvalidField("Current", "people.password.wrong");
        if (await users.ChangePasswordAsync(account, request.Current!, request.Password!) is { Succeeded: false } refused) return refused.ToRefusal();
        await OneTimeLink.UseUpAll(account, db, Instants.Stored(clock), ct);
        await RevokeSession.All(account, OwnAccount.Session(principal), db, ct);
        db.Doing("people.change-password");
        db.Send(mail.Of("password-changed", account, "/forgot-password", account.SecurityStamp!));
        return await OwnAccount.Save(db, ct);
    }

    public static void Map(RouteGroupBuilder me) => me.MapPost("/password", async (Request request, HttpContext http, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct) =>
        (await Handle(request, http.User, db, users, mail, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).RequireRateLimiting(RateLimits.SignIn).WithName("ChangePassword").WithSummary("Change the password; ends every other session");
}
