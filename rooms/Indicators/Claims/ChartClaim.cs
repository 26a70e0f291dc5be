using Isthmus.Indicators.Measures;

namespace Isthmus.Indicators.Claims;

/// <summary>A curator chooses whether a public claim is drawn. Which claims there are does not depend on it.</summary>
internal static class ChartClaim
{
    internal sealed class Request
    {
        [Required] public bool? Charted { get; set; }
    }

    public static async Task<Outcome<Claim>> Handle(ClaimId id, bool charted, int? version, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ClaimAccess.ToWrite(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        if (!actor.IsOfficer) return Refusal.Forbidden();
        var code = found.Value.MeasureCode;
        if (charted && !ClaimRules.CanBeCharted(found.Value, await db.Measures.AsNoTracking().SingleAsync(m => m.Code == code, ct))) return Refusal.Conflict("indicators.cannot-be-charted");
        found.Value.Chart(charted, Instants.Stored(clock));
        return await db.Save(found.Value, charted ? "indicators.chart-claim" : "indicators.leave-claim-out", ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/claims/{claim}/charted", async (ClaimId claim, Request body, HttpRequest request, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(claim, body.Charted == true, request.IfMatch(), actor.Actor, db, clock, ct)).ToResult(c => TypedResults.Ok(new ClaimAnswer(c.Id, c.Version, c.State))))
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("indicators.claims.chart").WithSummary("Chooses whether a claim is drawn in charts");
}
