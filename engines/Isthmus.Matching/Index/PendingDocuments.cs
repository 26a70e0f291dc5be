using Isthmus.Matching.Text;

namespace Isthmus.Matching.Index;

/// <summary>The mutable head of an index: documents that were read and are not sealed into a segment yet.</summary>
internal sealed class PendingDocuments(IndexOptions options, WordTable words)
{
    internal const int LengthTotals = 8;
    private const int MaxSurfaces = 1 << 20;

    private readonly WordTable words = words;
    private readonly int fields = options.Fields.Count;
    private readonly List<DocumentEntry> documents = [];
    private readonly List<bool> removed = [];
    private readonly List<int> starts = [0];
    private readonly List<int> lengths = [];
    private Posting[] postings = new Posting[1024];
    private int count;

    // words as they are written, by language, and the numbers of their terms: most words of a text were met before, and need no stemming
    private WordTable[] surfaces = NewSurfaces();
    private int[][] termOf = [.. Enumerable.Range(0, LanguageCodes.Count).Select(_ => new int[256])];

    // where the current document's posting of a word stands, and for which document that was written
    private int[] placeOf = new int[1024];
    private int[] scratch = new int[1024];

    // of each field: how long it is in all documents together, and in how many documents it is not empty
    private readonly long[] totals = new long[LengthTotals];

    internal int Count => documents.Count;

    /// <summary>Where a document stands if it is pending.</summary>
    internal int Add(MatchDocument document)
    {
        var language = document.Language;
        if (language == Language.Unknown) language = LanguageGuess.Of(Longest(document.Fields));
        var first = count;
        for (var field = 0; field < fields; field++)
        {
            var sink = new Sink(this, field, first);
            if (field < document.Fields.Count && document.Fields[field] is { Length: > 0 } text) Analyser.Analyse(text, language, ref sink);
            lengths.Add(sink.Length);
            if (sink.Length == 0) continue;
            totals[2 * field] += sink.Length;
            totals[(2 * field) + 1]++;
        }

        documents.Add(new DocumentEntry(document.Id, language, document.Labels, document.Numbers));
        removed.Add(false);
        starts.Add(count);
        if (surfaces[(int)language].Count > MaxSurfaces) surfaces = NewSurfaces();
        return documents.Count - 1;
    }

    internal void Remove(int place) => removed[place] = true;

    /// <summary>Seals what is pending into a segment, or null where nothing is.</summary>
    internal Segment? Seal()
    {
        var kept = new List<DocumentEntry>(documents.Count);
        var from = new List<int>(documents.Count + 1) { 0 };
        var terms = new int[count];
        var impacts = new byte[count];
        var to = 0;
        Span<double> share = stackalloc double[4];
        for (var doc = 0; doc < documents.Count; doc++)
        {
            if (removed[doc]) continue;
            for (var field = 0; field < fields; field++) share[field] = Share(field, lengths[(doc * fields) + field]);
            for (var i = starts[doc]; i < starts[doc + 1]; i++, to++)
            {
                terms[to] = postings[i].Term;
                impacts[to] = Impacts.Of(postings[i].Frequencies, share, options.Saturation);
            }

            kept.Add(documents[doc]);
            from.Add(to);
        }

        Clear();
        if (kept.Count == 0) return null;
        return SegmentBuilder.Build(kept, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(from), terms.AsSpan(0, to), impacts.AsSpan(0, to), Scratch(), options.Numbers.Count);
    }

    /// <summary>An array as long as there are words, all zero, to be left all zero.</summary>
    internal int[] Scratch()
    {
        if (scratch.Length < words.Count) scratch = new int[words.Count * 3 / 2];
        return scratch;
    }

    internal Span<long> Lengths => totals;

    private double Share(int field, int length)
    {
        var spec = options.Fields[field];
        var average = totals[(2 * field) + 1] == 0 ? 1 : (double)totals[2 * field] / totals[(2 * field) + 1];
        // an empty field counts as one word: a share of 1 would divide by nothing
        return spec.Weight / (1 - spec.LengthShare + (spec.LengthShare * Math.Max(length, 1) / average));
    }

    private void Clear()
    {
        documents.Clear();
        removed.Clear();
        starts.Clear();
        starts.Add(0);
        lengths.Clear();
        count = 0;
    }

    private void CountWord(int term, int field, int first)
    {
        if (term >= placeOf.Length) Array.Resize(ref placeOf, Math.Max(term + 1, placeOf.Length * 2));
        var place = placeOf[term] - 1;
        if (place < first || place >= count || postings[place].Term != term)
        {
            if (count == postings.Length) Array.Resize(ref postings, postings.Length * 2);
            place = count++;
            postings[place] = new Posting(term, 0);
            placeOf[term] = place + 1;
        }

        ref var posting = ref postings[place];
        var shift = 16 * field;
        if (((posting.Frequencies >> shift) & 0xFFFF) < 0xFFFF) posting = posting with { Frequencies = posting.Frequencies + (1UL << shift) };
    }

    private static string Longest(IReadOnlyList<string?> fields)
    {
        var longest = "";
        foreach (var field in fields)
        {
            if (field is not null && field.Length > longest.Length) longest = field;
        }

        return longest;
    }

    private static WordTable[] NewSurfaces() => [.. Enumerable.Range(0, LanguageCodes.Count).Select(_ => new WordTable())];

    private readonly record struct Posting(int Term, ulong Frequencies);

    /// <summary>Counts the words of one field of one document.</summary>
    private struct Sink(PendingDocuments owner, int field, int first) : ITermSink
    {
        internal int Length { get; private set; }

        public bool Knows(ReadOnlySpan<char> surface, Language language)
        {
            var number = owner.surfaces[(int)language].Find(surface);
            if (number < 0) return false;
            var term = owner.termOf[(int)language][number];
            if (term < 0) return true;
            owner.CountWord(term, field, first);
            Length++;
            return true;
        }

        public void Term(ReadOnlySpan<char> surface, ReadOnlySpan<char> term, Language language, bool isExtra)
        {
            var word = term.IsEmpty ? -1 : owner.words.Add(term);
            if (!isExtra) Remember(surface, language, word);
            if (word < 0) return;
            owner.CountWord(word, field, first);
            if (!isExtra) Length++;
        }

        private readonly void Remember(ReadOnlySpan<char> surface, Language language, int word)
        {
            var number = owner.surfaces[(int)language].Add(surface);
            ref var known = ref owner.termOf[(int)language];
            if (number >= known.Length) Array.Resize(ref known, known.Length * 2);
            known[number] = word;
        }
    }
}
