namespace Isthmus.Screening.Topics.Reading;

/// <summary>How a word of the lexicon ends.</summary>
internal enum WordEnd
{
    /// <summary>With the endings of its language.</summary>
    Inflected,

    /// <summary>As written: <c>word=</c>.</summary>
    Closed,

    /// <summary>Anything may follow: <c>word*</c>.</summary>
    Open,
}

/// <summary>A word of a lexicon.</summary>
internal readonly record struct TermWord(int Id, TextLanguage Language, WordEnd End);

/// <summary>Collects the terms of a lexicon; <see cref="Build"/> freezes them.</summary>
internal sealed class TermTrieBuilder
{
    private readonly Dictionary<(string, TextLanguage, WordEnd), int> _ids = [];
    private int _nodes = 1;
    private int _phraseNodes = 1;

    internal Dictionary<long, int> Steps { get; } = [];

    internal Dictionary<int, List<TermWord>> Words { get; } = [];

    internal Dictionary<long, int> PhraseSteps { get; } = [];

    internal Dictionary<int, List<(int Set, string Term, TextLanguage? Only)>> Terms { get; } = [];

    internal void Add(int set, TextLanguage language, string term)
    {
        var only = term.EndsWith('@') ? language : (TextLanguage?)null;
        term = term.TrimEnd('@');
        // A half-space in the lexicon stands for a half-space, for nothing and for a space.
        if (term.Contains('\u200C', StringComparison.Ordinal)) AddOne(set, language, term.Replace('\u200C', ' '), term, only);
        AddOne(set, language, term, term, only);
    }

    internal TermTrie Build() => new(this);

    private void AddOne(int set, TextLanguage language, string written, string term, TextLanguage? only)
    {
        var node = 0;
        foreach (var part in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part[^1] switch { '*' => WordEnd.Open, '=' => WordEnd.Closed, _ => WordEnd.Inflected };
            var folded = TextFolder.Fold(part.TrimEnd('*', '='));
            if (folded.Tokens.Count == 0) continue;
            // What is glued is one word to the walk; a hyphen in the lexicon parts words as it does in texts.
            var start = folded.Tokens[0].Start;
            for (var i = 1; i <= folded.Tokens.Count; i++)
            {
                var last = i == folded.Tokens.Count;
                if (!last && folded.Tokens[i].Joint == TokenJoint.Glued) continue;
                node = Phrase(node, Word(new string(folded.Letters, start, folded.Tokens[i - 1].End - start), language, last ? end : WordEnd.Closed));
                if (!last) start = folded.Tokens[i].Start;
            }
        }

        if (node == 0) throw new InvalidDataException($"The lexicon has a term without letters: “{term}”. Remove it.");
        if (!Terms.TryGetValue(node, out var terms)) Terms[node] = terms = [];
        if (!terms.Exists(t => t.Set == set)) terms.Add((set, term.Replace("*", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal), only));
    }

    private int Word(string letters, TextLanguage language, WordEnd end)
    {
        if (_ids.TryGetValue((letters, language, end), out var id)) return id;
        id = _ids[(letters, language, end)] = _ids.Count;
        var node = 0;
        foreach (var letter in letters) node = Step(Steps, ref _nodes, node, letter);
        if (!Words.TryGetValue(node, out var words)) Words[node] = words = [];
        words.Add(new TermWord(id, language, end));
        return id;
    }

    private int Phrase(int node, int word) => Step(PhraseSteps, ref _phraseNodes, node, word);

    private static int Step(Dictionary<long, int> steps, ref int count, int node, int step)
    {
        if (!steps.TryGetValue(TermTrie.Key(node, step), out var next)) steps[TermTrie.Key(node, step)] = next = count++;
        return next;
    }
}
