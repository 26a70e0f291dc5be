namespace Isthmus.Matching.Index;

/// <summary>An index at one moment. It does not change; any number of searches may use it at once.</summary>
public sealed class IndexSnapshot
{
    // Beyond these the rarity is worked out each time.
    private const int KnownRarities = 2048;

    private readonly int[] counts;

    /// <param name="options">The options of the index.</param>
    /// <param name="words">Its words, of which there may be more by and by.</param>
    /// <param name="parts">What can be searched.</param>
    /// <param name="before">The snapshot before this one, whose counts are taken over; null for the first.</param>
    internal IndexSnapshot(IndexOptions options, WordTable words, SnapshotPart[] parts, IndexSnapshot? before = null)
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
        counts = Counted(before);
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

    /// <summary>In how many documents a word stands.</summary>
    internal int DocumentsWith(int term) => term < counts.Length ? counts[term] : 0;

    /// <summary>The rarity of a word among all documents; 0 for a word that stands in none.</summary>
    internal float RarityOf(int term)
    {
        var with = DocumentsWith(term);
        return with < KnownRarities ? Rarities[with] : (float)Rarity(with, Indexed);
    }

    internal string IdOf(Search.Hit hit) => Parts[hit.Part].Segment.Ids[hit.Doc];

    private float[] Rarities => field ??= [0, .. Enumerable.Range(1, KnownRarities - 1).Select(c => (float)Rarity(c, Indexed))];

    // Only what came and went since the snapshot before is counted.
    private int[] Counted(IndexSnapshot? before)
    {
        var sums = new int[Words.Count];
        before?.counts.CopyTo(sums, 0);
        var known = before?.Parts.Select(p => p.Segment).ToHashSet() ?? [];
        foreach (var part in Parts)
        {
            if (!known.Remove(part.Segment)) Add(part.Segment, 1);
        }

        foreach (var gone in known) Add(gone, -1);
        return sums;

        void Add(Segment segment, int sign)
        {
            for (var slot = 0; slot < segment.TermIds.Length; slot++) sums[segment.TermIds[slot]] += sign * segment.DocumentsWith(slot);
        }
    }

    /// <summary>How much a word says that stands in so many of so many documents: the rarity (idf) of BM25, never below 0.</summary>
    internal static double Rarity(double with, double of) => Math.Log(1 + ((of - with + 0.5) / (with + 0.5)));
}
