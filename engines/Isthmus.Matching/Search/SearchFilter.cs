using Isthmus.Matching.Index;

namespace Isthmus.Matching.Search;

/// <summary>What a document must be to be found at all. Everything that is said must hold.</summary>
public sealed record SearchFilter
{
    /// <summary>From each of these lists the document has at least one label.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AnyOf { get; init; } = [];

    /// <summary>The document has none of these labels.</summary>
    public IReadOnlyList<string> NoneOf { get; init; } = [];

    /// <summary>Its numbers lie in these ranges.</summary>
    public IReadOnlyList<NumberRange> Ranges { get; init; } = [];

    internal bool IsEmpty => AnyOf.Count == 0 && NoneOf.Count == 0 && Ranges.Count == 0;

    /// <summary>The documents of a part that pass, as bits; null where all do.</summary>
    internal static ulong[]? Passing(SnapshotPart part, SearchFilter? filter)
    {
        if (filter is null or { IsEmpty: true }) return part.Kept;
        var segment = part.Segment;
        var passing = new ulong[(segment.Count + 63) / 64];
        for (var i = 0; i < passing.Length; i++) passing[i] = part.Removed is null ? ulong.MaxValue : ~part.Removed[i];
        foreach (var list in filter.AnyOf)
        {
            var some = new ulong[passing.Length];
            foreach (var label in list) Mark(segment, label, some);
            for (var i = 0; i < passing.Length; i++) passing[i] &= some[i];
        }

        foreach (var label in filter.NoneOf)
        {
            var some = new ulong[passing.Length];
            Mark(segment, label, some);
            for (var i = 0; i < passing.Length; i++) passing[i] &= ~some[i];
        }

        foreach (var range in filter.Ranges) Narrow(segment.Numbers[range.Number], range, passing);
        return passing;
    }

    internal void Check(IndexOptions options)
    {
        foreach (var range in Ranges)
        {
            if (range.Number < 0 || range.Number >= options.Numbers.Count) throw new ArgumentException($"the index has no number {range.Number}", nameof(options));
        }
    }

    private static void Mark(Segment segment, string label, ulong[] bits)
    {
        if (!segment.Labels.TryGetValue(label, out var docs)) return;
        foreach (var doc in docs) bits[doc >> 6] |= 1UL << (doc & 63);
    }

    private static void Narrow(int[] numbers, NumberRange range, ulong[] bits)
    {
        for (var doc = 0; doc < numbers.Length; doc++)
        {
            if (numbers[doc] == int.MinValue || numbers[doc] < range.From || numbers[doc] > range.To) bits[doc >> 6] &= ~(1UL << (doc & 63));
        }
    }
}

/// <summary>A range of one of the numbers of <see cref="IndexOptions.Numbers"/>, both ends in it.</summary>
/// <param name="Number">Which of the numbers, by its place.</param>
/// <param name="From">The least.</param>
/// <param name="To">The greatest.</param>
public sealed record NumberRange(int Number, int From, int To);
