using System.Globalization;
using System.Text;

namespace Isthmus.Bench.Screening;

/// <summary>
/// Small decision trees fitted one after the other to the log-odds (Friedman 2001, with Newton leaves), each keeping the promised directions: of a feature that must
/// not raise the score no split lets the upper side be higher. Deterministic.
/// </summary>
internal sealed class BoostedTrees(sbyte[] directions, int trees = 160, int depth = 3, double rate = 0.08, double lambda = 3, double leastWeight = 6)
{
    private const int MostBins = 40;

    private sealed record Node(int Feature, float Bound, double Value, Node? Below, Node? Above);

    private readonly List<Node> _trees = [];
    private double _bias;
    private float[][] _bounds = [];

    internal void Fit(List<float[]> rows, List<bool> labels, List<double> weights)
    {
        _bounds = [.. Enumerable.Range(0, directions.Length).Select(f => Bounds(rows, f))];
        var bins = rows.Select(r => Enumerable.Range(0, directions.Length).Select(f => (byte)Bin(f, r[f])).ToArray()).ToArray();
        double positive = labels.Zip(weights).Where(p => p.First).Sum(p => p.Second), all = weights.Sum();
        _bias = Math.Log(positive / (all - positive));
        var odds = Enumerable.Repeat(_bias, rows.Count).ToArray();
        var gradient = new double[rows.Count];
        var curvature = new double[rows.Count];
        for (var tree = 0; tree < trees; tree++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-odds[i]));
                gradient[i] = weights[i] * ((labels[i] ? 1 : 0) - p);
                curvature[i] = weights[i] * Math.Max(p * (1 - p), 1e-6);
            }

            var root = Grow([.. Enumerable.Range(0, rows.Count)], bins, gradient, curvature, depth, double.NegativeInfinity, double.PositiveInfinity);
            _trees.Add(root);
            for (var i = 0; i < rows.Count; i++) odds[i] += Value(root, rows[i]);
        }
    }

    internal double Probability(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        foreach (var tree in _trees) sum += Value(tree, row);
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double Value(Node node, ReadOnlySpan<float> row)
    {
        while (node.Feature >= 0) node = row[node.Feature] <= node.Bound ? node.Below! : node.Above!;
        return node.Value;
    }

    private Node Grow(List<int> rows, byte[][] bins, double[] gradient, double[] curvature, int left, double least, double most)
    {
        double g = rows.Sum(i => gradient[i]), h = rows.Sum(i => curvature[i]);
        var value = Math.Clamp(g / (h + lambda), least, most);
        if (left == 0 || rows.Count < 20) return new Node(-1, 0, value * rate, null, null);
        var best = 1e-3;
        int bestFeature = -1, bestBin = 0;
        double bestBelow = 0, bestAbove = 0;
        for (var f = 0; f < directions.Length; f++)
        {
            var sumG = new double[_bounds[f].Length + 1];
            var sumH = new double[_bounds[f].Length + 1];
            foreach (var i in rows) { sumG[bins[i][f]] += gradient[i]; sumH[bins[i][f]] += curvature[i]; }
            double gl = 0, hl = 0;
            for (var b = 0; b < _bounds[f].Length; b++)
            {
                gl += sumG[b];
                hl += sumH[b];
                if (hl < leastWeight * 0.1 || h - hl < leastWeight * 0.1) continue;
                var below = Math.Clamp(gl / (hl + lambda), least, most);
                var above = Math.Clamp((g - gl) / (h - hl + lambda), least, most);
                if (directions[f] * (above - below) < 0) continue;
                var gain = Gain(gl, hl, below) + Gain(g - gl, h - hl, above) - Gain(g, h, value);
                if (gain > best) { best = gain; bestFeature = f; bestBin = b; bestBelow = below; bestAbove = above; }
            }
        }

        if (bestFeature < 0) return new Node(-1, 0, value * rate, null, null);
        var middle = (bestBelow + bestAbove) / 2;
        var direction = directions[bestFeature];
        var lower = rows.Where(i => bins[i][bestFeature] <= bestBin).ToList();
        var upper = rows.Where(i => bins[i][bestFeature] > bestBin).ToList();
        // Below a split in a promised direction no leaf may cross the middle, or the promise would break further down.
        return new Node(bestFeature, _bounds[bestFeature][bestBin], 0,
            Grow(lower, bins, gradient, curvature, left - 1, direction < 0 ? middle : least, direction > 0 ? middle : most),
            Grow(upper, bins, gradient, curvature, left - 1, direction > 0 ? middle : least, direction < 0 ? middle : most));

        double Gain(double sumG, double sumH, double at) => sumG * at - 0.5 * (sumH + lambda) * at * at;
    }

    private static float[] Bounds(List<float[]> rows, int feature)
    {
        var values = rows.Select(r => r[feature]).Order().ToList();
        var distinct = values.Distinct().ToList();
        var cuts = distinct.Count <= MostBins ? distinct : [.. Enumerable.Range(1, MostBins - 1).Select(k => values[k * values.Count / MostBins]).Distinct()];
        return [.. cuts.Zip(cuts.Skip(1)).Select(p => (p.First + p.Second) / 2)];
    }

    private int Bin(int feature, float value)
    {
        var at = Array.BinarySearch(_bounds[feature], value);
        return at >= 0 ? at : ~at;
    }

    /// <summary>The model file that the engine embeds.</summary>
    internal string Write()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"bias {_bias:0.####}\n");
        foreach (var tree in _trees)
        {
            text.Append("tree\n");
            Write(tree, text);
        }

        return text.ToString();
    }

    private static int Write(Node node, StringBuilder text)
    {
        if (node.Feature < 0) { text.Append(CultureInfo.InvariantCulture, $"leaf {node.Value:0.#####}\n"); return 1; }
        var below = new StringBuilder();
        var n = Write(node.Below!, below);
        text.Append(CultureInfo.InvariantCulture, $"node {node.Feature} {node.Bound:0.#####} {n + 1}\n").Append(below);
        return 1 + n + Write(node.Above!, text);
    }
}
