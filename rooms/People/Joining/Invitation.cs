namespace Isthmus.People.Joining;

/// <summary>An offer by mail to join: with a role of the site, or as a member of an organisation, or with neither.</summary>
internal sealed class Invitation : IAudited, IVersioned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public Guid Id { get; init; }
    public required string Email { get; init; }
    public required string NormalizedEmail { get; init; }
    public string? Name { get; init; }
    public string? Role { get; init; }
    public OrganisationId? OrganisationId { get; init; }
    public MemberRole? MemberRole { get; init; }
    public required string Locale { get; init; }
    public required string Hash { get; init; }
    public Guid InvitedBy { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? AcceptedAt { get; private set; }
    public Guid? AcceptedBy { get; private set; }
    public DateTime? RevokedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen(DateTime now) => AcceptedAt is null && RevokedAt is null && now < ExpiresAt;

    public void Accept(Guid account, DateTime now) => (AcceptedBy, AcceptedAt) = (account, now);

    public void Revoke(DateTime now) => RevokedAt ??= now;
}
