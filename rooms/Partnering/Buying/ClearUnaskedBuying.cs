using Isthmus.Partnering.Quotations;
using Isthmus.Platform.Jobs;

namespace Isthmus.Partnering.Buying;

/// <summary>Asks the gate about requests for quotation, quotes and buyer profiles that it has to be asked anew about: after a merge, or when an organisation is free again. In slices, each saved by itself.</summary>
internal sealed class ClearUnaskedBuying(PartneringDb db, IClearance gate, IOrganisations organisations, QuotationMail mail, TimeProvider clock) : IJobHandler<ClearUnaskedBuying.Args>, IChore
{
    public static string JobKind => "partnering.clear-unasked-buying";
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
        while (await Rfqs(ct) || await Quotes(ct) || await Buyers(ct)) { }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Rfqs(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        var some = await db.Rfqs.Where(r => r.Clearance == null && r.State != RfqState.Draft && r.State != RfqState.Withdrawn).OrderBy(r => r.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var unseen = some.Where(r => r.PublishedAt is null).ToHashSet();
        await gate.Clear(some, organisations, now, ct);
        foreach (var r in some.Where(r => !r.OnHold && unseen.Contains(r))) await mail.Published(r, ct);
        return await Saved(ct);
    }

    private async Task<bool> Buyers(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var some = await db.Buyers.Where(b => b.Clearance == null).OrderBy(b => b.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        await gate.Clear(some, organisations, ct);
        return await Saved(ct);
    }

    private async Task<bool> Quotes(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        var some = await db.Quotes.Where(q => q.Clearance == null && (q.State == QuoteState.Sent || q.State == QuoteState.Awarded)).OrderBy(q => q.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var ids = some.Select(q => q.RfqId).Distinct().ToList();
        var rfqs = await db.Rfqs.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var unread = some.Where(q => q.DeliveredAt is null).ToHashSet();
        await gate.Clear([.. some.Select(q => (q, rfqs[q.RfqId]))], organisations, now, ct);
        foreach (var q in some.Where(q => !q.OnHold && unread.Contains(q))) await mail.Quoted(q, rfqs[q.RfqId], ct);
        return await Saved(ct);
    }

    // Somebody changed one of them in this moment, or another run was first: they are looked at again.
    private async Task<bool> Saved(CancellationToken ct)
    {
        db.Doing("partnering.clear-unasked");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when ((DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) && ++_failures < MostFailures) { }
        return _failures < MostFailures;
    }
}
