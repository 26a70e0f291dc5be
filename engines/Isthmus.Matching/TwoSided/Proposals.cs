namespace Isthmus.Matching.TwoSided;

/// <summary>Why a proposal stands in a list.</summary>
public enum ProposalCause
{
    /// <summary>By its value.</summary>
    Value,

    /// <summary>So that an organisation is proposed at all, or a list is not empty.</summary>
    Floor,
}

/// <summary>One entry of a list. All of it can be shown: the order of a list is the order of <see cref="Value"/>.</summary>
/// <param name="Other">Position of the member that is proposed.</param>
/// <param name="Fused">Harmonic mean of both chances.</param>
/// <param name="Boost">What a priority market added.</param>
/// <param name="Room">The chance that the other still has room for a partner when all lists are read, above 0 to 1; 1 where room does not count.</param>
/// <param name="Cause">Why it stands here.</param>
public readonly record struct Proposal(int Other, double Fused, double Boost, double Room, ProposalCause Cause)
{
    /// <summary>Fused score and boost, times the root of the room: the square is about the chance that something comes of it.</summary>
    public double Value => (Fused + Boost) * Math.Sqrt(Room);
}

/// <summary>What each member is shown.</summary>
/// <param name="Lists">For each member of the market in its order its proposals, the first one on top.</param>
public sealed record ProposalLists(IReadOnlyList<IReadOnlyList<Proposal>> Lists)
{
    /// <summary>For each member the chance that it still has room when all lists are read; near 0: many more want it than it can take up.</summary>
    public IReadOnlyList<double> Rooms { get; init; } = [];

    /// <summary>The limit of exposure by organisation that held; <see cref="int.MaxValue"/>: none.</summary>
    public IReadOnlyDictionary<string, int> Caps { get; init; } = new Dictionary<string, int>();

    /// <summary>Sum over all entries, before the floor, of score² x room of both sides: what is made as large as the limits allow.</summary>
    public double Carried { get; init; }

    /// <summary>No lists within the same limits carry more than this (Lagrangian dual). Equal to <see cref="Carried"/>: proven the best.</summary>
    public double CarriedBound { get; init; }

    /// <summary>Organisations that could be proposed and are in no list, because every place they could take is needed by another that would be in none.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
