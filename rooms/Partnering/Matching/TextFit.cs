namespace Isthmus.Partnering.Matching;

/// <summary>
/// How well one text answers another, 0 to 1. Half of it is how much of the question the answer has, on a logarithmic scale between what any two texts of a field share and what a text shares with its own
/// translation; the other half is how it stands beside the best answer there is. The halves and the ends of the scale are a judgement, made in
/// view of the tuning part of the labelled offers (bench/Isthmus.Bench/Matching/Offers), not a fit.
/// </summary>
internal static class TextFit
{
    private const double Chance = 0.03;
    private const double Translation = 0.15;

    public static double Of(double coverage, double scoreBesideBest)
    {
        var common = Math.Clamp(Math.Log(Math.Max(coverage, 1e-6) / Chance) / Math.Log(Translation / Chance), 0, 1);
        return (common + Math.Clamp(scoreBesideBest, 0, 1)) / 2;
    }
}
