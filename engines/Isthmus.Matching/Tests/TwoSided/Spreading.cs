using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.TwoSided;
using static Isthmus.Matching.Tests.TwoSided.Samples;

namespace Isthmus.Matching.Tests.TwoSided;

/// <summary>The lists of small markets against plain counting, against trying everything, and against theorems that say what the most is.</summary>
public sealed class Spreading
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static (ProposalMarket Market, SpreadOptions Options) Case(int seed, int most = 14, double? density = null)
    {
        var random = new Random(seed);
        ProposalMarket market = Market(random, most, density ?? random.NextDouble());
        return (market, new SpreadOptions
        {
            ListLength = random.Next(1, 4), ExposureFactor = random.Next(3) switch { 0 => null, 1 => 1, _ => 2 }, Rooms = random.Next(4) > 0,
            Floor = random.Next(4) > 0, LeastScore = random.Next(3) == 0 ? 0.3 : 0,
            ExposureCaps = random.Next(3) == 0 ? new Dictionary<string, int> { ["o0"] = random.Next(3), ["o1"] = 1 } : new Dictionary<string, int>(),
        });
    }

    [Fact]
    public void Lists_hold_only_pairs_of_the_market_within_their_length_and_every_limit() => Prop.ForAll(Seeds, seed =>
    {
        (ProposalMarket market, SpreadOptions options) = Case(seed);
        ProposalLists lists = ProposalSpreading.Spread(market, options);
        Dictionary<(int, int), CandidatePair> pairs = market.Pairs.SelectMany(p => new[] { ((p.A, p.B), p), ((p.B, p.A), p) }).ToDictionary(x => x.Item1, x => x.p);
        bool entries = lists.Lists.Select((l, i) => l.Count <= options.ListLength
            && l.Select(p => p.Other).Distinct().Count() == l.Count
            && l.All(p => pairs.TryGetValue((i, p.Other), out CandidatePair pair) && p.Fused == pair.Fused && p.Boost == pair.Boost && p.Fused >= options.LeastScore
                && p.Room == lists.Rooms[p.Other] && p.Room is > 0 and <= 1 && market.Members[i].Capacity > 0 && market.Members[p.Other].Capacity > 0)
            && l.Zip(l.Skip(1)).All(x => x.First.Value >= x.Second.Value)).All(x => x);
        return entries && lists.Lists.Count == market.Members.Count
            && MatchMeasures.Exposure(market, lists).All(e => e.Value <= lists.Caps[e.Key])
            && (options.ExposureCaps.Count == 0 || lists.Caps.Where(c => options.ExposureCaps.ContainsKey(c.Key)).All(c => c.Value == options.ExposureCaps[c.Key]));
    }).Check(Many);

    [Fact]
    public void Lists_are_the_same_each_time() => Prop.ForAll(Seeds, seed =>
    {
        (ProposalMarket market, SpreadOptions options) = Case(seed, 30);
        ProposalLists one = ProposalSpreading.Spread(market, options);
        ProposalLists other = ProposalSpreading.Spread(market, options);
        return one.Lists.Zip(other.Lists).All(x => x.First.SequenceEqual(x.Second)) && one.Carried == other.Carried && one.CarriedBound == other.CarriedBound;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_floor_brings_in_as_many_organisations_and_fills_as_many_lists_as_can_be_at_once() => Prop.ForAll(Seeds, seed =>
    {
        (ProposalMarket market, SpreadOptions options) = Case(seed, 9, 0.1 + (0.5 * new Random(seed).NextDouble()));
        options = options with { Floor = true, LeastScore = 0, ListLength = 1 + (seed % 2), ExposureFactor = seed % 3 == 0 ? options.ExposureFactor : 0.1 };
        ProposalLists lists = ProposalSpreading.Spread(market, options);
        (int, int)[] places = [.. Places(market).Where(p => lists.Caps[market.Members[p.Shown].Organisation] > 0)];
        int[] owners = [.. places.Select(p => p.Item1).Distinct()];
        string[] shown = [.. places.Select(p => market.Members[p.Item2].Organisation).Distinct()];

        // König and Ore: the most that can be covered is all less the greatest shortfall of any group
        int most = shown.Length - Shortfall(shown, group => places.Where(p => group.Contains(market.Members[p.Item2].Organisation)).Select(p => p.Item1).Distinct().Sum(_ => (long)options.ListLength));
        int mostLists = owners.Length - Shortfall(owners, group => places.Where(p => group.Contains(p.Item1)).Select(p => market.Members[p.Item2].Organisation).Distinct().Sum(o => (long)lists.Caps[o]));
        int covered = MatchMeasures.Exposure(market, lists).Count(e => e.Value > 0);
        return covered == most && lists.Lists.Count(l => l.Count > 0) == mostLists && lists.LeftOut.Count == shown.Length - most
            && lists.LeftOut.All(o => MatchMeasures.Exposure(market, lists)[o] == 0);
    }).Check(Many);

    [Fact]
    public void Newcomers_go_first_where_there_is_room_for_one()
    {
        var plain = new SpreadOptions { ListLength = 1, ExposureFactor = null, Rooms = false };
        // one list of one place, asked for by an old hand with the better score and a newcomer
        var market = new ProposalMarket(
            [new("reader", "r", ProfileSide.Request), new("old", "x", ProfileSide.Offer), new("new", "y", ProfileSide.Offer) { Newcomer = true }],
            [new(0, 1, 0.9, 0.9), new(0, 2, 0.2, 0.2)]);
        ProposalLists lists = ProposalSpreading.Spread(market, plain);
        // the better one is there already and is covered; nobody who is covered is put out
        Assert.Equal((1, "y"), (lists.Lists[0][0].Other, Assert.Single(lists.LeftOut)));

        ProposalMarket wider = new([.. market.Members, new("reader2", "s", ProfileSide.Request)], [.. market.Pairs, new(3, 1, 0.9, 0.9)]);
        ProposalLists both = ProposalSpreading.Spread(wider, plain);
        Assert.Equal((2, ProposalCause.Floor), (both.Lists[0][0].Other, both.Lists[0][0].Cause));
        Assert.Equal((1, ProposalCause.Value), (both.Lists[3][0].Other, both.Lists[3][0].Cause));
        Assert.Empty(both.LeftOut);
    }

    [Fact]
    public void No_lists_carry_more_than_the_bound_and_ours_carry_nearly_the_most() => Prop.ForAll(Seeds, seed =>
    {
        (ProposalMarket market, SpreadOptions options) = Case(seed, 6, 0.5);
        options = options with { ExposureFactor = seed % 3 == 0 ? options.ExposureFactor : 0.1 };
        if (market.Pairs.Count > 7)
        {
            return true;
        }

        MarketGraph graph = MarketGraph.Of(market, options.LeastScore);
        ProposalLists lists = ProposalSpreading.Spread(market, options);
        double[] weight = [.. graph.Score.Select((s, e) => s * s * lists.Rooms[graph.Owner[e]] * lists.Rooms[graph.Target[e]])];
        double most = 0;
        for (int set = 0; set < 1 << graph.Places; set++)
        {
            int[] taken = [.. Enumerable.Range(0, graph.Places).Where(e => (set >> e & 1) == 1)];
            if (taken.CountBy(e => graph.Owner[e]).All(c => c.Value <= options.ListLength)
                && taken.CountBy(e => graph.Organisations[graph.Proposed(e)]).All(c => c.Value <= lists.Caps[c.Key]))
            {
                most = Math.Max(most, taken.Sum(e => weight[e]));
            }
        }

        return lists.Carried <= most + 1e-9 && most <= lists.CarriedBound + 1e-9 && lists.Carried >= 0.5 * most - 1e-9;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void In_equilibrium_partnerships_and_what_stays_free_make_up_everybodys_capacity() => Prop.ForAll(Seeds, seed =>
    {
        double temperature = seed % 2 == 0 ? 0.05 : 1;
        MarketGraph graph = MarketGraph.Of(Case(seed, 25).Market, 0);
        Equilibrium equilibrium = Equilibrium.Of(graph, temperature);
        return Enumerable.Range(0, graph.Members).All(i =>
        {
            double free = graph.Capacity[i] * Math.Exp(-equilibrium.Price[i] / temperature);
            double taken = Enumerable.Range(graph.Start[i], graph.Start[i + 1] - graph.Start[i]).Sum(e => equilibrium.Mass[e]);
            return Math.Abs(free + taken - graph.Capacity[i]) <= 1e-4 * Math.Max(1, graph.Capacity[i]);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whoever_is_wanted_by_more_has_less_room_and_comes_after_its_equal()
    {
        var market = new ProposalMarket(
            [new("sought", "a", ProfileSide.Offer), new("plain", "b", ProfileSide.Offer), .. Enumerable.Range(0, 8).Select(i => new MarketMember($"r{i}", $"r{i}", ProfileSide.Request))],
            [.. Enumerable.Range(2, 8).Select(i => new CandidatePair(0, i, 0.8, 0.8)), new(1, 2, 0.8, 0.8)]);
        ProposalLists lists = ProposalSpreading.Spread(market, new SpreadOptions { ExposureFactor = null });
        Assert.True(lists.Rooms[0] < 0.5 && lists.Rooms[1] > 0.9);
        Assert.Equal([1, 0], lists.Lists[2].Select(p => p.Other));
    }

    [Fact]
    public void Where_nobody_is_short_of_room_nothing_is_spread() => Prop.ForAll(Seeds, seed =>
    {
        (ProposalMarket market, SpreadOptions options) = Case(seed, 20);
        market = market with { Members = [.. market.Members.Select(m => m with { Capacity = 200 })] };
        ProposalLists lists = ProposalSpreading.Spread(market, new SpreadOptions { ListLength = options.ListLength, ExposureFactor = null, Floor = false });
        IReadOnlyList<IReadOnlyList<Proposal>> plain = ProposalSpreading.Plain(market, PlainOrder.Mutual, options.ListLength).Lists;
        return lists.Rooms.All(r => r == 1) && lists.Lists.Zip(plain).All(x => x.First.Select(p => p.Value).SequenceEqual(x.Second.Select(p => p.Value)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Room_and_what_is_kept_are_those_of_a_poisson_number() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        double mean = 20 * random.NextDouble() * random.NextDouble();
        int capacity = random.Next(30);
        (double below, double kept, double chance) = (0, 0, Math.Exp(-mean));
        for (int t = 0; t < 400; chance *= mean / ++t)
        {
            below += t < capacity ? chance : 0;
            kept += Math.Min(t, capacity) * chance;
        }

        (double room, double keeps) = Rooms.Left(mean, capacity);
        return Math.Abs(room - Math.Max(1e-9, below)) < 1e-9 && Math.Abs((keeps * mean) - kept) < 1e-9;
    }).Check(Many);

    [Fact]
    public void Room_is_what_one_more_is_worth_and_numbers_of_any_size_have_one()
    {
        double Kept(double mean) => Rooms.Left(mean, 4).Keeps * mean;
        Assert.Equal((Kept(3.001) - Kept(2.999)) / 0.002, Rooms.Left(3, 4).Room, 6);
        Assert.Equal((1, 1), Rooms.Left(0, 1));
        Assert.Equal((1e-9, 0), Rooms.Left(0, 0));
        Assert.Equal((1, 1), Rooms.Left(5000, 1_000_000));
        Assert.Equal((1e-9, 0.0002), Rooms.Left(5000, 1));
        Assert.Equal(0.5, Rooms.Left(50_000, 50_000).Room, 2);
    }

    [Fact]
    public void Rooms_are_the_fixed_point_of_who_comes_and_who_is_kept()
    {
        // a star and eight fans with room for one each: everybody looks at everybody, so each of eight pairs comes about by 0.64 of what the two keep
        MarketMember[] members = [.. Enumerable.Range(0, 9).Select(i => new MarketMember($"p{i}", $"o{i}", i == 0 ? ProfileSide.Offer : ProfileSide.Request) { Capacity = 1 })];
        ProposalLists lists = ProposalSpreading.Spread(new ProposalMarket(members, [.. Enumerable.Range(1, 8).Select(i => new CandidatePair(0, i, 0.8, 0.8))]));
        (double star, double fan) = (1, 1);
        for (int i = 0; i < 1000; i++)
        {
            double Kept(double mean) => (1 - Math.Exp(-mean)) / mean;
            (star, fan) = ((star + (8 * 0.64 * Kept(fan))) / 2, (fan + (0.64 * Kept(star))) / 2);
        }

        Assert.Equal(Math.Exp(-star), lists.Rooms[0], 0.005);
        Assert.All(lists.Rooms.Skip(1), room => Assert.Equal(Math.Exp(-fan), room, 0.005));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Lists_lead_to_more_than_plain_ones_where_some_are_wanted_by_all(int capacity) => Assert.All(Enumerable.Range(1, 20), seed =>
    {
        var random = new Random(seed);
        double[] appeal = [.. Enumerable.Range(0, 80).Select(_ => (4 * random.NextDouble()) - 3)];
        MarketMember[] members = [.. appeal.Select((_, i) => new MarketMember($"p{i}", $"o{i}", i < 40 ? ProfileSide.Offer : ProfileSide.Request) { Capacity = capacity })];
        double Chance(int of) => 1 / (1 + Math.Exp(-(appeal[of] + (2 * random.NextDouble()))));
        var market = new ProposalMarket(members, [.. Enumerable.Range(0, 40).SelectMany(a => Enumerable.Range(40, 40).Select(b => new CandidatePair(a, b, Chance(b), Chance(a))))]);
        double spread = MatchMeasures.ExpectedAcceptances(market, ProposalSpreading.Spread(market, new SpreadOptions { ListLength = 5 }));
        Assert.True(spread > 1.1 * MatchMeasures.ExpectedAcceptances(market, ProposalSpreading.Plain(market, PlainOrder.Mutual, 5)));
        Assert.True(spread > 1.1 * MatchMeasures.ExpectedAcceptances(market, ProposalSpreading.Plain(market, PlainOrder.Own, 5)));
        Assert.True(spread > MatchMeasures.ExpectedAcceptances(market, ProposalSpreading.Plain(market, PlainOrder.Transferable, 5)));
    });

    [Fact]
    public void With_everything_off_lists_are_the_plain_ones_by_mutual_score() => Prop.ForAll(Seeds, seed =>
    {
        (ProposalMarket market, SpreadOptions options) = Case(seed, 20);
        var off = new SpreadOptions { ListLength = options.ListLength, ExposureFactor = null, Rooms = false, Floor = false };
        IReadOnlyList<IReadOnlyList<Proposal>> spread = ProposalSpreading.Spread(market, off).Lists;
        IReadOnlyList<IReadOnlyList<Proposal>> plain = ProposalSpreading.Plain(market, PlainOrder.Mutual, options.ListLength).Lists;
        return spread.Zip(plain).All(x => x.First.Select(p => p.Value).SequenceEqual(x.Second.Select(p => p.Value)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_heaviest_come_first_and_equal_ones_in_their_order() => Prop.ForAll(ArbMap.Default.ArbFor<double[]>(), weights =>
    {
        double[] numbers = [.. (weights ?? []).Where(w => !double.IsNaN(w)), 0.0, -0.0, 1, 1, double.NegativeInfinity];
        return Heaviest.First(numbers).SequenceEqual(Enumerable.Range(0, numbers.Length).OrderByDescending(i => numbers[i] + 0.0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Limits_are_multiples_of_the_mean_of_each_side()
    {
        // four offers and two requests, lists of two: the offers share 2 x 2 entries, the requests 4 x 2; one organisation is on both sides
        string[] owners = ["a", "b", "c", "both", "both", "z"];
        MarketMember[] members = [.. owners.Select((o, i) => new MarketMember($"p{i}", o, i < 4 ? ProfileSide.Offer : ProfileSide.Request))];
        var market = new ProposalMarket(members, [.. Enumerable.Range(0, 4).SelectMany(a => new[] { 4, 5 }.Where(b => owners[a] != owners[b]).Select(b => new CandidatePair(a, b, 0.5, 0.5)))]);
        // offers: both lists of requests are full, 2 + 2 for 4 organisations; requests: 3 lists of two and one of one for 2 organisations
        ProposalLists lists = ProposalSpreading.Spread(market, new SpreadOptions { ListLength = 2, ExposureFactor = 2 });
        Assert.Equal(new Dictionary<string, int> { ["a"] = 2, ["b"] = 2, ["c"] = 2, ["both"] = 9, ["z"] = 7 }, lists.Caps);
        Assert.All(ProposalSpreading.Spread(market, new SpreadOptions { ExposureFactor = null }).Caps.Values, cap => Assert.Equal(int.MaxValue, cap));
    }

    [Fact]
    public void A_market_of_one_star_and_thousands_who_want_it_ends_at_once()
    {
        const int fans = 4000;
        MarketMember[] members = [new("star", "star", ProfileSide.Offer) { Capacity = 1_000_000 }, .. Enumerable.Range(1, fans).Select(i => new MarketMember($"f{i}", $"f{i}", ProfileSide.Request))];
        ProposalLists lists = ProposalSpreading.Spread(new ProposalMarket(members, [.. Enumerable.Range(1, fans).Select(i => new CandidatePair(0, i, 1, 1, 0.5))]),
            new SpreadOptions { ListLength = 5, ExposureFactor = 1 });
        Assert.Equal((5, fans - 5), (lists.Lists[0].Count, lists.LeftOut.Count));
        Assert.All(lists.Rooms, r => Assert.InRange(r, double.Epsilon, 1));
    }

    [Fact]
    public void A_market_made_from_profiles_holds_what_passes_the_gates_and_says_what_a_pair_says() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        MatchProfile[] profiles = [.. Enumerable.Range(0, 6).Select(i => Profile(random, $"p{i}"))];
        ScoredPair[] texts = [.. Enumerable.Range(0, 20).Select(_ => new ScoredPair(random.Next(6), random.Next(6), new TextScores(Score(random), Score(random))))];
        var context = new GateContext(Day);
        PriorityMarket[] markets = [new("m", ["A"])];
        ProposalMarket market = ProposalMarket.Of(profiles, texts, context, markets: markets, newcomers: new HashSet<string> { "o1" });
        (ScoredPair Text, PairMatch Pair)[] expected = [.. texts.DistinctBy(t => (Math.Min(t.A, t.B), Math.Max(t.A, t.B)))
            .Select(t => (t, PairMatching.Weigh(profiles[t.A], profiles[t.B], t.Text, context, markets: markets))).Where(x => x.Item2.Passed)];
        return market.Pairs.SequenceEqual(expected.Select(x => new CandidatePair(x.Text.A, x.Text.B, x.Pair.AAccepts, x.Pair.BAccepts, x.Pair.Boost.Value)))
            && market.Pairs.Zip(expected).All(x => x.First.Fused == x.Second.Pair.Fused)
            && market.Members.Select(m => (m.Id, m.Organisation, m.Side, m.Capacity, m.Newcomer)).SequenceEqual(profiles.Select(p => (p.Id, p.Organisation, p.Side, p.Capacity, p.Organisation == "o1")))
            && ProposalSpreading.Spread(market).Lists.Count == 6;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_and_no_pairs_give_empty_lists()
    {
        Assert.Empty(ProposalSpreading.Spread(new ProposalMarket([], [])).Lists);
        Assert.Empty(Assert.Single(ProposalSpreading.Spread(new ProposalMarket([new("a", "a", ProfileSide.Offer)], [])).Lists));
        Assert.Empty(ProposalSpreading.Plain(new ProposalMarket([], []), PlainOrder.Own).Lists);
    }

    [Fact]
    public void A_market_that_contradicts_itself_is_refused()
    {
        MarketMember[] two = [new("a", "x", ProfileSide.Offer), new("b", "y", ProfileSide.Request)];
        CandidatePair good = new(0, 1, 0.5, 0.5);
        ProposalMarket[] wrong =
        [
            new(two, [good, good with { A = 1, B = 0 }]), new(two, [good with { B = 2 }]), new(two, [good with { A = -1 }]), new(two, [good with { B = 0 }]),
            new(two, [good with { AAccepts = double.NaN }]), new(two, [good with { BAccepts = 1.01 }]), new(two, [good with { Boost = double.PositiveInfinity }]), new(two, [good with { Boost = -0.1 }]),
            new([two[0], two[0]], []), new([two[0], two[1] with { Organisation = "x" }], [good]), new([two[0] with { Capacity = int.MaxValue }], []),
            new([two[0] with { Capacity = -1 }], []), new([null!], []), new([two[0] with { Id = "" }], []), new(null!, []), new(two, null!),
        ];
        Assert.All(wrong, market =>
        {
            Assert.ThrowsAny<ArgumentException>(() => ProposalSpreading.Spread(market));
            Assert.ThrowsAny<ArgumentException>(() => ProposalSpreading.Plain(market, PlainOrder.Own));
        });
        SpreadOptions[] options =
        [
            new() { ListLength = 0 }, new() { ListLength = 1001 }, new() { ExposureFactor = 0 }, new() { ExposureFactor = double.NaN },
            new() { LeastScore = 2 }, new() { LeastScore = double.NaN }, new() { ExposureCaps = new Dictionary<string, int> { ["x"] = -1 } }, new() { ExposureCaps = null! },
        ];
        Assert.All(options, o => Assert.Throws<ArgumentException>(() => ProposalSpreading.Spread(new ProposalMarket(two, [good]), o)));
        Assert.Throws<ArgumentNullException>(() => ProposalSpreading.Spread(null!));
        Assert.Throws<ArgumentException>(() => ProposalMarket.Of([Offer, Request], [new(0, 2, default)], new GateContext(Day)));
    }

    /// <summary>Who could be shown to whom: the owner of the list, and the one shown.</summary>
    private static IEnumerable<(int Owner, int Shown)> Places(ProposalMarket market) => market.Pairs
        .Where(p => market.Members[p.A].Capacity > 0 && market.Members[p.B].Capacity > 0).SelectMany(p => new[] { (p.A, p.B), (p.B, p.A) });

    /// <summary>The greatest excess of any group over what it can be given.</summary>
    private static int Shortfall<T>(T[] all, Func<HashSet<T>, long> given)
    {
        long worst = 0;
        for (int set = 1; set < 1 << all.Length; set++)
        {
            HashSet<T> group = [.. all.Where((_, i) => (set >> i & 1) == 1)];
            worst = Math.Max(worst, group.Count - given(group));
        }

        return (int)worst;
    }
}
