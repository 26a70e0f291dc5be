using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Jobs;

namespace Isthmus.Partnering.Clearing;

/// <summary>Asks the gate about what it has to be asked anew about: what was held with an organisation that is free again, and what changed by a merge. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(PartneringDb db, IClearance gate, IOrganisations organisations, PartneringMail mail, TimeProvider clock) : IJobHandler<ClearUnasked.Args>, IChore
{
    public static string JobKind => "partnering.clear-unasked";
    private const int Slice = 200;
    private const int MostFailures = 10;

    private int _failures;

    internal sealed record Args;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Do(ct);
        await run.Finish(db, null, ct);
    }

    public async Task Do(CancellationToken ct)
    {
        while (await Opportunities(ct) || await Interests(ct)) { }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Opportunities(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        var some = await db.Opportunities.Where(o => o.Clearance == null && (o.State == OpportunityState.Published || o.State == OpportunityState.OnHold || o.State == OpportunityState.Flagged)).OrderBy(o => o.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var held = some.Where(o => o.OnHold).ToHashSet();
        await gate.Clear(some, organisations, now, ct);
        foreach (var o in some.Where(o => !o.OnHold && held.Contains(o))) await mail.Freed(o, ct);
        return await Saved(ct);
    }

    private async Task<bool> Interests(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        var some = await db.Interests.Where(i => i.Clearance == null && (i.State == InterestState.Waiting || i.State == InterestState.Accepted)).OrderBy(i => i.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var ids = some.Select(i => i.OpportunityId).Distinct().ToList();
        var opportunities = (await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(ct)).ToDictionary(o => o.Id);
        var unread = some.Where(i => i.DeliveredAt is null).ToHashSet();
        await gate.Clear([.. some.Select(i => (i, opportunities[i.OpportunityId]))], organisations, now, ct);
        foreach (var i in some.Where(i => !i.OnHold && unread.Contains(i))) await Delivered.Tell(i, opportunities[i.OpportunityId], db, mail, ct);
        return await Saved(ct);
    }

    // Somebody changed one of them in this moment, or another run was first: they are looked at again.
    private async Task<bool> Saved(CancellationToken ct)
    {
        db.Doing("partnering.clear-unasked");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when ((DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) && ++_failures < MostFailures) { }
        return true;
    }
}

internal static class Delivered
{
    /// <summary>The owner reads it from now on.</summary>
    public static async Task Tell(Interest i, Opportunities.Opportunity o, PartneringDb db, PartneringMail mail, CancellationToken ct)
    {
        if (i.State != InterestState.Waiting) return;
        db.Publish(new InterestExpressed(i.Id, i.OpportunityId, i.Organisation));
        await mail.Expressed(i, o, ct);
    }
}
