using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Exchange;

/// <summary>
/// Who of some organisations may meet whom. All lists of the set are made at once and spread, half a second for 300 organisations: they are kept until an opportunity, an answer or the day is another one.
/// </summary>
internal sealed class SuggestMatches(PartneringDb db, OpportunityIndex index, SuggestionCache cache, MatchingSettings settings, TimeProvider clock) : IMatchSuggestions
{
    private const int Candidates = 60;
    private const int ListLength = 10;
    private const int MostPhrases = 5;

    // What fits no better than a pair of which nothing is known is not worth a meeting.
    private static readonly double s_least = 1 / (1 + Math.Exp(-AcceptanceModel.Default.Intercept));

    public async Task<MatchSuggestions> Among(IReadOnlyCollection<OrganisationId> organisations, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        await index.CatchUp(db, ct);
        var refusals = db.Interests.Where(i => i.State == InterestState.Declined);
        var state = new SuggestionCache.State(index.Revision, DateOnly.FromDateTime(now), await refusals.CountAsync(ct), await refusals.MaxAsync(i => i.AnsweredAt, ct), await db.Weights.MaxAsync(w => (DateTime?)w.At, ct));
        var kept = await cache.Of(organisations, state, async () => await Make(organisations, await Open(organisations, now, ct), now, ct), ct);
        // What ended in the course of the day.
        return kept.Ends.Values.All(until => until > now) ? kept.Suggestions : kept.Suggestions with { Pairs = [.. kept.Suggestions.Pairs.Where(p => kept.Ends[p.A.Opportunity] > now && kept.Ends[p.B.Opportunity] > now)] };
    }

    private async Task<List<Opportunity>> Open(IReadOnlyCollection<OrganisationId> organisations, DateTime now, CancellationToken ct)
    {
        var open = new List<Opportunity>();
        foreach (var some in organisations.Distinct().Chunk(500))
            open.AddRange(await db.Opportunities.AsNoTracking().Where(o => some.Contains(o.Owner) && !o.IsAnonymous && o.State == OpportunityState.Published && o.ValidUntil > now).ToListAsync(ct));
        return [.. open.Where(o => o.Takes(now)).OrderBy(o => o.Id.Value)];
    }

    /// <summary>Of these opportunities and nothing else.</summary>
    public async Task<SuggestionCache.Kept> Make(IReadOnlyCollection<OrganisationId> organisations, List<Opportunity> open, DateTime now, CancellationToken ct)
    {
        var pairs = MatchMarket.Compare(open, index.Searcher, Candidates, among: true, now, (_, _) => { }, ct);
        var market = ProposalMarket.Of(open.ConvertAll(o => OpportunityProfile.Of(o, index.Taxonomies, now)), pairs, await MatchMarket.Gates(open, db, now, ct), await LearnAcceptance.Now(db, ct), settings.Markets());
        var lists = ProposalSpreading.Spread(market, new SpreadOptions { ListLength = ListLength, LeastScore = s_least });
        var chances = market.Pairs.ToDictionary(p => (p.A, p.B));
        var best = new Dictionary<(OrganisationId, OrganisationId), (int A, int B, double Score, bool ForA, bool ForB)>();
        for (var i = 0; i < open.Count; i++)
        {
            foreach (var p in lists.Lists[i])
            {
                // Two organisations once, whatever they have for each other: by what fits best.
                var turned = open[i].Owner.Value.CompareTo(open[p.Other].Owner.Value) > 0;
                var (a, b) = turned ? (p.Other, i) : (i, p.Other);
                var key = (open[a].Owner, open[b].Owner);
                var (score, known) = (p.Fused + p.Boost, best.GetValueOrDefault(key, (a, b, -1, false, false)));
                best[key] = (score > known.Score ? a : known.A, score > known.Score ? b : known.B, Math.Max(score, known.Score), known.ForA || !turned, known.ForB || turned);
            }
        }
        var found = best.Values.OrderByDescending(p => p.Score).ThenBy(p => open[p.A].Id.Value).ThenBy(p => open[p.B].Id.Value).Select(p =>
        {
            var (one, other) = chances.TryGetValue((p.A, p.B), out var c) ? (c.AAccepts, c.BAccepts) : (chances[(p.B, p.A)].BAccepts, chances[(p.B, p.A)].AAccepts);
            return new SuggestedPair(Side(open[p.A], one), Side(open[p.B], other), Math.Min(p.Score, 1), p.ForA, p.ForB);
        }).ToList();
        var matched = found.SelectMany(p => new[] { p.A.Organisation, p.B.Organisation }).ToHashSet();
        var owners = open.Select(o => o.Owner).ToHashSet();
        return new(new(found, organisations.Distinct().Where(o => !matched.Contains(o)).ToDictionary(o => o, o => owners.Contains(o) ? NoSuggestion.NothingFits : NoSuggestion.NothingPublic)), open.ToDictionary(o => o.Id, o => o.ValidUntil!.Value));
    }

    private static SuggestedSide Side(Opportunity o, double accepts) => new(o.Owner, o.Id, o.Reference, o.Profile, o.Language, o.Texts.ToDictionary(t => t.Language, t => t.Title), Math.Round(accepts, 4));

    public async Task<IReadOnlyList<IReadOnlyList<AnsweringPhrase>>> Phrases(IReadOnlyList<(OpportunityId Ours, OpportunityId Theirs)> pairs, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var ids = pairs.SelectMany(p => new[] { p.Ours, p.Theirs }).Distinct().ToList();
        var known = new Dictionary<OpportunityId, Opportunity>();
        foreach (var some in ids.Chunk(500))
            foreach (var o in await db.Opportunities.AsNoTracking().Where(o => some.Contains(o.Id) && o.State == OpportunityState.Published && !o.IsAnonymous).ToListAsync(ct)) known[o.Id] = o;
        return [.. pairs.Select(p => known.TryGetValue(p.Ours, out var ours) && known.TryGetValue(p.Theirs, out var theirs)
            ? index.Searcher.Explain(FindMatches.Question(ours, ours.Authentic, now, 1), OpportunityTexts.Document(theirs, theirs.Authentic, index.Taxonomies)).Evidence.Take(MostPhrases).Select(e => new AnsweringPhrase(e.QueryPhrase, e.DocumentPhrase, Math.Round(e.Share, 4))).ToList()
            : [])];
    }
}
