using Isthmus.Screening.Align;
using Isthmus.Screening.Canonical;

namespace Isthmus.Screening;

/// <summary>Two names beside each other, without a list: what <see cref="ScreeningIndex"/> does with a candidate.</summary>
public static class NamePairs
{
    /// <summary>
    /// The probability, 0 to 1, that the two names are names of one party. A line may hold several names ("A; B", "A (a.k.a. B)"): the likest pair counts.
    /// Never throws; text beyond 480 characters and words beyond the 14th are not looked at. O(words² × length²): some microseconds.
    /// </summary>
    public static double Score(string query, string target, PartyType type)
    {
        var tokens = new TokenFactory(sharing: false);
        var ofTarget = NameParser.Parse(target, type, tokens);
        Span<float> features = stackalloc float[Features.Count];
        var best = 0f;
        foreach (var a in NameParser.Parse(query, type, tokens))
        {
            foreach (var b in ofTarget)
            {
                Alignment.Measure(a, b, features);
                best = Math.Max(best, Calibration.Probability(features));
            }
        }

        return best;
    }

    /// <summary>How the words of the two names stand to each other, of the likest pair of variants.</summary>
    public static IReadOnlyList<TokenEvidence> Explain(string query, string target, PartyType type)
    {
        var tokens = new TokenFactory(sharing: false);
        var ofTarget = NameParser.Parse(target, type, tokens);
        Span<float> features = stackalloc float[Features.Count];
        List<TokenEvidence> best = [];
        var score = -1f;
        foreach (var a in NameParser.Parse(query, type, tokens))
        {
            foreach (var b in ofTarget)
            {
                var evidence = new List<TokenEvidence>();
                Alignment.Measure(a, b, features, evidence);
                if (Calibration.Probability(features) is var p && p > score) (score, best) = (p, evidence);
            }
        }

        return best;
    }
}
