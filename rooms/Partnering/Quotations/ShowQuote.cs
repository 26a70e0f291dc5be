using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Quotations;

/// <summary>One quote for its two sides. When it was chosen, both see the contact of whoever wrote it and of whoever chose it; read from the accounts, never stored here.</summary>
internal static class ShowQuote
{
    public sealed record Contact(string Name, string Email);

    public sealed record View(QuoteId Id, RfqId Rfq, string Reference, string Title, OrganisationId Supplier, string? SupplierName, string? BuyerName, QuoteState State, bool OnHold, QuoteContent Content, DateTime SentAt, DateTime ChangedAt, string? Reason,
        Contact? SupplierContact, Contact? BuyerContact, int Version);

    public sealed record Found(QuoteSides Sides, View View, IReadOnlyList<QuoteVersion> Versions);

    public static async Task<Outcome<Found>> Handle(QuoteId id, Actor actor, IOrganisations organisations, IAccounts accounts, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await QuoteAccess.Find(id, actor, db, Instants.Stored(clock), ct);
        if (!found.Succeeded) return found.Refusal;
        var (q, r) = (found.Value.Quote, found.Value.Rfq);
        var chosen = q is { State: QuoteState.Awarded, OnHold: false } && !r.OnHold;
        var cards = await organisations.Find([q.Supplier, r.Buyer], ct);
        var people = chosen ? await accounts.Find([.. new[] { q.By, r.DecidedBy }.OfType<UserId>().Distinct()], ct) : new Dictionary<UserId, AccountCard>();
        Contact? Of(UserId? user) => user is { } known && people.GetValueOrDefault(known) is { } account ? new(account.Name, account.Email) : null;
        // What was said before is the supplier's own; the buyer reads what counts.
        var versions = found.Value.IsSupplier ? await db.QuoteVersions.AsNoTracking().Where(v => v.QuoteId == id).OrderByDescending(v => v.Number).Take(50).ToListAsync(ct) : [];
        return new Found(found.Value, new View(q.Id, r.Id, r.Reference, r.Content.Title, q.Supplier, cards.GetValueOrDefault(q.Supplier)?.Name, actor.Knows(r) ? cards.GetValueOrDefault(r.Buyer)?.Name : null, q.State, q.OnHold, q.Content, q.SentAt, q.ChangedAt,
            r.State is RfqState.NotAwarded or RfqState.Withdrawn ? r.Reason : null, Of(q.By), Of(r.DecidedBy), q.Version), versions);
    }

    public sealed record Row(QuoteId Id, RfqId Rfq, OrganisationId Supplier, QuoteState State, bool OnHold, decimal UnitPrice, string Currency, DateTime ChangedAt, int Version);

    private static async Task<List<Row>> Own(Actor actor, PartneringDb db, CancellationToken ct)
    {
        var mine = actor.Memberships.Keys.ToList();
        var quotes = await db.Quotes.AsNoTracking().Where(q => mine.Contains(q.Supplier)).OrderByDescending(q => q.ChangedAt).ThenBy(q => q.Id).Take(500).ToListAsync(ct);
        return quotes.ConvertAll(q => new Row(q.Id, q.RfqId, q.Supplier, q.State, q.OnHold, q.Content.UnitPrice, q.Content.Currency, q.ChangedAt, q.Version));
    }

    public static void Map(RouteGroupBuilder quotes)
    {
        quotes.MapGet("/", async (CurrentActor actor, PartneringDb db, CancellationToken ct) => TypedResults.Ok(await Own(actor.Actor, db, ct)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.quotes.own").WithSummary("The quotes of one's own organisations, the latest first");
        quotes.MapGet("/{quote}", async (QuoteId quote, HttpResponse response, CurrentActor actor, IOrganisations organisations, IAccounts accounts, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(quote, actor.Actor, organisations, accounts, db, clock, ct)).ToResult(f => { response.Headers.ETag = Versions.Tag(f.View.Version); return TypedResults.Ok(f.View); }))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.quotes.show").WithSummary("One quote, for its supplier, and for the buyer once quotes are opened");
    }
}
