using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests;

/// <summary>Made-up documents and the shortest ways to index and ask them.</summary>
internal static class Made
{
    /// <summary>One field whose length does not matter: the weight of a word hangs on nothing but how often it stands there.</summary>
    internal static readonly IndexOptions Flat = new() { Fields = [new("text", 1, 0)] };

    internal static readonly IndexOptions OneField = new() { Fields = [new("text")] };

    internal static MatchDocument Document(string id, string text, Language language = Language.English) => new(id, [text]) { Language = language };

    internal static MatchIndex Index(IndexOptions options, params IEnumerable<(string Id, string Text)> documents)
    {
        var index = new MatchIndex(options);
        foreach (var (id, text) in documents) index.Add(Document(id, text));
        index.Publish();
        return index;
    }

    internal static Equipment Bare(MatchIndex index) => new(null, new SoundIndex(index.Words), new Spelling(index.Words), null);

    /// <summary>Ids and scores of a plain search on a snapshot, an old one too.</summary>
    internal static List<(string Id, float Score)> Ask(this MatchIndex index, IndexSnapshot snapshot, string text, int k = 10_000) =>
        [.. Ranker.Rank(snapshot, text, Language.English, k, null, Bare(index), RankOptions.Plain).Select(h => (snapshot.IdOf(h), h.Score))];

    internal static List<string> Ids(this MatchIndex index, string text, SearchFilter? filter = null, Language language = Language.English, LexiconSet? lexicons = null) =>
        [.. new MatchSearcher(index, lexicons).Search(new SearchQuery(text) { Language = language, Count = 10_000, IsPlain = true, Filter = filter }).Select(h => h.Id)];

    /// <summary>All terms of a text in their order, those that are said besides in brackets.</summary>
    internal static string Terms(string text, Language language = Language.English)
    {
        var sink = new Sink([]);
        Analyser.Analyse(text, language, ref sink);
        return string.Join(' ', sink.Terms);
    }

    /// <summary>Ranks from 0 up, few of them often and most of them seldom, as words in texts are.</summary>
    internal static int Zipf(this Random random, int words) => (int)Math.Pow(words, random.NextDouble()) - 1;

    /// <summary>A text of made-up words that no stemmer touches.</summary>
    internal static string Text(this Random random, int length, int words) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Word(random.Zipf(words))));

    /// <summary>A letter and a number: one term, with no parts and no ending.</summary>
    internal static string Word(int number) => $"w{number}";

    private readonly struct Sink(List<string> terms) : ITermSink
    {
        internal List<string> Terms => terms;

        public bool Knows(ReadOnlySpan<char> surface, Language language) => false;

        public void Term(ReadOnlySpan<char> surface, ReadOnlySpan<char> term, Language language, bool isExtra)
        {
            if (!term.IsEmpty) terms.Add(isExtra ? $"[{term}]" : term.ToString());
        }
    }
}
