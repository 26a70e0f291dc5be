using Isthmus.Matching.Simulation;
using Isthmus.Matching.TwoSided;

namespace Isthmus.Matching.Tests.Simulation;

public sealed class Simulating
{
    private static readonly SpreadOptions Off = new() { Rooms = false, ExposureFactor = null, Floor = false };

    /// <summary>What spreading is for: beside the better of the plain policies. Null: it holds.</summary>
    private static string? Fault(MarketOptions options)
    {
        IReadOnlyList<PolicyMeasures> rows = MarketSimulation.Run(options);
        PolicyMeasures spread = rows.Single(r => r.Policy == MatchPolicy.Spread);
        foreach (PolicyMeasures plain in rows.Where(r => r.Policy is MatchPolicy.OneSided or MatchPolicy.Mutual))
        {
            if (spread.Gini > 0.75 * plain.Gini)
            {
                return $"Gini {spread.Gini:0.000} beside {plain.Gini:0.000}";
            }

            if (spread.NewcomersProposed <= plain.NewcomersProposed || spread.NewcomersEntries < 1.2 * plain.NewcomersEntries)
            {
                return $"newcomers {spread.NewcomersProposed:0.000}, {spread.NewcomersEntries:0.000} beside {plain.NewcomersProposed:0.000}, {plain.NewcomersEntries:0.000}";
            }

            if (spread.ExpectedAcceptances < plain.ExpectedAcceptances)
            {
                return $"acceptances {spread.ExpectedAcceptances:0.0} beside {plain.ExpectedAcceptances:0.0}";
            }
        }

        return null;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Spreading_lowers_gini_brings_newcomers_in_and_costs_no_acceptances(int seed) => Assert.Null(Fault(new MarketOptions { Seed = seed, Rounds = 0 }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Control_with_spreading_switched_off_the_same_test_fails(int seed) => Assert.NotNull(Fault(new MarketOptions { Seed = seed, Rounds = 0, Spreading = Off }));

    [Fact]
    public void The_figures_of_the_readme_are_those_of_seed_1()
    {
        (MatchPolicy Policy, double Acceptances, double Ndcg, double Proposed, double Newcomers, double Entries, double Gini)[] written =
        [
            (MatchPolicy.OneSided, 335.0, .855, .963, .907, .143, .501), (MatchPolicy.Mutual, 351.7, .865, .976, .954, .151, .468),
            (MatchPolicy.Transferable, 419.7, .802, .998, .991, .195, .324), (MatchPolicy.Spread, 439.4, .776, 1, 1, .219, .281),
        ];
        Assert.All(MarketSimulation.Run(new MarketOptions { Seed = 1, Rounds = 0 }).Zip(written), x =>
        {
            Assert.Equal(x.Second.Policy, x.First.Policy);
            Assert.Equal(x.Second.Acceptances, x.First.ExpectedAcceptances, 1.0);
            Assert.Equal(x.Second.Ndcg, x.First.BalancedNdcg, 0.002);
            Assert.Equal(x.Second.Proposed, x.First.ShareProposed, 0.003);
            Assert.Equal(x.Second.Newcomers, x.First.NewcomersProposed, 0.01);
            Assert.Equal(x.Second.Entries, x.First.NewcomersEntries, 0.002);
            Assert.Equal(x.Second.Gini, x.First.Gini, 0.002);
        });
    }

    [Fact]
    public void Interests_that_nobody_can_answer_become_fewer_by_a_third()
    {
        IReadOnlyList<PolicyMeasures> rows = MarketSimulation.Run(new MarketOptions { Rounds = 3 });
        PolicyMeasures spread = rows[^1];
        Assert.Equal(MatchPolicy.Spread, spread.Policy);
        Assert.All(rows.Take(2), plain => Assert.True(spread.Lapsed < 0.67 * plain.Lapsed && spread.Acceptances > plain.Acceptances));
    }

    [Fact]
    public void The_same_seed_gives_the_same_table_and_another_one_another()
    {
        string Table(int seed) => string.Join('\n', MarketSimulation.Run(new MarketOptions { Seed = seed, Offers = 60, Requests = 40 }).Select(r => $"{r with { Reached = [] }} {string.Join(' ', r.Reached)}"));
        Assert.Equal(Table(4), Table(4));
        Assert.NotEqual(Table(4), Table(5));
    }

    [Fact]
    public void Off_is_the_plain_policy_in_every_measure()
    {
        IReadOnlyList<PolicyMeasures> rows = MarketSimulation.Run(new MarketOptions { Offers = 80, Requests = 50, Spreading = Off });
        Assert.Equal(rows[1] with { Policy = MatchPolicy.Spread, Reached = rows[^1].Reached }, rows[^1]);
        Assert.Equal(rows[1].Reached, rows[^1].Reached);
    }

    [Fact]
    public void Numbers_of_a_table_hang_together()
    {
        Assert.All(MarketSimulation.Run(new MarketOptions { Offers = 90, Requests = 70, Rounds = 6 }), r =>
        {
            Assert.True(r.Interests >= r.Lapsed + r.Full + r.Acceptances);
            Assert.Equal(r.Acceptances, r.Reached[0]);
            Assert.Equal(r.Reached.OrderDescending(), r.Reached);
            Assert.InRange(r.NewcomersAcceptances, 0, r.Acceptances);
            Assert.All(new[] { r.Gini, r.GiniOfOffers, r.GiniOfRequests, r.BalancedNdcg, r.ShareProposed, r.NewcomersProposed, r.NewcomersEntries }, x => Assert.InRange(x, 0, 1));
        });
    }

    [Fact]
    public void In_one_round_nobody_takes_up_more_than_it_can() => Assert.All(Enumerable.Range(1, 10), seed =>
    {
        var few = new MarketOptions { Seed = seed, Offers = 30, Requests = 3, Capacity = 1, Answers = 100, Rounds = 1 };
        Assert.All(MarketSimulation.Run(few), r => Assert.InRange(r.Acceptances, 0, 3));
        Assert.All(MarketSimulation.Run(few with { Offers = 3, Requests = 30 }), r => Assert.InRange(r.Acceptances, 0, 3));
    });

    [Fact]
    public void The_smallest_market_and_no_rounds_are_played()
    {
        Assert.Equal(4, MarketSimulation.Run(new MarketOptions { Offers = 1, Requests = 1, Fields = 1, Countries = 1 }).Count);
        Assert.All(MarketSimulation.Run(new MarketOptions { Offers = 5, Requests = 5, Rounds = 0 }), r => Assert.Equal(0, r.Interests));
        Assert.All(MarketSimulation.Run(new MarketOptions { Offers = 20, Requests = 20, Answers = 0, Newcomers = 1 }), r => Assert.Equal((0, r.Interests), (r.Acceptances, r.Lapsed)));
    }

    [Fact]
    public void Markets_out_of_range_are_refused()
    {
        var good = new MarketOptions();
        MarketOptions[] wrong =
        [
            good with { Offers = 0 }, good with { Requests = 20_001 }, good with { Offers = 4000, Requests = 4000 }, good with { PopularitySkew = double.NaN }, good with { Newcomers = 1.1 },
            good with { TextNoise = double.NaN }, good with { Taste = -1 }, good with { Fields = 0 }, good with { Countries = 0 }, good with { Candidates = 0 }, good with { Capacity = 0 },
            good with { Answers = -1 }, good with { Rounds = 101 }, good with { Spreading = null! }, good with { Spreading = new SpreadOptions { ListLength = 0 } },
        ];
        Assert.All(wrong, o => Assert.ThrowsAny<ArgumentException>(() => MarketSimulation.Run(o)));
    }
}
