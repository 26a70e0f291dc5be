namespace Isthmus.Partnering.Interests;

internal enum InterestState { Waiting, Accepted, Declined, Withdrawn }

/// <summary>How far a cooperation is. Stored by name; in their order.</summary>
internal enum DealStage { Contact, NonDisclosure, Samples, Negotiation, Agreement, Closed }

internal enum DealOutcome { Agreement, NoAgreement, Postponed }

/// <summary>An organisation says that it is interested in another one's opportunity. Who wrote and who answers are accounts, not names.</summary>
internal sealed class Interest : IVersioned, IAudited, IGated
{
    public required InterestId Id { get; init; }
    public required OpportunityId OpportunityId { get; init; }
    public required OrganisationId Organisation { get; set; }
    public OrganisationId? MovedFrom { get; set; }
    public UserId? By { get; init; }

    /// <summary>The three questions of the field.</summary>
    public required string Cooperation { get; init; }
    public string? Unclear { get; init; }
    public required string OwnOrganisation { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>Since when the owner can read it: what the gate holds has not reached anybody.</summary>
    public DateTime? DeliveredAt { get; private set; }
    public InterestState State { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public UserId? AnsweredBy { get; private set; }
    public DeclineReason? Reason { get; private set; }
    public string? ReasonText { get; private set; }

    // Who released the own contact; both, and each sees the other's.
    public UserId? AskerContact { get; private set; }
    public UserId? OwnerContact { get; private set; }
    public DealStage? Stage { get; set; }
    public DealOutcome? Result { get; set; }
    public int Version { get; private set; }

    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    public bool ContactsReleased => State == InterestState.Accepted && AskerContact is not null && OwnerContact is not null;

    public bool IsOver => State is InterestState.Declined or InterestState.Withdrawn;

    private bool _asked;

    public bool WasAsked() => _asked;

    public void Stand(Clearance answer, DateTime now)
    {
        (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);
        if (answer.IsClear) DeliveredAt ??= now;
    }

    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    public void Accept(UserId? by, DateTime now) => (State, AnsweredAt, AnsweredBy, Stage) = (InterestState.Accepted, now, by, DealStage.Contact);

    public void Decline(DeclineReason reason, string? text, UserId? by, DateTime now) => (State, AnsweredAt, AnsweredBy, Reason, ReasonText, Clearance, _asked) = (InterestState.Declined, now, by, reason, text, null, true);

    public void Withdraw() => (State, Clearance, OnHold, _asked) = (InterestState.Withdrawn, null, false, true);

    public void Release(bool asOwner, UserId? by)
    {
        if (asOwner) OwnerContact ??= by;
        else AskerContact ??= by;
    }

    public void ForgetAccount(UserId gone) => (AskerContact, OwnerContact) = (AskerContact == gone ? null : AskerContact, OwnerContact == gone ? null : OwnerContact);
}

/// <summary>A step of a cooperation, as a side noted it.</summary>
internal sealed class DealStep : IAudited
{
    public required DealStepId Id { get; init; }
    public required InterestId InterestId { get; init; }
    public required DealStage Stage { get; init; }
    public DealOutcome? Result { get; init; }
    public required DateOnly On { get; init; }
    public string? Note { get; init; }
    public required bool ByOwner { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }
}
