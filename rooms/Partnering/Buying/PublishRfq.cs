namespace Isthmus.Partnering.Buying;

/// <summary>Makes a request for quotation public. The gate is asked first: held, it is not shown until it is clear.</summary>
internal static class PublishRfq
{
    public static async Task<Outcome<Rfq>> Handle(RfqId id, int? version, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await RfqAccess.ToWrite(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var (r, now) = (found.Value, Instants.Stored(clock));
        if (r.State != RfqState.Draft) return Refusal.Conflict("partnering.move-not-now");
        if (RfqRules.Missing(r.Content, now) is { } missing) return missing;
        r.Publish(now);
        await gate.Clear([r], organisations, now, ct);
        return await db.Save(r, "partnering.publish-rfq", ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{rfq}/publication", async (RfqId rfq, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(rfq, http.IfMatch(), actor.Actor, organisations, gate, db, clock, ct)).ToResult(r => TypedResults.Ok(new RfqAnswer(r.Id, r.Version, r.State, r.OnHold))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.publish").WithSummary("Publishes a draft of a request for quotation; what the gate holds is not shown");
}
