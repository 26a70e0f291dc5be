namespace Isthmus.People.Accounts;

/// <summary>A role of an account. Roles are constants of the platform, so that there is no table of roles.</summary>
internal sealed class RoleGrant : IAudited
{
    public Guid AccountId { get; init; }
    public required string Role { get; init; }
    public DateTime GrantedAt { get; init; }
}
