using Isthmus.Matching.Text;

namespace Isthmus.Matching.Search;

/// <summary>A word of a query: how it was written, its term, its language, and how often it was said.</summary>
internal sealed record QueryWord(string Surface, string Term, Language Language, bool IsExtra)
{
    internal int Times { get; set; } = 1;
}

/// <summary>The words of a query, each once, in the order they came.</summary>
internal static class QueryWords
{
    /// <summary>As many words of a query are looked for; a text may be longer (a whole document that asks for its like).</summary>
    private const int Most = 1024;

    internal static List<QueryWord> Read(string text, Language language)
    {
        var sink = new Sink([], new Dictionary<string, QueryWord>(StringComparer.Ordinal));
        Analyser.Analyse(text, language, ref sink);
        return sink.Words;
    }

    private readonly struct Sink(List<QueryWord> words, Dictionary<string, QueryWord> byTerm) : ITermSink
    {
        internal List<QueryWord> Words => words;

        public bool Knows(ReadOnlySpan<char> surface, Language language) => false;

        public void Term(ReadOnlySpan<char> surface, ReadOnlySpan<char> term, Language language, bool isExtra)
        {
            if (term.IsEmpty) return;
            if (byTerm.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var known))
            {
                known.Times++;
            }
            else if (words.Count < Most)
            {
                var word = new QueryWord(surface.ToString(), term.ToString(), language, isExtra);
                words.Add(word);
                byTerm.Add(word.Term, word);
            }
        }
    }
}
