using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Registry;

namespace Isthmus.Forums.Delegations;

/// <summary>A country's delegation to an edition. Offices and institutions are told; names of people only where the delegation gives them.</summary>
internal sealed class Delegation : IVersioned, IAudited, IGated
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

    /// <summary>The head is shown to nobody but the organisers.</summary>
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that the head stands on; null also where the delegation tells of none.</summary>
    public DecisionId? Clearance { get; private set; }

    public bool TellsOfHead => HeadName is not null || HeadRole is not null;

    private bool _asked;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told of the head has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    /// <summary>Less is told than what the gate answered about: it is asked about what is left, and nobody is held for that.</summary>
    public void Unask() => (Clearance, OnHold) = (null, OnHold && TellsOfHead);
}

/// <summary>An official member: the institution and office, in the order of protocol.</summary>
internal sealed class DelegationOfficial : IAudited, IGated
{
    public required OfficialId Id { get; init; }
    public required DelegationId DelegationId { get; init; }

    /// <summary>From 1; the head of the delegation stands before all.</summary>
    public required int ProtocolOrder { get; set; }
    public required string Institution { get; set; }
    public OrganisationId? Organisation { get; set; }
    public string? Role { get; set; }
    public string? Name { get; set; }

    /// <summary>Shown to nobody but the organisers.</summary>
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that the line stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    /// <summary>The institution that the line stands for is held.</summary>
    public void Hold() => OnHold = true;

    /// <summary>The name is erased: what is left was asked about with it, and is asked about again.</summary>
    public void Unask() => Clearance = null;
}
