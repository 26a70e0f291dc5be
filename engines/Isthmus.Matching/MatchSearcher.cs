using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Explaining;
using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching;

/// <summary>What is looked for.</summary>
/// <param name="Text">The text of the query, of any length: some words, or a whole document that looks for its like.</param>
public sealed record SearchQuery(string Text)
{
    /// <summary>Its language; found from the text when <see cref="Language.Unknown"/>.</summary>
    public Language Language { get; init; }

    /// <summary>How many hits at most, from 1 to 10,000.</summary>
    public int Count { get; init; } = 10;

    /// <summary>What a document must be to be found; null for everything.</summary>
    public SearchFilter? Filter { get; init; }

    /// <summary>Whether only the query's own words count: no feedback, no closeness, as a keyword search.</summary>
    public bool IsPlain { get; init; }
}

/// <summary>A document that was found. Scores can be compared within one search only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">How well it fits; more is better.</param>
/// <param name="Coverage">In a plain search, how much of what the query asks the document has, 0 to 1, which can be compared between searches; otherwise null.</param>
public sealed record SearchHit(string Id, float Score, double? Coverage);

/// <summary>
/// Searches an index by relevance, across languages. BM25F first; where the best documents are about one subject, the words they share widen the query, and closeness in a latent
/// space puts the best 300 in order; a query finds documents of other languages through the lexicons and by the sound of names. Safe for any number of callers.
/// </summary>
public sealed class MatchSearcher
{
    private readonly MatchIndex index;
    private readonly SoundIndex sounds;
    private readonly Spelling spelling;
    private readonly LexiconSet? lexicons;
    private LatentSpace? space;

    /// <param name="index">What is searched.</param>
    /// <param name="lexicons">Dictionaries for searching across languages: <see cref="LexiconSet.Core"/>, or with packs; null to search in the query's own language alone.</param>
    public MatchSearcher(MatchIndex index, LexiconSet? lexicons = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        this.index = index;
        this.lexicons = lexicons;
        sounds = new SoundIndex(index.Words);
        spelling = new Spelling(index.Words);
    }

    /// <summary>The latent space that is in use; null until one was learnt, and for small indexes.</summary>
    public LatentSpace? Space => Volatile.Read(ref space);

    /// <summary>Learns the latent space of what is published now and takes it into use: a job for the background, some seconds.</summary>
    /// <returns>Whether there were documents enough to learn from.</returns>
    public bool LearnSpace()
    {
        var snapshot = index.Current;
        var learnt = LatentSpace.Learn(snapshot);
        learnt?.Prepare(snapshot);
        Volatile.Write(ref space, learnt);
        return learnt is not null;
    }

    /// <summary>The documents that fit best, best first.</summary>
    /// <exception cref="ArgumentException">The count or the filter is out of range.</exception>
    public IReadOnlyList<SearchHit> Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Count, 10_000);
        var snapshot = index.Current;
        query.Filter?.Check(snapshot.Options);
        var options = query.IsPlain ? RankOptions.Plain : RankOptions.All;
        var equipment = new Equipment(lexicons, sounds, spelling, Space);
        var plan = Ranker.Plan(snapshot, query.Text, query.Language, equipment, options);
        var hits = Ranker.Rank(snapshot, plan, query.Count, query.Filter, equipment, options);
        var coverage = query.IsPlain ? new Coverage(snapshot, plan) : null;
        return [.. hits.Select(h => new SearchHit(snapshot.Parts[h.Part].Segment.Ids[h.Doc], h.Score, coverage?.Of(h)))];
    }

    /// <summary>Why a document answers a query: phrase beside phrase, and what is missing. The document is read from its texts, so it need not be in the index.</summary>
    public TextExplanation Explain(SearchQuery query, MatchDocument document)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(document);
        var snapshot = index.Current;
        return Explainer.Explain(snapshot, Ranker.Plan(snapshot, query.Text, query.Language, new Equipment(lexicons, sounds, spelling, Space), RankOptions.Plain), document);
    }
}
