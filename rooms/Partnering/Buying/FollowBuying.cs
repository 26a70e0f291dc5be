using Isthmus.Partnering.Quotations;
using Isthmus.Platform.Outbox;

namespace Isthmus.Partnering.Buying;

/// <summary>The gate says something else than before of a request for quotation, a quote, or an organisation of either: they are hidden, or come back.</summary>
internal sealed class FollowBuyingStanding(PartneringDb db, IClearance gate, QuotationMail mail, TimeProvider clock) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (happened.Subject.Kind is not (IClearance.OrganisationKind or BuyingGate.RfqKind or BuyingGate.QuoteKind or BuyingGate.BuyerKind) || !Guid.TryParse(happened.Subject.Id, out var id)) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        var (now, answer) = (Instants.Stored(clock), new Clearance(happened.Decision, standing));
        db.Doing(standing == Standing.Clear ? "partnering.free" : "partnering.hold");
        switch (happened.Subject.Kind)
        {
            case BuyingGate.RfqKind: await OfRfq(new(id), answer, now, ct); break;
            case BuyingGate.BuyerKind: await OfBuyer(new(id), answer, ct); break;
            case BuyingGate.QuoteKind: await OfQuote(new(id), answer, now, ct); break;
            default: await OfOrganisation(new(id), standing, ct); break;
        }
    }

    private async Task OfRfq(RfqId id, Clearance answer, DateTime now, CancellationToken ct)
    {
        if (await db.Rfqs.SingleOrDefaultAsync(r => r.Id == id, ct) is not { Clearance: { } last } r || answer.Decision < last || !r.IsLive) return;
        var unseen = r.PublishedAt is null;
        r.Stand(answer, now);
        if (unseen && !r.OnHold) await mail.Published(r, ct);
        if (answer.IsClear) Again(await Waiting(db.Quotes.Where(q => q.RfqId == id && q.OnHold)).ToListAsync(ct));
    }

    private async Task OfBuyer(BuyerId id, Clearance answer, CancellationToken ct)
    {
        if (await db.Buyers.SingleOrDefaultAsync(b => b.Id == id, ct) is { Clearance: { } last } b && !(answer.Decision < last)) b.Stand(answer);
    }

    private async Task OfQuote(QuoteId id, Clearance answer, DateTime now, CancellationToken ct)
    {
        if (await db.Quotes.SingleOrDefaultAsync(q => q.Id == id, ct) is not { Clearance: { } last } q || answer.Decision < last || q.State is not (QuoteState.Sent or QuoteState.Awarded)) return;
        var unread = q.DeliveredAt is null;
        q.Stand(answer, now);
        if (unread && !q.OnHold) await mail.Quoted(q, await db.Rfqs.AsNoTracking().SingleAsync(r => r.Id == q.RfqId, ct), ct);
    }

    private async Task OfOrganisation(OrganisationId id, Standing standing, CancellationToken ct)
    {
        // Asked about anew either way, by a job, for a reaction holds the place of the one writer; until then they are held.
        var (rfqs, quotes) = (db.Rfqs.Where(r => r.Buyer == id && r.State != RfqState.Draft && r.State != RfqState.Withdrawn), Waiting(db.Quotes.Where(q => q.Supplier == id || db.Rfqs.Any(r => r.Id == q.RfqId && r.Buyer == id))));
        if (standing == Standing.Clear) (rfqs, quotes) = (rfqs.Where(r => r.OnHold), quotes.Where(q => q.OnHold));
        var some = await rfqs.ToListAsync(ct);
        some.ForEach(r => r.Suspend());
        var buyers = await db.Buyers.Where(b => b.Organisation == id && (standing != Standing.Clear || b.OnHold)).ToListAsync(ct);
        buyers.ForEach(b => b.Suspend());
        Again(await quotes.ToListAsync(ct), some.Count + buyers.Count > 0);
    }

    private static IQueryable<Quote> Waiting(IQueryable<Quote> quotes) => quotes.Where(q => q.State == QuoteState.Sent || q.State == QuoteState.Awarded);

    private void Again(List<Quote> quotes, bool any = false)
    {
        quotes.ForEach(q => q.Suspend());
        if (any || quotes.Count > 0) db.Enqueue(ClearUnaskedBuying.JobKind, new ClearUnaskedBuying.Args());
    }
}

