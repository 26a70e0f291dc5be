namespace Isthmus.Matching.TwoSided;

/// <summary>What one side answered to a proposal.</summary>
/// <param name="Axes">The pair as that side saw it at the time.</param>
/// <param name="Accepted">Yes or no. No answer is no row.</param>
public readonly record struct RecordedAnswer(MatchAxes Axes, bool Accepted);

/// <summary>How much answers count against what is published.</summary>
public sealed record LearningOptions
{
    /// <summary>Fewer answers than this change nothing. Default: 100, some 15 for each number that is learnt.</summary>
    public int LeastAnswers { get; init; } = 100;

    /// <summary>Fewer yeses, or fewer noes, than this change nothing. Default: 10.</summary>
    public int LeastOfEach { get; init; } = 10;

    /// <summary>How far a weight is thought to lie from the published one: the standard deviation of the prior, in log-odds. Default: 1.</summary>
    public double Spread { get; init; } = 1;
}

/// <summary>A model learnt from answers, or the one that was there.</summary>
/// <param name="Model">The model to use.</param>
/// <param name="Learned">False if there were too few answers: the model is the one that was given.</param>
/// <param name="Answers">How many answers there were.</param>
/// <param name="LossBefore">Mean loss of the given model over these answers, in nats; 0 without answers.</param>
/// <param name="LossAfter">The same of <paramref name="Model"/>. Measured on the answers it was learnt from.</param>
public sealed record LearnedModel(AcceptanceModel Model, bool Learned, int Answers, double LossBefore, double LossAfter);

/// <summary>Learns the weights, or only the calibration, from recorded answers. Deterministic: the order of the answers makes no difference beyond rounding.</summary>
public static class AcceptanceLearning
{
    /// <summary>Learns the intercept and all weights, drawn towards those of <paramref name="prior"/>. Weights stay at 0 or above.</summary>
    /// <param name="answers">What was answered.</param>
    /// <param name="prior">Where to start from and what to stay near; null: the published model. Its calibration is dropped.</param>
    /// <param name="options">Limits; null: the defaults.</param>
    /// <returns>The model, or the prior as it was if there are too few answers.</returns>
    /// <exception cref="ArgumentException">A limit is not sensible.</exception>
    /// <remarks>Logistic regression with a normal prior around the published weights, fitted by monotone descent: O(sweeps x answers x 7), at most 2,000 sweeps; 400,000 answers take 2 s.</remarks>
    public static LearnedModel Weights(IReadOnlyList<RecordedAnswer> answers, AcceptanceModel? prior = null, LearningOptions? options = null)
    {
        AcceptanceModel model = prior ?? AcceptanceModel.Default;
        LearningOptions limits = Check(answers, options);
        if (TooFew(answers, limits))
        {
            return new LearnedModel(model, false, answers.Count, Loss(model, answers), Loss(model, answers));
        }

        double[][] rows = [.. answers.Select(a => Row(a.Axes))];
        double[] targets = [.. answers.Select(a => a.Accepted ? 1.0 : 0.0)];
        double[] start = [model.Intercept, .. Enum.GetValues<MatchAxis>().Select(axis => model[axis])];
        double[] precision = [.. start.Select(_ => 1 / (limits.Spread * limits.Spread))];
        double[] least = [-1000, .. Enum.GetValues<MatchAxis>().Select(_ => 0.0)];
        double[] w = Logistic.Fit(rows, targets, start, precision, least);
        var learned = new AcceptanceModel { Intercept = w[0], Need = w[1], Offer = w[2], Partnership = w[3], Market = w[4], Stage = w[5], Language = w[6] };
        return new LearnedModel(learned, true, answers.Count, Loss(model, answers), Loss(learned, answers));
    }

    /// <summary>Keeps the weights and learns slope and shift of the log-odds.</summary>
    /// <param name="answers">What was answered.</param>
    /// <param name="model">The model; null: the published one. A calibration it has is replaced.</param>
    /// <param name="options">Limits; null: the defaults. <see cref="LearningOptions.Spread"/> is not used.</param>
    /// <returns>The model with its calibration, or as it was if there are too few answers.</returns>
    /// <exception cref="ArgumentException">A limit is not sensible.</exception>
    /// <remarks>
    /// Platt (1999) with his smoothed targets, (yeses + 1) / (yeses + 2) and 1 / (noes + 2), and a weak prior at "no change" (deviation 3), for which the answer is unique.
    /// </remarks>
    public static LearnedModel Calibration(IReadOnlyList<RecordedAnswer> answers, AcceptanceModel? model = null, LearningOptions? options = null)
    {
        model ??= AcceptanceModel.Default;
        LearningOptions limits = Check(answers, options);
        if (TooFew(answers, limits))
        {
            return new LearnedModel(model, false, answers.Count, Loss(model, answers), Loss(model, answers));
        }

        int yes = answers.Count(a => a.Accepted);
        double high = (yes + 1.0) / (yes + 2);
        double low = 1.0 / (answers.Count - yes + 2);
        double[][] rows = [.. answers.Select(a => new[] { LogOdds(model, a.Axes), 1 })];
        double[] w = Logistic.Fit(rows, [.. answers.Select(a => a.Accepted ? high : low)], [1, 0], [1.0 / 9, 1.0 / 9], [0, -1000]);
        AcceptanceModel learned = model with { Calibration = new PlattCalibration(w[0], w[1]) };
        return new LearnedModel(learned, true, answers.Count, Loss(model, answers), Loss(learned, answers));
    }

    private static LearningOptions Check(IReadOnlyList<RecordedAnswer> answers, LearningOptions? options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        options ??= new LearningOptions();
        if (options.LeastAnswers < 1 || options.LeastOfEach < 0 || options.Spread is not (> 0 and <= 1000))
        {
            throw new ArgumentException("At least one answer is needed, and a spread above 0.", nameof(options));
        }

        return options;
    }

    private static bool TooFew(IReadOnlyList<RecordedAnswer> answers, LearningOptions limits)
    {
        int yes = answers.Count(a => a.Accepted);
        return answers.Count < limits.LeastAnswers || Math.Min(yes, answers.Count - yes) < limits.LeastOfEach;
    }

    private static double[] Row(MatchAxes axes) =>
        [1, .. Enum.GetValues<MatchAxis>().Select(axis => axes[axis] is { } value ? value - AcceptanceModel.Neutral : 0)];

    private static double LogOdds(AcceptanceModel model, MatchAxes axes) => model.Intercept + Enum.GetValues<MatchAxis>().Sum(axis => model.Part(axis, axes));

    private static double Loss(AcceptanceModel model, IReadOnlyList<RecordedAnswer> answers) =>
        answers.Count == 0 ? 0 : answers.Average(a => Logistic.Loss(model.Calibration.Of(LogOdds(model, a.Axes)), a.Accepted ? 1 : 0));
}
