using Isthmus.Screening;

namespace Isthmus.Compliance.Gate;

/// <summary>Which of the checks found something. Stored by name.</summary>
internal enum Check
{
    /// <summary>A list is missing or too old: nothing can be said, so everything is referred.</summary>
    Lists,
    Party,
    Ownership,
    Place,
    Item,
    EndUse,

    /// <summary>Something that this depends on is itself on hold or refused.</summary>
    Dependency,

    /// <summary>Officers of compliance have refused the subject.</summary>
    Ruling,
}

/// <summary>One thing that speaks against passing, with what a person needs to judge it.</summary>
/// <param name="Key">What was found, the same from decision to decision: <c>party:pack/entry</c>, <c>item:regime/clause</c>.</param>
/// <param name="Content">A digest of what was compared with what. Officers rule on this: when either side changes, so does it, and their ruling lapses.</param>
/// <param name="Refuses">Not to be released by anybody.</param>
internal sealed record Finding(Check Check, string Key, string Content, bool Refuses)
{
    /// <summary>The probability, 0 to 1, for what has one.</summary>
    public double? Score { get; init; }
    public PartyEvidence? Party { get; init; }
    public ClauseEvidence? Clause { get; init; }

    /// <summary>A claim about health: not for this gate's officers to refer, but for a reviewer to read.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsContent => Check == Check.EndUse && Clause?.Regime == nameof(Screening.Topics.TopicOutcome.ContentReview);

    /// <summary>The ruling of two officers that sets it aside.</summary>
    public RulingId? SetAsideBy { get; init; }
}

/// <summary>A name of the question beside an entry of a list.</summary>
internal sealed record PartyEvidence(string Name, string Pack, string EntryId, string EntryName, string MatchedName, bool IsWeakAlias, IReadOnlyList<TokenEvidence> Tokens, IReadOnlyList<HitReason> Reasons);

/// <summary>A rule beside the words that it is about.</summary>
internal sealed record ClauseEvidence(string Regime, string Clause, string? Title, string? Source, IReadOnlyList<string> Words);
