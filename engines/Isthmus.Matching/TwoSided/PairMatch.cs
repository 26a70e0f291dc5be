namespace Isthmus.Matching.TwoSided;

/// <summary>One pair, weighed, with everything that explains it. Symmetric: exchanging the sides exchanges A and B throughout.</summary>
public sealed record PairMatch
{
    /// <summary>Id of the first profile.</summary>
    public required string A { get; init; }

    /// <summary>Id of the second profile.</summary>
    public required string B { get; init; }

    /// <summary>What each gate said, in the order of <see cref="Gate"/>.</summary>
    public required IReadOnlyList<GateFinding> Gates { get; init; }

    /// <summary>Chance that A accepts B.</summary>
    public required double AAccepts { get; init; }

    /// <summary>Chance that B accepts A.</summary>
    public required double BAccepts { get; init; }

    /// <summary>What a priority market adds; not part of the chances.</summary>
    public required VisibleBoost Boost { get; init; }

    /// <summary>Each axis, in the order of <see cref="MatchAxis"/>.</summary>
    public required IReadOnlyList<AxisEvidence> Axes { get; init; }

    /// <summary>Empty fields that keep an axis, or half of one, unknown, the one that would raise the match most first.</summary>
    public required IReadOnlyList<MissingField> Missing { get; init; }

    /// <summary>True if every gate is open. If not, the pair is never proposed, whatever its chances.</summary>
    public bool Passed => Gates.All(g => g.Passed);

    /// <summary>The harmonic mean of the two chances; 0 if a gate is shut.</summary>
    public double Fused => Passed ? MutualScore.Harmonic(AAccepts, BAccepts) : 0;

    /// <summary><see cref="Fused"/> and the boost; 0 if a gate is shut. May pass 1.</summary>
    public double Score => Passed ? Fused + Boost.Value : 0;

    /// <summary>The same pair with what the comparison of texts found for one axis.</summary>
    /// <param name="axis">Need or Offer, mostly.</param>
    /// <param name="phrases">Phrases, the most telling first.</param>
    /// <returns>A copy.</returns>
    public PairMatch WithPhrases(MatchAxis axis, IReadOnlyList<MatchedPhrase> phrases) =>
        this with { Axes = [.. Axes.Select(e => e.Axis == axis ? e with { Phrases = phrases } : e)] };
}

/// <summary>Weighs pairs.</summary>
public static class PairMatching
{
    /// <summary>Gates, chances, boost and reasons of one pair.</summary>
    /// <param name="a">One profile.</param>
    /// <param name="b">The other.</param>
    /// <param name="text">How well their texts answer each other.</param>
    /// <param name="context">Day, refusals, filters.</param>
    /// <param name="model">Weights; null: the published ones.</param>
    /// <param name="markets">Priority markets; null: none.</param>
    /// <returns>The pair.</returns>
    /// <exception cref="ArgumentException">A profile is not well-formed, or a score is not in 0 to 1.</exception>
    /// <remarks>Some 10 microseconds: quadratic in the lengths of the profiles' short lists. For many pairs ask <see cref="MatchGates.Open"/> and <see cref="Chances"/> first.</remarks>
    public static PairMatch Weigh(
        MatchProfile a, MatchProfile b, TextScores text, GateContext context, AcceptanceModel? model = null, IReadOnlyList<PriorityMarket>? markets = null)
    {
        IReadOnlyList<GateFinding> gates = MatchGates.Ask(a, b, context);
        model ??= AcceptanceModel.Default;
        MatchAxes fromA = MatchAxes.Of(a, b, text);
        MatchAxes fromB = MatchAxes.Of(b, a, new TextScores(text.InA, text.InB));
        return new PairMatch
        {
            A = a.Id,
            B = b.Id,
            Gates = gates,
            AAccepts = model.Probability(fromA),
            BAccepts = model.Probability(fromB),
            Boost = PriorityMarket.Of(a, b, markets ?? []),
            Axes = [.. Enum.GetValues<MatchAxis>().Select(axis => new AxisEvidence(axis)
            {
                PercentForA = Percent(fromA[axis]),
                PercentForB = Percent(fromB[axis]),
                PartForA = model.Part(axis, fromA),
                PartForB = model.Part(axis, fromB),
                TaxonomyPaths = axis == MatchAxis.Market ? SharedPaths(a, b) : [],
            })],
            Missing = MissingFields.Of(a, b, fromA, fromB, model),
        };
    }

    /// <summary>The two chances alone, without gates and reasons.</summary>
    /// <param name="a">One profile.</param>
    /// <param name="b">The other.</param>
    /// <param name="text">How well their texts answer each other.</param>
    /// <param name="model">Weights; null: the published ones.</param>
    /// <returns>That A accepts B, and that B accepts A.</returns>
    /// <exception cref="ArgumentException">A profile is not well-formed, or a score is not in 0 to 1.</exception>
    public static (double AAccepts, double BAccepts) Chances(MatchProfile a, MatchProfile b, TextScores text, AcceptanceModel? model = null)
    {
        model ??= AcceptanceModel.Default;
        return (model.Probability(MatchAxes.Of(a, b, text)), model.Probability(MatchAxes.Of(b, a, new TextScores(text.InA, text.InB))));
    }

    private static int? Percent(double? value) => value is { } known ? (int)Math.Round(100 * known, MidpointRounding.AwayFromZero) : null;

    /// <summary>The deepest places that the two share; a place above another one of them is left out.</summary>
    private static IReadOnlyList<string> SharedPaths(MatchProfile a, MatchProfile b)
    {
        var shared = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string one in a.Fields.Where(f => f is not null))
        {
            foreach (string other in b.Fields.Where(f => f is not null))
            {
                string[] path = one.Split('/', StringSplitOptions.RemoveEmptyEntries);
                string[] theirs = other.Split('/', StringSplitOptions.RemoveEmptyEntries);
                string[] common = [.. path.Zip(theirs).TakeWhile(p => p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase)).Select(p => p.First)];
                if (common.Length > 1)
                {
                    shared.Add(string.Join('/', common));
                }
            }
        }

        return [.. shared.Where(p => !shared.Any(q => q.Length > p.Length && q.StartsWith(p + "/", StringComparison.OrdinalIgnoreCase)))];
    }
}
