using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Facilities;

/// <summary>What the gate says of an organisation's access to a resource: asked once, kept as the evidence of every booking, and followed.</summary>
internal sealed class Access : IGated
{
    public required OrganisationId Organisation { get; init; }
    public required ResourceId ResourceId { get; init; }
    public required DecisionId? Clearance { get; set; }

    /// <summary>The version of the resource's description that was asked about.</summary>
    public required string Asked { get; set; }
    public required bool OnHold { get; set; }
}
