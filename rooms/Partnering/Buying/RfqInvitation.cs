namespace Isthmus.Partnering.Buying;

/// <summary>A buyer invited whoever offers this to quote. By the offer, not by the organisation: which offers are of the same hidden one is not told.</summary>
internal sealed class RfqInvitation : IAudited, IGated
{
    public required RfqId RfqId { get; init; }
    public required OpportunityId OpportunityId { get; init; }
    public required OrganisationId Organisation { get; set; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What was cleared when it was sent.</summary>
    public DecisionId? Clearance { get; init; }

    public bool OnHold => false;
}
