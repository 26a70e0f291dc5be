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
/// <param name="Price">How sought-after the other is, in units of the score; 0 or more.</param>
/// <param name="Cause">Why it stands here.</param>
public readonly record struct Proposal(int Other, double Fused, double Boost, double Price, ProposalCause Cause)
{
    /// <summary>Fused score and boost less the price.</summary>
    public double Value => Fused + Boost - Price;
}

/// <summary>What each member is shown.</summary>
/// <param name="Lists">For each member of the market in its order its proposals, the first one on top.</param>
public sealed record ProposalLists(IReadOnlyList<IReadOnlyList<Proposal>> Lists)
{
    /// <summary>For each member its price: what being sought-after costs those who would like it, in units of the score.</summary>
    public IReadOnlyList<double> Prices { get; init; } = [];

    /// <summary>The limit of exposure by organisation that held; <see cref="int.MaxValue"/>: none.</summary>
    public IReadOnlyDictionary<string, int> Caps { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Partnerships of the equilibrium (see <see cref="ProposalSpreading"/>) that the lists carry, before the floor; a pair that stands in both lists counts twice.
    /// Without prices: the sum of scores.
    /// </summary>
    public double Carried { get; init; }

    /// <summary>No lists within the same limits carry more than this (Lagrangian dual). Equal to <see cref="Carried"/>: proven the best.</summary>
    public double CarriedBound { get; init; }

    /// <summary>Organisations that could be proposed and are in no list, because every place they could take is needed by another that would be in none.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
