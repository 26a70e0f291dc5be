using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Cases;

/// <summary>
/// What officers decided about a subject. A release sets the findings aside that it was given for, each bound to what was compared; as soon as the entry, the name or the text changes, the
/// finding is another one and the release no longer covers it.
/// </summary>
internal sealed class Ruling : IAudited
{
    public required RulingId Id { get; init; }
    public required CaseId Case { get; init; }
    public required string SubjectKind { get; init; }
    public required string SubjectId { get; init; }

    /// <summary>False for a release.</summary>
    public required bool Refuses { get; init; }

    /// <summary>Canonical JSON: the findings set aside.</summary>
    public required string Findings { get; init; }
    public required string Reason { get; init; }
    public DateOnly? Until { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Lifted by officers before its time.</summary>
    public DateTime? LiftedAt { get; set; }

    public RulingInForce InForce => new(Id, Refuses, CanonicalJson.Read<List<RuledFinding>>(Findings));
}
