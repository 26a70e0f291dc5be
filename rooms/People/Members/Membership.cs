namespace Isthmus.People.Members;

/// <summary>What an account may do for one organisation.</summary>
internal sealed class Membership : IAudited
{
    public Guid AccountId { get; init; }
    public OrganisationId OrganisationId { get; init; }
    public MemberRole Role { get; set; }
    public DateTime GrantedAt { get; init; }
}
