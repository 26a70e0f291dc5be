using System.Globalization;
using Isthmus.Screening.Canonical;

namespace Isthmus.Screening.Align;

/// <summary>
/// From features to a probability: a sum of small decision trees, each of which keeps the directions of <see cref="Features.Direction"/>, so that more contradiction
/// never raises a score. The trees are in <c>Tables/calibration.txt</c>, made by <c>isthmus bench screening --train</c>.
/// </summary>
internal static class Calibration
{
    private static readonly Model Trees = Read();

    /// <summary>The probability, 0 to 1, that two names with these features are names of one party.</summary>
    internal static float Probability(ReadOnlySpan<float> features)
    {
        // Where most disagrees no tree has anything to add, and most candidates of a search end here.
        var agreement = features[(int)Feature.Agreement];
        if (agreement < 0.5f || features[(int)Feature.ShorterCovered] < 0.35f) return 0.0005f * agreement;
        return Sigmoid(Trees.LogOdds(features));
    }

    internal static float Sigmoid(float logOdds) => 1f / (1f + MathF.Exp(-logOdds));

    private static Model Read()
    {
        var nodes = new List<Node>();
        var roots = new List<int>();
        var bias = 0f;
        foreach (var line in EmbeddedTable.Lines("calibration.txt"))
        {
            var parts = line.Split(' ');
            switch (parts[0])
            {
                case "bias": bias = Number(parts[1]); break;
                case "tree": roots.Add(nodes.Count); break;
                // A leaf's value, or a feature with its bound and how far on the node for "above" is; "at most" is the next one.
                case "leaf": nodes.Add(new Node(-1, Number(parts[1]), 0)); break;
                default: nodes.Add(new Node(int.Parse(parts[1], CultureInfo.InvariantCulture), Number(parts[2]), int.Parse(parts[3], CultureInfo.InvariantCulture))); break;
            }
        }

        return new Model([.. nodes], [.. roots], bias);
    }

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private readonly record struct Node(int Feature, float Value, int Above);

    private sealed class Model(Node[] nodes, int[] roots, float bias)
    {
        internal float LogOdds(ReadOnlySpan<float> features)
        {
            var sum = bias;
            foreach (var root in roots)
            {
                var at = root;
                while (true)
                {
                    ref readonly var node = ref nodes[at];
                    if (node.Feature < 0) { sum += node.Value; break; }
                    at += features[node.Feature] <= node.Value ? 1 : node.Above;
                }
            }

            return sum;
        }
    }
}