/// <summary>Organisations became one, or two again: what they ask for and quoted goes with them, and the gate is asked anew.</summary>
internal sealed class FollowBuyers(PartneringDb db, TimeProvider clock) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>
{
    public async Task React(OrganisationsMerged happened, CancellationToken ct)
    {
        foreach (var r in await db.Rfqs.Where(r => r.Buyer == happened.Gone).ToListAsync(ct)) (r.Buyer, r.MovedFrom) = (happened.Kept, happened.Gone);
        foreach (var r in await db.Rfqs.Where(r => r.Supplier == happened.Gone).ToListAsync(ct)) r.Supplier = happened.Kept;
        // One organisation has one profile: its own stays.
        var profile = await db.Buyers.AnyAsync(b => b.Organisation == happened.Kept, ct);
        foreach (var b in await db.Buyers.Where(b => b.Organisation == happened.Gone).ToListAsync(ct))
            if (profile) db.Buyers.Remove(b);
            else (b.Organisation, b.MovedFrom) = (happened.Kept, happened.Gone);
        foreach (var q in await db.RfqQuestions.Where(q => q.Organisation == happened.Gone).ToListAsync(ct)) (q.Organisation, q.MovedFrom) = (happened.Kept, happened.Gone);
        var known = await db.SupplierInvitations.Where(i => i.Organisation == happened.Kept).Select(i => i.RfqId).ToListAsync(ct);
        foreach (var i in await db.SupplierInvitations.Where(i => i.Organisation == happened.Gone).ToListAsync(ct)) Move(i, known.Contains(i.RfqId) ? null : i.To(happened.Kept, happened.Gone));
        var there = await db.Quotes.Where(q => q.Supplier == happened.Kept).Select(q => q.RfqId).ToListAsync(ct);
        var own = await db.Rfqs.Where(r => r.Buyer == happened.Kept || r.Buyer == happened.Gone).Select(r => r.Id).ToListAsync(ct);
        foreach (var q in await db.Quotes.Where(q => q.Supplier == happened.Gone).ToListAsync(ct))
        {
            // One organisation has one quote, and none for what it asks for itself.
            var stays = there.Contains(q.RfqId);
            if (q.State == QuoteState.Sent && (stays || own.Contains(q.RfqId))) q.Withdraw(Instants.Stored(clock));
            if (!stays) (q.Supplier, q.MovedFrom) = (happened.Kept, happened.Gone);
        }
        db.Doing("partnering.follow-merge");
    }

    public async Task React(MergeUndone happened, CancellationToken ct)
    {
        foreach (var r in await db.Rfqs.Where(r => r.MovedFrom == happened.Restored && r.Buyer == happened.Kept).ToListAsync(ct)) (r.Buyer, r.MovedFrom) = (happened.Restored, null);
        foreach (var b in await db.Buyers.Where(b => b.MovedFrom == happened.Restored && b.Organisation == happened.Kept).ToListAsync(ct)) (b.Organisation, b.MovedFrom) = (happened.Restored, null);
        foreach (var q in await db.RfqQuestions.Where(q => q.MovedFrom == happened.Restored && q.Organisation == happened.Kept).ToListAsync(ct)) (q.Organisation, q.MovedFrom) = (happened.Restored, null);
        foreach (var i in await db.SupplierInvitations.Where(i => i.MovedFrom == happened.Restored && i.Organisation == happened.Kept).ToListAsync(ct)) Move(i, i.To(happened.Restored, null));
        foreach (var q in await db.Quotes.Where(q => q.MovedFrom == happened.Restored && q.Supplier == happened.Kept).ToListAsync(ct))
        {
            (q.Supplier, q.MovedFrom) = (happened.Restored, null);
            if (q.State == QuoteState.Awarded && await db.Rfqs.SingleAsync(r => r.Id == q.RfqId, ct) is { } r) r.Supplier = happened.Restored;
        }
        db.Doing("partnering.follow-merge");
    }

    // The organisation is part of what names an invitation.
    private void Move(SupplierInvitation from, SupplierInvitation? to)
    {
        db.SupplierInvitations.Remove(from);
        if (to is not null) db.SupplierInvitations.Add(to);
    }
}
