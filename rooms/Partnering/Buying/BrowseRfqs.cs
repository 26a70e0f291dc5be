using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Buying;

/// <summary>The public list: a page of it, the counts of its facets, and the API.</summary>
internal static class BrowseRfqs
{
    public sealed record Row(RfqId Id, string Reference, RfqState State, string Language, string Title, OrganisationId? Organisation, string? Country, bool IsSubstitution, IReadOnlyList<Keyword> Keywords, decimal? Quantity, string? Unit, string? DeliveryCountry, DateOnly? DeliverUntil,
        string? Currency, DateOnly? QuotesUntil, bool TakesQuotes, DateTime? PublishedAt, int Version, bool OnHold);

    private static Row Of(Rfq r, Actor actor, DateTime now) => new(r.Id, r.Reference, r.StateAt(now), r.Content.Language, r.Content.Title, actor.Knows(r) ? r.Buyer : null, r.Country, r.IsSubstitution, r.Content.Keywords, r.Content.Quantity, r.Content.Unit, r.Content.DeliveryCountry,
        r.Content.DeliverUntil, r.Content.Currency, r.QuotesUntil, r.TakesQuotes(now), r.PublishedAt, r.Version, r.OnHold);

    public static async Task<(List<Rfq> Rows, int Total)> Page(RfqFilter filter, string? sort, bool descending, int skip, int take, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var rows = filter.Rows(db, now);
        var total = await rows.CountAsync(ct);
        if (skip >= total) return ([], total);
        var sorted = (sort, descending) switch
        {
            ("title", false) => rows.OrderBy(r => r.SortKey).ThenBy(r => r.Id), ("title", true) => rows.OrderByDescending(r => r.SortKey).ThenBy(r => r.Id),
            ("until", false) => rows.OrderBy(r => r.QuotesUntil).ThenBy(r => r.Id), ("until", true) => rows.OrderByDescending(r => r.QuotesUntil).ThenBy(r => r.Id),
            _ => rows.OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Id),
        };
        return (await sorted.Skip(skip).Take(take).ToListAsync(ct), total);
    }

    public static async Task<IReadOnlyList<Facet>> Facets(RfqFilter filter, Texts t, Formats f, PartneringDb db, DateTime now, CancellationToken ct)
    {
        var substitution = await filter.Rows(db, now, "substitution").CountAsync(r => r.IsSubstitution, ct);
        var open = await RfqFilter.Open(filter.Rows(db, now, "open"), now).CountAsync(ct);
        return
        [
            new("open", t["partnering.rfq.open"], open == 0 ? [] : [new FacetValue("true", t["partnering.rfq.takesQuotes"], open)]),
            new("substitution", t["partnering.rfq.substitution"], substitution == 0 ? [] : [new FacetValue("true", t["partnering.rfq.substitution"], substitution)]),
            await Wanted.CountryFacet(filter.Rows(db, now, "country"), t["partnering.rfq.buyerCountry"], f, ct), await Wanted.ChapterFacet(filter.Rows(db, now, "chapter"), t, ct),
        ];
    }

    private static async Task<Outcome<CursorPage<Row>>> List(RfqFilter filter, OrganisationId? organisation, string? cursor, int? limit, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var (now, take) = (Instants.Stored(clock), Cursor.Take(limit));
        var rows = filter.Rows(db, now);
        if (organisation is { } buyer)
        {
            if (!actor.MayView(buyer)) return Refusal.Forbidden();
            rows = db.Rfqs.AsNoTracking().Where(r => r.Buyer == buyer);
        }
        if (Cursor.Read(cursor) is { } after)
        {
            var last = new RfqId(after.Id);
            rows = rows.Where(r => r.Id > last);
        }
        var page = Cursor.Page(await rows.OrderBy(r => r.Id).Take(take + 1).ToListAsync(ct), take, r => Cursor.Write("", r.Id.Value));
        return new CursorPage<Row>([.. page.Items.Select(r => Of(r, actor, now))], page.Next);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/", async (string? q, [FromQuery] string[]? country, [FromQuery] string[]? chapter, string? substitution, string? open, OrganisationId? organisation, string? cursor, int? limit,
            CurrentActor actor, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await List(RfqFilter.Of(q, country, chapter, substitution, open), organisation, cursor, limit, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("partnering.rfqs.list").WithSummary("Public requests for quotation by words in any script, country of the buyer, HS chapter, import substitution and whether quotes are taken; organisation=… lists all of one’s own");
}
