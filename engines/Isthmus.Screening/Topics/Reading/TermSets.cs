using System.Text;

namespace Isthmus.Screening.Topics.Reading;

/// <summary>
/// Sets of terms in several languages, read from text: <c>[name]</c> opens a set, a line <c>en term | term</c> adds to it, <c>#</c> begins a remark, any other line is handed to the caller.
/// A set whose name begins with <c>~</c> holds phrases that mean something else: a term inside one is no match.
/// </summary>
internal sealed class TermSets
{
    // Most sets have no term in a text; nobody adds to this one.
    private static readonly List<TermMatch> None = [];
    private readonly TermTrie _trie;
    private readonly Dictionary<string, int> _names;
    private readonly bool[] _masks;

    private TermSets(TermTrie trie, Dictionary<string, int> names)
    {
        _trie = trie;
        _names = names;
        _masks = new bool[names.Count];
        foreach (var (name, id) in names) _masks[id] = name[0] == '~';
    }

    internal int Count => _masks.Length;

    internal int this[string name] => _names.TryGetValue(name, out var id) ? id : throw new InvalidDataException($"The lexicon has no set called “{name}”. Add it or correct the rule.");

    /// <summary>Reads the sets; lines that belong to no set go to <paramref name="other"/> with their number.</summary>
    internal static TermSets Read(TextReader reader, Action<string, int> other)
    {
        var builder = new Builder();
        builder.Read(reader, other);
        return builder.Build();
    }

    /// <summary>The terms in the text by set, without those that stand inside a phrase of another meaning.</summary>
    internal List<TermMatch>[] Find(FoldedText text)
    {
        var all = _trie.Find(text);
        // For each token how far the longest mask that begins there or before reaches.
        var reach = new int[text.Tokens.Count + 1];
        var masks = new HashSet<(int First, int End)>();
        foreach (var match in all)
        {
            if (!_masks[match.Set]) continue;
            reach[match.First] = Math.Max(reach[match.First], match.End);
            masks.Add((match.First, match.End));
        }

        for (var i = 1; i < reach.Length; i++) reach[i] = Math.Max(reach[i], reach[i - 1]);

        var result = new List<TermMatch>[Count];
        Array.Fill(result, None);
        foreach (var match in all)
        {
            // Only a longer phrase gives a term another meaning: a word in both kinds of sets keeps its own, and only parts of it lose theirs.
            if (_masks[match.Set] || match.End < reach[match.First] || (match.End == reach[match.First] && !masks.Contains((match.First, match.End)))) continue;
            // A false friend ("ذخیره" is ammunition in Arabic and "saved" in Persian) counts where its language is not excluded.
            if (match.Only is { } only && text.ArabicScriptOf(match.First) is { } language && language != only) continue;
            if (ReferenceEquals(result[match.Set], None)) result[match.Set] = [];
            result[match.Set].Add(match);
        }

        return result;
    }

    internal static StreamReader Resource(string name) =>
        new(typeof(TermSets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly was built without its resource {name}."), Encoding.UTF8);

    private static TextLanguage? Language(ReadOnlySpan<char> code) => code switch
    {
        "en" => TextLanguage.En,
        "ru" => TextLanguage.Ru,
        "fa" => TextLanguage.Fa,
        "tr" => TextLanguage.Tr,
        "ar" => TextLanguage.Ar,
        "zh" => TextLanguage.Zh,
        _ => null,
    };

    /// <summary>Collects sets, from text and one by one.</summary>
    internal sealed class Builder
    {
        private readonly TermTrieBuilder _terms = new();
        private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

        internal TermSets Build() => new(_terms.Build(), _names);

        /// <summary>The set's number; a new one is opened.</summary>
        internal int Set(string name)
        {
            if (!_names.TryGetValue(name, out var set)) _names[name] = set = _names.Count;
            return set;
        }

        internal void Add(int set, TextLanguage language, string term) => _terms.Add(set, language, term);

        internal void Read(TextReader reader, Action<string, int> other)
        {
            var current = -1;
            var number = 0;
            for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
            {
                number++;
                line = line.Trim();
                if (line.Length == 0 || line[0] == '#') continue;
                if (line[0] == '[' && line[^1] == ']' && line.Length > 2) current = Set(line[1..^1]);
                else if (line.Length > 3 && line[2] == ' ' && Language(line.AsSpan(0, 2)) is { } language)
                {
                    if (current < 0) throw new InvalidDataException($"Line {number} of the lexicon has terms before the first [set]. Open a set first.");
                    foreach (var term in line[3..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Add(current, language, term);
                }
                else other(line, number);
            }
        }
    }
}
