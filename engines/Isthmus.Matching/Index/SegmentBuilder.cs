namespace Isthmus.Matching.Index;

/// <summary>Turns documents, as lists of words with their impacts, into a segment: two counting sorts, in time proportional to the postings.</summary>
internal static class SegmentBuilder
{
    /// <param name="documents">Their ids, languages, labels and numbers, in order.</param>
    /// <param name="starts">Where the words of each document begin in <paramref name="terms"/>; one more than documents.</param>
    /// <param name="terms">Numbers of words, document after document, in any order, none twice in a document.</param>
    /// <param name="impacts">The impact of each.</param>
    /// <param name="slotOf">Scratch as long as there are words, all zero; left all zero.</param>
    /// <param name="columns">How many numbers a document has.</param>
    internal static Segment Build(IReadOnlyList<DocumentEntry> documents, ReadOnlySpan<int> starts, ReadOnlySpan<int> terms, ReadOnlySpan<byte> impacts, int[] slotOf, int columns)
    {
        var distinct = Distinct(terms, slotOf);
        var from = new int[distinct.Length + 1];
        for (var slot = 0; slot < distinct.Length; slot++)
        {
            from[slot + 1] = from[slot] + slotOf[distinct[slot]];
            slotOf[distinct[slot]] = from[slot];
        }

        // by word: documents come in order, so each word's list is sorted
        var docs = new ushort[terms.Length];
        var byWord = new byte[terms.Length];
        for (var doc = 0; doc < documents.Count; doc++)
        {
            for (var i = starts[doc]; i < starts[doc + 1]; i++)
            {
                var at = slotOf[terms[i]]++;
                docs[at] = (ushort)doc;
                byWord[at] = impacts[i];
            }
        }

        foreach (var term in distinct) slotOf[term] = 0;
        var (forwardStarts, forward) = ByDocument(documents.Count, starts, distinct, from, docs, byWord);
        var (most, floors) = Floors(from, byWord);
        return new Segment
        {
            Ids = [.. documents.Select(d => d.Id)],
            Languages = [.. documents.Select(d => (byte)d.Language)],
            TermIds = distinct,
            Starts = from,
            Docs = docs,
            Impacts = byWord,
            MaxImpacts = most,
            Floors = floors,
            ForwardStarts = forwardStarts,
            Forward = forward,
            Labels = LabelsOf(documents),
            Numbers = [.. Enumerable.Range(0, columns).Select(c => documents.Select(d => d.Numbers.Count > c ? d.Numbers[c] : int.MinValue).ToArray())],
        };
    }

    private static int[] Distinct(ReadOnlySpan<int> terms, int[] counts)
    {
        var distinct = new List<int>();
        foreach (var term in terms)
        {
            if (counts[term]++ == 0) distinct.Add(term);
        }

        distinct.Sort();
        return [.. distinct];
    }

    // back to documents: words come in order, so each document's list is sorted and holds steps instead of numbers
    private static (int[] Starts, byte[] Forward) ByDocument(int count, ReadOnlySpan<int> starts, int[] termIds, int[] from, ushort[] docs, byte[] impacts)
    {
        var sorted = new int[docs.Length];
        var weights = new byte[docs.Length];
        var next = starts[..count].ToArray();
        for (var slot = 0; slot < termIds.Length; slot++)
        {
            for (var i = from[slot]; i < from[slot + 1]; i++)
            {
                var at = next[docs[i]]++;
                sorted[at] = termIds[slot];
                weights[at] = impacts[i];
            }
        }

        var forwardStarts = new int[count + 1];
        var forward = new byte[docs.Length * 3];
        var length = 0;
        for (var doc = 0; doc < count; doc++)
        {
            var last = -1;
            for (var i = starts[doc]; i < starts[doc + 1]; i++)
            {
                if (length + 6 > forward.Length) Array.Resize(ref forward, (forward.Length * 3 / 2) + 64);
                var step = sorted[i] - last;
                last = sorted[i];
                for (; step > 127; step >>= 7) forward[length++] = (byte)(step | 128);
                forward[length++] = (byte)step;
                forward[length++] = weights[i];
            }

            forwardStarts[doc + 1] = length;
        }

        Array.Resize(ref forward, length);
        return (forwardStarts, forward);
    }

    private static (byte[] Most, byte[] Floors) Floors(int[] from, byte[] impacts)
    {
        var most = new byte[from.Length - 1];
        var floors = new byte[(from.Length - 1) * Segment.FloorRanks.Length];
        Span<int> counts = stackalloc int[256];
        for (var slot = 0; slot < most.Length; slot++)
        {
            var own = impacts.AsSpan(from[slot], from[slot + 1] - from[slot]);
            byte max = 0;
            foreach (var impact in own) max = Math.Max(max, impact);
            most[slot] = max;
            if (own.Length < Segment.FloorRanks[0]) continue;
            counts.Clear();
            foreach (var impact in own) counts[impact]++;
            var seen = 0;
            var rank = 0;
            for (var impact = (int)max; impact > 0 && rank < Segment.FloorRanks.Length; impact--)
            {
                seen += counts[impact];
                while (rank < Segment.FloorRanks.Length && seen >= Segment.FloorRanks[rank]) floors[(slot * Segment.FloorRanks.Length) + rank++] = (byte)impact;
            }
        }

        return (most, floors);
    }

    private static Dictionary<string, ushort[]> LabelsOf(IReadOnlyList<DocumentEntry> documents)
    {
        var lists = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        for (var doc = 0; doc < documents.Count; doc++)
        {
            foreach (var label in documents[doc].Labels)
            {
                if (!lists.TryGetValue(label, out var list)) lists[label] = list = [];
                if (list.Count == 0 || list[^1] != doc) list.Add((ushort)doc);
            }
        }

        return lists.ToDictionary(l => l.Key, l => l.Value.ToArray(), StringComparer.Ordinal);
    }
}

/// <summary>What a segment keeps of a document besides its words.</summary>
internal readonly record struct DocumentEntry(string Id, Text.Language Language, IReadOnlyList<string> Labels, IReadOnlyList<int> Numbers);
