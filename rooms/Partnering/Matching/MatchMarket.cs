using Isthmus.Matching;
using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Matching;

/// <summary>Opportunities that are weighed against each other all at once: how well their texts answer each other, and which earlier refusals keep them apart.</summary>
internal static class MatchMarket
{
    /// <param name="open">Those that take interest.</param>
    /// <param name="searcher">Where their texts are found.</param>
    /// <param name="candidates">The most that are looked at for each.</param>
    /// <param name="among">Only these are looked for. An answer is still held beside the best that there is anywhere, so that the best of a few poor ones does not look good.</param>
    /// <param name="now">The time for which it is asked.</param>
    /// <param name="report">How many of how many are done.</param>
    /// <param name="ct">Stops it.</param>
    public static IEnumerable<ScoredPair> Compare(List<Opportunity> open, MatchSearcher searcher, int candidates, bool among, DateTime now, Action<int, int> report, CancellationToken ct)
    {
        var place = open.Select((o, i) => (o.Id, i)).ToDictionary(x => x.Id, x => x.i);
        string[] themselves = among ? [.. open.Select(o => OpportunityTexts.Itself(o.Id))] : [];
        var fits = new Dictionary<(int From, int To), double>();
        for (var i = 0; i < open.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            report(i, open.Count);
            var question = FindMatches.Question(open[i], open[i].Authentic, now, candidates);
            var hits = searcher.Search(among ? question with { Filter = question.Filter! with { AnyOf = [.. question.Filter.AnyOf, themselves] } } : question);
            if (hits.Count == 0) continue;
            var best = among ? searcher.Search(question with { Count = 1 })[0].Score : hits[0].Score;
            foreach (var hit in hits)
            {
                // of one opportunity in several languages the best comes first
                if (place.TryGetValue(OpportunityTexts.IdOf(hit.Id), out var other) && other != i) fits.TryAdd((i, other), TextFit.Of(hit, best));
            }
        }
        // A side that did not find the other among its best has it at nought.
        return fits.Keys.Select(p => p.From < p.To ? p : (p.To, p.From)).Distinct().Order()
            .Select(p => new ScoredPair(p.Item1, p.Item2, new TextScores(fits.GetValueOrDefault(p), fits.GetValueOrDefault((p.Item2, p.Item1)))));
    }

    public static async Task<GateContext> Gates(List<Opportunity> open, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var byOwner = open.ToLookup(o => o.Owner);
        var known = open.ToDictionary(o => o.Id);
        var declined = await db.Interests.AsNoTracking().Where(i => i.State == InterestState.Declined).Select(i => new { i.OpportunityId, i.Organisation, i.Reason, i.AnsweredAt, i.AskedAt }).ToListAsync(ct);
        return new GateContext(DateOnly.FromDateTime(now))
        {
            History = new MatchHistory([], declined.Where(i => known.ContainsKey(i.OpportunityId)).SelectMany(i => byOwner[i.Organisation]
                .Select(o => new Decline(i.OpportunityId.ToString(), o.Id.ToString(), OpportunityProfile.Reason(i.Reason), DateOnly.FromDateTime(i.AnsweredAt ?? i.AskedAt))))),
        };
    }
}
