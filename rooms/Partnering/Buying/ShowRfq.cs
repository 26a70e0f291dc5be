namespace Isthmus.Partnering.Buying;

/// <summary>One request for quotation as this reader may see it.</summary>
internal static class ShowRfq
{
    /// <summary>How what is imported now is told: with a figure, or as a claim in words.</summary>
    public enum Claim { Qualitative, Quantified }

    public sealed record View(RfqId Id, string Reference, RfqState State, bool OnHold, OrganisationId? Organisation, string? OrganisationName, string? Country, RfqContent Content, Claim? ImportClaim, bool TakesQuotes, DateTime? PublishedAt, DateTime? DecidedAt, string? Reason, int Version);

    /// <summary>The record besides, for the page's own rules.</summary>
    public sealed record Found(Rfq Rfq, View View);

    public static async Task<Outcome<Found>> Handle(RfqId id, Actor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Rfqs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !actor.Sees(r)) return Refusal.NotFound(RfqAccess.Unknown);
        var card = actor.Knows(r) ? (await organisations.Find([r.Buyer], ct)).GetValueOrDefault(r.Buyer) : null;
        Claim? claim = r.Content.Imported is not { } imported ? null : imported.IsQuantified ? Claim.Quantified : Claim.Qualitative;
        return new Found(r, new View(r.Id, r.Reference, r.StateAt(now), r.OnHold, card?.Id, card?.Name, r.Country, r.Content, claim, r.TakesQuotes(now), r.PublishedAt, r.DecidedAt, actor.MayView(r.Buyer) ? r.Reason : null, r.Version));
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{rfq}", async (RfqId rfq, HttpResponse response, CurrentActor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(rfq, actor.Actor, organisations, db, clock, ct)).ToResult(f => { response.Headers.ETag = Versions.Tag(f.View.Version); return TypedResults.Ok(f.View); }))
        .OpenToAll(Scopes.Read).WithName("partnering.rfqs.show").WithSummary("One request for quotation; who an anonymous buyer is, only its own people and the supplier it chose learn");
}
