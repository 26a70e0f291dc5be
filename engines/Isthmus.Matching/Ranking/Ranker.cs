using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Latent;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Ranking;

/// <summary>The steps of a search: the plan of the query, BM25F, feedback where it is to be trusted, and then the closeness in the latent space.</summary>
internal static class Ranker
{
    internal static Hit[] Rank(IndexSnapshot snapshot, string text, Language language, int k, SearchFilter? filter, Equipment equipment, RankOptions options) =>
        Rank(snapshot, Plan(snapshot, text, language, equipment, options), k, filter, equipment, options);

    internal static Hit[] Rank(IndexSnapshot snapshot, List<Clause> clauses, int k, SearchFilter? filter, Equipment equipment, RankOptions options)
    {
        if (clauses.Count == 0) return [];
        var scorer = Scorer.Own;
        if (options.Feedback is not { } feedback) return scorer.Search(snapshot, clauses, k, filter);
        var first = scorer.Search(snapshot, clauses, Math.Max(feedback.Documents, k), filter);
        if (Feedback.Own.Widen(snapshot, clauses, first, feedback) is not { } wider) return Best(first, k);
        if (equipment.Space is not { } space) return scorer.Search(snapshot, wider, k, filter);
        // as many for a short list as for a long one: the first ten are the first ten of the first hundred
        var hits = scorer.Search(snapshot, wider, Math.Max(k, options.Reranked), filter);
        Rerank(snapshot, hits.AsSpan(0, Math.Min(hits.Length, options.Reranked)), space, space.PointOf(snapshot, clauses), options.LatentShare);
        return Best(hits, k);
    }

    internal static List<Clause> Plan(IndexSnapshot snapshot, string text, Language language, Equipment equipment, RankOptions options)
    {
        if (language == Language.Unknown) language = LanguageGuess.Of(text);
        var clauses = QueryPlan.Of(snapshot, QueryWords.Read(text, language), language, equipment, options.Cross);
        if (clauses.Count <= options.MostClauses) return clauses;
        var least = clauses.Select(c => c.Weight).OrderDescending().ElementAt(options.MostClauses - 1);
        return [.. clauses.Where(c => c.Weight >= least).Take(options.MostClauses)];
    }

    // Of these the first k would have been found anyway; the others only change places.
    private static void Rerank(IndexSnapshot snapshot, Span<Hit> hits, LatentSpace space, sbyte[] point, float share)
    {
        if (point.Length == 0 || hits.Length < 2) return;
        var least = hits[^1].Score;
        var range = Math.Max(hits[0].Score - least, 1e-6f);
        var closeness = new float[hits.Length];
        space.Closeness(snapshot, hits, point, closeness);
        for (var i = 0; i < hits.Length; i++)
        {
            // from -share, for what lies on the other side, to 1; and from there to where these scores lay, above all that are not put in order
            var joined = ((1 - share) * (hits[i].Score - least) / range) + (share * closeness[i]);
            hits[i] = hits[i] with { Score = least + (range * Math.Max(joined + share, 0) / (1 + share)) };
        }

        hits.Sort(Hit.BestFirst);
    }

    private static Hit[] Best(Hit[] hits, int k) => hits.Length <= k ? hits : hits[..k];
}

/// <summary>What a search has at hand besides the index.</summary>
/// <param name="Lexicons">Dictionaries; null to search in the query's own words alone.</param>
/// <param name="Sounds">The index's words by their sound.</param>
/// <param name="Spelling">The index's words by their letters.</param>
/// <param name="Space">The latent space, once it is learnt.</param>
internal sealed record Equipment(LexiconSet? Lexicons, SoundIndex Sounds, Spelling Spelling, LatentSpace? Space);
