namespace Isthmus.Screening.Topics.Reading;

/// <summary>A place where a term of a lexicon stands.</summary>
/// <param name="Set">The set that the term belongs to.</param>
/// <param name="First">First token.</param>
/// <param name="End">After the last token.</param>
/// <param name="Term">The term as the lexicon writes it.</param>
/// <param name="Only">The language outside of which the term means something else.</param>
internal readonly record struct TermMatch(int Set, int First, int End, string Term, TextLanguage? Only = null);

/// <summary>
/// All terms of a lexicon in two tries: letters to words, words to terms. A text is walked once: O(letters × longest word) look-ups in the worst case, one per letter in the usual one.
/// </summary>
internal sealed class TermTrie
{
    private const int MostWordsPerToken = 24;
    private const int MostMatches = 20_000;
    private static readonly List<(int Word, int End)> NoWords = [];
    private readonly StepTable _steps;
    private readonly TermWord[]?[] _words;
    private readonly StepTable _phraseSteps;
    private readonly (int Set, string Term, TextLanguage? Only)[]?[] _terms;

    internal TermTrie(TermTrieBuilder builder)
    {
        _steps = new StepTable(builder.Steps);
        _words = new TermWord[builder.Steps.Count + 1][];
        foreach (var (node, words) in builder.Words) _words[node] = [.. words];
        _phraseSteps = new StepTable(builder.PhraseSteps);
        _terms = new (int, string, TextLanguage?)[builder.PhraseSteps.Count + 1][];
        foreach (var (node, terms) in builder.Terms) _terms[node] = [.. terms];
    }

    /// <summary>All terms in the text, in the order of their first token.</summary>
    internal List<TermMatch> Find(FoldedText text)
    {
        var matches = new List<TermMatch>();
        var words = new List<(int Word, int End)>?[text.Tokens.Count];
        for (var i = 0; i < text.Tokens.Count && matches.Count < MostMatches; i++) Follow(text, words, 0, i, i, matches);
        return matches;
    }

    private void Follow(FoldedText text, List<(int Word, int End)>?[] words, int node, int first, int token, List<TermMatch> matches)
    {
        if (token >= text.Tokens.Count || text.Tokens[token].Sentence != text.Tokens[first].Sentence) return;
        foreach (var (word, end) in words[token] ??= WordsAt(text, token))
        {
            var next = _phraseSteps.Next(node, word);
            if (next == 0) continue;
            if (_terms[next] is { } terms)
                foreach (var (set, term, only) in terms) matches.Add(new TermMatch(set, first, end, term, only));
            Follow(text, words, next, first, end, matches);
        }
    }

    private List<(int Word, int End)> WordsAt(FoldedText text, int token)
    {
        List<(int, int)>? found = null;
        var disguise = text.Tokens[token].Disguise;
        Walk(text, token, 0, TokenDisguise.None, ref found);
        if (TextFolder.IsArabic(text.Letters[text.Tokens[token].Start]))
        {
            Span<int> starts = stackalloc int[4];
            var count = Endings.ArabicStarts(text.Of(token), starts);
            for (var i = 0; i < count; i++) Walk(text, token, starts[i], TokenDisguise.None, ref found);
        }

        foreach (var way in (ReadOnlySpan<TokenDisguise>)[TokenDisguise.AsLatin, TokenDisguise.AsCyrillic, TokenDisguise.Digits])
            if ((disguise & way) != 0) Walk(text, token, 0, way, ref found);
        return found ?? NoWords;
    }

    private void Walk(FoldedText text, int token, int skip, TokenDisguise way, ref List<(int, int)>? found)
    {
        var node = 0;
        var at = text.Tokens[token].Start + skip;
        var current = token;
        for (var length = 1; ; length++, at++)
        {
            while (at >= text.Tokens[current].End)
            {
                if (current + 1 >= text.Tokens.Count || text.Tokens[current + 1].Joint != TokenJoint.Glued) return;
                current++;
            }

            node = _steps.Next(node, way == TokenDisguise.None ? text.Letters[at] : LookAlikes.Read(text.Letters[at], way));
            if (node == 0) return;
            if (_words[node] is not { } words) continue;
            var rest = text.Letters.AsSpan(at + 1, text.Tokens[current].End - at - 1);
            foreach (var word in words)
            {
                if (found?.Count >= MostWordsPerToken) return;
                if (skip > 0 && word.Language != TextLanguage.Ar) continue;
                if (word.Language == TextLanguage.En && length <= 4 && (text.Tokens[token].Disguise & TokenDisguise.Marked) != 0) continue;
                var fits = word.End switch
                {
                    WordEnd.Open => true,
                    WordEnd.Closed => rest.Length == 0,
                    _ => Endings.Allows(word.Language, rest, length),
                };
                if (!fits) continue;
                (found ??= new List<(int, int)>(2)).Add((word.Id, current + 1));
                // A Persian ending behind a half-space belongs to the word.
                if (word.Language == TextLanguage.Fa && word.End == WordEnd.Inflected && rest.Length == 0 && current + 1 < text.Tokens.Count
                    && text.Tokens[current + 1].Joint == TokenJoint.Glued && Endings.Allows(TextLanguage.Fa, text.Of(current + 1), length)) found.Add((word.Id, current + 2));
            }
        }
    }

    internal static long Key(int node, int step) => ((long)node << 32) | (uint)step;
}
