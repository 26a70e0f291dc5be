namespace Isthmus.Partnering.Buying;

/// <summary>A buyer invited an organisation of the register to quote. By its name, which is public there.</summary>
internal sealed class SupplierInvitation : IAudited, IGated
{
    public required RfqId RfqId { get; init; }
    public required OrganisationId Organisation { get; init; }
    public OrganisationId? MovedFrom { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What was cleared when it was sent.</summary>
    public DecisionId? Clearance { get; init; }

    public bool OnHold => false;

    public SupplierInvitation To(OrganisationId organisation, OrganisationId? movedFrom) => new() { RfqId = RfqId, Organisation = organisation, MovedFrom = movedFrom, By = By, At = At, Clearance = Clearance };
}
