using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.TwoSided;
using static Isthmus.Matching.Tests.TwoSided.Samples;

namespace Isthmus.Matching.Tests.TwoSided;

public sealed class Learning
{
    private static readonly MatchAxis[] All = Enum.GetValues<MatchAxis>();

    private static RecordedAnswer[] Answers(int seed, int count, AcceptanceModel holds)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Axes(random)).Select(axes => new RecordedAnswer(axes, random.NextDouble() < holds.Probability(axes)))];
    }

    [Fact]
    public void Few_answers_or_all_alike_change_nothing()
    {
        AcceptanceModel prior = new() { Need = 2 };
        Assert.Equal(new LearnedModel(prior, false, 0, 0, 0), AcceptanceLearning.Weights([], prior));
        Assert.Equal((false, prior), (AcceptanceLearning.Weights(Answers(1, 99, prior), prior) is var few ? (few.Learned, few.Model) : default));
        Assert.True(AcceptanceLearning.Weights(Answers(1, 100, prior), prior).Learned);
        RecordedAnswer[] alike = [.. Enumerable.Range(0, 500).Select(_ => new RecordedAnswer(default, true))];
        Assert.Equal((false, prior), AcceptanceLearning.Weights(alike, prior) is var all ? (all.Learned, all.Model) : default);
        Assert.Equal((false, prior), AcceptanceLearning.Calibration(alike, prior) is var same ? (same.Learned, same.Model) : default);
    }

    [Fact]
    public void Weights_that_hold_are_found_from_many_answers()
    {
        var holds = new AcceptanceModel { Intercept = 0.5, Need = 2, Offer = 3, Partnership = 0, Market = 2.5, Stage = 0.2, Language = 1.5 };
        LearnedModel learned = AcceptanceLearning.Weights(Answers(7, 40_000, holds));
        Assert.True(learned.Learned && learned.LossAfter < learned.LossBefore);
        Assert.All(All, axis => Assert.InRange(learned.Model[axis], holds[axis] - 0.25, holds[axis] + 0.25));
        Assert.InRange(learned.Model.Intercept, 0.4, 0.6);
    }

    [Fact]
    public void What_is_learnt_is_the_best_there_is() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var options = new LearningOptions { LeastAnswers = 20, LeastOfEach = 0, Spread = 0.5 + new Random(seed).NextDouble() };
        RecordedAnswer[] answers = Answers(seed, 40, new AcceptanceModel { Need = 0, Market = 8 });
        AcceptanceModel learned = AcceptanceLearning.Weights(answers, options: options).Model;
        double best = Objective(learned, answers, options.Spread);
        // no small step in any one direction that is allowed is better
        return All.All(axis => new[] { -1e-3, 1e-3 }.All(step => learned[axis] + step < 0 || Objective(Step(learned, axis, step), answers, options.Spread) >= best - 1e-9))
            && new[] { -1e-3, 1e-3 }.All(step => Objective(learned with { Intercept = learned.Intercept + step }, answers, options.Spread) >= best - 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Weights_stay_at_zero_or_above_even_if_answers_say_otherwise_and_finite_if_answers_part_cleanly()
    {
        var random = new Random(3);
        RecordedAnswer[] answers = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble()).Select(x => new RecordedAnswer(new MatchAxes { Need = x, Market = 1 - x }, x < 0.5))];
        AcceptanceModel model = AcceptanceLearning.Weights(answers).Model;
        Assert.Equal(0, model.Need);
        Assert.InRange(model.Market, 2, 20);
    }

    [Fact]
    public void The_order_of_answers_makes_no_difference()
    {
        RecordedAnswer[] answers = Answers(5, 300, new AcceptanceModel { Stage = 4 });
        AcceptanceModel one = AcceptanceLearning.Weights(answers).Model;
        AcceptanceModel other = AcceptanceLearning.Weights([.. answers.Reverse()]).Model;
        Assert.All(All, axis => Assert.Equal(one[axis], other[axis], 7));
        Assert.Equal(one, AcceptanceLearning.Weights(answers).Model);
    }

    [Fact]
    public void A_model_that_is_too_sure_is_calibrated()
    {
        AcceptanceModel sure = new() { Intercept = -2, Need = 8, Offer = 3, Partnership = 2, Market = 2.4, Stage = 1.6, Language = 1.2 };
        LearnedModel learned = AcceptanceLearning.Calibration(Answers(11, 20_000, AcceptanceModel.Default), sure);
        Assert.InRange(learned.Model.Calibration.Slope, 0.47, 0.53);
        Assert.InRange(learned.Model.Calibration.Shift, -0.05, 0.05);
        Assert.True(learned.LossAfter < learned.LossBefore);
        Assert.Equal(sure.Need, learned.Model.Need);
    }

    [Fact]
    public void Limits_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AcceptanceLearning.Weights([], options: new() { LeastAnswers = 0 }));
        Assert.Throws<ArgumentException>(() => AcceptanceLearning.Weights([], options: new() { Spread = double.NaN }));
        Assert.Throws<ArgumentException>(() => AcceptanceLearning.Calibration([], options: new() { Spread = 0 }));
        Assert.Throws<ArgumentNullException>(() => AcceptanceLearning.Weights(null!));
    }

    private static double Objective(AcceptanceModel model, RecordedAnswer[] answers, double spread)
    {
        double loss = answers.Sum(a => -Math.Log(a.Accepted ? model.Probability(a.Axes) : 1 - model.Probability(a.Axes)));
        double far = Math.Pow(model.Intercept - AcceptanceModel.Default.Intercept, 2) + All.Sum(axis => Math.Pow(model[axis] - AcceptanceModel.Default[axis], 2));
        return loss + (far / (2 * spread * spread));
    }

    private static AcceptanceModel Step(AcceptanceModel m, MatchAxis axis, double by) => axis switch
    {
        MatchAxis.Need => m with { Need = m.Need + by },
        MatchAxis.Offer => m with { Offer = m.Offer + by },
        MatchAxis.Partnership => m with { Partnership = m.Partnership + by },
        MatchAxis.Market => m with { Market = m.Market + by },
        MatchAxis.Stage => m with { Stage = m.Stage + by },
        _ => m with { Language = m.Language + by },
    };
}
