using System.Numerics;
using System.Runtime.CompilerServices;
using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Storage;

namespace Isthmus.Matching.Latent;

/// <summary>
/// Latent semantic indexing (Deerwester et al. 1990): documents and words as points in a space of some hundred dimensions in which words that keep the same company lie
/// close. The space is the truncated singular value decomposition of the documents, by the randomised method of Halko, Martinsson and Tropp (SIAM Review 2011), learnt from a
/// sample of the documents; the others, and those that come later, are folded in. Vectors are kept in one byte a dimension.
/// </summary>
/// <remarks>
/// Learning takes time in proportion to the words of the sample times the dimensions, some seconds for the 25,000 documents it takes at most: a job beside the searches. An index of fewer than
/// <see cref="LeastDocuments"/> documents has none: there is not enough to learn from.
/// </remarks>
public sealed class LatentSpace
{
    /// <summary>Below so many documents nothing is learnt.</summary>
    public const int LeastDocuments = 1000;

    private const int LeastDimensions = 8;
    private const int MostDimensions = 1024;
    private const int MaxRows = 25_000;
    private const int MaxColumns = 60_000;
    private const int Extra = 20;
    private const int PowerSteps = 2;

    private readonly int[] columnOf;
    private readonly sbyte[] wordVectors;
    private readonly float[] wordScales;
    private readonly ConditionalWeakTable<Segment, sbyte[]> folded = [];

    private LatentSpace(int dimensions, int[] columnOf, sbyte[] wordVectors, float[] wordScales)
    {
        Dimensions = dimensions;
        this.columnOf = columnOf;
        this.wordVectors = wordVectors;
        this.wordScales = wordScales;
    }

    /// <summary>How many dimensions the space has.</summary>
    public int Dimensions { get; }

    /// <summary>Bytes of memory for the words; documents take one byte a dimension besides.</summary>
    public long Bytes => (columnOf.Length * 4L) + wordVectors.Length + (wordScales.Length * 4L);

    /// <summary>Learns the space of an index; null where there are too few documents for one.</summary>
    /// <param name="snapshot">The index.</param>
    /// <param name="dimensions">How many dimensions; a multiple of 32 is fastest.</param>
    /// <param name="seed">Of the random start; the same seed gives the same space.</param>
    public static LatentSpace? Learn(IndexSnapshot snapshot, int dimensions = 256, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, LeastDimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        if (snapshot.Documents < LeastDocuments) return null;
        var rows = SparseRows.Of(snapshot, MaxRows, MaxColumns);
        if (rows.Rows < dimensions * 2 || rows.Columns < dimensions * 2) return null;
        // the words' side of the decomposition: the documents' side is what folding in gives
        var right = Matrix.Gaussian(rows.Columns, dimensions + Extra, seed);
        for (var step = 0; step < PowerSteps; step++)
        {
            var left = rows.Times(right);
            left.Orthonormalise();
            right = rows.TransposedTimes(left);
            right.Orthonormalise();
        }

        return Of(rows, right, dimensions);
    }

