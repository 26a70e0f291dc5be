namespace Isthmus.Matching.Simulation;

/// <summary>How lists are made.</summary>
public enum MatchPolicy
{
    /// <summary>Each list by the chance that its owner accepts, as a search engine does.</summary>
    OneSided,

    /// <summary>Each list by the harmonic mean of both chances.</summary>
    Mutual,

    /// <summary>Each list by the stable matching with transferable utility (Tomita et al. 2022, 2023).</summary>
    Transferable,

    /// <summary>All lists at once, with rooms, limits and a floor.</summary>
    Spread,
}

/// <summary>Stages of a deal, from the mutual acceptance on.</summary>
public enum DealStage
{
    /// <summary>Both have each other's address.</summary>
    Contact,

    /// <summary>A confidentiality agreement is signed.</summary>
    Nda,

    /// <summary>Samples, or a demonstration.</summary>
    Samples,

    /// <summary>Terms are talked about.</summary>
    Negotiation,

    /// <summary>An agreement.</summary>
    Agreement,
}

/// <summary>One row of the table: a policy, and what came of it in one market.</summary>
/// <param name="Policy">The policy.</param>
public sealed record PolicyMeasures(MatchPolicy Policy)
{
    /// <summary>Mutual acceptances expected from the first lists under capacity, by the chances that hold.</summary>
    public required double ExpectedAcceptances { get; init; }

    /// <summary>Balanced nDCG of the first lists, by the chances that hold.</summary>
    public required double BalancedNdcg { get; init; }

    /// <summary>Share of organisations in at least one of the first lists.</summary>
    public required double ShareProposed { get; init; }

    /// <summary>The same of newcomers.</summary>
    public required double NewcomersProposed { get; init; }

    /// <summary>Newcomers' part of all entries in the first lists.</summary>
    public required double NewcomersEntries { get; init; }

    /// <summary>Gini coefficient of exposure in the first lists, by organisation.</summary>
    public required double Gini { get; init; }

    /// <summary>The same among offers alone.</summary>
    public required double GiniOfOffers { get; init; }

    /// <summary>The same among requests alone.</summary>
    public required double GiniOfRequests { get; init; }

    /// <summary>Expressions of interest in all rounds.</summary>
    public required int Interests { get; init; }

    /// <summary>Interests that nobody had time to answer.</summary>
    public required int Lapsed { get; init; }

    /// <summary>Interests that would have been answered with yes and found one side full.</summary>
    public required int Full { get; init; }

    /// <summary>Mutual acceptances in all rounds.</summary>
    public required int Acceptances { get; init; }

    /// <summary>Mutual acceptances with a newcomer.</summary>
    public required int NewcomersAcceptances { get; init; }

    /// <summary>Organisations with at least one mutual acceptance.</summary>
    public required int OrganisationsServed { get; init; }

    /// <summary>How many deals came to each stage, in the order of <see cref="DealStage"/>; the last is the number of agreements.</summary>
    public required IReadOnlyList<int> Reached { get; init; }
}
