using Isthmus.Matching;
using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Matching;

/// <summary>
/// What owners answered to expressions of interest, as answers to the match between their opportunity and the one of the asking organisation that answers it best; learnt from where there are enough. Which reason was given
/// decides how long the two rest, not how much the answer weighs.
/// </summary>
internal static class LearnAcceptance
{
    public static readonly LearningOptions Options = new();

    /// <summary>The weights that hold now; null for the published ones.</summary>
    public static async Task<AcceptanceModel?> Now(PartneringDb db, CancellationToken ct) => (await db.Weights.AsNoTracking().SingleOrDefaultAsync(ct))?.Model;

    public static async Task<LearnedModel> From(MatchSearcher searcher, Taxonomy.Taxonomies taxonomies, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var answered = await db.Interests.AsNoTracking().Where(i => i.State == InterestState.Accepted || i.State == InterestState.Declined && i.AnsweredAt != null).OrderBy(i => i.Id)
            .Select(i => new { i.OpportunityId, i.Organisation, Accepted = i.State == InterestState.Accepted }).ToListAsync(ct);
        // Too few: nothing has to be compared to know that nothing is learnt.
        if (answered.Count < Options.LeastAnswers) return AcceptanceLearning.Weights([], options: Options);
        var asked = await Public([.. answered.Select(a => a.OpportunityId).Distinct()], db, now, ct);
        var askers = answered.Select(a => a.Organisation).ToHashSet();
        var own = (await db.Opportunities.AsNoTracking().Where(o => o.State == OpportunityState.Published && o.ValidUntil > now).Select(o => new { o.Id, o.Owner }).ToListAsync(ct)).Where(o => askers.Contains(o.Owner)).ToLookup(o => o.Owner, o => o.Id);
        var theirs = await Public([.. own.SelectMany(g => g)], db, now, ct);
        var rows = new List<RecordedAnswer>();
        foreach (var of in answered.GroupBy(a => a.OpportunityId).Where(g => asked.ContainsKey(g.Key)))
        {
            ct.ThrowIfCancellationRequested();
            var o = asked[of.Key];
            List<Opportunity> candidates = [.. of.SelectMany(a => own[a.Organisation]).Distinct().Select(theirs.GetValueOrDefault).OfType<Opportunity>().Where(x => x.Id != o.Id)];
            if (candidates.Count == 0) continue;
            var fits = Fits(searcher, o, candidates, now);
            foreach (var answer in of)
            {
                // Whoever has nothing public that could answer it says nothing of how well the two fit.
                if (candidates.Where(x => x.Owner == answer.Organisation && fits.ContainsKey(x.Id)).MaxBy(x => fits[x.Id]) is not { } best) continue;
                var back = Fits(searcher, best, [o], now).GetValueOrDefault(o.Id);
                rows.Add(new(MatchAxes.Of(OpportunityProfile.Of(o, taxonomies, now), OpportunityProfile.Of(best, taxonomies, now), new TextScores(fits[best.Id], back)), answer.Accepted));
            }
        }
        return AcceptanceLearning.Weights(rows, options: Options);
    }

    /// <summary>Puts down what was learnt, with what the caller saves; what was learnt before is gone where there are too few answers now.</summary>
    public static async Task Put(LearnedModel learned, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var row = await db.Weights.SingleOrDefaultAsync(ct);
        if (!learned.Learned)
        {
            if (row is not null) db.Weights.Remove(row);
            return;
        }
        if (row is null) db.Weights.Add(row = new());
        row.Take(learned, now);
    }

    // How well each of these answers one, beside the best that there is anywhere.
    private static Dictionary<OpportunityId, double> Fits(MatchSearcher searcher, Opportunity o, List<Opportunity> among, DateTime now)
    {
        var question = FindMatches.Question(o, o.Authentic, now, Math.Min(10 * among.Count, 10_000));
        var hits = searcher.Search(question with { Filter = question.Filter! with { AnyOf = [.. question.Filter.AnyOf, [.. among.Select(x => OpportunityTexts.Itself(x.Id))]] } });
        if (hits.Count == 0) return [];
        var best = searcher.Search(question with { Count = 1 })[0].Score;
        return hits.DistinctBy(h => OpportunityTexts.IdOf(h.Id)).ToDictionary(h => OpportunityTexts.IdOf(h.Id), h => TextFit.Of(h, best));
    }

    private static async Task<Dictionary<OpportunityId, Opportunity>> Public(IReadOnlyCollection<OpportunityId> ids, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var found = new Dictionary<OpportunityId, Opportunity>();
        foreach (var some in ids.Chunk(500))
            foreach (var o in await db.Opportunities.AsNoTracking().Where(o => some.Contains(o.Id) && o.State == OpportunityState.Published && o.ValidUntil > now).ToListAsync(ct)) found[o.Id] = o;
        return found;
    }
}
