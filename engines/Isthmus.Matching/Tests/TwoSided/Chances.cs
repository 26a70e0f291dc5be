using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.TwoSided;
using static Isthmus.Matching.Tests.TwoSided.Samples;

namespace Isthmus.Matching.Tests.TwoSided;

public sealed class Chances
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly GateContext Today = new(Day);

    [Fact]
    public void The_axes_of_a_pair_are_what_one_counts_by_hand()
    {
        MatchAxes axes = MatchAxes.Of(Offer, Request, new TextScores(0.8, 0.3));
        Assert.Equal(new MatchAxes { Need = 0.8, Offer = 0.3, Partnership = 1, Market = 1, Stage = 1, Language = 1 }, axes);

        MatchAxes other = MatchAxes.Of(
            Request with { Partnerships = ["joint venture", "commercial"], WantedPartnerKinds = ["big"], Fields = ["technology/006/006003", "technology/007"], Languages = ["zh"], WantedReadiness = new(9, 9) },
            Offer, default);
        // one of two agreements in common, the kind not wanted; 006 of two levels each, and nothing; two levels off
        Assert.Equal(new MatchAxes { Partnership = 0.25, Market = 0.25, Stage = 0.5, Language = 0 }, other);
    }

    [Theory]
    [InlineData("t/1/2", "T/1/2", 1)]
    [InlineData("t/1/2", "t/1/3", 0.5)]
    [InlineData("t/1/2", "t/1", 2.0 / 3)]
    [InlineData("t/1", "t/2", 0)]
    [InlineData("t/1", "u/1", 0)]
    [InlineData("t", "t", 0)]
    [InlineData("", "t/1", 0)]
    [InlineData("//t//1/", "t/1", 1)]
    public void Places_in_a_taxonomy_are_as_near_as_their_paths_run_together(string one, string other, double nearness)
    {
        Assert.Equal(nearness, Codes.Nearness(one, other), 12);
        Assert.Equal(nearness, Codes.Nearness(other, one), 12);
    }

    [Fact]
    public void A_default_chance_is_the_published_sum()
    {
        double sum = -1 + (4 * 0.3) + (1.5 * -0.2) + 0.5 + 0.6 + 0.4 + 0.3;
        Assert.Equal(1 / (1 + Math.Exp(-sum)), AcceptanceModel.Default.Probability(MatchAxes.Of(Offer, Request, new TextScores(0.8, 0.3))), 12);
    }

    [Fact]
    public void An_unknown_axis_counts_as_neutral_and_a_better_one_never_lowers_a_chance() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        MatchAxes axes = Axes(random);
        AcceptanceModel model = AcceptanceModel.Default;
        return Enum.GetValues<MatchAxis>().All(axis =>
        {
            double low = random.NextDouble();
            double chance = model.Probability(axes.With(axis, null));
            return chance is > 0 and < 1
                && Math.Abs(chance - model.Probability(axes.With(axis, AcceptanceModel.Neutral))) < 1e-12
                && model.Probability(axes.With(axis, low)) <= model.Probability(axes.With(axis, Math.Min(1, low + 0.1)));
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_harmonic_mean_lies_between_the_lower_chance_and_the_arithmetic_mean() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        (double a, double b) = (random.NextDouble(), random.NextDouble());
        double fused = MutualScore.Harmonic(a, b);
        return fused == MutualScore.Harmonic(b, a) && fused >= Math.Min(a, b) - 1e-12 && fused <= ((a + b) / 2) + 1e-12 && MutualScore.Harmonic(a, 0) == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exchanging_the_sides_exchanges_the_whole_record() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        (MatchProfile a, MatchProfile b) = (Profile(random, "a"), Profile(random, "b"));
        var text = new TextScores(Score(random), Score(random));
        PairMatch one = PairMatching.Weigh(a, b, text, Today, markets: [new PriorityMarket("m", ["A"]) { Homes = ["B"] }]);
        PairMatch other = PairMatching.Weigh(b, a, new TextScores(text.InA, text.InB), Today, markets: [new PriorityMarket("m", ["A"]) { Homes = ["B"] }]);
        return (one.AAccepts, one.BAccepts, one.Fused, one.Score, one.Boost) == (other.BAccepts, other.AAccepts, other.Fused, other.Score, other.Boost)
            && (one.AAccepts, one.BAccepts) == PairMatching.Chances(a, b, text)
            && one.Missing.SequenceEqual(other.Missing)
            && one.Axes.Zip(other.Axes).All(x => (x.First.PercentForA, x.First.PartForB) == (x.Second.PercentForB, x.Second.PartForA) && x.First.TaxonomyPaths.SequenceEqual(x.Second.TaxonomyPaths));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_of_the_axes_add_up_to_the_chance() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        PairMatch pair = PairMatching.Weigh(Profile(random, "a"), Profile(random, "b"), new TextScores(Score(random), Score(random)), Today);
        double odds = AcceptanceModel.Default.Intercept + pair.Axes.Sum(x => x.PartForA);
        return Math.Abs(pair.AAccepts - (1 / (1 + Math.Exp(-odds)))) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_field_raises_the_match_by_what_was_promised()
    {
        var text = new TextScores(0.7, 0.6);
        (string Name, MatchProfile A, MatchProfile B)[] cases =
        [
            ("Readiness", Offer with { Readiness = null }, Request),
            ("WantedReadiness", Offer, Request with { WantedReadiness = null }),
            ("Fields", Offer with { Fields = [] }, Request),
            ("Languages", Offer, Request with { Languages = [] }),
        ];
        double full = PairMatching.Weigh(Offer, Request, text, Today).Fused;
        Assert.Empty(PairMatching.Weigh(Offer, Request, text, Today).Missing);
        Assert.All(cases, x =>
        {
            PairMatch pair = PairMatching.Weigh(x.A, x.B, text, Today);
            MissingField missing = Assert.Single(pair.Missing);
            Assert.Equal(x.Name, missing.Field.ToString());
            Assert.Equal(full, pair.Fused + missing.Gain, 12);
        });
    }

    [Fact]
    public void Half_an_axis_that_is_missing_raises_the_match_by_its_half()
    {
        var text = new TextScores(0.7, 0.6);
        // two agreements that are not in common, and a kind of partner that is not stated
        MatchProfile offer = Offer with { Partnerships = ["licence"], PartnerKind = null };
        PairMatch pair = PairMatching.Weigh(offer, Request, text, Today);
        MissingField missing = Assert.Single(pair.Missing);
        Assert.Equal(("offer", ProfileField.PartnerKind, MatchAxis.Partnership), (missing.Profile, missing.Field, missing.Axis));
        Assert.Equal((50, 0), (pair.Axes[(int)MatchAxis.Partnership].PercentForA, pair.Axes[(int)MatchAxis.Partnership].PercentForB));
        Assert.Equal(PairMatching.Weigh(offer with { PartnerKind = "sme-49" }, Request, text, Today).Fused, pair.Fused + missing.Gain, 12);
    }

    [Fact]
    public void A_text_that_is_missing_is_named_once_and_gains_on_both_sides()
    {
        MissingField missing = Assert.Single(PairMatching.Weigh(Offer, Request, new TextScores(0.7, null), Today).Missing);
        Assert.Equal(("offer", ProfileField.Text, MatchAxis.Need), (missing.Profile, missing.Field, missing.Axis));
        double then = PairMatching.Weigh(Offer, Request, new TextScores(0.7, 1), Today).Fused;
        Assert.Equal(then - PairMatching.Weigh(Offer, Request, new TextScores(0.7, null), Today).Fused, missing.Gain, 12);
    }

    [Fact]
    public void Gains_are_above_zero_the_greatest_first_and_only_for_unknown_axes() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        PairMatch pair = PairMatching.Weigh(Profile(random, "a"), Profile(random, "b"), new TextScores(Score(random), Score(random)), Today);
        return pair.Missing.All(m => m.Gain > 0 && (m.Axis == MatchAxis.Partnership || pair.Axes.Single(x => x.Axis == m.Axis) is { PercentForA: null } or { PercentForB: null }))
            && pair.Missing.Zip(pair.Missing.Skip(1)).All(m => m.First.Gain >= m.Second.Gain);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shared_places_in_a_taxonomy_are_the_deepest_and_phrases_have_their_place()
    {
        PairMatch pair = PairMatching.Weigh(Offer with { Fields = ["t/1/2", "t/1/3", "u/5"] }, Request with { Fields = ["T/1/2", "u/6"] }, default, Today);
        Assert.Equal(["t/1/2"], pair.Axes.Single(x => x.Axis == MatchAxis.Market).TaxonomyPaths);

        MatchedPhrase[] phrases = [new("نانوپوشش", "нанопокрытие") { Translation = "nanocoating", LanguageA = "fa", LanguageB = "ru", Share = 0.6 }];
        Assert.Equal(phrases, pair.WithPhrases(MatchAxis.Need, phrases).Axes.Single(x => x.Axis == MatchAxis.Need).Phrases);
    }

    [Fact]
    public void A_priority_market_is_a_number_of_its_own()
    {
        PriorityMarket[] markets = [new("africa", PriorityMarket.Africa) { Homes = ["IR"] }, new("eurasia", PriorityMarket.Eurasia, 0.1) { Homes = ["IR"] }];
        PairMatch with = PairMatching.Weigh(Offer, Request, new TextScores(0.7, 0.6), Today, markets: markets);
        PairMatch without = PairMatching.Weigh(Offer, Request, new TextScores(0.7, 0.6), Today);
        Assert.Equal(new VisibleBoost(0.1, "eurasia"), with.Boost);
        Assert.Equal((without.AAccepts, without.BAccepts, without.Fused, without.Score + 0.1), (with.AAccepts, with.BAccepts, with.Fused, with.Score));
        Assert.Equal(new VisibleBoost(0.05, "africa"), PriorityMarket.Of(Offer, Request with { Country = "KE" }, markets));
        Assert.Equal(default, PriorityMarket.Of(Offer with { Country = "TR" }, Request, markets));
        // a Russian offer to an Iranian request goes the other way
        Assert.Equal(default, PriorityMarket.Of(Offer with { Country = "RU" }, Request with { Country = "IR" }, markets));
        Assert.Equal((54, 11, 5, 15), (PriorityMarket.Africa.Distinct().Count(), PriorityMarket.SoutheastAsia.Distinct().Count(), PriorityMarket.Eurasia.Distinct().Count(), PriorityMarket.NeighboursOfIran.Distinct().Count()));
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        Assert.All(new[] { double.NaN, -0.1, 1.1, double.PositiveInfinity }, wrong =>
        {
            Assert.ThrowsAny<ArgumentException>(() => new MatchAxes { Need = wrong });
            Assert.ThrowsAny<ArgumentException>(() => PairMatching.Weigh(Offer, Request, new TextScores(wrong, 0), Today));
            Assert.ThrowsAny<ArgumentException>(() => MutualScore.Harmonic(wrong, 0.5));
            Assert.ThrowsAny<ArgumentException>(() => new PriorityMarket("x", [], wrong));
        });
        Assert.ThrowsAny<ArgumentException>(() => new AcceptanceModel { Need = -1 });
        Assert.ThrowsAny<ArgumentException>(() => new AcceptanceModel { Intercept = double.NaN });
        Assert.ThrowsAny<ArgumentException>(() => new PlattCalibration(double.NaN, 0));
        Assert.ThrowsAny<ArgumentException>(() => PlattCalibration.Identity with { Shift = double.PositiveInfinity });
        Assert.Equal(1, new AcceptanceModel { Need = 1000, Intercept = 1000 }.Probability(new MatchAxes { Need = 1 }));
        Assert.Equal(0, new AcceptanceModel { Need = 1000, Intercept = -1000 }.Probability(new MatchAxes { Need = 0 }));
    }
}
