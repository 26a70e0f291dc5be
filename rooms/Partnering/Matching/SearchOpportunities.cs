using Isthmus.Matching;

namespace Isthmus.Partnering.Matching;

/// <summary>The public opportunities that answer words, best first: in any language, with slips of typing, and near the best only.</summary>
internal static class SearchOpportunities
{
    private const int Most = 500;

    // Of two words the rarer one alone reaches this, the commoner hardly.
    private const double LeastBesideBest = 0.5;

    public static async Task<IReadOnlyList<OpportunityId>> Handle(string words, OpportunityIndex index, PartneringDb db, CancellationToken ct)
    {
        await index.CatchUp(db, ct);
        var hits = index.Searcher.Search(new SearchQuery(words) { Count = Most, IsPlain = true, Vector = await index.VectorOf(words, ct) });
        return hits.Count == 0 ? [] : [.. hits.TakeWhile(h => h.Score >= LeastBesideBest * hits[0].Score).Select(h => OpportunityTexts.IdOf(h.Id)).Distinct()];
    }
}
