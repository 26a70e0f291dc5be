namespace Isthmus.Matching.TwoSided;

/// <summary>What lists are worth, measured with chances that are known (in a simulation) or believed.</summary>
public static class MatchMeasures
{
    /// <summary>The share of readers who look at an entry: 1 on top, 0.63 second, 0.29 tenth, as nDCG has it (Järvelin and Kekäläinen 2002).</summary>
    /// <param name="rank">1 for the top.</param>
    /// <returns>1 / log2(rank + 1).</returns>
    public static double Looked(int rank) => 1 / Math.Log2(Math.Max(1, rank) + 1);

    /// <summary>
    /// Mutual acceptances that lists lead to if nobody can take up more than its capacity. A pair comes about if either side looks at it and both accept; whoever
    /// then has more than it can take up keeps its capacity, each with the same chance.
    /// </summary>
    /// <param name="truth">The market with the chances that hold.</param>
    /// <param name="lists">The lists.</param>
    /// <returns>Pairs, expected.</returns>
    /// <exception cref="ArgumentException">The lists are not of this market, or propose a pair that is not in it.</exception>
    /// <remarks>
    /// Sum over proposed pairs of q x f_a x f_b: q = (1 - (1 - look_a)(1 - look_b)) x both chances, f = E[min(capacity, X)] / E[X], X the number of pairs that come about for
    /// a member: a sum of independent coins, whose distribution is worked out exactly up to the capacity. That the two shares are independent is an
    /// approximation; a simulation of the same rule differs by a few in a hundred. O(sum over members of proposals x min(proposals, capacity)).
    /// </remarks>
    public static double ExpectedAcceptances(ProposalMarket truth, ProposalLists lists)
    {
        Dictionary<(int, int), double> looked = Looks(truth, lists);
        Dictionary<(int, int), CandidatePair> pairs = Known(truth, looked);
        var coins = new Dictionary<int, List<double>>();
        foreach (((int a, int b) pair, double look) in looked)
        {
            double q = look * pairs[pair].AAccepts * pairs[pair].BAccepts;
            Of(coins, pair.a).Add(q);
            Of(coins, pair.b).Add(q);
        }

        var kept = coins.ToDictionary(c => c.Key, c => c.Value.Sum() is > 0 and var mean ? AtMost(truth.Members[c.Key].Capacity, c.Value) / mean : 0);
        return looked.Sum(l => l.Value * pairs[l.Key].AAccepts * pairs[l.Key].BAccepts * kept[l.Key.Item1] * kept[l.Key.Item2]);
    }

    /// <summary>
    /// How well lists are ordered for both sides: nDCG of each list with the chance of mutual acceptance as its gain, the mean of the offers' lists and the mean of
    /// the requests' lists, and of these two the harmonic mean, so that a market of few offers and many requests weighs both alike.
    /// </summary>
    /// <param name="truth">The market with the chances that hold.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="length">Entries that count; the ideal list has as many.</param>
    /// <returns>0 to 1; of one side alone if only that has candidates; 0 without any.</returns>
    /// <exception cref="ArgumentException">The lists are not of this market, or propose a pair that is not in it.</exception>
    /// <remarks>Members without a candidate of any gain are not counted. Balanced ranking as a demand on such systems: Yang et al. 2024, "Revisiting reciprocal recommender systems".</remarks>
    public static double BalancedNdcg(ProposalMarket truth, ProposalLists lists, int length = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Dictionary<(int, int), CandidatePair> pairs = Known(truth, Looks(truth, lists));
        List<double>[] gains = [.. truth.Members.Select(_ => new List<double>())];
        foreach (CandidatePair pair in truth.Pairs)
        {
            gains[pair.A].Add(pair.AAccepts * pair.BAccepts);
            gains[pair.B].Add(pair.AAccepts * pair.BAccepts);
        }

        var sides = new Dictionary<ProfileSide, List<double>>();
        for (int i = 0; i < gains.Length; i++)
        {
            double ideal = gains[i].OrderDescending().Take(length).Select((g, r) => g * Looked(r + 1)).Sum();
            if (ideal > 0)
            {
                double actual = lists.Lists[i].Take(length).Select((p, r) => Gain(pairs[Key(i, p.Other)]) * Looked(r + 1)).Sum();
                Of(sides, truth.Members[i].Side).Add(actual / ideal);
            }
        }

        double[] means = [.. sides.Values.Select(v => v.Average())];
        return means.Length == 2 ? MutualScore.Harmonic(Math.Min(1, means[0]), Math.Min(1, means[1])) : means.FirstOrDefault();
    }

    /// <summary>In how many lists each organisation stands; two of its profiles in one list count twice.</summary>
    /// <param name="market">The market.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="side">Only profiles of one side, so that a market of few offers and many requests is not unequal by that alone; null: both. Default: both.</param>
    /// <returns>Every organisation that is in a pair of the market, also those in no list.</returns>
    /// <exception cref="ArgumentException">The lists are not of this market.</exception>
    public static IReadOnlyDictionary<string, int> Exposure(ProposalMarket market, ProposalLists lists, ProfileSide? side = null)
    {
        Check(market, lists);
        var exposure = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int member in market.Pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Where(Counts))
        {
            exposure.TryAdd(market.Members[member].Organisation, 0);
        }

