using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Workflow;

/// <summary>Another year for a published opportunity: once, and in its last thirty days.</summary>
internal static class ExtendOpportunity
{
    public static async Task<Outcome<Opportunity>> Handle(OpportunityId id, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        if (await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, now)) return Refusal.NotFound(Visible.Unknown);
        if (!actor.MayEdit(o.Owner)) return Refusal.Forbidden();
        if (!o.MayExtend(now)) return Refusal.Conflict("partnering.not-extendable");
        o.Extend();
        db.Publish(new OpportunityChanged(id));
        db.Doing("partnering.extend-opportunity");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(o.Version); }
        return o;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{opportunity}/extension", async (OpportunityId opportunity, CurrentActor actor, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, actor.Actor, db, clock, ct)).ToResult(o => TypedResults.Ok(new ExtensionAnswer(o.Id, o.Version, o.ValidUntil!.Value))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.opportunities.extend").WithSummary("Extends a published opportunity by a year: once, in its last thirty days");
}

internal sealed record ExtensionAnswer(OpportunityId Id, int Version, DateTime ValidUntil);
