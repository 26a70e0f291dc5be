namespace Isthmus.Compliance.Gate;

/// <summary>What else was known when a question was decided: the officers' rulings in force, and how what it depends on stood.</summary>
internal sealed record Known(DateTime At, IReadOnlyList<RulingInForce> Rulings, IReadOnlyList<DependencyStanding> Dependencies);

internal sealed record RulingInForce(RulingId Id, bool Refuses, IReadOnlyList<RuledFinding> Findings);

internal sealed record RuledFinding(string Key, string Content);

internal sealed record DependencyStanding(SubjectRef Subject, Standing Standing);

/// <summary>The answer with its reasons.</summary>
internal sealed record Verdict(Standing Standing, IReadOnlyList<Finding> Findings);

/// <summary>One answer of the gate, never changed. Question, basis and what was known give the same verdict again, byte for byte.</summary>
internal sealed class Decision
{
    public required DecisionId Id { get; init; }
    public required DateTime At { get; init; }
    public required GatePoint Point { get; init; }
    public required string SubjectKind { get; init; }
    public required string SubjectId { get; init; }
    public required string ByName { get; set; }
    public Guid? ById { get; init; }
    public required Standing Standing { get; init; }
    public required string Basis { get; init; }

    /// <summary>Canonical JSON of the question; null once what it said was forgotten.</summary>
    public string? Question { get; set; }
    public required string Known { get; init; }

    /// <summary>Canonical JSON of the verdict; null once forgotten.</summary>
    public string? Verdict { get; set; }

    /// <summary>Words and sounds of every name that was asked about or found, in any script; null for a decision older than this column, blank once forgotten.</summary>
    public string? Search { get; set; }

    /// <summary>SHA-256 over question, basis, what was known and verdict: what the audit entry holds.</summary>
    public required string Digest { get; init; }

    public SubjectRef Subject => new(SubjectKind, SubjectId);
}