    /// <summary>Folds in what is not in the space yet, so that no search has to wait for it. Time in proportion to the new documents.</summary>
    public void Prepare(IndexSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var part in snapshot.Parts) _ = VectorsOf(snapshot, part.Segment);
    }

    /// <summary>The point of a query, of length 1; empty where none of its words is in the space.</summary>
    internal sbyte[] PointOf(IndexSnapshot snapshot, IReadOnlyList<Clause> clauses)
    {
        var sum = new float[Dimensions];
        foreach (var clause in clauses)
        {
            foreach (var member in clause.Members) Add(sum, member.Term, clause.Weight * member.Share);
        }

        return Quantised(sum);
    }

    /// <summary>How close documents are to a point: their cosines, in the order of the documents.</summary>
    internal void Closeness(IndexSnapshot snapshot, ReadOnlySpan<Hit> hits, ReadOnlySpan<sbyte> point, Span<float> to)
    {
        var vectors = new sbyte[snapshot.Parts.Length][];
        for (var i = 0; i < hits.Length; i++)
        {
            var own = vectors[hits[i].Part] ??= VectorsOf(snapshot, snapshot.Parts[hits[i].Part].Segment);
            to[i] = Dot(own.AsSpan(hits[i].Doc * Dimensions, Dimensions), point) / (127f * 127f);
        }
    }

    internal void Write(SnapshotWriter writer, IndexSnapshot snapshot)
    {
        writer.Number(Dimensions);
        writer.Sized<int>(columnOf);
        writer.Sized<sbyte>(wordVectors);
        writer.Sized<float>(wordScales);
        foreach (var part in snapshot.Parts) writer.Sized<sbyte>(VectorsOf(snapshot, part.Segment));
    }

    internal static LatentSpace Read(SnapshotReader reader, int words, IReadOnlyList<Segment> segments)
    {
        var dimensions = reader.Number();
        var columnOf = reader.Sized<int>();
        var wordVectors = reader.Sized<sbyte>();
        var scales = reader.Sized<float>();
        var fits = dimensions is >= LeastDimensions and <= MostDimensions && columnOf.Length <= words && wordVectors.Length == (long)scales.Length * dimensions
            && Array.TrueForAll(columnOf, c => c >= -1 && c < scales.Length) && Array.TrueForAll(scales, float.IsFinite);
        if (!fits) throw SnapshotReader.Damaged();
        var space = new LatentSpace(dimensions, columnOf, wordVectors, scales);
        foreach (var segment in segments)
        {
            var vectors = reader.Sized<sbyte>();
            if (vectors.Length != (long)segment.Count * dimensions) throw SnapshotReader.Damaged();
            space.folded.AddOrUpdate(segment, vectors);
        }

        return space;
    }

    private static LatentSpace Of(SparseRows rows, Matrix right, int dimensions)
    {
        // turned so that the first dimensions say most, and cut
        var images = rows.Times(right);
        var (_, vectors) = Eigen.Decompose(images.Products(), right.Columns);
        var wordVectors = new sbyte[rows.Columns * dimensions];
        var scales = new float[rows.Columns];
        var turned = new float[dimensions];
        var turn = new Matrix(right.Columns, dimensions);
        for (var j = 0; j < right.Columns; j++)
        {
            var to = turn.Row(j);
            for (var d = 0; d < dimensions; d++) to[d] = (float)vectors[d][j];
        }

        for (var column = 0; column < rows.Columns; column++)
        {
            var row = right.Row(column);
            Array.Clear(turned);
            for (var j = 0; j < row.Length; j++) Matrix.Add(turned, turn.Row(j), row[j]);
            float most = 0;
            foreach (var value in turned) most = Math.Max(most, Math.Abs(value));
            if (most == 0) continue;
            scales[column] = most / 127;
            for (var d = 0; d < dimensions; d++) wordVectors[(column * dimensions) + d] = (sbyte)MathF.Round(turned[d] / most * 127);
        }

        return new LatentSpace(dimensions, rows.ColumnOf, wordVectors, scales);
    }

    private sbyte[] VectorsOf(IndexSnapshot snapshot, Segment segment)
    {
        if (folded.TryGetValue(segment, out var known)) return known;
        var vectors = new sbyte[segment.Count * Dimensions];
        var sum = new float[Dimensions];
        for (var doc = 0; doc < segment.Count; doc++)
        {
            Array.Clear(sum);
            var reader = segment.WordsOf(doc);
            while (reader.Next()) Add(sum, reader.Term, reader.Impact * snapshot.RarityOf(reader.Term));
            Quantise(sum, vectors.AsSpan(doc * Dimensions, Dimensions));
        }

        folded.AddOrUpdate(segment, vectors);
        return vectors;
    }

    private void Add(float[] sum, int term, float weight)
    {
        if (term >= columnOf.Length || columnOf[term] is not (>= 0 and var column)) return;
        var scale = weight * wordScales[column];
        AddScaled(sum, wordVectors.AsSpan(column * Dimensions, Dimensions), scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<float> sum, ReadOnlySpan<sbyte> vector, float scale)
    {
        var factor = new Vector<float>(scale);
        var step = Vector<float>.Count;
        var d = 0;
        for (; d + Vector<sbyte>.Count <= sum.Length; d += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(vector[d..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Add(sum[d..], first, factor);
            Add(sum[(d + step)..], second, factor);
            Add(sum[(d + (2 * step))..], third, factor);
            Add(sum[(d + (3 * step))..], fourth, factor);
        }

        for (; d < sum.Length; d++) sum[d] += scale * vector[d];

        static void Add(Span<float> to, Vector<int> values, Vector<float> factor) => (new Vector<float>(to) + (factor * Vector.ConvertToSingle(values))).CopyTo(to);
    }

    private static sbyte[] Quantised(float[] sum)
    {
        var result = new sbyte[sum.Length];
        return Quantise(sum, result) ? result : [];
    }

    private static bool Quantise(ReadOnlySpan<float> sum, Span<sbyte> to)
    {
        double square = 0;
        foreach (var value in sum) square += value * value;
        if (square < 1e-20) return false;
        var scale = 127 / Math.Sqrt(square);
        for (var d = 0; d < sum.Length; d++) to[d] = (sbyte)Math.Round(sum[d] * scale);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector<int>.Zero;
        var i = 0;
        for (; i + Vector<sbyte>.Count <= a.Length; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out var aLow, out var aHigh);
            Vector.Widen(new Vector<sbyte>(b[i..]), out var bLow, out var bHigh);
            // products of bytes of unit vectors: the sum of two fits into a short only if both are small, so they are widened once more
            Vector.Widen(aLow * bLow, out var first, out var second);
            Vector.Widen(aHigh * bHigh, out var third, out var fourth);
            sums += first + second + third + fourth;
        }

        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
