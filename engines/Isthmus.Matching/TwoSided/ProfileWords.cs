namespace Isthmus.Matching.TwoSided;

/// <summary>The five types of partnering profile of the Enterprise Europe Network's form.</summary>
public enum ProfileType
{
    /// <summary>BO.</summary>
    BusinessOffer,

    /// <summary>BR.</summary>
    BusinessRequest,

    /// <summary>TO.</summary>
    TechnologyOffer,

    /// <summary>TR.</summary>
    TechnologyRequest,

    /// <summary>RDR: partners for a research and development project are sought.</summary>
    ResearchRequest,
}

/// <summary>The side of the market on which a profile stands.</summary>
public enum ProfileSide
{
    /// <summary>Something is offered.</summary>
    Offer,

    /// <summary>Something is looked for.</summary>
    Request,
}

/// <summary>What kind of body an organisation is: the letters of B2B, B2G, G2G.</summary>
public enum ActorType
{
    /// <summary>A company (B).</summary>
    Business,

    /// <summary>A university or an institute (R).</summary>
    Research,

    /// <summary>An authority or a body of the state (G).</summary>
    Government,
}

/// <summary>What compliance says of a profile and its organisation.</summary>
public enum Clearance
{
    /// <summary>Not looked at yet: never proposed.</summary>
    Pending,

    /// <summary>May be proposed.</summary>
    Clear,

    /// <summary>Under review: never proposed.</summary>
    OnHold,

    /// <summary>Refused: never proposed.</summary>
    Blocked,
}

/// <summary>Two kinds of actor, whichever side each stands on.</summary>
/// <remarks><c>new ActorRelation(Business, Government)</c> is B2G and G2B: the two are equal.</remarks>
public readonly record struct ActorRelation
{
    /// <summary>The relation of two kinds.</summary>
    /// <param name="one">One kind.</param>
    /// <param name="other">The other kind, or the same.</param>
    public ActorRelation(ActorType one, ActorType other) => (First, Second) = one <= other ? (one, other) : (other, one);

    /// <summary>The kind that comes first in <see cref="ActorType"/>.</summary>
    public ActorType First { get; }

    /// <summary>The kind that comes second.</summary>
    public ActorType Second { get; }
}

/// <summary>A range of readiness levels, both ends included.</summary>
/// <param name="From">Lowest level, 1 to 9.</param>
/// <param name="To">Highest level, <paramref name="From"/> to 9.</param>
public readonly record struct ReadinessRange(int From, int To);
