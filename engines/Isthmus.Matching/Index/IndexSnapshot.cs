namespace Isthmus.Matching.Index;

/// <summary>An index at one moment. It does not change; any number of searches may use it at once.</summary>
public sealed class IndexSnapshot
{
    internal IndexSnapshot(IndexOptions options, WordTable words, SnapshotPart[] parts)
    {
        Options = options;
        Words = words;
        Parts = parts;
        Documents = parts.Sum(p => p.Live);
        Indexed = parts.Sum(p => p.Segment.Count);
        IndexedByLanguage = new int[Text.LanguageCodes.Count];
        foreach (var part in parts)
        {
            for (var i = 0; i < IndexedByLanguage.Length; i++) IndexedByLanguage[i] += part.Segment.CountByLanguage[i];
        }

        FrequencyOf = Impacts.Frequencies(options.Saturation);
    }

    /// <summary>The documents that can be found.</summary>
    public int Documents { get; }

    /// <summary>Bytes of memory the index holds: segments, ids and words.</summary>
    public long Bytes => Words.Bytes + Parts.Sum(p => p.Segment.Bytes + ((p.Removed?.Length ?? 0) * 8L));

    internal IndexOptions Options { get; }

    internal WordTable Words { get; }

    internal SnapshotPart[] Parts { get; }

    /// <summary>Documents in the segments, those among them that were removed since and still count for how rare a word is.</summary>
    internal int Indexed { get; }

    internal int[] IndexedByLanguage { get; }

    internal float[] FrequencyOf { get; }

    /// <summary>In how many documents a word stands. The counts are made when first asked for, in time in proportion to the words.</summary>
    internal int DocumentsWith(int term) => term < Counts.Length ? Counts[term] : 0;

    /// <summary>The rarity of a word among all documents; 0 for a word that stands in none.</summary>
    internal float RarityOf(int term) => term < Rarities.Length ? Rarities[term] : 0;

    private int[] Counts => LazyInitializer.EnsureInitialized(ref field, CountDocuments);

    private float[] Rarities => LazyInitializer.EnsureInitialized(ref field, () => [.. Counts.Select(c => c == 0 ? 0 : (float)Rarity(c, Indexed))]);

    private int[] CountDocuments()
    {
        var counts = new int[Words.Count];
        foreach (var part in Parts)
        {
            var segment = part.Segment;
            for (var slot = 0; slot < segment.TermIds.Length; slot++) counts[segment.TermIds[slot]] += segment.DocumentsWith(slot);
        }

        return counts;
    }

    /// <summary>How much a word says that stands in so many of so many documents: the rarity (idf) of BM25, never below 0.</summary>
    internal static double Rarity(double with, double of) => Math.Log(1 + ((of - with + 0.5) / (with + 0.5)));
}
