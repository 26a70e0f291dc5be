namespace Isthmus.Compliance.Gate;

/// <summary>Something live that the gate was asked about: what was asked last, and how it stands. Screened again whenever a list changes.</summary>
internal sealed class GateSubject : IVersioned
{
    private GateSubject() { }

    public string Kind { get; private init; } = "";
    public string Id { get; private init; } = "";
    public string Label { get; private set; } = "";
    public GatePoint Point { get; private set; }
    public Standing Standing { get; private set; }
    public DecisionId Decision { get; private set; }

    /// <summary>Canonical JSON of the latest question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The keys of the latest findings, each in bars: <c>|party:un/QDe.001|</c>. Tells which subjects a changed entry touches.</summary>
    public string Keys { get; private set; } = "";
    public DateTime DecidedAt { get; private set; }
    public int Version { get; private set; }

    public SubjectRef Ref => new(Kind, Id);

    public GateQuestion Asked() => CanonicalJson.Read<GateQuestion>(Question);

    public static GateSubject Of(SubjectRef subject) => new() { Kind = subject.Kind, Id = subject.Id };

    public void Decided(GateQuestion question, Decision decision, Verdict verdict)
    {
        (Label, Point, Question) = (question.Label.Cut(Cases.Case.LongestLabel), question.Point, decision.Question!);
        (Standing, Decision, DecidedAt) = (verdict.Standing, decision.Id, decision.At);
        Keys = verdict.Findings.Count == 0 ? "" : "|" + string.Join('|', verdict.Findings.Select(f => f.Key)) + "|";
    }
}
