using Isthmus.Partnering.Files;
using Isthmus.Partnering.Interests;

namespace Isthmus.Partnering.Opportunities;

/// <summary>One opportunity as this reader may see it: who an anonymous one is, and its confidential part, are left out for those who must not know them.</summary>
internal static class ShowOpportunity
{
    public sealed record View(
        OpportunityId Id, string Reference, ProfileType Profile, Workflow.OpportunityState State, bool IsAnonymous, OrganisationId? Organisation, string? OrganisationName, string? Country, string Language, IReadOnlyList<TextsIn> Texts, OpportunityFacts Facts,
        bool IsOpen, bool TakesInterest, DateTime? PublishedAt, DateTime ChangedAt, DateTime? ValidUntil, string? Confidential, IReadOnlyList<AttachedFile> Files, string? Note, int Version, bool OnHold);

    /// <summary>The record besides, for the page's own rules.</summary>
    public sealed record Found(Opportunity Opportunity, View View);

    public static async Task<Outcome<Found>> Handle(OpportunityId id, Actor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Opportunities.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o) return Refusal.NotFound(Visible.Unknown);
        // Who was accepted goes on seeing what it cooperates in, also after the time of it is over; what is held or flagged nobody sees.
        var partner = await Opened.To(actor, o, db, ct);
        if (!Visible.To(actor, o, now) && !partner) return Refusal.NotFound(Visible.Unknown);
        var keeps = actor.MayView(o.Owner);
        var named = Visible.Identity(actor, o) || await Opened.Named(actor, o, db, ct);
        var card = named ? (await organisations.Find([o.Owner], ct)).GetValueOrDefault(o.Owner) : null;
        return new Found(o, new View(o.Id, o.Reference, o.Profile, o.State, o.IsAnonymous, card?.Id, card?.Name, o.Country, o.Language, o.Texts, o.Facts, o.IsOpen, o.Takes(now), o.PublishedAt, o.ChangedAt, o.ValidUntil,
            keeps || partner ? o.Confidential : null, [.. o.Files.Where(f => !f.IsConfidential || keeps || partner)], keeps ? o.Note : null, o.Version, o.OnHold));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{opportunity}", async (OpportunityId opportunity, HttpResponse response, CurrentActor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, actor.Actor, organisations, db, clock, ct)).ToResult(f => { response.Headers.ETag = Versions.Tag(f.View.Version); return TypedResults.Ok(f.View); }))
        .OpenToAll(Scopes.Read).WithName("partnering.opportunities.show").WithSummary("One opportunity; the confidential part only for its own people and accepted partners");
}
