using Isthmus.Partnering.Quotations;

namespace Isthmus.Partnering.Buying;

/// <summary>Takes a request for quotation back before it is decided. Those who quoted are told why.</summary>
internal static class WithdrawRfq
{
    public sealed class Request
    {
        [StringLength(RfqLimits.Reason), Lines] public string? Reason { get; set; }
    }

    public static async Task<Outcome<Rfq>> Handle(RfqId id, Request request, int? version, Actor actor, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await RfqAccess.ToWrite(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var (r, now, reason) = (found.Value, Instants.Stored(clock), Written.Lines(request.Reason));
        if (r.State is not (RfqState.Draft or RfqState.Published or RfqState.ClosedForQuotes)) return Refusal.Conflict("partnering.move-not-now");
        if (r.State != RfqState.Draft && reason is null) return Refusal.InvalidField(nameof(request.Reason), "partnering.wrong.reason");
        foreach (var q in await db.Quotes.Where(q => q.RfqId == id && q.State == QuoteState.Sent).ToListAsync(ct))
        {
            if (q.DeliveredAt is not null) await mail.Ended("rfqWithdrawn", q, r, reason, ct);
            q.Decide(chosen: false, now);
        }
        r.Withdraw(reason, actor.User, now);
        return await db.Save(r, "partnering.withdraw-rfq", ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{rfq}/withdrawal", async (RfqId rfq, Request request, HttpRequest http, CurrentActor actor, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(rfq, request, http.IfMatch(), actor.Actor, db, mail, clock, ct)).ToResult(r => TypedResults.Ok(new RfqAnswer(r.Id, r.Version, r.State, r.OnHold))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.withdraw").WithSummary("Takes a request for quotation back; a reason is needed once it was published");
}
