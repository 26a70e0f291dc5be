using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;

namespace Isthmus.Matching.Vectors;

/// <summary>
/// Vectors of documents that come from elsewhere (an embedding service), beside an index: by the id of the document, one byte a dimension. The engine does not know what made them; all
/// must be of one model, or their closeness means nothing. What has no vector is found by its words as before.
/// </summary>
/// <remarks>Setting takes time in proportion to the dimensions. Safe for any number of readers and writers.</remarks>
public sealed class VectorStore
{
    /// <summary>The most dimensions a vector may have.</summary>
    public const int MostDimensions = 8192;

    // Headers of the array and its holder, the dictionary's node and its place in the table.
    private const int Overhead = 120;

    private readonly ConcurrentDictionary<string, ByteVector> byId = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Segment, Rows> bySegment = [];
    private int version;

    /// <summary>An empty store.</summary>
    /// <param name="dimensions">How many dimensions each vector has, 1 to <see cref="MostDimensions"/>.</param>
    public VectorStore(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        Dimensions = dimensions;
    }

    /// <summary>How many dimensions each vector has.</summary>
    public int Dimensions { get; }

    /// <summary>How many documents have one.</summary>
    public int Count => byId.Count;

    /// <summary>About how many bytes of memory they take: the dimensions and 120 bytes for each.</summary>
    public long Bytes => (long)Count * (Dimensions + Overhead);

    /// <summary>Keeps the vector of a document, in place of the one it had. The document need not be in an index yet.</summary>
    /// <exception cref="ArgumentException">The id is empty, or the vector is of other dimensions, has a number that is none, or no direction.</exception>
    public void Set(string id, ReadOnlySpan<float> vector)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        byId[id] = Read(vector);
        Interlocked.Increment(ref version);
    }

    /// <summary>Forgets the vector of a document; false where it has none.</summary>
    public bool Remove(string id)
    {
        if (!byId.TryRemove(id, out _)) return false;
        Interlocked.Increment(ref version);
        return true;
    }

    /// <summary>Whether a document has one.</summary>
    public bool Contains(string id) => byId.ContainsKey(id);

    internal ByteVector? Of(string id) => byId.GetValueOrDefault(id);

    internal ByteVector Read(ReadOnlySpan<float> vector)
    {
        if (vector.Length != Dimensions) throw new ArgumentException($"the vector has {vector.Length} dimensions, the store {Dimensions}", nameof(vector));
        return ByteVector.Of(vector) ?? throw new ArgumentException("the vector has no direction: all is 0, or something in it is no number", nameof(vector));
    }

    /// <summary>The vectors of a segment's documents, in their order; null for those that have none.</summary>
    internal ByteVector?[] Of(Segment segment)
    {
        var now = Volatile.Read(ref version);
        if (bySegment.TryGetValue(segment, out var known) && known.Version == now) return known.Vectors;
        var vectors = new ByteVector?[segment.Count];
        for (var doc = 0; doc < vectors.Length; doc++) vectors[doc] = Of(segment.Ids[doc]);
        bySegment.AddOrUpdate(segment, new Rows(now, vectors));
        return vectors;
    }

    private sealed record Rows(int Version, ByteVector?[] Vectors);
}

/// <summary>A direction: the greatest number of the vector is 127 in it, and the scale makes its length 1 again.</summary>
internal sealed record ByteVector(sbyte[] Values, float Scale)
{
    internal static ByteVector? Of(ReadOnlySpan<float> vector)
    {
        double square = 0;
        float most = 0;
        foreach (var value in vector)
        {
            if (!float.IsFinite(value)) return null;
            square += (double)value * value;
            most = Math.Max(most, Math.Abs(value));
        }

        if (square < 1e-30) return null;
        var values = new sbyte[vector.Length];
        double length = 0;
        for (var d = 0; d < values.Length; d++)
        {
            values[d] = (sbyte)Math.Round(vector[d] / (double)most * 127);
            length += values[d] * values[d];
        }

        return new ByteVector(values, (float)(1 / Math.Sqrt(length)));
    }

    internal float Cosine(ByteVector other) => LatentSpace.Dot(Values, other.Values) * Scale * other.Scale;
}
