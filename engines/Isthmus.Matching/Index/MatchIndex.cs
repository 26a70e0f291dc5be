using System.Numerics;

namespace Isthmus.Matching.Index;

/// <summary>
/// An index in memory: segments that do not change, a head that takes new documents, and marks for the removed ones. Documents may be added and removed at any time by
/// one caller after the other (a lock sees to that); what was added is found after <see cref="Publish"/>. Searches run beside that on the snapshot they took.
/// </summary>
/// <remarks>Adding takes time in proportion to the text; publishing in proportion to what was added, and now and then to the segments that are merged (65,536 documents at most).</remarks>
public sealed class MatchIndex
{
    // As many segments of one size are merged into one of the next.
    private const int MergeAt = 8;

    private readonly Lock writing = new();
    private readonly IndexOptions options;
    private readonly WordTable words;
    private readonly PendingDocuments pending;
    private readonly List<Part> parts = [];
    private readonly Dictionary<string, (Part? Part, int Doc)> places = new(StringComparer.Ordinal);
    private IndexSnapshot snapshot;

    /// <summary>An empty index.</summary>
    /// <exception cref="ArgumentException">The options are out of range; the message says which.</exception>
    public MatchIndex(IndexOptions? options = null)
        : this(options ?? new IndexOptions(), new WordTable(), [])
    {
    }

    private MatchIndex(IndexOptions options, WordTable words, IEnumerable<(Segment Segment, ulong[]? Removed)> read)
    {
        options.Check();
        this.options = options;
        this.words = words;
        pending = new PendingDocuments(options, words);
        foreach (var (segment, removed) in read)
        {
            var part = new Part(segment, removed);
            parts.Add(part);
            for (var doc = 0; doc < segment.Count; doc++)
            {
                if (!part.IsRemoved(doc)) places[segment.Ids[doc]] = (part, doc);
            }
        }

        snapshot = new IndexSnapshot(options, words, [.. parts.Select(p => p.Seen())]);
    }

    /// <summary>The latent space that was in the file this index was read from, which every <see cref="MatchSearcher"/> made for it begins with; null where there was none.</summary>
    public Latent.LatentSpace? SavedSpace { get; private init; }

    /// <summary>What searches see: all that was published.</summary>
    public IndexSnapshot Current => Volatile.Read(ref snapshot);

    internal WordTable Words => words;

    /// <summary>Adds a document, or replaces the one of the same id. It is found after <see cref="Publish"/>.</summary>
    /// <exception cref="ArgumentException">The id is empty, a list is null, or a label is; the document is then not in the index, and one of its id stays.</exception>
    public void Add(MatchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(document.Id);
        if (document.Fields is null || document.Labels is null || document.Numbers is null) throw new ArgumentException($"document {document.Id}: fields, labels and numbers may be empty and not null", nameof(document));
        foreach (var label in document.Labels)
        {
            if (label is null) throw new ArgumentException($"document {document.Id}: a label is null", nameof(document));
        }

        lock (writing)
        {
            Forget(document.Id);
            places[document.Id] = (null, pending.Add(document));
            if (pending.Count == Segment.MaxDocuments) SealPending();
        }
    }

    /// <summary>Removes a document; false where there is none of that id. It is gone from searches after <see cref="Publish"/>.</summary>
    public bool Remove(string id)
    {
        lock (writing) return Forget(id);
    }

    /// <summary>Makes visible what was added and removed.</summary>
    public void Publish()
    {
        lock (writing)
        {
            SealPending();
            Merge();
            Volatile.Write(ref snapshot, new IndexSnapshot(options, words, [.. parts.Select(p => p.Seen())], snapshot));
        }
    }

    /// <summary>Publishes, and writes the index to a stream, with a checksum, so that a later start need not read the texts again. Documents cannot be added meanwhile; searches go on.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="space">A latent space of this index (<see cref="MatchSearcher.Space"/>), to be there again after the start; null for none.</param>
    public void Save(Stream stream, Latent.LatentSpace? space = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        lock (writing)
        {
            // what was read since would bring words and lengths of documents that are not in the file
            Publish();
            Storage.IndexSnapshotFile.Write(stream, Current, pending.Lengths, space);
        }
    }

    /// <summary>Reads an index that <see cref="Save"/> wrote, with the options it was made with. Files of the version before are read too; they hold no latent space.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such index, one of other options, or is damaged: build the index anew.</exception>
    public static MatchIndex Load(Stream stream, IndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new IndexOptions();
        options.Check();
        var (words, totals, parts, space) = Storage.IndexSnapshotFile.Read(stream, options);
        var index = new MatchIndex(options, words, parts) { SavedSpace = space };
        totals.CopyTo(index.pending.Lengths);
        return index;
    }

