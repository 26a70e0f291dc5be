using Isthmus.Contracts.People;
using Isthmus.Figures.Checks;

namespace Isthmus.Indicators.Claims;

/// <summary>Stored by name.</summary>
internal enum ClaimState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waits for somebody other than its writer.</summary>
    InReview,

    /// <summary>Said: public.</summary>
    Published,

    /// <summary>Looked at and not said.</summary>
    Rejected,

    /// <summary>Was said once, and is not any more: corrected by another, or taken back.</summary>
    Retired,
}

/// <summary>
/// A figure as somebody said it, about a subject, for a period. Of two times: the one it is about, and the one during which we said it. Once published it does not change: a correction is another claim that supersedes it,
/// so that what was said on a day can be told on any later one.
/// </summary>
internal sealed class Claim : IVersioned, IAudited
{
    public required ClaimId Id { get; init; }
    public string MeasureCode { get; private set; } = "";
    public string SubjectKey { get; private set; } = "";

    public Shape Shape { get; private set; }
    public decimal Low { get; private set; }
    public decimal High { get; private set; }
    public Qualifier Qualifier { get; private set; }
    public Standing Standing { get; private set; }
    public string UnitCode { get; private set; } = "NUMBER";
    public int UnitPower { get; private set; }

    /// <summary>As it is written: <c>2019-07</c>, <c>AP1399</c>, <c>2014/2017</c>.</summary>
    public string PeriodText { get; private set; } = "";
    public DateOnly? FirstDay { get; private set; }
    public DateOnly? LastDay { get; private set; }

    /// <summary>The day whose knowledge it is, where the speaker said so.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <summary>What is counted here, where it differs from the measure's definition.</summary>
    public string? Definition { get; private set; }

    /// <summary>What is said in words, what can be read in two ways, or what a reader has to know.</summary>
    public string? Note { get; private set; }

    /// <summary>A role, never a private person: "vice president for science and technology".</summary>
    public string? Speaker { get; private set; }
    public SourceId? SourceId { get; private set; }

    /// <summary>Drawn in charts, by a curator's choice.</summary>
    public bool IsCharted { get; private set; }
    public IReadOnlyList<ClaimId> DerivedFrom { get; private set; } = [];
    public ClaimId? Supersedes { get; private set; }
    public IReadOnlyList<Debris> Debris { get; private set; } = [];

    public ClaimState State { get; private set; }
    public required DateTime CapturedAt { get; init; }

    /// <summary>Accounts, not names.</summary>
    public required UserId? CapturedBy { get; init; }
    public UserId? DecidedBy { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>From when on we said it, and until when.</summary>
    public DateTime? SaidFrom { get; private set; }
    public DateTime? SaidUntil { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public Unit Unit => Unit.Find(UnitCode, UnitPower) ?? Unit.Count;

    public Figure Figure => Shape switch
    {
        Shape.Number => Figure.Number(Low, Unit, Qualifier, Standing),
        Shape.Range => Figure.Range(Low, High, Unit, Qualifier, Standing),
        Shape.Words => Figure.Words(Unit, Qualifier, Standing),
        var direction => Figure.Direction(direction == Shape.Rise, Unit, Standing),
    };

    public Period Period => Period.Parse(PeriodText);

    public bool IsSaid(DateTime at) => SaidFrom <= at && (SaidUntil is not { } until || until > at);

    public void Write(ClaimContent c, DateTime now)
    {
        (MeasureCode, SubjectKey, Shape, Low, High, Qualifier, Standing, UnitCode, UnitPower) = (c.Measure, c.Subject, c.Figure.Shape, c.Figure.Low, c.Figure.High, c.Figure.Qualifier, c.Figure.Standing, c.Figure.Unit.Code, c.Figure.Unit.Power);
        (PeriodText, FirstDay, LastDay, AsOf, Definition, Note, Speaker, SourceId, IsCharted, Supersedes) = (c.Period.Text, c.Period.First, c.Period.Last, c.AsOf, c.Definition, c.Note, c.Speaker, c.Source, c.IsCharted, c.Supersedes);
        (DerivedFrom, Debris, ChangedAt) = (DerivedFrom.SequenceEqual(c.DerivedFrom) ? DerivedFrom : c.DerivedFrom, TextDebris.In(c.Note), now);
    }

    public void Submit(DateTime now) => (State, Reason, ChangedAt) = (ClaimState.InReview, null, now);

    public void Publish(UserId? by, DateTime now) => (State, DecidedBy, SaidFrom, Reason, ChangedAt) = (ClaimState.Published, by, now, null, now);

    public void Reject(string reason, UserId? by, DateTime now) => (State, DecidedBy, Reason, ChangedAt) = (ClaimState.Rejected, by, reason, now);

    public void Retire(string? reason, UserId? by, DateTime now) => (State, DecidedBy, Reason, SaidUntil, ChangedAt) = (ClaimState.Retired, by, reason, now, now);

    public void Chart(bool charted, DateTime now) => (IsCharted, ChangedAt) = (charted, now);

}

/// <summary>What a claim says, read and checked.</summary>
internal sealed record ClaimContent(string Measure, string Subject, Figure Figure, Period Period)
{
    public DateOnly? AsOf { get; init; }
    public string? Definition { get; init; }
    public string? Note { get; init; }
    public string? Speaker { get; init; }
    public SourceId? Source { get; init; }
    public bool IsCharted { get; init; } = true;
    public IReadOnlyList<ClaimId> DerivedFrom { get; init; } = [];
    public ClaimId? Supersedes { get; init; }
}
