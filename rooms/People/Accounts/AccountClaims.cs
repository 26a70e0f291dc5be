using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace Isthmus.People.Accounts;

/// <summary>Who the person is, in the platform's claims: for the cookie and for an API key alike.</summary>
internal sealed class AccountClaims(PeopleDb db, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user) => Of(user, IdentityConstants.ApplicationScheme, CancellationToken.None);

    public async Task<ClaimsPrincipal> Of(Account account, string scheme, CancellationToken ct)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new(Claims.DisplayName, account.DisplayName),
            new(Claims.Locale, account.Locale),
            new(options.Value.ClaimsIdentity.SecurityStampClaimType, account.SecurityStamp ?? ""),
        };
        if (account.TimeZone is { } zone) claims.Add(new(Claims.TimeZone, zone));
        var roles = await db.RoleGrants.AsNoTracking().Where(r => r.AccountId == account.Id).Select(r => r.Role).ToListAsync(ct);
        claims.AddRange(roles.Select(r => new Claim(ClaimTypes.Role, r)));
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.AccountId == account.Id).Select(m => new { m.OrganisationId, m.Role }).ToListAsync(ct);
        claims.AddRange(memberships.Select(m => new Claim(Claims.Membership, $"{m.OrganisationId}={m.Role.ToString().ToLowerInvariant()}")));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, Claims.DisplayName, ClaimTypes.Role));
    }
}
