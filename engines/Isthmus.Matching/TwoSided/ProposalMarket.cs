namespace Isthmus.Matching.TwoSided;

/// <summary>One profile in the market: it has a list of its own, and stands in the lists of others.</summary>
/// <param name="Id">Id of the profile.</param>
/// <param name="Organisation">Whose it is; exposure is counted by organisation.</param>
/// <param name="Side">Offer or request. Limits and measures are by side; pairs may join any two members.</param>
public sealed record MarketMember(string Id, string Organisation, ProfileSide Side)
{
    /// <summary>The greatest capacity that is told apart.</summary>
    public const int MostCapacity = 1_000_000;

    /// <summary>Partnerships it can take up, 0 to <see cref="MostCapacity"/>; with 0 it is neither proposed nor has a list. Default: 3.</summary>
    public int Capacity { get; init; } = 3;

    /// <summary>True if the organisation is new and has hardly been proposed yet: its floor comes first. Default: false.</summary>
    public bool Newcomer { get; init; }
}

/// <summary>Two members that passed the gates, with the chances of each side.</summary>
/// <param name="A">Position of one member in <see cref="ProposalMarket.Members"/>.</param>
/// <param name="B">Position of the other.</param>
/// <param name="AAccepts">Chance that A accepts B, 0 to 1.</param>
/// <param name="BAccepts">Chance that B accepts A, 0 to 1.</param>
/// <param name="Boost">What a priority market adds, 0 to 0.5. Default: 0.</param>
public readonly record struct CandidatePair(int A, int B, double AAccepts, double BAccepts, double Boost = 0)
{
    /// <summary>The harmonic mean of both chances.</summary>
    public double Fused => MutualScore.Harmonic(AAccepts, BAccepts);
}

/// <summary>Who can be proposed to whom. Pairs that failed a gate are not in it, and so are never proposed.</summary>
/// <param name="Members">All profiles; ids differ.</param>
/// <param name="Pairs">Pairs of members, each pair once and in either order.</param>
public sealed record ProposalMarket(IReadOnlyList<MarketMember> Members, IReadOnlyList<CandidatePair> Pairs)
{
    /// <summary>The market of profiles whose texts were compared: asks the gates and weighs what passes.</summary>
    /// <param name="profiles">All profiles, ids differ; they become the members in this order.</param>
    /// <param name="texts">Pairs of profiles with their scores, in any order; a pair that comes again (in either order) is passed over.</param>
    /// <param name="context">Day, refusals, filters.</param>
    /// <param name="model">Weights; null: the published ones.</param>
    /// <param name="markets">Priority markets; null: none.</param>
    /// <param name="newcomers">Organisations that are new; null: none.</param>
    /// <returns>The market. Pairs for which a gate is shut are not in it.</returns>
    /// <exception cref="ArgumentException">A profile is not well-formed, a position is out of range, or a score is not in 0 to 1.</exception>
    /// <remarks>Linear in the pairs, some 2 microseconds each.</remarks>
    public static ProposalMarket Of(
        IReadOnlyList<MatchProfile> profiles,
        IEnumerable<ScoredPair> texts,
        GateContext context,
        AcceptanceModel? model = null,
        IReadOnlyList<PriorityMarket>? markets = null,
        IReadOnlySet<string>? newcomers = null)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(texts);
        var pairs = new List<CandidatePair>();
        var seen = new HashSet<(int, int)>();
        foreach ((int a, int b, TextScores text) in texts)
        {
            if (a < 0 || b < 0 || a >= profiles.Count || b >= profiles.Count)
            {
                throw new ArgumentException($"Pair {a}, {b}: no such profile.", nameof(texts));
            }

            if (seen.Add((Math.Min(a, b), Math.Max(a, b))) && MatchGates.Open(profiles[a], profiles[b], context))
            {
                (double one, double other) = PairMatching.Chances(profiles[a], profiles[b], text, model);
                pairs.Add(new CandidatePair(a, b, one, other, PriorityMarket.Of(profiles[a], profiles[b], markets ?? []).Value));
            }
        }

        return new ProposalMarket([.. profiles.Select(p => new MarketMember(p.Id, p.Organisation, p.Side)
        {
            Capacity = Math.Min(p.Capacity, MarketMember.MostCapacity),
            Newcomer = newcomers?.Contains(p.Organisation) == true,
        })], pairs);
    }
}

/// <summary>Two profiles whose texts were compared.</summary>
/// <param name="A">Position of one profile.</param>
/// <param name="B">Position of the other.</param>
/// <param name="Text">How well their texts answer each other, A first.</param>
public readonly record struct ScoredPair(int A, int B, TextScores Text);

/// <summary>How proposals are spread.</summary>
public sealed record SpreadOptions
{
    /// <summary>Most proposals in one list, 1 to 1,000. Default: 10.</summary>
    public int ListLength { get; init; } = 10;

    /// <summary>
    /// Most lists in which one organisation stands, as a multiple of the mean that full lists give to the organisations of its side; rounded up, at least 1. Null: no limit. Default: 2.
    /// </summary>
    public double? ExposureFactor { get; init; } = 2;

    /// <summary>Limits of single organisations, which go before the factor; 0: not proposed at all. Default: none.</summary>
    public IReadOnlyDictionary<string, int> ExposureCaps { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether it counts how much room those proposed have left. Off: proposals are chosen by score alone. Default: on.</summary>
    public bool Rooms { get; init; } = true;

    /// <summary>Whether each organisation that can be proposed stands in at least one list, and each list has an entry, where that is possible. Default: on.</summary>
    public bool Floor { get; init; } = true;

    /// <summary>Pairs whose fused score is lower are not proposed. Default: 0.</summary>
    public double LeastScore { get; init; }

    internal void Check(string parameter)
    {
        if (ListLength is < 1 or > 1000)
        {
            throw new ArgumentException("A list has 1 to 1,000 proposals.", parameter);
        }

        if (ExposureFactor is { } factor && factor is not (> 0 and <= 1e6))
        {
            throw new ArgumentException("A factor of exposure is above 0 and at most 1,000,000.", parameter);
        }

        if (LeastScore is not (>= 0 and <= 1))
        {
            throw new ArgumentException("A least score is 0 to 1.", parameter);
        }

        if (ExposureCaps is null || ExposureCaps.Values.Any(c => c < 0))
        {
            throw new ArgumentException("A limit of exposure is 0 or more.", parameter);
        }
    }
}
