using Isthmus.Compliance.Gate;
using Isthmus.Names;

namespace Isthmus.Compliance.Cases;

internal enum CaseState
{
    Open,

    /// <summary>One officer has proposed to release; another has to agree.</summary>
    Proposed,
    Released,
    Refused,

    /// <summary>What was found is no longer found: the list or what is held against it has changed.</summary>
    Lapsed,
}

/// <summary>Something for officers of compliance to look at: one case a subject as long as it is open.</summary>
internal sealed class Case : IVersioned, IAudited
{
    public const int LongestReason = 2000;
    public const int LongestLabel = 400;
    public const int MostDays = 366;

    private Case() { }

    public CaseId Id { get; private init; }
    public string SubjectKind { get; private init; } = "";
    public string SubjectId { get; private init; } = "";
    public string Label { get; private set; } = "";

    /// <summary>Words and sounds to be found by, in any script.</summary>
    public string Search { get; private set; } = " ";
    public GatePoint Point { get; private set; }
    public CaseState State { get; private set; }

    /// <summary>Nothing but a medical claim was found: one reviewer reads the text.</summary>
    public bool IsContent { get; private set; }

    /// <summary>The highest probability found, 0 to 1; 1 for what refuses outright.</summary>
    public double Risk { get; private set; }

    /// <summary>The decision that the case is about now, and the one it began with.</summary>
    public DecisionId Decision { get; private set; }
    public DecisionId FirstDecision { get; private init; }
    public DateTime OpenedAt { get; private init; }
    public DateTime ChangedAt { get; private set; }

    public UserId? ProposedBy { get; private set; }
    public string? ProposedByName { get; private set; }
    public DateTime? ProposedAt { get; private set; }
    public string? Reason { get; private set; }
    public DateOnly? Until { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public int Version { get; private set; }

    public SubjectRef Subject => new(SubjectKind, SubjectId);
    public bool IsOpen => State is CaseState.Open or CaseState.Proposed;

    public static Case Open(GateQuestion question, Decision decision, Verdict verdict)
    {
        var opened = new Case { Id = CaseId.New(), SubjectKind = question.Subject.Kind, SubjectId = question.Subject.Id, FirstDecision = decision.Id, OpenedAt = decision.At };
        opened.Follow(question, decision, verdict);
        return opened;
    }

    /// <summary>The subject was decided again: the case is about that now. A release proposed for something else is off the table.</summary>
    public void Follow(GateQuestion question, Decision decision, Verdict verdict)
    {
        (Label, Search, Point, Decision, ChangedAt) = (question.Label.Cut(LongestLabel), SearchTerms.Column([question.Label]), question.Point, decision.Id, decision.At);
        // Whatever else stands against it, also a list that is missing, makes it a case for two.
        var open = verdict.Findings.Where(f => f.SetAsideBy is null && f.Check != Check.Dependency).ToList();
        IsContent = open.Count > 0 && open.TrueForAll(f => f.IsContent);
        Risk = verdict.Findings.Where(f => f.SetAsideBy is null).Select(f => f.Refuses ? 1 : f.Score ?? 0.5).DefaultIfEmpty(0).Max();
        if (State == CaseState.Proposed) TakeBack(decision.At);
    }

    public void Propose(UserId by, string name, string reason, DateOnly until, DateTime now) =>
        (State, ProposedBy, ProposedByName, ProposedAt, Reason, Until, ChangedAt) = (CaseState.Proposed, by, name, now, reason, until, now);

    public void TakeBack(DateTime now) =>
        (State, ProposedBy, ProposedByName, ProposedAt, Reason, Until, ChangedAt) = (CaseState.Open, null, null, null, null, null, now);

    public void Release(UserId by, string name, DateTime now) => (State, DecidedBy, DecidedByName, DecidedAt, ChangedAt) = (CaseState.Released, by, name, now, now);

    public void Refuse(UserId by, string name, string reason, DateTime now) =>
        (State, DecidedBy, DecidedByName, DecidedAt, Reason, Until, ChangedAt) = (CaseState.Refused, by, name, now, reason, null, now);

    public void Lapse(DateTime now) => (State, DecidedAt, ChangedAt) = (CaseState.Lapsed, now, now);

    /// <summary>What the case was about is no longer there.</summary>
    public void Close(bool forget, DateTime now)
    {
        if (forget) (Label, Search) = ("", " ");
        if (IsOpen) Lapse(now);
    }

    public void Reopen(DateTime now) =>
        (State, ProposedBy, ProposedByName, ProposedAt, DecidedBy, DecidedByName, DecidedAt, Reason, Until, ChangedAt) = (CaseState.Open, null, null, null, null, null, null, null, null, now);
}
