using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;

namespace Isthmus.Matching.Storage;

/// <summary>An index as a file: words, then the segments as they are in memory. Reading it takes as long as reading the bytes and putting the words into their table.</summary>
internal static class IndexSnapshotFile
{
    private const string Magic = "isthmus-matching 2";

    // The same without a latent space at its end.
    private const string MagicBefore = "isthmus-matching 1";
    private const int MostParts = 1 << 20;

    internal static void Write(Stream stream, IndexSnapshot snapshot, ReadOnlySpan<long> lengthTotals, LatentSpace? space)
    {
        var (options, words, parts) = (snapshot.Options, snapshot.Words, snapshot.Parts);
        var writer = new SnapshotWriter(stream);
        writer.Text(Magic);
        writer.Text(Key(options));
        writer.Sized(lengthTotals);
        // the lengths of the words and then their letters in one piece
        var count = words.Count;
        var lengths = new int[count];
        var letters = new char[lengths.Length == 0 ? 0 : Enumerable.Range(0, count).Sum(w => lengths[w] = words.WordOf(w).Length)];
        var at = 0;
        for (var word = 0; word < count; word++)
        {
            words.WordOf(word).CopyTo(letters.AsSpan(at));
            at += lengths[word];
        }

        writer.Sized<int>(lengths);
        writer.Sized<char>(letters);
        writer.Number(parts.Length);
        foreach (var part in parts) Write(writer, part);
        writer.Number(space is null ? 0 : 1);
        space?.Write(writer, snapshot);
        writer.Finish();
    }

    internal static (WordTable Words, long[] LengthTotals, List<(Segment Segment, ulong[]? Removed)> Parts, LatentSpace? Space) Read(Stream stream, IndexOptions options)
    {
        var reader = new SnapshotReader(stream);
        var magic = reader.Text();
        if (magic is not (Magic or MagicBefore)) throw new InvalidDataException("This is not a snapshot of an index, or one of another version: build the index anew.");
        if (reader.Text() != Key(options)) throw new InvalidDataException("The snapshot was written with other options: build the index anew.");
        var totals = reader.Sized<long>();
        if (totals.Length != PendingDocuments.LengthTotals || totals.Any(t => t < 0)) throw SnapshotReader.Damaged();
        var words = new WordTable();
        var lengths = reader.Sized<int>();
        var letters = reader.Sized<char>();
        var at = 0;
        foreach (var length in lengths)
        {
            if (length < 0 || length > letters.Length - at) throw SnapshotReader.Damaged();
            words.Add(letters.AsSpan(at, length));
            at += length;
        }

        if (words.Count != lengths.Length) throw SnapshotReader.Damaged();
        var count = reader.Number();
        if (count is < 0 or > MostParts) throw SnapshotReader.Damaged();
        var parts = new List<(Segment, ulong[]?)>();
        for (var i = 0; i < count; i++) parts.Add(ReadPart(reader, words.Count, options));
        var space = magic == Magic && reader.Number() switch { 0 => false, 1 => true, _ => throw SnapshotReader.Damaged() } ? LatentSpace.Read(reader, words.Count, parts.ConvertAll(p => p.Item1)) : null;
        reader.Finish();
        return (words, totals, parts, space);
    }

    // what must be the same for impacts and numbers to mean the same
    private static string Key(IndexOptions options) =>
        FormattableString.Invariant($"{options.Saturation}|{string.Join(',', options.Fields.Select(f => FormattableString.Invariant($"{f.Name}:{f.Weight}:{f.LengthShare}")))}|{string.Join(',', options.Numbers)}");

    private static void Write(SnapshotWriter writer, SnapshotPart part)
    {
        var segment = part.Segment;
        writer.Number(segment.Count);
        foreach (var id in segment.Ids) writer.Text(id);
        writer.Sized<byte>(segment.Languages);
        writer.Sized<int>(segment.TermIds);
        writer.Sized<int>(segment.Starts);
        writer.Sized<ushort>(segment.Docs);
        writer.Sized<byte>(segment.Impacts);
        writer.Sized<byte>(segment.MaxImpacts);
        writer.Sized<byte>(segment.Floors);
        writer.Sized<int>(segment.ForwardStarts);
        writer.Sized<byte>(segment.Forward);
        writer.Number(segment.Labels.Count);
        foreach (var (label, docs) in segment.Labels)
        {
            writer.Text(label);
            writer.Sized<ushort>(docs);
        }

        foreach (var numbers in segment.Numbers) writer.Sized<int>(numbers);
        writer.Sized<ulong>(part.Removed ?? []);
    }

    private static (Segment Segment, ulong[]? Removed) ReadPart(SnapshotReader reader, int words, IndexOptions options)
    {
        var count = reader.Number();
        if (count is < 1 or > Segment.MaxDocuments) throw SnapshotReader.Damaged();
        var ids = new string[count];
        for (var i = 0; i < count; i++) ids[i] = reader.Text();
        var languages = reader.Sized<byte>();
        var termIds = reader.Sized<int>();
        var starts = reader.Sized<int>();
        var docs = reader.Sized<ushort>();
        var impacts = reader.Sized<byte>();
        var most = reader.Sized<byte>();
        var floors = reader.Sized<byte>();
        var forwardStarts = reader.Sized<int>();
        var forward = reader.Sized<byte>();
        var labels = new Dictionary<string, ushort[]>(StringComparer.Ordinal);
        for (var left = reader.Number(); left > 0; left--) labels[reader.Text()] = reader.Sized<ushort>();
        var numbers = new int[options.Numbers.Count][];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = reader.Sized<int>();
        var removed = reader.Sized<ulong>();
        // the search reads without looking: what it reads by must fit together
        var fits = languages.Length == count && languages.All(l => l < Text.LanguageCodes.Count) && starts.Length == termIds.Length + 1 && most.Length == termIds.Length && floors.Length == termIds.Length * Segment.FloorRanks.Length
            && docs.Length == impacts.Length && IsRising(starts, docs.Length) && forwardStarts.Length == count + 1 && IsRising(forwardStarts, forward.Length)
            && termIds.All(t => t >= 0 && t < words) && docs.All(d => d < count) && labels.Values.All(l => l.All(d => d < count)) && numbers.All(n => n.Length == count)
            && (removed.Length == 0 || removed.Length == (count + 63) / 64);
        if (!fits) throw SnapshotReader.Damaged();
        var segment = new Segment
        {
            Ids = ids,
            Languages = languages,
            TermIds = termIds,
            Starts = starts,
            Docs = docs,
            Impacts = impacts,
            MaxImpacts = most,
            Floors = floors,
            ForwardStarts = forwardStarts,
            Forward = forward,
            Labels = labels,
            Numbers = numbers,
        };
        return (segment, removed.Length == 0 ? null : removed);
    }

    private static bool IsRising(int[] values, int last)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1]) return false;
        }

        return values[0] == 0 && values[^1] == last;
    }
}
