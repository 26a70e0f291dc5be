namespace Isthmus.Matching.TwoSided;

/// <summary>Logistic regression with a normal prior and weights that may be kept from falling below 0.</summary>
internal static class Logistic
{
    private const int MostSweeps = 2000;

    /// <summary>The chance that belongs to log-odds; never NaN, never over 1.</summary>
    public static double Of(double logOdds) => logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));

    /// <summary>Mean loss in nats of log-odds against targets in 0 to 1.</summary>
    public static double Loss(double logOdds, double target) => Math.Max(logOdds, 0) - (logOdds * target) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));

    /// <summary>
    /// The weights of highest posterior density. Cyclic descent over the weights; each step minimises the quadratic that lies above the loss (curvature of a
    /// logistic at most 1/4, Böhning 1992), so the loss never rises, and the problem is convex. O(sweeps x rows x weights).
    /// </summary>
    /// <param name="rows">Features; a constant is a feature like any other.</param>
    /// <param name="targets">0 to 1, one for each row.</param>
    /// <param name="prior">Mean of the prior, and where the search begins.</param>
    /// <param name="precision">One over the variance of the prior, above 0.</param>
    /// <param name="least">The least value that each weight may take.</param>
    public static double[] Fit(double[][] rows, double[] targets, double[] prior, double[] precision, double[] least)
    {
        double[] weights = [.. prior];
        double[] odds = [.. rows.Select(r => Dot(r, weights))];
        double[] curvature = [.. precision];
        foreach (double[] row in rows)
        {
            for (int j = 0; j < row.Length; j++)
            {
                curvature[j] += row[j] * row[j] / 4;
            }
        }

        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double moved = 0;
            for (int j = 0; j < weights.Length; j++)
            {
                double slope = precision[j] * (weights[j] - prior[j]);
                for (int i = 0; i < rows.Length; i++)
                {
                    if (rows[i][j] != 0)
                    {
                        slope += rows[i][j] * (Of(odds[i]) - targets[i]);
                    }
                }

                double next = Math.Max(least[j], weights[j] - (slope / curvature[j]));
                double step = next - weights[j];
                if (step == 0)
                {
                    continue;
                }

                weights[j] = next;
                moved = Math.Max(moved, Math.Abs(step));
                for (int i = 0; i < rows.Length; i++)
                {
                    odds[i] += step * rows[i][j];
                }
            }

            if (moved < 1e-10)
            {
                break;
            }
        }

        return weights;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
