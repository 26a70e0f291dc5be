using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Clearing;

namespace Isthmus.Partnering.Quotations;

/// <summary>A supplier quotes, once for each request, and revises it while quotes are taken. The gate is asked about both sides first: what it holds reaches nobody until it is clear.</summary>
internal static class GiveQuote
{
    internal sealed record Request([property: Required] OrganisationId? Organisation, [property: Required] QuoteInput? Quote);

    public static async Task<Outcome<Quote>> Handle(RfqId id, OrganisationId supplier, QuoteInput input, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Rfqs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        if (!actor.Speaks(supplier)) return Refusal.Forbidden("partnering.quote-not-yours");
        // Who acts for the buyer reads what others quote.
        if (actor.Memberships.ContainsKey(r.Buyer)) return Refusal.Conflict("partnering.own-rfq");
        if (!r.TakesQuotes(now)) return Refusal.Conflict("partnering.rfq-closed");
        var read = QuoteRules.Read(input, now);
        if (!read.Succeeded) return read.Refusal;
        var q = await db.Quotes.SingleOrDefaultAsync(q => q.RfqId == id && q.Supplier == supplier, ct);
        if (q is not null && q.State != QuoteState.Withdrawn) return Refusal.Conflict("partnering.quote-there");
        if (q is not null) db.QuoteVersions.Add(q.Keep());
        else
        {
            q = new Quote { Id = QuoteId.New(), RfqId = id, Supplier = supplier, SentAt = now };
            db.Quotes.Add(q);
        }
        return await Send(q, r, read.Value, "partnering.give-quote", actor, organisations, gate, db, mail, now, ct);
    }

    public static async Task<Outcome<Quote>> Revise(QuoteId id, QuoteInput input, int? version, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await ToChange(id, version, actor, db, now, ct);
        if (!found.Succeeded) return found.Refusal;
        var read = QuoteRules.Read(input, now);
        if (!read.Succeeded) return read.Refusal;
        var (q, r) = (found.Value.Quote, found.Value.Rfq);
        db.QuoteVersions.Add(q.Keep());
        return await Send(q, r, read.Value, "partnering.revise-quote", actor, organisations, gate, db, mail, now, ct);
    }

    public static async Task<Outcome<Quote>> Withdraw(QuoteId id, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await ToChange(id, null, actor, db, now, ct);
        if (!found.Succeeded) return found.Refusal;
        found.Value.Quote.Withdraw(now);
        return await Save(found.Value.Quote, "partnering.withdraw-quote", db, ct);
    }

    private static async Task<Outcome<QuoteSides>> ToChange(QuoteId id, int? version, Actor actor, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var found = await QuoteAccess.Find(id, actor, db, now, ct);
        if (!found.Succeeded) return found;
        var (q, r) = (found.Value.Quote, found.Value.Rfq);
        if (!actor.Speaks(q.Supplier)) return Refusal.Forbidden();
        if (q.State != QuoteState.Sent || !r.TakesQuotes(now)) return Refusal.Conflict("partnering.rfq-closed");
        return q.Check(version) is { } stale ? stale : found;
    }

    private static async Task<Outcome<Quote>> Send(Quote q, Rfq r, QuoteContent content, string action, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, DateTime now, CancellationToken ct)
    {
        q.Write(content, actor.User, now);
        await gate.Clear([(q, r)], organisations, now, ct);
        if (!q.OnHold) await mail.Quoted(q, r, ct);
        return await Save(q, action, db, ct);
    }

    private static async Task<Outcome<Quote>> Save(Quote q, string action, PartneringDb db, CancellationToken ct)
    {
        var isNew = db.Entry(q).State == EntityState.Added;
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (isNew && DbErrors.IsDuplicate(e))
        {
            await db.Drop([BuyingGate.Subject(q.Id)], ct);
            return Refusal.Conflict("partnering.quote-there");
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Stale(q.Version); }
        return q;
    }

    public static void Map(RouteGroupBuilder rfqs, RouteGroupBuilder quotes)
    {
        rfqs.MapPost("/{rfq}/quotes", async (RfqId rfq, Request body, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(rfq, body.Organisation ?? default, body.Quote ?? new(), actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(q => TypedResults.Created($"/api/quotes/{q.Id}", new Saved<QuoteId>(q.Id, q.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.quotes.give").WithSummary("Quotes for a request in the name of an organisation, once; the gate is asked about both sides");
        quotes.MapPut("/{quote}", async (QuoteId quote, QuoteInput body, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
            {
                if (http.IfMatch() is not { } version) return Refusal.Invalid("partnering.if-match-missing").ToProblem();
                return (Results<Ok<Saved<QuoteId>>, Problem>)(await Revise(quote, body, version, actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(q => TypedResults.Ok(new Saved<QuoteId>(q.Id, q.Version)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.quotes.revise").WithSummary("Revises a quote while the request takes quotes; what it said before is kept");
        quotes.MapDelete("/{quote}", async (QuoteId quote, CurrentActor actor, PartneringDb db, TimeProvider clock, CancellationToken ct) => (await Withdraw(quote, actor.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.quotes.withdraw").WithSummary("Takes a quote back while the request takes quotes");
    }
}
