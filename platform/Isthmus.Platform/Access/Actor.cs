using System.Security.Claims;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;

namespace Isthmus.Platform.Access;

public enum ActorKind { Anonymous, Person, ApiKey, System }

/// <summary>Who acts: a person, a key acting for a person, or the system itself.</summary>
public sealed record Actor(ActorKind Kind, UserId? User, string Name)
{
    public static readonly Actor Anonymous = new(ActorKind.Anonymous, null, "anonymous");
    public static readonly Actor System = new(ActorKind.System, null, "system");

    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();
    public IReadOnlyDictionary<OrganisationId, MemberRole> Memberships { get; init; } = new Dictionary<OrganisationId, MemberRole>();

    /// <summary>The scopes of the API key; empty for people, who are not limited by scopes.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>();

    public bool IsSignedIn => Kind is ActorKind.Person or ActorKind.ApiKey;
    public bool IsAdministrator => Kind == ActorKind.System || Roles.Contains(Access.Roles.Administrator);
    public bool IsOfficer => IsAdministrator || Roles.Contains(Access.Roles.Officer);
    public bool IsOrganiser => IsOfficer || Roles.Contains(Access.Roles.Organiser);
    public bool IsAuditor => IsAdministrator || Roles.Contains(Access.Roles.Auditor);

    public bool MayView(OrganisationId organisation) => IsOfficer || Memberships.ContainsKey(organisation);
    public bool MayEdit(OrganisationId organisation) => IsOfficer || Memberships.TryGetValue(organisation, out var role) && role >= MemberRole.Editor;
    public bool Owns(OrganisationId organisation) => IsOfficer || Memberships.TryGetValue(organisation, out var role) && role == MemberRole.Owner;

    public static Actor Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true } || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)) return Anonymous;
        return new Actor(
            principal.HasClaim(c => c.Type == Claims.ApiKey) ? ActorKind.ApiKey : ActorKind.Person,
            new UserId(user), principal.FindFirstValue(Claims.DisplayName) ?? principal.Identity.Name ?? user.ToString())
        {
            Roles = principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(),
            Scopes = principal.FindAll(Claims.Scope).Select(c => c.Value).ToHashSet(),
            Memberships = principal.FindAll(Claims.Membership).Select(c => c.Value.Split('=')).Where(p => p.Length == 2)
                .ToDictionary(p => OrganisationId.From(Guid.Parse(p[0])), p => Enum.Parse<MemberRole>(p[1], ignoreCase: true)),
        };
    }
}
