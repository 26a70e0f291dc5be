using Isthmus.Matching.TwoSided;

namespace Isthmus.Matching.Simulation;

/// <summary>Plays an invented market under each policy and measures what comes of it.</summary>
/// <remarks>
/// Profiles have topics, appeal, countries, fields and empty fields; text scores are the fit of topics, drawn up by appeal, down for newcomers, with noise. Gates,
/// chances and spreading are the ones of <see cref="Isthmus.Matching.TwoSided"/>. The chances that hold contain appeal and taste, which the model does not see. All
/// policies meet the same profiles with the same opinions. O(offers x requests) and then the cost of the lists in each round; deterministic from the seed.
/// </remarks>
public static class MarketSimulation
{
    /// <summary>The table of policies and measures.</summary>
    /// <param name="options">The market; null: the defaults.</param>
    /// <returns>A row for each policy, in the order of <see cref="MatchPolicy"/>.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IReadOnlyList<PolicyMeasures> Run(MarketOptions? options = null)
    {
        options ??= new MarketOptions();
        options.Check(nameof(options));
        options.Spreading.Check(nameof(options));
        var world = new MarketWorld(options);
        return [.. Enum.GetValues<MatchPolicy>().Select(policy => Play(policy, options, world))];
    }

    private static PolicyMeasures Play(MatchPolicy policy, MarketOptions options, MarketWorld world)
    {
        Func<ProposalMarket, ProposalLists> make = policy switch
        {
            MatchPolicy.OneSided => market => ProposalSpreading.Plain(market, PlainOrder.Own, options.Spreading.ListLength),
            MatchPolicy.Transferable => market => ProposalSpreading.Plain(market, PlainOrder.Transferable, options.Spreading.ListLength),
            MatchPolicy.Mutual => market => ProposalSpreading.Plain(market, PlainOrder.Mutual, options.Spreading.ListLength),
            _ => market => ProposalSpreading.Spread(market, options.Spreading),
        };
        ProposalLists first = make(world.Believed);
        int entries = first.Lists.Sum(l => l.Count);
        int newcomers = first.Lists.Sum(l => l.Count(p => world.Newcomer[p.Other]));
        var rounds = new DealRounds(options, world);
        rounds.Run(make);
        return new PolicyMeasures(policy)
        {
            ExpectedAcceptances = MatchMeasures.ExpectedAcceptances(world.True, first),
            BalancedNdcg = MatchMeasures.BalancedNdcg(world.True, first, options.Spreading.ListLength),
            ShareProposed = MatchMeasures.ShareProposed(world.True, first),
            NewcomersProposed = MatchMeasures.ShareProposed(world.True, first, newcomers: true),
            NewcomersEntries = entries == 0 ? 0 : (double)newcomers / entries,
            Gini = MatchMeasures.Gini(MatchMeasures.Exposure(world.True, first).Values),
            GiniOfOffers = MatchMeasures.Gini(MatchMeasures.Exposure(world.True, first, ProfileSide.Offer).Values),
            GiniOfRequests = MatchMeasures.Gini(MatchMeasures.Exposure(world.True, first, ProfileSide.Request).Values),
            Interests = rounds.Interests,
            Lapsed = rounds.Lapsed,
            Full = rounds.Full,
            Acceptances = rounds.Acceptances,
            NewcomersAcceptances = rounds.NewcomersAcceptances,
            OrganisationsServed = rounds.OrganisationsServed,
            Reached = rounds.Reached,
        };
    }
}