    private bool Forget(string id)
    {
        if (!places.Remove(id, out var place)) return false;
        if (place.Part is { } part) part.Remove(place.Doc);
        else pending.Remove(place.Doc);
        return true;
    }

    private void SealPending()
    {
        if (pending.Seal() is { } segment) Append(new Part(segment));
    }

    private void Append(Part part)
    {
        parts.Add(part);
        for (var doc = 0; doc < part.Segment.Count; doc++) places[part.Segment.Ids[doc]] = (part, doc);
    }

    private void Merge()
    {
        parts.RemoveAll(p => p.Live == 0);
        for (var merged = true; merged;)
        {
            merged = false;
            foreach (var size in parts.GroupBy(p => Size(p.Live)).OrderBy(g => g.Key))
            {
                var group = Fitting(size);
                if (group.Count < MergeAt && !(group.Count > 0 && group[0].Live < group[0].Segment.Count / 2)) continue;
                Replace(group);
                merged = true;
                break;
            }
        }
    }

    // those that fit into one segment together, the most worn first
    private static List<Part> Fitting(IEnumerable<Part> parts)
    {
        var fitting = new List<Part>();
        var sum = 0;
        foreach (var part in parts.OrderBy(p => p.Live / (double)p.Segment.Count))
        {
            if (sum + part.Live > Segment.MaxDocuments) break;
            sum += part.Live;
            fitting.Add(part);
            if (fitting.Count == MergeAt) break;
        }

        return fitting;
    }

    private static int Size(int live)
    {
        var size = 0;
        for (; live >= MergeAt; live /= MergeAt) size++;
        return size;
    }

    private void Replace(List<Part> group)
    {
        var documents = new List<DocumentEntry>();
        var starts = new List<int> { 0 };
        var terms = new List<int>();
        var impacts = new List<byte>();
        foreach (var part in group)
        {
            var labels = part.LabelsByDocument();
            for (var doc = 0; doc < part.Segment.Count; doc++)
            {
                if (part.IsRemoved(doc)) continue;
                var reader = part.Segment.WordsOf(doc);
                while (reader.Next())
                {
                    terms.Add(reader.Term);
                    impacts.Add(reader.Impact);
                }

                starts.Add(terms.Count);
                documents.Add(new DocumentEntry(part.Segment.Ids[doc], (Text.Language)part.Segment.Languages[doc], labels[doc] ?? [], [.. part.Segment.Numbers.Select(n => n[doc])]));
            }

            parts.Remove(part);
        }

        Append(new Part(SegmentBuilder.Build(documents, Span(starts), Span(terms), Span(impacts), pending.Scratch(), options.Numbers.Count)));

        static Span<T> Span<T>(List<T> list) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);
    }

    /// <summary>A segment and the marks of its removed documents. The marks are copied before they change once a snapshot has seen them.</summary>
    private sealed class Part(Segment segment, ulong[]? removed = null)
    {
        private bool isShared;

        internal Segment Segment { get; } = segment;

        internal int Live { get; private set; } = segment.Count - (removed?.Sum(BitOperations.PopCount) ?? 0);

        internal bool IsRemoved(int doc) => removed is not null && (removed[doc >> 6] & (1UL << (doc & 63))) != 0;

        internal void Remove(int doc)
        {
            if (removed is null) removed = new ulong[(Segment.Count + 63) / 64];
            else if (isShared) removed = [.. removed];
            isShared = false;
            removed[doc >> 6] |= 1UL << (doc & 63);
            Live--;
        }

        internal SnapshotPart Seen()
        {
            isShared = true;
            return new SnapshotPart(Segment, removed, Live);
        }

        internal List<string>?[] LabelsByDocument()
        {
            var labels = new List<string>?[Segment.Count];
            foreach (var (label, docs) in Segment.Labels)
            {
                foreach (var doc in docs) (labels[doc] ??= []).Add(label);
            }

            return labels;
        }
    }
}

/// <summary>A segment as a snapshot sees it.</summary>
internal sealed record SnapshotPart(Segment Segment, ulong[]? Removed, int Live)
{
    /// <summary>The documents that were not removed, as bits; null where none was. Read only: all searches share it.</summary>
    internal ulong[]? Kept => field ??= Removed is null ? null : Array.ConvertAll(Removed, r => ~r);
}
