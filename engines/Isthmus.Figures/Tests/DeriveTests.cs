using FsCheck;
using FsCheck.Fluent;
using Isthmus.Figures.Deriving;
using Isthmus.Figures.Units;

namespace Isthmus.Figures.Tests;

public sealed class DeriveTests
{
    private static Figure F(string text, Unit? unit = null, Standing standing = Standing.Claim) => FigureText.TryRead(text, unit ?? Unit.Count, standing, out var figure) ? figure! : throw new FormatException(text);

    private static readonly Unit MillionUsd = Unit.Find("USD", 6)!.Value;

    [Fact]
    public void Two_lower_bounds_give_a_growth_that_only_indicates()
    {
        var growth = Derive.Growth(F("≥4400"), F(">7000")).Derived!;
        Assert.Equal((59m, Qualifier.Indicative, "≈", Standing.Claim), (growth.Told, growth.Figure.Qualifier, growth.Figure.Qualifier.Sign(), growth.Figure.Standing));
    }

    [Fact]
    public void Five_times_as_much_in_three_years_is_an_index_of_500_and_71_percent_a_year()
    {
        var times = F("5", Unit.Times);
        Assert.Equal((500m, Unit.Index), (Derive.Index(times).Derived!.Told, Derive.Index(times).Derived!.Figure.Unit));
        Assert.Equal("71.0", Derive.AnnualGrowth(times, 3).Derived!.Told.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_was_before_a_growth_of_45_percent()
    {
        var before = Derive.BaseOfGrowth(F("≈50", MillionUsd), F("45", Unit.Percent)).Derived!;
        Assert.Equal((34.5m, Qualifier.About, MillionUsd), (before.Told, before.Figure.Qualifier, before.Figure.Unit));
    }

    [Fact]
    public void A_rank_of_106_and_one_of_61_are_45_places() => Assert.Equal(45, Derive.RankImprovement(F("106", Unit.Rank), F("61", Unit.Rank)).Derived!.Told);

    [Fact]
    public void A_target_at_most_2_against_about_08_is_at_most_two_and_a_half()
    {
        var ratio = Derive.Ratio(F("≤2.0", Unit.Find("USD", 9), Standing.Target), F("≈0.8", Unit.Find("USD", 9), Standing.Estimate)).Derived!;
        Assert.Equal((2.5m, Qualifier.AtMost, Standing.Target), (ratio.Told, ratio.Figure.Qualifier, ratio.Figure.Standing));
    }

    [Fact]
    public void A_part_and_its_share()
    {
        var sum = Derive.Sum([F("≥260"), F("200")]).Derived!;
        Assert.Equal((460m, Qualifier.AtLeast), (sum.Told, sum.Figure.Qualifier));
        Assert.Equal((10.5m, Qualifier.Indicative), (Derive.Share(sum.Figure, F("≥4400")).Derived!.Told, Derive.Share(sum.Figure, F("≥4400")).Derived!.Figure.Qualifier));
    }

    [Fact]
    public void Units_are_converted_or_refused()
    {
        Assert.Equal(1.5m, Derive.Sum([F("1", MillionUsd), F("500", Unit.Find("USD", 3))]).Derived!.Told);
        Assert.Equal(Obstacle.UnitsDiffer, Derive.Sum([F("1", MillionUsd), F("1", Unit.Find("EUR", 6))]).Obstacle);
        Assert.Equal(Obstacle.UnitsDiffer, Derive.Sum([F("45", Unit.Percent), F("3", Unit.Percent)]).Obstacle);
        Assert.Equal(Obstacle.UnitsDiffer, Derive.Growth(F("1", MillionUsd), F("1")).Obstacle);
    }

    [Fact]
    public void A_range_a_direction_and_words_are_no_numbers()
    {
        Assert.Equal(Obstacle.RangeIsNoNumber, Derive.Sum([F("1"), F("10..20")]).Obstacle);
        Assert.Equal(Obstacle.NoNumber, Derive.Growth(F("1"), F("↓")).Obstacle);
        Assert.Equal(Obstacle.NoNumber, Derive.Ratio(F("1"), Figure.Words(Unit.Count)).Obstacle);
    }

    [Fact]
    public void Nothing_is_divided_by_nothing()
    {
        Assert.Equal(Obstacle.NothingToDivideBy, Derive.Growth(F("0"), F("5")).Obstacle);
        Assert.Equal(Obstacle.NothingToDivideBy, Derive.BaseOfGrowth(F("5"), F("-100", Unit.Percent)).Obstacle);
        Assert.Equal(Obstacle.TooLittle, Derive.AnnualGrowth(F("1"), F("5"), 0).Obstacle);
        Assert.Equal(Obstacle.TooLittle, Derive.Sum([]).Obstacle);
    }

    [Fact]
    public void What_is_too_large_is_an_obstacle_and_no_exception() => Assert.Equal(Obstacle.OutOfBounds, Derive.Sum([Figure.Number(decimal.MaxValue, Unit.Count), Figure.Number(decimal.MaxValue, Unit.Count)]).Obstacle);

    private static readonly Gen<Figure> AnyNumber = Gen.Choose(1, 100_000).SelectMany(v => Gen.Elements(Enum.GetValues<Qualifier>()).SelectMany(q => Gen.Elements(Enum.GetValues<Standing>()).Select(s => Figure.Number(v, Unit.Count, q, s))));

    private static IEnumerable<Derived> All(Figure a, Figure b) => new[]
    {
        Derive.Growth(a, b), Derive.AnnualGrowth(a, b, 3), Derive.Index(b, a), Derive.Ratio(a, b), Derive.Share(a, b), Derive.Difference(a, b), Derive.Sum([a, b]),
        Derive.AnnualGrowth(Figure.Number(a.Low, Unit.Times, a.Qualifier, a.Standing), 4), Derive.Index(Figure.Number(a.Low, Unit.Times, a.Qualifier, a.Standing)),
        Derive.BaseOfGrowth(a, Figure.Number(b.Low, Unit.Percent, b.Qualifier, b.Standing)), Derive.RankImprovement(Figure.Number(a.Low, Unit.Rank, a.Qualifier, a.Standing), Figure.Number(b.Low, Unit.Rank, b.Qualifier, b.Standing)),
    }.Select(d => d.Derived!);

    [Fact]
    public void No_result_is_firmer_than_its_weakest_input() => Prop.ForAll(AnyNumber.ToArbitrary(), AnyNumber.ToArbitrary(), (a, b) =>
        All(a, b).All(d => d.Figure.Qualifier.Weakness() >= d.Inputs.Max(i => i.Qualifier.Weakness()) && d.Figure.Standing == d.Inputs.Max(i => i.Standing) && d.Inputs.Count is 1 or 2)).QuickCheckThrowOnFailure();

    private static readonly Gen<(decimal Said, decimal True, Qualifier Qualifier)> Bounded = Gen.Choose(1, 10_000).SelectMany(v => Gen.Choose(0, 5_000).SelectMany(off => Gen.Elements(Qualifier.Exact, Qualifier.AtLeast, Qualifier.MoreThan, Qualifier.AtMost, Qualifier.LessThan)
        .Select(q => ((decimal)v, q switch { Qualifier.Exact => v, Qualifier.AtLeast => v + off, Qualifier.MoreThan => v + off + 1m, Qualifier.AtMost => Math.Max(v - off, .01m), _ => Math.Max(v - off - 1m, .001m) }, q))));

    [Fact]
    public void A_bound_that_comes_out_holds_for_every_truth_that_the_inputs_allow()
    {
        static bool Holds(Derivation said, Derivation real) => said.Derived is not { } s || real.Derived is not { } r || s.Figure.Qualifier switch
        {
            // The yearly growth is reckoned with twelve digits.
            Qualifier.Exact => Math.Abs(r.Figure.Low - s.Figure.Low) < 1e-8m, Qualifier.AtLeast => r.Figure.Low >= s.Figure.Low, Qualifier.AtMost => r.Figure.Low <= s.Figure.Low,
            Qualifier.MoreThan => r.Figure.Low > s.Figure.Low || r.Figure.Low - s.Figure.Low > -1e-8m, Qualifier.LessThan => r.Figure.Low < s.Figure.Low || r.Figure.Low - s.Figure.Low < 1e-8m, _ => true,
        };

        Prop.ForAll(Bounded.ToArbitrary(), Bounded.ToArbitrary(), (x, y) =>
        {
            var (a, b) = (Figure.Number(x.Said, Unit.Count, x.Qualifier), Figure.Number(y.Said, Unit.Count, y.Qualifier));
            var (p, q) = (Figure.Number(x.True, Unit.Count), Figure.Number(y.True, Unit.Count));
            return Holds(Derive.Growth(a, b), Derive.Growth(p, q)) && Holds(Derive.Ratio(a, b), Derive.Ratio(p, q)) && Holds(Derive.Share(a, b), Derive.Share(p, q)) && Holds(Derive.Sum([a, b]), Derive.Sum([p, q]))
                && Holds(Derive.Difference(a, b), Derive.Difference(p, q)) && Holds(Derive.Index(a, b), Derive.Index(p, q)) && Holds(Derive.AnnualGrowth(a, b, 5), Derive.AnnualGrowth(p, q, 5));
        }).QuickCheckThrowOnFailure();
    }
}
