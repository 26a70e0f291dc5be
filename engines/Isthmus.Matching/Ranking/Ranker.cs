using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Ranking;

internal sealed record RankOptions
{
    public FeedbackOptions? Feedback { get; init; } = new();
    public LatentSpace? Space { get; init; }
    public int Reranked { get; init; } = 300;
    public double LatentShare { get; init; } = 0.5;
    public bool WideLatent { get; init; }
}

internal static class Ranker
{
    internal static Hit[] Rank(IndexSnapshot snapshot, string text, Language language, int k, RankOptions options, SearchFilter? filter = null)
    {
        var clauses = Plain(snapshot, QueryWords.Read(text, language));
        if (clauses.Count == 0) return [];
        var scorer = Scorer.Own;
        if (options.Feedback is not { } feedback) return scorer.Search(snapshot, clauses, k, filter);
        var first = scorer.Search(snapshot, clauses, Math.Max(feedback.Documents, k), filter);
        if (Feedback.Own.Widen(snapshot, clauses, first, feedback) is not { } wider) return first[..Math.Min(k, first.Length)];
        if (options.Space is not { } space) return scorer.Search(snapshot, wider, k, filter);
        var hits = scorer.Search(snapshot, wider, Math.Max(k, options.Reranked), filter);
        var point = space.PointOf(snapshot, options.WideLatent ? wider : clauses);
        if (point.Length == 0 || hits.Length == 0) return hits[..Math.Min(k, hits.Length)];
        var reranked = hits.AsSpan(0, Math.Min(hits.Length, options.Reranked));
        var most = reranked[0].Score;
        var least = reranked[^1].Score;
        foreach (ref var hit in reranked)
        {
            var share = (hit.Score - least) / (most - least + 1e-6);
            var c = space.Closeness(snapshot, hit, point);
            hit = hit with { Score = (float)(((1 - options.LatentShare) * share) + (options.LatentShare * c)) };
        }

        reranked.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Part != b.Part ? a.Part.CompareTo(b.Part) : a.Doc.CompareTo(b.Doc));
        return hits[..Math.Min(k, hits.Length)];
    }

    internal static List<Clause> Plain(IndexSnapshot snapshot, IReadOnlyList<QueryWord> words)
    {
        var clauses = new List<Clause>(words.Count);
        foreach (var word in words)
        {
            var term = snapshot.Words.Find(word.Term);
            if (term >= 0 && snapshot.DocumentsWith(term) > 0) clauses.Add(Clause.Word(term, word.Times * snapshot.RarityOf(term)));
        }

        return clauses;
    }
}
