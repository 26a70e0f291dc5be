using Isthmus.Matching.TwoSided;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Jobs;

namespace Isthmus.Partnering.Matching;

/// <summary>
/// Once a day, the lists of proposals of all opportunities at once: who is wanted by many is not proposed to everybody, and nobody who could be proposed is left out. What is new is written to the organisations,
/// at most once a week.
/// </summary>
internal sealed class ProposeMatches(PartneringDb db, OpportunityIndex index, IOrganisations organisations, PartneringMail mail, MatchingSettings settings, TimeProvider clock) : IJobHandler<ProposeMatches.Args>, IChore
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
        var learned = await LearnAcceptance.From(index.Searcher, index.Taxonomies, db, now, ct);
        var lists = ProposalSpreading.Spread(await Market(open, learned.Model, now, run, ct), new SpreadOptions { ListLength = ListLength });
        var fresh = await Keep(open, lists, now, ct);
        await Relations.Follow(open, organisations, db, ct);
        await LearnAcceptance.Put(learned, db, now, ct);
        await mail.Proposed(fresh, [.. open], now, ct);
        await run.Finish(db, new { Opportunities = open.Count, Proposals = lists.Lists.Sum(l => l.Count), New = fresh.Count }, ct);
    }

    private async Task<ProposalMarket> Market(List<Opportunity> open, AcceptanceModel model, DateTime now, JobRun run, CancellationToken ct)
    {
        var pairs = MatchMarket.Compare(open, index.Searcher, Candidates, among: false, now, (i, of) => { if (i % 50 == 0) run.Report(0.05 + (0.8 * i / of), "partnering.propose.comparing"); }, ct);
        run.Report(0.9, "partnering.propose.spreading");
        return ProposalMarket.Of(open.ConvertAll(o => OpportunityProfile.Of(o, index.Taxonomies, now)), pairs, await MatchMarket.Gates(open, db, now, ct), model, settings.Markets(), newcomers: await Newcomers(open, now, ct));
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
