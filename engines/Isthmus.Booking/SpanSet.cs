using System.Collections;

namespace Isthmus.Booking;

/// <summary>A set of moments, kept as the fewest spans in the order of time. Every operation is one walk over both: O(n + m).</summary>
public sealed class SpanSet : IReadOnlyList<Span>, IEquatable<SpanSet>
{
    /// <summary>No moment at all.</summary>
    public static readonly SpanSet Empty = new([]);

    // Where the set is entered and left, in turn, strictly ascending: an even number of ticks.
    private readonly long[] _edges;

    private SpanSet(long[] edges) => _edges = edges;

    /// <summary>The moments of spans in any order; those that overlap or touch become one. O(n log n).</summary>
    public static SpanSet Of(params IEnumerable<Span> spans)
    {
        Span[] sorted = [.. spans];
        Array.Sort(sorted);
        var edges = new List<long>(sorted.Length * 2);
        foreach (var span in sorted)
        {
            if (edges.Count > 0 && span.From.Ticks <= edges[^1]) edges[^1] = Math.Max(edges[^1], span.Until.Ticks);
            else edges.AddRange([span.From.Ticks, span.Until.Ticks]);
        }
        return edges.Count == 0 ? Empty : new([.. edges]);
    }

    /// <summary>How many spans it consists of.</summary>
    public int Count => _edges.Length / 2;

    /// <summary>A span of it, in the order of time.</summary>
    public Span this[int index] => new(_edges[index * 2], _edges[(index * 2) + 1]);

    /// <summary>All its spans together.</summary>
    public TimeSpan Total
    {
        get
        {
            var ticks = 0L;
            for (var i = 0; i < _edges.Length; i += 2) ticks += _edges[i + 1] - _edges[i];
            return new(ticks);
        }
    }

    internal ReadOnlySpan<long> Edges => _edges;

    /// <summary>What is in either.</summary>
    public SpanSet Union(SpanSet other) => Walk(other, (a, b) => a || b);

    /// <summary>What is in both.</summary>
    public SpanSet Intersect(SpanSet other) => Walk(other, (a, b) => a && b);

    /// <summary>What is in this and not in the other.</summary>
    public SpanSet Except(SpanSet other) => Walk(other, (a, b) => a && !b);

    /// <summary>True where the moment is in it. O(log n).</summary>
    public bool Contains(DateTime moment) => (EdgesUpTo(moment.Ticks) & 1) == 1;

    /// <summary>True where every moment of the span is in it. O(log n).</summary>
    public bool Covers(Span span)
    {
        var inside = EdgesUpTo(span.From.Ticks);
        return (inside & 1) == 1 && _edges[inside] >= span.Until.Ticks;
    }

    /// <summary>The one span of it in which a moment lies. O(log n).</summary>
    public Span? At(DateTime moment)
    {
        var inside = EdgesUpTo(moment.Ticks);
        return (inside & 1) == 1 ? new Span(_edges[inside - 1], _edges[inside]) : null;
    }

    /// <summary>The moments that are in at least so many of the sets. O(n log n) in all their spans.</summary>
    public static SpanSet InAtLeast(int count, IReadOnlyList<SpanSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (count > sets.Count) return Empty;
        if (sets.Count == 1) return sets[0];
        var size = 0;
        foreach (var set in sets) size += set._edges.Length;
        var (at, by) = (new long[size], new sbyte[size]);
        var n = 0;
        foreach (var set in sets) for (var i = 0; i < set._edges.Length; i++) (at[n], by[n++]) = (set._edges[i], (i & 1) == 0 ? (sbyte)1 : (sbyte)-1);
        Array.Sort(at, by);
        var edges = new List<long>();
        var (depth, inside) = (0, false);
        for (var i = 0; i < size;)
        {
            var moment = at[i];
            while (i < size && at[i] == moment) depth += by[i++];
            if (depth >= count == inside) continue;
            edges.Add(moment);
            inside = !inside;
        }
        return edges.Count == 0 ? Empty : new([.. edges]);
    }

    /// <summary>
    /// The moments at which something of that length can begin and still lie in one span of this set. The last such moment is included, as the beginning it is: a span of exactly that length
    /// leaves one moment.
    /// </summary>
    internal SpanSet Starts(long length)
    {
        var edges = new long[_edges.Length];
        var n = 0;
        for (var i = 0; i < _edges.Length; i += 2)
        {
            if (_edges[i + 1] - _edges[i] < length) continue;
            (edges[n], edges[n + 1]) = (_edges[i], _edges[i + 1] - length + 1);
            n += 2;
        }
        return n == 0 ? Empty : new(edges[..n]);
    }

    /// <summary>All of it later, or earlier, by so many ticks.</summary>
    internal SpanSet Shift(long ticks) => ticks == 0 || Count == 0 ? this : new([.. _edges.Select(e => e + ticks)]);

    /// <summary>What of it lies in a stretch. O(log n + what is left).</summary>
    internal SpanSet Within(long from, long until)
    {
        var first = EdgesUpTo(from) & ~1;
        var last = (EdgesUpTo(until - 1) + 1) & ~1;
        if (first >= last) return Empty;
        var edges = _edges[first..last];
        edges[0] = Math.Max(edges[0], from);
        edges[^1] = Math.Min(edges[^1], until);
        return new(edges);
    }

    /// <summary>What is not in it of a stretch.</summary>
    internal SpanSet Outside(long from, long until) => new SpanSet([from, until]).Except(Within(from, until));

    private int EdgesUpTo(long ticks)
    {
        var found = Array.BinarySearch(_edges, ticks);
        return found >= 0 ? found + 1 : ~found;
    }

    private SpanSet Walk(SpanSet other, Func<bool, bool, bool> belongs)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (a, b) = (_edges, other._edges);
        var edges = new long[a.Length + b.Length];
        var (i, j, n, inside) = (0, 0, 0, false);
        while (i < a.Length || j < b.Length)
        {
            var moment = j >= b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            if (i < a.Length && a[i] == moment) i++;
            if (j < b.Length && b[j] == moment) j++;
            if (belongs((i & 1) == 1, (j & 1) == 1) == inside) continue;
            edges[n++] = moment;
            inside = !inside;
        }
        return n == 0 ? Empty : new(n == edges.Length ? edges : edges[..n]);
    }

    /// <summary>Its spans in the order of time.</summary>
    public IEnumerator<Span> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True for the same moments.</summary>
    public bool Equals(SpanSet? other) => other is not null && _edges.AsSpan().SequenceEqual(other._edges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpanSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _edges.Length == 0 ? 0 : HashCode.Combine(_edges.Length, _edges[0], _edges[^1]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this.Select(s => $"{s.From:yyyy-MM-dd'T'HH:mm:ss'Z'}/{s.Until:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
}
