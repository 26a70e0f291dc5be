namespace Isthmus.Matching.Index;

/// <summary>
/// Up to 65,536 documents that do not change any more. Postings hold a document's number in two bytes and its impact in one: the BM25F weight of the word in that
/// document, without the word's rarity, in 255 steps. Beside them a forward index (document to words) for feedback and explanations.
/// About 3 bytes a posting, and 3 for the forward index.
/// </summary>
internal sealed class Segment
{
    internal const int MaxDocuments = 65536;

    /// <summary>For how many best documents of a word the least impact is remembered: a floor under the score of the k-th best of any query with that word.</summary>
    internal static readonly int[] FloorRanks = [10, 100, 300];

    internal required string[] Ids { get; init; }
    internal required byte[] Languages { get; init; }
    internal required int[] TermIds { get; init; }

    /// <summary>Where a word's postings begin; one more than words.</summary>
    internal required int[] Starts { get; init; }
    internal required ushort[] Docs { get; init; }
    internal required byte[] Impacts { get; init; }
    internal required byte[] MaxImpacts { get; init; }

    /// <summary>Three a word: the 10th, 100th and 300th highest impact, 0 where there are fewer documents.</summary>
    internal required byte[] Floors { get; init; }
    internal required int[] ForwardStarts { get; init; }
    internal required byte[] Forward { get; init; }
    internal required Dictionary<string, ushort[]> Labels { get; init; }
    internal required int[][] Numbers { get; init; }

    internal int Count => Ids.Length;

    /// <summary>Documents of each language, the removed among them.</summary>
    internal int[] CountByLanguage => field ??= CountLanguages();

    internal long Bytes => (Ids.Length * 8L) + Ids.Sum(i => 22L + (2 * i.Length)) + Languages.Length + (TermIds.Length * 4L) + (Starts.Length * 4L) + (Docs.Length * 2L) + Impacts.Length
        + MaxImpacts.Length + Floors.Length + (ForwardStarts.Length * 4L) + Forward.Length + Labels.Sum(l => 80L + (2 * l.Value.Length)) + Numbers.Sum(n => 4L * n.Length);

    /// <summary>The place of a word in this segment, or -1.</summary>
    internal int SlotOf(int term)
    {
        int low = 0, high = TermIds.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var at = TermIds[middle];
            if (at == term) return middle;
            if (at < term) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    internal int DocumentsWith(int slot) => Starts[slot + 1] - Starts[slot];

    internal ReadOnlySpan<ushort> DocsOf(int slot) => Docs.AsSpan(Starts[slot], Starts[slot + 1] - Starts[slot]);

    internal ReadOnlySpan<byte> ImpactsOf(int slot) => Impacts.AsSpan(Starts[slot], Starts[slot + 1] - Starts[slot]);

    /// <summary>The impact of a word in a document, 0 where it does not stand. The document is looked up among the word's postings from <paramref name="from"/> on, which moves there.</summary>
    internal static byte ImpactIn(ReadOnlySpan<ushort> docs, ReadOnlySpan<byte> impacts, ushort doc, ref int from)
    {
        // in steps that double, then by halves: the asked documents come in rising order
        var step = 1;
        var high = from;
        while (high < docs.Length && docs[high] < doc)
        {
            from = high + 1;
            high += step;
            step <<= 1;
        }

        high = Math.Min(high, docs.Length - 1);
        var low = from;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (docs[middle] < doc) low = middle + 1;
            else high = middle - 1;
        }

        from = low;
        return low < docs.Length && docs[low] == doc ? impacts[low] : (byte)0;
    }

    /// <summary>The words of a document with their impacts, by rising number of the word.</summary>
    internal ForwardReader WordsOf(int doc) => new(Forward.AsSpan(ForwardStarts[doc], ForwardStarts[doc + 1] - ForwardStarts[doc]));

    private int[] CountLanguages()
    {
        var counts = new int[Text.LanguageCodes.Count];
        foreach (var language in Languages) counts[language]++;
        return counts;
    }

    /// <summary>Reads the words of one document.</summary>
    internal ref struct ForwardReader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;

        internal int Term { get; private set; } = -1;

        internal byte Impact { get; private set; }

        internal bool Next()
        {
            if (rest.IsEmpty) return false;
            int step = 0, shift = 0, i = 0;
            while (true)
            {
                var b = rest[i++];
                step |= (b & 127) << shift;
                if (b < 128) break;
                shift += 7;
            }

            Term += step;
            Impact = rest[i];
            rest = rest[(i + 1)..];
            return true;
        }
    }
}
