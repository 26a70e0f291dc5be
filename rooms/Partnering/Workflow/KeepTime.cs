using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Jobs;

namespace Isthmus.Partnering.Workflow;

/// <summary>Once an hour: an opportunity whose time is over expires; two weeks before, its editors are reminded, once.</summary>
internal sealed class KeepTime(PartneringDb db, PartneringMail mail, TimeProvider clock) : IChore
{
    private const int Slice = 200;

    public async Task Do(CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        while (await Expire(now, ct)) { }
        await Remind(now, ct);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Expire(DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var over = await db.Opportunities.Where(o => (o.State == OpportunityState.Published || o.State == OpportunityState.OnHold || o.State == OpportunityState.Flagged) && o.ValidUntil <= now).OrderBy(o => o.Id).Take(Slice).ToListAsync(ct);
        if (over.Count == 0) return false;
        foreach (var o in over)
        {
            var before = o.State;
            o.Move(OpportunityState.Expired, now);
            await mail.Moved(o, before, OpportunityMove.Expire, ct);
        }
        db.Doing("partnering.expire");
        return await Saved(ct);
    }

    private async Task Remind(DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var soon = now.AddDays(Opportunity.RemindDaysBefore);
        var ending = await db.Opportunities.AsNoTracking().Where(o => o.State == OpportunityState.Published && o.ValidUntil > now && o.ValidUntil <= soon).OrderBy(o => o.Id).ToListAsync(ct);
        foreach (var some in ending.Chunk(Slice))
        {
            await mail.Remind(some, ct);
            await Saved(ct);
            db.ChangeTracker.Clear();
        }
    }

    // Another process was first, or somebody wrote at this moment: the next look finds the rest.
    private async Task<bool> Saved(CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); return true; }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return false; }
    }
}
