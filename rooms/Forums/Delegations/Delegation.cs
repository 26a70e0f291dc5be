using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Registry;

namespace Isthmus.Forums.Delegations;

/// <summary>A country's delegation to an edition. Offices and institutions are told; names of people only where the delegation gives them.</summary>
internal sealed class Delegation : IVersioned, IAudited
{
    public required DelegationId Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required string Country { get; set; }
    public required LocalText Title { get; set; }
    public required DateOnly StartsOn { get; set; }
    public required DateOnly EndsOn { get; set; }

    /// <summary>The office of the head: "Vice President for Science and Technology".</summary>
    public string? HeadRole { get; set; }
    public string? HeadName { get; set; }

    /// <summary>Where the head, or the head's office, is written to, and in which language (en, ru, fa); for organisers only.</summary>
    public string? HeadEmail { get; set; }
    public string? HeadLanguage { get; set; }
    public int Version { get; private set; }
}

/// <summary>An official member: the institution and office, in the order of protocol.</summary>
internal sealed class DelegationOfficial : IAudited
{
    public required OfficialId Id { get; init; }
    public required DelegationId DelegationId { get; init; }

    /// <summary>From 1; the head of the delegation stands before all.</summary>
    public required int ProtocolOrder { get; set; }
    public required string Institution { get; set; }
    public OrganisationId? Organisation { get; set; }
    public string? Role { get; set; }
    public string? Name { get; set; }
}
