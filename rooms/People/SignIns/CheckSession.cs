using System.Security.Claims;
using Isthmus.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Isthmus.People.SignIns;

/// <summary>Runs on each request with a cookie: the session must still be there, and the claims must be those of today.</summary>
internal static class CheckSession
{
    private static readonly TimeSpan s_seenEvery = TimeSpan.FromMinutes(5);

    public static async Task Run(CookieValidatePrincipalContext context)
    {
        var (http, principal) = (context.HttpContext, context.Principal);
        var db = http.RequestServices.GetRequiredService<PeopleDb>();
        var now = Instants.Stored(http.RequestServices.GetRequiredService<TimeProvider>());
        _ = Guid.TryParse(principal?.FindFirstValue(Claims.Session), out var id);
        var found = await db.Sessions.AsNoTracking().Where(s => s.Id == id)
            .Join(db.Accounts, s => s.AccountId, a => a.Id, (s, a) => new { s.AccountId, s.LastSeenAt, a.SecurityStamp, IsActive = a.DeactivatedAt == null && a.ErasedAt == null })
            .SingleOrDefaultAsync(http.RequestAborted);
        if (found is not { IsActive: true } || found.AccountId.ToString() != principal?.FindFirstValue(ClaimTypes.NameIdentifier) || found.LastSeenAt < now - UserSession.Lifetime)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(context.Scheme.Name);
            return;
        }
        if (found.LastSeenAt < now - s_seenEvery)
            await PassingWrite.Try(db, () => db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(u => u.SetProperty(s => s.LastSeenAt, now), http.RequestAborted), http.RequestAborted);

        var stamp = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (principal.FindFirstValue(stamp) != found.SecurityStamp) await Refresh(context, db, found.AccountId);
    }

    // Roles, memberships or the name changed since the cookie was written.
    private static async Task Refresh(CookieValidatePrincipalContext context, PeopleDb db, Guid id)
    {
        var http = context.HttpContext;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, http.RequestAborted);
        var fresh = await http.RequestServices.GetRequiredService<AccountClaims>().Of(account, context.Scheme.Name, http.RequestAborted);
        var kept = context.Principal!.Claims.Where(c => c.Type is Claims.Session or "amr" or ClaimTypes.AuthenticationMethod);
        ((ClaimsIdentity)fresh.Identity!).AddClaims(kept.Select(c => new Claim(c.Type, c.Value)));
        context.ReplacePrincipal(fresh);
        context.ShouldRenew = true;
    }
}
