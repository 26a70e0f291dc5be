using Isthmus.Partnering.Quotations;
using Isthmus.Platform.Jobs;

namespace Isthmus.Partnering.Buying;

/// <summary>Once an hour: what takes quotes no longer is closed and its buyer told; two weeks later a buyer who has not decided is reminded, once.</summary>
internal sealed class CloseRfqs(PartneringDb db, QuotationMail mail, TimeProvider clock) : IChore
{
    public const int DaysToDecide = 14;
    private const int Slice = 200;

    public async Task Do(CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        while (await Close(now, ct)) { }
        await Remind(now, ct);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Close(DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var today = DateOnly.FromDateTime(now);
        var over = await db.Rfqs.Where(r => r.State == RfqState.Published && r.QuotesUntil < today).OrderBy(r => r.Id).Take(Slice).ToListAsync(ct);
        if (over.Count == 0) return false;
        foreach (var r in over)
        {
            r.Close(now);
            await mail.Closed(r, ct);
        }
        db.Doing("partnering.close-rfq");
        return await Saved(ct);
    }

    private async Task Remind(DateTime now, CancellationToken ct)
    {
        var since = now.AddDays(-DaysToDecide);
        // Later than a while after that the mail has been written: the list of those who wait for ever is not gone through each hour.
        var until = since.AddDays(-DaysToDecide);
        var waiting = await db.Rfqs.AsNoTracking().Where(r => r.State == RfqState.ClosedForQuotes && !r.OnHold && r.ClosedAt <= since && r.ClosedAt > until && db.Quotes.Any(q => q.RfqId == r.Id && q.State == QuoteState.Sent && q.DeliveredAt != null)).OrderBy(r => r.Id).ToListAsync(ct);
        foreach (var some in waiting.Chunk(Slice))
        {
            foreach (var r in some) await mail.Decide(r, ct);
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
