using System.Security.Claims;
using Isthmus.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isthmus.People.SignIns;

/// <summary>Identity's sign-in with a row for each session. It saves nothing; the use case does.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation,
    PeopleDb db, TimeProvider clock, CurrentActor current)
    : SignInManager<Account>(users, http, claims, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user is { IsActive: true, EmailConfirmed: true });

    /// <summary>The second factor is asked for each time: a browser that is remembered would be a second password on the disk.</summary>
    public override Task<bool> IsTwoFactorClientRememberedAsync(Account user) => Task.FromResult(false);

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = Instants.Stored(clock);
        var session = UserSession.Start(user.Id, Context, now);
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == user.Id && s.LastSeenAt < now - UserSession.Lifetime).ToListAsync(Context.RequestAborted));
        db.Sessions.Add(session);
        current.ActAs(new Actor(ActorKind.Person, user.UserId, user.DisplayName));
        db.Record("people.signed-in", user.Subject, new { session.Device, session.Network });
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(new Claim(Claims.Session, session.Id.ToString())));
    }
}
