using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Explaining;
using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;
using Isthmus.Matching.Vectors;

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

    /// <summary>The query's own vector, of the model that made those of <see cref="MatchSearcher.Vectors"/>; empty for none.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>The id of a document whose vector stands for the query, where <see cref="Vector"/> is empty; null, or one that has no vector, for none.</summary>
    public string? VectorOf { get; init; }
}

/// <summary>A document that was found. Scores can be compared within one search only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">How well it fits; more is better.</param>
/// <param name="Coverage">In a plain search, how much of what the query asks the document has, 0 to 1, which can be compared between searches; otherwise null.</param>
public sealed record SearchHit(string Id, float Score, double? Coverage)
{
    /// <summary>How close its vector is to that of the query, from 0, an average document, to 1, the same; null where one of them has none.</summary>
    public double? Closeness { get; init; }
}

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
    private VectorStore? vectors;

    /// <param name="index">What is searched.</param>
    /// <param name="lexicons">Dictionaries for searching across languages: <see cref="LexiconSet.Core"/>, or with packs; null to search in the query's own language alone.</param>
    public MatchSearcher(MatchIndex index, LexiconSet? lexicons = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        this.index = index;
        this.lexicons = lexicons;
        sounds = new SoundIndex(index.Words);
        spelling = new Spelling(index.Words);
        space = index.SavedSpace;
    }

    /// <summary>The latent space that is in use; null until one was learnt, and for small indexes.</summary>
    public LatentSpace? Space => Volatile.Read(ref space);

    /// <summary>Vectors of documents that were made elsewhere; null for none. With them a query that has a vector too is answered by words and by closeness; all others are answered as without.</summary>
    public VectorStore? Vectors
    {
        get => Volatile.Read(ref vectors);
        set => Volatile.Write(ref vectors, value);
    }

    /// <summary>
    /// Does what the first search of each language would have to wait for: builds the dictionaries into the languages that the index has, and reads its words by sound and by letters. A job for the background, up to some seconds;
    /// searches may run beside it.
    /// </summary>
    public void Prepare()
    {
        var snapshot = index.Current;
        spelling.Prepare();
        sounds.Prepare();
        for (var from = Language.English; lexicons is not null && from <= Language.Chinese; from++)
        {
            for (var to = Language.English; to <= Language.Chinese; to++)
            {
                if (snapshot.IndexedByLanguage[(int)to] > 0) _ = lexicons.Of(from, to);
            }
        }
    }

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
    /// <exception cref="ArgumentException">The count or the filter is out of range, or the vector is of other dimensions than those of the documents.</exception>
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
        var coverage = query.IsPlain ? new Coverage(snapshot, plan) : null;
        if (Vectors is { Count: > 0 } store && Asked(query, store) is { } asked)
        {
            var found = Ranker.Rank(snapshot, plan, Math.Max(query.Count, options.Reranked), query.Filter, equipment, options);
            return [.. VectorFusion.Fuse(snapshot, found, query.Count, query.Filter, store, asked, options)
                .Select(f => new SearchHit(snapshot.IdOf(f.Hit), f.Hit.Score, coverage?.Of(f.Hit with { Score = f.Words })) { Closeness = f.Closeness })];
        }

        var hits = Ranker.Rank(snapshot, plan, query.Count, query.Filter, equipment, options);
        return [.. hits.Select(h => new SearchHit(snapshot.IdOf(h), h.Score, coverage?.Of(h)))];
    }

    private static ByteVector? Asked(SearchQuery query, VectorStore store) => !query.Vector.IsEmpty ? store.Read(query.Vector.Span) : query.VectorOf is { } id ? store.Of(id) : null;

    /// <summary>Why a document answers a query: phrase beside phrase, and what is missing. The document is read from its texts, so it need not be in the index.</summary>
    public TextExplanation Explain(SearchQuery query, MatchDocument document)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(document);
        var snapshot = index.Current;
        return Explainer.Explain(snapshot, Ranker.Plan(snapshot, query.Text, query.Language, new Equipment(lexicons, sounds, spelling, Space), RankOptions.Plain), document);
    }
}