        foreach (Proposal proposal in lists.Lists.SelectMany(l => l).Where(p => Counts(p.Other)))
        {
            string organisation = market.Members[proposal.Other].Organisation;
            exposure[organisation] = exposure.GetValueOrDefault(organisation) + 1;
        }

        return exposure;

        bool Counts(int member) => side is null || market.Members[member].Side == side;
    }

    /// <summary>The share of organisations that stand in at least one list.</summary>
    /// <param name="market">The market.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="newcomers">Only organisations with a newcomer among their profiles. Default: all.</param>
    /// <returns>0 to 1 of those that are in a pair of the market; 1 if there are none.</returns>
    /// <exception cref="ArgumentException">The lists are not of this market.</exception>
    public static double ShareProposed(ProposalMarket market, ProposalLists lists, bool newcomers = false)
    {
        HashSet<string> counted = [.. (market?.Members ?? []).Where(m => !newcomers || m.Newcomer).Select(m => m.Organisation)];
        int[] exposure = [.. Exposure(market!, lists).Where(e => counted.Contains(e.Key)).Select(e => e.Value)];
        return exposure.Length == 0 ? 1 : (double)exposure.Count(e => e > 0) / exposure.Length;
    }

    /// <summary>The Gini coefficient: 0 if all have the same, towards 1 if one has everything.</summary>
    /// <param name="amounts">0 or more each.</param>
    /// <returns>Half the mean difference of all pairs over the mean; 0 if there is nothing, or nobody.</returns>
    /// <exception cref="ArgumentException">An amount is below 0.</exception>
    /// <remarks>O(n log n).</remarks>
    public static double Gini(IEnumerable<int> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        int[] sorted = [.. amounts.Order()];
        if (sorted.Length > 0 && sorted[0] < 0)
        {
            throw new ArgumentException("Amounts are 0 or more.", nameof(amounts));
        }

        double total = sorted.Sum(a => (double)a);
        double weighted = sorted.Select((a, i) => (2.0 * (i + 1) - sorted.Length - 1) * a).Sum();
        return total == 0 ? 0 : weighted / (sorted.Length * total);
    }

    /// <summary>E[min(most, X)] for the number X of heads among independent coins: the sum of P(X >= t) for t from 1 to most.</summary>
    internal static double AtMost(int most, IReadOnlyList<double> coins)
    {
        if (most >= coins.Count)
        {
            return coins.Sum();
        }

        // chance[t]: t heads so far, for t below most; what passes on stays at most
        double[] chance = new double[most + 1];
        chance[0] = 1;
        foreach (double q in coins)
        {
            for (int t = most; t >= 0; t--)
            {
                double stays = t == most ? chance[t] : chance[t] * (1 - q);
                chance[t] = stays + (t > 0 ? chance[t - 1] * q : 0);
            }
        }

        return chance.Select((c, t) => c * t).Sum();
    }

    private static double Gain(CandidatePair pair) => pair.AAccepts * pair.BAccepts;

    private static (int, int) Key(int a, int b) => a < b ? (a, b) : (b, a);

    private static List<double> Of<TKey>(Dictionary<TKey, List<double>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<double>? list))
        {
            lists[key] = list = [];
        }

        return list;
    }

    /// <summary>The chance that either side looks at each proposed pair.</summary>
    private static Dictionary<(int, int), double> Looks(ProposalMarket market, ProposalLists lists)
    {
        Check(market, lists);
        var looked = new Dictionary<(int, int), double>();
        for (int i = 0; i < lists.Lists.Count; i++)
        {
            for (int r = 0; r < lists.Lists[i].Count; r++)
            {
                (int, int) key = Key(i, lists.Lists[i][r].Other);
                looked[key] = 1 - ((1 - looked.GetValueOrDefault(key)) * (1 - Looked(r + 1)));
            }
        }

        return looked;
    }

    private static Dictionary<(int, int), CandidatePair> Known(ProposalMarket market, Dictionary<(int, int), double> looked)
    {
        var known = new Dictionary<(int, int), CandidatePair>(looked.Count);
        foreach (CandidatePair pair in market.Pairs)
        {
            if (looked.ContainsKey(Key(pair.A, pair.B)))
            {
                known[Key(pair.A, pair.B)] = pair;
            }
        }

        return known.Count == looked.Count ? known : throw new ArgumentException("The lists propose a pair that is not in the market.", nameof(market));
    }

    private static void Check(ProposalMarket market, ProposalLists lists)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(lists);
        if (lists.Lists.Count != market.Members.Count || lists.Lists.Any(l => l.Any(p => p.Other < 0 || p.Other >= market.Members.Count)))
        {
            throw new ArgumentException("The lists are not of this market.", nameof(lists));
        }
    }
}
