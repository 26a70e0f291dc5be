namespace Isthmus.Screening.Topics;

/// <summary>What the gate does with a text. There is no outcome that says that a text is cleared: no finding means that nothing was found.</summary>
public enum TopicOutcome
{
    /// <summary>Refused outright.</summary>
    Refuse,

    /// <summary>Referred to a compliance officer.</summary>
    Refer,

    /// <summary>Sent to a review of its content, for medical claims.</summary>
    ContentReview,
}

/// <summary>How the topic is spoken of. Anything but <see cref="Plain"/> has lowered the outcome by one step, refuse to refer and refer to nothing.</summary>
public enum TopicContext
{
    /// <summary>As it stands.</summary>
    Plain,

    /// <summary>The text denies it ("we do not make weapons").</summary>
    Negated,

    /// <summary>Art, history, sport, teaching, news of treaties.</summary>
    Cultural,

    /// <summary>Detection of it, protection from it, compliance with it.</summary>
    Protective,
}

/// <summary>One topic that a text touches: always a candidate for review, with the clause that it falls under.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Outcome">What the gate does.</param>
/// <param name="Clause">The stable code of the clause of the policy, such as <c>refused.missiles</c>.</param>
/// <param name="Evidence">The places, in the order of the text, at most <see cref="TopicScreener.MostEvidence"/>.</param>
/// <param name="Context">How the topic is spoken of, where that lowered the outcome.</param>
public sealed record TopicFinding(Topic Topic, TopicOutcome Outcome, string Clause, IReadOnlyList<TextEvidence> Evidence, TopicContext Context = TopicContext.Plain);
