using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Ranking;

internal sealed record RankOptions
{
    public FeedbackOptions? Feedback { get; init; } = new();
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
        return Feedback.Own.Widen(snapshot, clauses, first, feedback) is { } wider ? scorer.Search(snapshot, wider, k, filter) : first[..Math.Min(k, first.Length)];
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
