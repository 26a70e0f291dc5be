using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.TwoSided;
using static Isthmus.Matching.Tests.TwoSided.Samples;

namespace Isthmus.Matching.Tests.TwoSided;

public sealed class Measures
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static ProposalLists Lists(params int[][] lists) => new([.. lists.Select(l => (IReadOnlyList<Proposal>)[.. l.Select(o => new Proposal(o, 0, 0, 0, ProposalCause.Value))])]);

    [Fact]
    public void The_number_of_heads_up_to_a_limit_is_what_all_throws_give() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        double[] coins = [.. Enumerable.Range(0, random.Next(9)).Select(_ => random.Next(5) == 0 ? random.Next(2) : random.NextDouble())];
        int most = random.Next(11);
        double expected = 0;
        for (int throws = 0; throws < 1 << coins.Length; throws++)
        {
            double chance = coins.Select((q, i) => (throws >> i & 1) == 1 ? q : 1 - q).Aggregate(1.0, (a, b) => a * b);
            expected += chance * Math.Min(most, int.PopCount(throws));
        }

        return Math.Abs(expected - MatchMeasures.AtMost(most, coins)) < 1e-12;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Expected_acceptances_are_counted_by_hand_in_a_market_of_three()
    {
        // one offer that can take up one partnership, two requests: q = 0.5 x 0.8 and 0.6 x 0.5, each on top of somebody's list
        var market = new ProposalMarket(
            [new("a", "a", ProfileSide.Offer) { Capacity = 1 }, new("b", "b", ProfileSide.Request), new("c", "c", ProfileSide.Request)],
            [new(0, 1, 0.5, 0.8), new(2, 0, 0.6, 0.5)]);
        // P(at least one) = 1 - 0.6 x 0.7 = 0.58 of 0.7 that come about
        Assert.Equal(0.58, MatchMeasures.ExpectedAcceptances(market, Lists([], [0], [0])), 12);
        // the second place of a list is looked at by 1 / log2(3)
        double second = 0.3 / Math.Log2(3);
        Assert.Equal(1 - (0.6 * (1 - second)), MatchMeasures.ExpectedAcceptances(market, Lists([1, 2], [], [])), 12);
        // a pair on top of both lists is looked at for certain, and counts once
        Assert.Equal(0.4, MatchMeasures.ExpectedAcceptances(market, Lists([1], [0], [])), 12);
        Assert.Equal(0, MatchMeasures.ExpectedAcceptances(market, Lists([], [], [])));
    }

    [Fact]
    public void Expected_acceptances_agree_with_all_outcomes_worked_out_one_by_one() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        ProposalMarket market = Market(random, 6, 0.6);
        ProposalLists lists = ProposalSpreading.Plain(market, PlainOrder.Own, 2);
        var q = new Dictionary<(int, int), double>();
        foreach (CandidatePair p in market.Pairs)
        {
            int one = lists.Lists[p.A].Select(x => x.Other).ToList().IndexOf(p.B) + 1;
            int other = lists.Lists[p.B].Select(x => x.Other).ToList().IndexOf(p.A) + 1;
            double missed = (one == 0 ? 1 : 1 - (1 / Math.Log2(one + 1))) * (other == 0 ? 1 : 1 - (1 / Math.Log2(other + 1)));
            q[(p.A, p.B)] = (1 - missed) * p.AAccepts * p.BAccepts;
        }

        double Share(int member)
        {
            double[] coins = [.. q.Where(x => (x.Key.Item1 == member || x.Key.Item2 == member) && x.Value > 0).Select(x => x.Value)];
            double kept = 0;
            for (int throws = 0; throws < 1 << coins.Length; throws++)
            {
                kept += coins.Select((c, i) => (throws >> i & 1) == 1 ? c : 1 - c).Aggregate(1.0, (a, b) => a * b) * Math.Min(market.Members[member].Capacity, int.PopCount(throws));
            }

            return coins.Length == 0 ? 0 : kept / coins.Sum();
        }

        double expected = q.Sum(x => x.Value == 0 ? 0 : x.Value * Share(x.Key.Item1) * Share(x.Key.Item2));
        double measured = MatchMeasures.ExpectedAcceptances(market, lists);
        double half = market.Members.Sum(m => m.Capacity) / 2;
        return Math.Abs(expected - measured) < 1e-9 && measured <= q.Values.Sum() + 1e-9 && measured <= half + 1e-9;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Expected_acceptances_are_close_to_playing_it_out()
    {
        var random = new Random(5);
        MarketMember[] members = [.. Enumerable.Range(0, 60).Select(i => new MarketMember($"p{i}", $"o{i}", i < 30 ? ProfileSide.Offer : ProfileSide.Request) { Capacity = 1 + (i % 2) })];
        var market = new ProposalMarket(members, [.. Enumerable.Range(0, 30).SelectMany(a => Enumerable.Range(30, 30).Select(b => new CandidatePair(a, b, random.NextDouble(), random.NextDouble())))]);
        ProposalLists lists = ProposalSpreading.Plain(market, PlainOrder.Mutual, 5);
        const int plays = 4000;
        long kept = 0;
        for (int play = 0; play < plays; play++)
        {
            kept += Play(market, lists, random);
        }

        double measured = MatchMeasures.ExpectedAcceptances(market, lists);
        Assert.InRange(measured / ((double)kept / plays), 0.95, 1.05);
    }

    [Fact]
    public void Balanced_ndcg_is_counted_by_hand_and_1_for_ideal_lists()
    {
        // gains: a-b 0.5, a-c 0.25
        var market = new ProposalMarket(
            [new("a", "a", ProfileSide.Offer), new("b", "b", ProfileSide.Request), new("c", "c", ProfileSide.Request)], [new(0, 1, 1, 0.5), new(0, 2, 0.5, 0.5)]);
        double log3 = Math.Log2(3);
        double offers = (0.25 + (0.5 / log3)) / (0.5 + (0.25 / log3));
        // the requests: one has its only candidate, the other an empty list
        Assert.Equal(2 * offers * 0.5 / (offers + 0.5), MatchMeasures.BalancedNdcg(market, Lists([2, 1], [0], [])), 12);
        Assert.Equal(1, MatchMeasures.BalancedNdcg(market, Lists([1, 2], [0], [0])), 12);
        Assert.Equal(0, MatchMeasures.BalancedNdcg(market, Lists([], [], [])));
        Assert.Equal(0, MatchMeasures.BalancedNdcg(new([], []), Lists()));
    }

    [Fact]
    public void Ideal_lists_have_the_highest_ndcg() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        ProposalMarket market = Market(random, 8, 0.7);
        market = market with { Members = [.. market.Members.Select(m => m with { Capacity = 3 })] };
        Dictionary<(int, int), double> gain = market.Pairs.SelectMany(p => new[] { ((p.A, p.B), p.AAccepts * p.BAccepts), ((p.B, p.A), p.AAccepts * p.BAccepts) }).ToDictionary();
        ProposalLists some = ProposalSpreading.Plain(market, PlainOrder.Own, 3);
        ProposalLists ideal = Lists([.. Enumerable.Range(0, market.Members.Count).Select(i => gain.Where(g => g.Key.Item1 == i).OrderByDescending(g => g.Value).Take(3).Select(g => g.Key.Item2).ToArray())]);
        double best = MatchMeasures.BalancedNdcg(market, ideal, 3);
        return (gain.Values.All(g => g == 0) ? best == 0 : Math.Abs(best - 1) < 1e-12) && MatchMeasures.BalancedNdcg(market, some, 3) <= best + 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Gini_is_half_the_mean_difference_over_the_mean() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), amounts =>
    {
        int[] a = [.. (amounts ?? []).Select(x => (int)x)];
        double gini = MatchMeasures.Gini(a);
        double difference = a.SelectMany(x => a.Select(y => (double)Math.Abs(x - y))).DefaultIfEmpty(0).Average();
        double expected = a.Sum() == 0 ? 0 : difference / (2 * a.Average());
        return Math.Abs(gini - expected) < 1e-9 && gini is >= 0 and < 1 && gini == MatchMeasures.Gini(a.Reverse());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Gini_of_known_cases()
    {
        Assert.Equal(0, MatchMeasures.Gini([3, 3, 3]));
        Assert.Equal(0.75, MatchMeasures.Gini([0, 0, 0, 7]));
        Assert.Equal(0, MatchMeasures.Gini([]));
        Assert.Equal(0, MatchMeasures.Gini([0, 0]));
        Assert.Equal(0.5, MatchMeasures.Gini([0, int.MaxValue]), 12);
        Assert.Throws<ArgumentException>(() => MatchMeasures.Gini([1, -1]));
    }

    [Fact]
    public void The_share_of_the_proposed_counts_organisations_that_could_be()
    {
        var market = new ProposalMarket(
            [new("a", "x", ProfileSide.Offer), new("b", "y", ProfileSide.Request), new("c", "z", ProfileSide.Request) { Newcomer = true }, new("d", "nobody's", ProfileSide.Request), new("e", "y", ProfileSide.Request)],
            [new(0, 1, 1, 1), new(0, 2, 1, 1), new(0, 4, 1, 1)]);
        ProposalLists lists = Lists([1, 4], [0], [0], [], []);
        Assert.Equal(new Dictionary<string, int> { ["x"] = 2, ["y"] = 2, ["z"] = 0 }, MatchMeasures.Exposure(market, lists));
        Assert.Equal(new Dictionary<string, int> { ["y"] = 2, ["z"] = 0 }, MatchMeasures.Exposure(market, lists, ProfileSide.Request));
        Assert.Equal(2.0 / 3, MatchMeasures.ShareProposed(market, lists));
        Assert.Equal(0, MatchMeasures.ShareProposed(market, lists, newcomers: true));
        Assert.Equal(1, MatchMeasures.ShareProposed(new([], []), Lists()));
    }

    [Fact]
    public void Lists_of_another_market_are_refused()
    {
        var market = new ProposalMarket([new("a", "a", ProfileSide.Offer), new("b", "b", ProfileSide.Request)], []);
        Assert.Throws<ArgumentException>(() => MatchMeasures.ExpectedAcceptances(market, Lists([])));
        Assert.Throws<ArgumentException>(() => MatchMeasures.ExpectedAcceptances(market, Lists([1], [])));
        Assert.Throws<ArgumentException>(() => MatchMeasures.BalancedNdcg(market, Lists([2], [])));
        Assert.Throws<ArgumentException>(() => MatchMeasures.Exposure(market, Lists([-1], [])));
        Assert.ThrowsAny<ArgumentException>(() => MatchMeasures.BalancedNdcg(market, Lists([], []), 0));
    }

    /// <summary>Coins for looking and for both opinions; then everybody keeps as many as it can, drawn at random, and a pair stays that both keep.</summary>
    private static int Play(ProposalMarket market, ProposalLists lists, Random random)
    {
        var about = new List<CandidatePair>();
        foreach (CandidatePair p in market.Pairs)
        {
            bool Looks(int reader, int other) => lists.Lists[reader].Select(x => x.Other).ToList().IndexOf(other) is >= 0 and var at && random.NextDouble() < 1 / Math.Log2(at + 2);
            if ((Looks(p.A, p.B) | Looks(p.B, p.A)) && random.NextDouble() < p.AAccepts && random.NextDouble() < p.BAccepts)
            {
                about.Add(p);
            }
        }

        HashSet<CandidatePair> Keep(Func<CandidatePair, int> side) => [.. about.GroupBy(side).SelectMany(g => g.OrderBy(_ => random.Next()).Take((int)market.Members[g.Key].Capacity))];
        HashSet<CandidatePair> one = Keep(p => p.A);
        return Keep(p => p.B).Count(one.Contains);
    }
}
