using Isthmus.Matching;
using Isthmus.Matching.Text;
using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Jobs;

namespace Isthmus.Partnering.Matching;

/// <summary>
/// Once a day, the lists of proposals of all opportunities at once: who is wanted by many is not proposed to everybody, and nobody who could be proposed is left out. What is new is written to the organisations,
/// at most once a week.
/// </summary>
internal sealed class ProposeMatches(PartneringDb db, OpportunityIndex index, PartneringMail mail, MatchingSettings settings, TimeProvider clock) : IJobHandler<ProposeMatches.Args>, IChore
{
    public static string JobKind => "partnering.propose-matches";

    private const int Candidates = 30;
    private const int ListLength = 10;
    private const int DaysNew = 90;
    private static readonly TimeSpan s_every = TimeSpan.FromHours(24);

    internal sealed record Args;

    /// <summary>Queues the next run when its time has come.</summary>
    public async Task Do(CancellationToken ct)
    {
        var since = Instants.Stored(clock) - s_every;
        if (await db.Jobs.AnyAsync(j => j.Kind == JobKind && (j.CreatedAt > since || j.State == JobState.Queued || j.State == JobState.Running), ct) || !await db.Opportunities.AnyAsync(o => o.State == OpportunityState.Published, ct)) return;
        db.Enqueue(JobKind, new Args());
        await db.SaveChangesAsync(ct);
    }

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(run);
        var now = Instants.Stored(clock);
        run.Report(0.01, "partnering.propose.reading");
        await index.CatchUp(db, ct);
        var open = (await db.Opportunities.AsNoTracking().Where(o => o.State == OpportunityState.Published && o.ValidUntil > now).OrderBy(o => o.Id).ToListAsync(ct)).Where(o => o.Takes(now)).ToList();
        var lists = ProposalSpreading.Spread(await Market(open, now, run, ct), new SpreadOptions { ListLength = ListLength });
        var fresh = await Keep(open, lists, now, ct);
        await mail.Proposed(fresh, [.. open], now, ct);
        await run.Finish(db, new { Opportunities = open.Count, Proposals = lists.Lists.Sum(l => l.Count), New = fresh.Count }, ct);
    }

    private async Task<ProposalMarket> Market(List<Opportunity> open, DateTime now, JobRun run, CancellationToken ct)
    {
        var profiles = open.ConvertAll(o => OpportunityProfile.Of(o, now));
        var place = open.Select((o, i) => (o.Id, i)).ToDictionary(x => x.Id, x => x.i);
        var fits = new Dictionary<(int From, int To), double>();
        for (var i = 0; i < open.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (i % 50 == 0) run.Report(0.05 + (0.8 * i / open.Count), "partnering.propose.comparing");
            var hits = index.Searcher.Search(FindMatches.Question(open[i], open[i].Authentic, now, Candidates));
            foreach (var hit in hits)
            {
                // of one opportunity in several languages the best comes first
                if (place.TryGetValue(OpportunityTexts.IdOf(hit.Id), out var other) && other != i) fits.TryAdd((i, other), TextFit.Of(hit, hits[0]));
            }
        }
        // A side that did not find the other among its best has it at nought.
        var pairs = fits.Keys.Select(p => p.From < p.To ? p : (p.To, p.From)).Distinct().Order()
            .Select(p => new ScoredPair(p.Item1, p.Item2, new TextScores(fits.GetValueOrDefault(p), fits.GetValueOrDefault((p.Item2, p.Item1)))));
        run.Report(0.9, "partnering.propose.spreading");
        return ProposalMarket.Of(profiles, pairs, new GateContext(DateOnly.FromDateTime(now)) { History = await Refusals(open, ct) }, markets: settings.Markets(), newcomers: await Newcomers(open, now, ct));
    }

    private async Task<MatchHistory> Refusals(List<Opportunity> open, CancellationToken ct)
    {
        var byOwner = open.ToLookup(o => o.Owner);
        var known = open.ToDictionary(o => o.Id);
        var declined = await db.Interests.AsNoTracking().Where(i => i.State == InterestState.Declined).Select(i => new { i.OpportunityId, i.Organisation, i.Reason, i.AnsweredAt, i.AskedAt }).ToListAsync(ct);
        return new MatchHistory([], declined.Where(i => known.ContainsKey(i.OpportunityId)).SelectMany(i => byOwner[i.Organisation]
            .Select(o => new Decline(i.OpportunityId.ToString(), o.Id.ToString(), OpportunityProfile.Reason(i.Reason), DateOnly.FromDateTime(i.AnsweredAt ?? i.AskedAt)))));
    }

    // Whoever has been public for a short time only.
    private async Task<IReadOnlySet<string>> Newcomers(List<Opportunity> open, DateTime now, CancellationToken ct)
    {
        var since = now.AddDays(-DaysNew);
        var known = (await db.Opportunities.AsNoTracking().Where(o => o.PublishedAt < since).Select(o => o.Owner).Distinct().ToListAsync(ct)).ToHashSet();
        return open.Select(o => o.Owner).Where(o => !known.Contains(o)).Select(o => o.ToString()).ToHashSet();
    }

    // Those that stay keep the day they were first proposed; what is new is returned.
    private async Task<List<Proposal>> Keep(List<Opportunity> open, ProposalLists lists, DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var known = await db.Proposals.ToDictionaryAsync(p => (p.OpportunityId, p.Other), ct);
        var fresh = new List<Proposal>();
        for (var i = 0; i < open.Count; i++)
        {
            for (var place = 0; place < lists.Lists[i].Count; place++)
            {
                var p = lists.Lists[i][place];
                var key = (open[i].Id, open[p.Other].Id);
                if (!known.Remove(key, out var proposal)) fresh.Add(proposal = new Proposal { OpportunityId = key.Item1, Other = key.Item2, FirstAt = now });
                (proposal.Place, proposal.Score, proposal.Boost, proposal.IsFloor) = (place + 1, (int)Math.Round(p.Fused * 1000), (int)Math.Round(p.Boost * 1000), p.Cause == ProposalCause.Floor);
            }
        }
        db.Proposals.RemoveRange(known.Values);
        db.Proposals.AddRange(fresh);
        return fresh;
    }
}
