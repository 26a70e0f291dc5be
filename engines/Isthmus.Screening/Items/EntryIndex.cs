using Isthmus.Screening.Topics.Reading;

namespace Isthmus.Screening.Items;

/// <summary>
/// Ranked retrieval over the texts of the entries: Okapi BM25 (Robertson and Walker, k1 = 1.2, b = 0.75) over stems of titles and keywords. A text in another language comes in by the English
/// keywords that its words were found to mean.
/// </summary>
internal sealed class EntryIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<List<(int Entry, int Count)>> _postings = [];
    private readonly double[] _norms;
    private readonly double[] _full;
    private readonly Dictionary<int, int[]> _keywordStems = [];
    private readonly int _entries;

    internal EntryIndex(IReadOnlyList<LexiconEntry> entries, Dictionary<int, string> keywords)
    {
        _entries = entries.Count;
        _norms = new double[entries.Count];
        _full = new double[entries.Count];
        foreach (var (set, name) in keywords) _keywordStems[set] = Stems(name);
        var titles = entries.Select(e => Stems(e.Title)).ToArray();
        var lengths = new int[entries.Count];
        foreach (var entry in entries)
        {
            // A term is its own keyword: it is not counted twice.
            var stems = titles[entry.Number].Concat(entry.Title == entry.Clause ? [] : entry.Keywords.SelectMany(k => _keywordStems[k.Set])).ToList();
            lengths[entry.Number] = stems.Count;
            foreach (var group in stems.GroupBy(s => s)) _postings[group.Key].Add((entry.Number, group.Count()));
        }

        var average = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average());
        for (var i = 0; i < _norms.Length; i++) _norms[i] = K1 * (1 - B + (B * lengths[i] / average));
        foreach (var entry in entries)
            foreach (var stem in titles[entry.Number].Distinct()) _full[entry.Number] += Rarity(stem);
    }

    /// <summary>For each entry its BM25 with the text, the part of its title's rarity that the text covers, and with how many stems.</summary>
    internal EntryRank[] Rank(FoldedText text, IEnumerable<int> keywords)
    {
        var query = new HashSet<int>();
        var ids = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> stem = stackalloc char[EntryStem.Longest];
        for (var i = 0; i < text.Tokens.Count; i++)
            if (text.Of(i) is [>= 'a' and <= 'z' or >= '0' and <= '9', ..] token && EntryStem.Of(token, stem) is > 0 and var length && ids.TryGetValue(stem[..length], out var id)) query.Add(id);
        foreach (var keyword in keywords)
            if (_keywordStems.TryGetValue(keyword, out var stems)) query.UnionWith(stems);

        var result = new EntryRank[_entries];
        foreach (var number in query)
        {
            var rarity = Rarity(number);
            foreach (var (entry, count) in _postings[number])
            {
                ref var rank = ref result[entry];
                rank.Score += rarity * count * (K1 + 1) / (count + _norms[entry]);
                rank.Cover += rarity / Math.Max(rarity, _full[entry]);
                rank.Stems++;
            }
        }

        return result;
    }

    private double Rarity(int stem) => Math.Log(1 + ((_entries - _postings[stem].Count + 0.5) / (_postings[stem].Count + 0.5)));

    private int[] Stems(string text)
    {
        var folded = TextFolder.Fold(text);
        var stems = new List<int>();
        Span<char> stem = stackalloc char[EntryStem.Longest];
        for (var i = 0; i < folded.Tokens.Count; i++)
        {
            if (EntryStem.Of(folded.Of(i), stem) is not (> 0 and var length)) continue;
            var word = new string(stem[..length]);
            if (!_ids.TryGetValue(word, out var id))
            {
                _ids[word] = id = _postings.Count;
                _postings.Add([]);
            }

            stems.Add(id);
        }

        return [.. stems];
    }
}

/// <summary>How an entry's own words agree with a text.</summary>
internal struct EntryRank
{
    /// <summary>BM25.</summary>
    internal double Score;

    /// <summary>The part of the title that the text covers, words weighed by rarity.</summary>
    internal double Cover;

    /// <summary>How many different stems they share.</summary>
    internal int Stems;
}
