using Isthmus.Contracts.Compliance;

namespace Isthmus.Programme.Speakers;

/// <summary>Somebody who speaks at an edition, with an account or without.</summary>
internal sealed class Speaker : IVersioned, IAudited, IGated
{
    public required SpeakerId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The identity in exported files; it stays when a file is read into another edition.</summary>
    public required Guid Uid { get; init; }

    /// <summary>Null once the personal data were erased.</summary>
    public string? Name { get; set; }
    public string? Organisation { get; set; }
    public string? Biography { get; set; }

    /// <summary>For the organisers only; it stands in no public page, answer or file.</summary>
    public string? Email { get; set; }
    public UserId? User { get; set; }
    public int Version { get; private set; }

    /// <summary>Named to nobody but the organisers.</summary>
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that the name stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    /// <summary>The gate was asked about it as it is going to be saved.</summary>
    public bool WasAsked() => _asked;

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>What is told has changed and the gate has not been asked about it.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    /// <summary>The personal data are erased: there is nobody to hold.</summary>
    public void Forget() => (Clearance, OnHold) = (null, false);

    public SubjectRef Subject => new(ProgrammeTables.SpeakerTable, Id.ToString());
}
