using Isthmus.Partnering.Matching;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Browsing;

/// <summary>Opportunities in the API: the public ones, searched and narrowed, in the order of their beginning; or all of an organisation for its own people.</summary>
internal static class ListOpportunities
{
    public sealed record Row(
        OpportunityId Id, string Reference, ProfileType Profile, OpportunityState State, string Language, string Title, string Summary, bool IsAnonymous, OrganisationId? Organisation, string? Country, ActorSide? Actor, DevelopmentStage? Stage, int? Readiness,
        IReadOnlyList<Keyword> Keywords, IReadOnlyList<string> TargetCountries, bool IsOpen, DateTime? PublishedAt, DateTime? ValidUntil, int Version);

    private static Row Of(Opportunity o, Actor actor, DateTime now) => new(o.Id, o.Reference, o.Profile, o.State, o.Language, o.Authentic.Title, o.Authentic.Summary, o.IsAnonymous, Visible.Identity(actor, o) ? o.Owner : null, o.Country, o.Actor, o.Stage, o.Readiness,
        o.Facts.Keywords, o.Facts.TargetCountries, o.Takes(now), o.PublishedAt, o.ValidUntil, o.Version);

    private static async Task<Outcome<CursorPage<Row>>> Handle(OpportunityFilter filter, OrganisationId? organisation, string? cursor, int? limit, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var (now, take) = (Instants.Stored(clock), Cursor.Take(limit));
        var rows = filter.Rows(db, now);
        if (organisation is { } owner)
        {
            if (!actor.MayView(owner)) return Refusal.Forbidden();
            rows = db.Opportunities.AsNoTracking().Where(o => o.Owner == owner);
        }
        if (Cursor.Read(cursor) is { } after)
        {
            var last = new OpportunityId(after.Id);
            rows = rows.Where(o => o.Id > last);
        }
        var page = Cursor.Page(await rows.OrderBy(o => o.Id).Take(take + 1).ToListAsync(ct), take, o => Cursor.Write("", o.Id.Value));
        return new CursorPage<Row>([.. page.Items.Select(o => Of(o, actor, now))], page.Next);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/", async (string? q, [FromQuery] string[]? profile, [FromQuery] string[]? country, [FromQuery] string[]? keyword, [FromQuery] string[]? stage, [FromQuery] string[]? trl, [FromQuery(Name = "actor")] string[]? actors, string? open,
            OrganisationId? organisation, string? cursor, int? limit, CurrentActor actor, OpportunityIndex index, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(await OpportunityFilter.Of(q, profile, country, keyword, stage, trl, open, actors).Searched(index, db, ct), organisation, cursor, limit, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("partnering.opportunities.list").WithSummary("Public opportunities by words in any script, profile, country, keyword (een-001), stage and readiness; organisation=… lists all of one’s own");
}
