using Isthmus.Matching;

namespace Isthmus.Partnering.Matching;

/// <summary>
/// How well one text answers another, 0 to 1. Half of it is how much of the question the answer has, on a logarithmic scale between what any two texts of a field share and what a text shares with its own
/// translation, or how close their vectors are where there are any; the other half is how it stands beside the best answer there is. The halves and the ends of the scale are a judgement, made in
/// view of the tuning part of the labelled offers (bench/Isthmus.Bench/Matching/Offers), not a fit.
/// </summary>
internal static class TextFit
{
    private const double Chance = 0.03;
    private const double Translation = 0.15;

    public static double Of(SearchHit hit, double best)
    {
        var common = Math.Clamp(Math.Log(Math.Max(hit.Coverage ?? 0, 1e-6) / Chance) / Math.Log(Translation / Chance), 0, 1);
        return (Math.Max(common, hit.Closeness ?? 0) + Math.Clamp(hit.Score / best, 0, 1)) / 2;
    }
}
