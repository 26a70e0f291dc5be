using System.Security.Claims;
using System.Text.Encodings.Web;
using Isthmus.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isthmus.People.Keys;

/// <summary><c>Authorization: Bearer isk_…</c>: the owner's rights of this moment, limited by the key's scopes.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PeopleDb db, AccountClaims claims)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";
    private static readonly TimeSpan s_usedEvery = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var (now, ct) = (Instants.Stored(TimeProvider), Context.RequestAborted);
        var hash = ApiKey.HashOf(header["Bearer ".Length..].Trim());
        if (await db.Keys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, ct) is not { } key || !key.Works(now)) return AuthenticateResult.Fail("The key is not known, has run out or was revoked.");
        if (await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == key.AccountId, ct) is not { IsActive: true } account) return AuthenticateResult.Fail("The key's owner may not sign in.");

        if (key.LastUsedAt is null || key.LastUsedAt < now - s_usedEvery)
            await PassingWrite.Try(db, () => db.Keys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(u => u.SetProperty(k => k.LastUsedAt, now), ct), ct);
        var principal = await claims.Of(account, SchemeName, ct);
        ((ClaimsIdentity)principal.Identity!).AddClaims([new(Claims.ApiKey, key.Id.ToString()), .. key.ScopeList.Select(s => new Claim(Claims.Scope, s))]);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
