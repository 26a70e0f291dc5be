using Isthmus.Matching.Index;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Ranking;

/// <summary>How a query is widened with the words of its own best documents. Chosen on tuning collections: see the README.</summary>
/// <param name="Documents">How many of the best documents are read.</param>
/// <param name="Words">How many words of them are added.</param>
/// <param name="OwnShare">The part of the weight that stays with the words of the query.</param>
/// <param name="LeastTrust">How much must speak for the best documents being about one subject: the share of the best score that the tenth has, plus <paramref name="CoherenceWeight"/> times how alike they are.</param>
/// <param name="CoherenceWeight">See there.</param>
internal sealed record FeedbackOptions(int Documents = 10, int Words = 30, double OwnShare = 0.6, double LeastTrust = 1.0, double CoherenceWeight = 10);

/// <summary>
/// Pseudo-relevance feedback: the words that the best documents have in common stand for what the query did not say. The weights are those of the relevance model RM3
/// (Lavrenko and Croft 2001; Abdul-Jaleel et al., TREC 2004) with the impacts of BM25F in the place of language models, read from the forward index.
/// </summary>
/// <remarks>
/// It helps where many documents are about the subject, and harms where one document answers and the next ones only share a word with the query. Both can be told
/// apart by the documents themselves: in the first case they are alike also in words that the query does not have (the cluster hypothesis). Their mean cosine over those words
/// must be over a threshold, or the query stays as it is.
/// </remarks>
internal sealed class Feedback
{
    // In a large index a word of more than a twentieth of the documents says little and costs most; in a small one nothing costs.
    private const int LeastCommon = 2000;

    [ThreadStatic]
    private static Feedback? own;

    private double[] shares = [];
    private double[] directions = [];
    private readonly List<int> touched = [];

    internal static Feedback Own => own ??= new Feedback();

    /// <summary>The wider query, or null where the best documents are not to be trusted.</summary>
    internal List<Clause>? Widen(IndexSnapshot snapshot, IReadOnlyList<Clause> clauses, ReadOnlySpan<Hit> best, FeedbackOptions options)
    {
        var documents = best[..Math.Min(best.Length, options.Documents)];
        if (documents.Length < 2) return null;
        var coherence = Read(snapshot, clauses, documents);
        var flat = documents[^1].Score / documents[0].Score;
        var wider = flat + (options.CoherenceWeight * coherence) < options.LeastTrust ? null : Join(snapshot, clauses, options);
        foreach (var term in touched) shares[term] = directions[term] = 0;
        touched.Clear();
        return wider;
    }

    /// <summary>How alike documents are apart from the words of a query: their mean cosine. With all directions added up it takes one pass: |sum|² = n + the cosines of all pairs.</summary>
    private double Read(IndexSnapshot snapshot, IReadOnlyList<Clause> clauses, ReadOnlySpan<Hit> documents)
    {
        if (shares.Length < snapshot.Words.Count)
        {
            shares = new double[snapshot.Words.Count * 5 / 4];
            directions = new double[shares.Length];
        }

        var asked = clauses.SelectMany(c => c.Members).Select(m => m.Term).ToHashSet();
        double scores = 0;
        foreach (var hit in documents) scores += hit.Score;
        foreach (var hit in documents)
        {
            double length = 0;
            double square = 0;
            var reader = snapshot.Parts[hit.Part].Segment.WordsOf(hit.Doc);
            while (reader.Next())
            {
                length += reader.Impact;
                var weight = reader.Impact * snapshot.RarityOf(reader.Term);
                if (!asked.Contains(reader.Term)) square += weight * weight;
            }

            var share = hit.Score / scores / length;
            var scale = square > 0 ? 1 / Math.Sqrt(square) : 0;
            reader = snapshot.Parts[hit.Part].Segment.WordsOf(hit.Doc);
            while (reader.Next())
            {
                if (shares[reader.Term] == 0) touched.Add(reader.Term);
                shares[reader.Term] += share * reader.Impact;
                if (!asked.Contains(reader.Term)) directions[reader.Term] += scale * reader.Impact * snapshot.RarityOf(reader.Term);
            }
        }

        double all = 0;
        foreach (var term in touched) all += directions[term] * directions[term];
        return (all - documents.Length) / (documents.Length * (documents.Length - 1.0));
    }

    private List<Clause> Join(IndexSnapshot snapshot, IReadOnlyList<Clause> clauses, FeedbackOptions options)
    {
        // the words the documents have most of, and of these the rarest: a common word says nothing
        var common = new PriorityQueue<int, double>();
        var most = Math.Max(LeastCommon, snapshot.Indexed / 20);
        foreach (var term in touched)
        {
            if (snapshot.DocumentsWith(term) > most) continue;
            if (common.Count < options.Words * 4) common.Enqueue(term, shares[term]);
            else common.EnqueueDequeue(term, shares[term]);
        }

        var chosen = common.UnorderedItems.Select(w => (Term: w.Element, Weight: w.Priority * snapshot.RarityOf(w.Element)))
            .OrderByDescending(w => w.Weight).ThenBy(w => w.Term).Take(options.Words).ToList();
        double given = 0, found = 0;
        foreach (var clause in clauses) given += clause.Weight;
        foreach (var (_, weight) in chosen) found += weight;
        if (found <= 0 || given <= 0) return [.. clauses];
        var scale = given / found * (1 - options.OwnShare) / options.OwnShare;
        var added = chosen.ToDictionary(w => w.Term, w => w.Weight * scale);
        var result = new List<Clause>(clauses.Count + chosen.Count);
        foreach (var clause in clauses)
        {
            var extra = clause.Members is [{ Share: 1 } only] && added.Remove(only.Term, out var more) ? more : 0;
            result.Add(clause with { Weight = clause.Weight + (float)extra });
        }

        result.AddRange(chosen.Where(w => added.ContainsKey(w.Term)).Select(w => Clause.Word(w.Term, added[w.Term])));
        return result;
    }
}
