namespace Isthmus.Matching.TwoSided;

/// <summary>
/// The chance that one side accepts the other: a logistic function of the axes. Every weight is public, and each axis adds its own number of log-odds, so that a
/// result can be told in full.
/// </summary>
/// <remarks>
/// log-odds = <see cref="Intercept"/> + sum of weight x (value - <see cref="Neutral"/>), then <see cref="Calibration"/>. An unknown axis adds nothing. The default
/// weights are a judgement, not a measurement: <see cref="AcceptanceLearning"/> replaces them as answers come in. Immutable.
/// </remarks>
public sealed record AcceptanceModel
{
    /// <summary>The value at which an axis neither raises nor lowers a match.</summary>
    public const double Neutral = 0.5;

    /// <summary>The published defaults.</summary>
    public static AcceptanceModel Default { get; } = new();

    /// <summary>Log-odds of a pair of which nothing is known. Default: -1, that is 27 in 100: most proposals are not taken up.</summary>
    public double Intercept { get; init => field = Finite(value); } = -1;

    /// <summary>Default: 4. What is needed decides; from a text that says nothing of it to one that answers it, the odds grow by a factor of 55.</summary>
    public double Need { get; init => field = Weight(value); } = 4;

    /// <summary>Default: 1.5. A side says yes more easily where it can deliver what the other looks for, but it is the other who judges that.</summary>
    public double Offer { get; init => field = Weight(value); } = 1.5;

    /// <summary>Default: 1. The kind of agreement is often open to negotiation; a wrong kind of partner is not.</summary>
    public double Partnership { get; init => field = Weight(value); } = 1;

    /// <summary>Default: 1.2. Fields say again what texts say, more coarsely and without words; they carry pairs across languages.</summary>
    public double Market { get; init => field = Weight(value); } = 1.2;

    /// <summary>Default: 0.8. "Too early" is a frequent reason to decline; one level off is not.</summary>
    public double Stage { get; init => field = Weight(value); } = 0.8;

    /// <summary>Default: 0.6. The least: interpreters exist.</summary>
    public double Language { get; init => field = Weight(value); } = 0.6;

    /// <summary>What is done to the log-odds at the end. Default: nothing.</summary>
    public PlattCalibration Calibration { get; init; } = PlattCalibration.Identity;

    /// <summary>The weight of one axis: log-odds from its value 0 to its value 1, 0 or more, so that fitting better never lowers a match.</summary>
    /// <param name="axis">Which.</param>
    public double this[MatchAxis axis] => axis switch
    {
        MatchAxis.Need => Need,
        MatchAxis.Offer => Offer,
        MatchAxis.Partnership => Partnership,
        MatchAxis.Market => Market,
        MatchAxis.Stage => Stage,
        MatchAxis.Language => Language,
        _ => throw new ArgumentOutOfRangeException(nameof(axis)),
    };

    /// <summary>What one axis adds to the log-odds, before calibration.</summary>
    /// <param name="axis">Which.</param>
    /// <param name="axes">The pair as one side sees it.</param>
    /// <returns>0 if the axis is unknown.</returns>
    public double Part(MatchAxis axis, MatchAxes axes) => axes[axis] is { } value ? this[axis] * (value - Neutral) : 0;

    /// <summary>The chance that the side that sees <paramref name="axes"/> accepts.</summary>
    /// <param name="axes">The pair as that side sees it.</param>
    /// <returns>Between 0 and 1.</returns>
    public double Probability(MatchAxes axes)
    {
        double sum = Intercept;
        for (MatchAxis axis = 0; (int)axis < MatchAxes.Count; axis++)
        {
            sum += Part(axis, axes);
        }

        return Logistic.Of(Calibration.Of(sum));
    }

    private static double Finite(double value) => double.IsFinite(value) && Math.Abs(value) <= 1000
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A weight is a number of log-odds up to 1000.");

    private static double Weight(double value) => value >= 0 ? Finite(value) : throw new ArgumentOutOfRangeException(nameof(value), value, "A weight is 0 or more.");
}

/// <summary>Log-odds set right after the model (Platt 1999): <c>Slope x log-odds + Shift</c>.</summary>
/// <param name="Slope">0 or more; below 1, the model was too sure of itself.</param>
/// <param name="Shift">Log-odds.</param>
public sealed record PlattCalibration(double Slope, double Shift)
{
    /// <summary>Changes nothing.</summary>
    public static PlattCalibration Identity { get; } = new(1, 0);

    /// <summary>0 or more; below 1, the model was too sure of itself.</summary>
    public double Slope { get; init => field = Checked(value, 0); } = Checked(Slope, 0);

    /// <summary>Log-odds.</summary>
    public double Shift { get; init => field = Checked(value, -1000); } = Checked(Shift, -1000);

    /// <summary>The log-odds that hold.</summary>
    /// <param name="logOdds">Those of the model.</param>
    /// <returns>Log-odds.</returns>
    public double Of(double logOdds) => (Slope * logOdds) + Shift;

    private static double Checked(double value, double least) =>
        value >= least && value <= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A slope is 0 to 1000, a shift -1000 to 1000.");
}

/// <summary>Two chances in one number.</summary>
public static class MutualScore
{
    /// <summary>The harmonic mean: near the lower of the two, so that one side's enthusiasm does not make up for the other's indifference.</summary>
    /// <param name="a">Chance that A accepts B, 0 to 1.</param>
    /// <param name="b">Chance that B accepts A, 0 to 1.</param>
    /// <returns>0 if either is 0; symmetric; never below the lower nor above the arithmetic mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A chance is not in 0 to 1.</exception>
    /// <remarks>Prabhakar, Spanakis and Zaiane (2017) and Neve and Palomares (2019) compare such means for reciprocal recommendation.</remarks>
    public static double Harmonic(double a, double b)
    {
        if (a is not (>= 0 and <= 1) || b is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(a), $"Chances are 0 to 1, not {a} and {b}.");
        }

        return a + b == 0 ? 0 : Math.Min(2 * a * b / (a + b), (a + b) / 2);
    }
}
