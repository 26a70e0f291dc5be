using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Quotations;

/// <summary>The buyer chooses a quote when no more are taken, which asks the gate about both sides once more; or ends the request without an award, with a reason. Everybody who quoted is told.</summary>
internal static class DecideRfq
{
    public sealed class AwardRequest
    {
        [Required] public Guid? Quote { get; set; }
    }

    public sealed class EndRequest
    {
        [Required, StringLength(RfqLimits.Reason), Lines] public string? Reason { get; set; }
    }

    public static async Task<Outcome<Rfq>> Award(RfqId id, QuoteId chosen, int? version, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await ToDecide(id, version, actor, db, now, ct);
        if (!found.Succeeded) return found;
        var r = found.Value;
        if (r.OnHold) return Refusal.Conflict("partnering.on-hold");
        var quotes = await db.Quotes.Where(q => q.RfqId == id && q.State == QuoteState.Sent).ToListAsync(ct);
        if (quotes.Find(q => q.Id == chosen && q.Counts) is not { } best) return Refusal.InvalidField(nameof(AwardRequest.Quote), "problem.partnering.no-such-quote");
        await gate.Clear([(best, r)], organisations, now, ct);
        if (best.OnHold)
        {
            // What the gate said stays written; the quote can be chosen when it is clear.
            db.Doing("partnering.hold");
            try { await db.SaveChangesAsync(ct); }
            catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(r.Version); }
            return Refusal.Conflict("partnering.on-hold");
        }
        r.Award(best.Supplier, actor.User, now);
        foreach (var q in quotes)
        {
            if (q.DeliveredAt is not null) await mail.Ended(q == best ? "awarded" : "notChosen", q, r, null, ct);
            q.Decide(q == best, now);
        }
        return await db.Save(r, "partnering.award-rfq", ct);
    }

    public static async Task<Outcome<Rfq>> End(RfqId id, EndRequest request, int? version, Actor actor, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await ToDecide(id, version, actor, db, now, ct);
        if (!found.Succeeded) return found;
        if (Written.Lines(request.Reason) is not { } reason) return Refusal.InvalidField(nameof(request.Reason), "partnering.wrong.reason");
        foreach (var q in await db.Quotes.Where(q => q.RfqId == id && q.State == QuoteState.Sent).ToListAsync(ct))
        {
            if (q.DeliveredAt is not null) await mail.Ended("noAward", q, found.Value, reason, ct);
            q.Decide(chosen: false, now);
        }
        found.Value.EndWithoutAward(reason, actor.User, now);
        return await db.Save(found.Value, "partnering.end-rfq", ct);
    }

    private static async Task<Outcome<Rfq>> ToDecide(RfqId id, int? version, Actor actor, PartneringDb db, DateTime now, CancellationToken ct)
    {
        if (await db.Rfqs.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        if (!actor.Speaks(r.Buyer)) return Refusal.Forbidden();
        if (r.StateAt(now) == RfqState.Published) return Refusal.Conflict("partnering.rfq-still-open");
        if (r.StateAt(now) != RfqState.ClosedForQuotes) return Refusal.Conflict("partnering.move-not-now");
        return r.Check(version) is { } stale ? stale : r;
    }

    public static void Map(RouteGroupBuilder rfqs)
    {
        rfqs.MapPost("/{rfq}/award", async (RfqId rfq, AwardRequest request, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Award(rfq, new(request.Quote ?? default), http.IfMatch(), actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(r => TypedResults.Ok(new RfqAnswer(r.Id, r.Version, r.State, r.OnHold))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.award").WithSummary("Chooses a quote when no more are taken; the gate is asked about both sides once more");
        rfqs.MapPost("/{rfq}/no-award", async (RfqId rfq, EndRequest request, HttpRequest http, CurrentActor actor, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await End(rfq, request, http.IfMatch(), actor.Actor, db, mail, clock, ct)).ToResult(r => TypedResults.Ok(new RfqAnswer(r.Id, r.Version, r.State, r.OnHold))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.end").WithSummary("Ends a request without an award, with a reason that those who quoted read");
    }
}
