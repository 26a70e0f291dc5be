using System.Globalization;
using Isthmus.Partnering.Buying;
using Isthmus.Tabular;

namespace Isthmus.Partnering.Quotations;

/// <summary>The quotes for a request side by side, for its buyer, once they may be opened.</summary>
internal static class CompareQuotes
{
    public const string Sealed = "partnering.quotes-sealed";

    public sealed record Found(Rfq Rfq, IReadOnlyList<Compared> Quotes);

    public sealed record Row(QuoteId Id, OrganisationId Supplier, string? SupplierName, QuoteState State, QuoteContent Content, decimal? Total, Fit Fit, bool Meets, DateTime SentAt, DateTime ChangedAt, int Version);

    private static readonly string[] s_header =
    [
        "supplier", "state", "unit price", "currency", "total in the currency asked for", "quantity", "minimum order", "lead days", "order by", "incoterms 2020", "valid until", "payment terms", "certificates", "missing certificates",
        "delivery", "quantity is enough", "minimum order fits", "same incoterms rule", "still valid", "meets what was asked for", "note", "sent", "id",
    ];

    public static async Task<Outcome<Found>> Handle(RfqId id, string? sort, Actor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Rfqs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        if (!await QuoteAccess.Opens(actor, r, db, ct)) return Refusal.Forbidden();
        if (!r.IsOpened(now)) return Refusal.Conflict(Sealed);
        var quotes = await db.Quotes.AsNoTracking().Where(q => q.RfqId == id && q.State != QuoteState.Withdrawn && !q.OnHold && q.DeliveredAt != null).ToListAsync(ct);
        var cards = await organisations.Find([.. quotes.Select(q => q.Supplier).Distinct()], ct);
        var today = DateOnly.FromDateTime(r.DecidedAt ?? now);
        var day = r.QuotesUntil > today ? r.QuotesUntil.Value : today;
        var compared = quotes.ConvertAll(q => new Compared(q, cards.GetValueOrDefault(q.Supplier)?.Name, Comparison.Total(q.Content, r.Content), Comparison.Of(q.Content, r.Content, day)));
        var descending = sort?.StartsWith('-') == true;
        return new Found(r, Comparison.Sorted(compared, Choices.Read<CompareBy>(sort?.TrimStart('-')) ?? CompareBy.Price, descending, r.Content.Currency));
    }

    private static async Task<IResult> Export(RfqId id, string? sort, Actor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Handle(id, sort, actor, organisations, db, clock, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("partnering.export-quotes", new SubjectRef("partnering_rfq", id.ToString()), new { found.Value.Rfq.Reference, found.Value.Quotes.Count });
        await db.SaveChangesAsync(ct);
        static string YesNo(bool value) => value ? "yes" : "no";
        static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
        var rows = found.Value.Quotes.Select(q =>
        {
            var (c, f) = (q.Quote.Content, q.Fit);
            return (IReadOnlyList<object?>)
            [
                q.Supplier, q.Quote.State.ToString(), c.UnitPrice, c.Currency, q.Total, c.Quantity, c.MinimumOrder, c.LeadDays, Day(f.OrderBy), c.Incoterm, Day(c.ValidUntil), c.PaymentTerms, string.Join("; ", c.Certificates), string.Join("; ", f.MissingCertificates),
                f.InTime ? "in time" : "too late", YesNo(f.EnoughQuantity), YesNo(f.MinimumFits), YesNo(f.SameRule), YesNo(f.IsValid), YesNo(f.Meets), c.Note, q.Quote.SentAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), q.Quote.Id.ToString(),
            ];
        });
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, s_header, [.. rows], new TableWriteOptions(), ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", $"quotes-{found.Value.Rfq.Reference}.csv");
    }

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder rfqs)
    {
        rfqs.MapGet("/{rfq}/quotes", async (RfqId rfq, string? sort, CurrentActor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(rfq, sort, actor.Actor, organisations, db, clock, ct)).ToResult(f => TypedResults.Ok(f.Quotes.Select(q => new Row(q.Quote.Id, q.Quote.Supplier, q.Supplier, q.Quote.State, q.Quote.Content, q.Total, q.Fit, q.Fit.Meets, q.Quote.SentAt, q.Quote.ChangedAt, q.Quote.Version)))))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("partnering.quotes.compare").WithSummary("The quotes for a request of one's own side by side: sort=price, leadTime or sent, with - the other way round; sealed ones once the last day is over");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/rfqs/{rfq}/quotes.csv", "partnering.quotes.export-page"), ("/api/rfqs/{rfq}/quotes.csv", "partnering.quotes.export")])
            routes.MapGet(path, async (RfqId rfq, string? sort, CurrentActor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) => await Export(rfq, sort, actor.Actor, organisations, db, clock, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).WithTags("Partnering").WithName(name).WithSummary("The quotes for a request of one's own as CSV; recorded in the audit");
    }
}
