namespace Isthmus.Partnering.Buyers;

/// <summary>An organisation takes its buyer profile back.</summary>
internal static class RemoveBuyer
{
    public static async Task<Outcome<BuyerProfile>> Handle(OrganisationId organisation, Actor actor, PartneringDb db, CancellationToken ct)
    {
        if (await db.Buyers.SingleOrDefaultAsync(b => b.Organisation == organisation, ct) is not { } b || !ShowBuyer.Sees(actor, b)) return Refusal.NotFound(ShowBuyer.Unknown);
        if (!actor.MayEdit(organisation)) return Refusal.Forbidden();
        db.Buyers.Remove(b);
        db.Doing("partnering.remove-buyer");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(b.Version); }
        return b;
    }

    public static void Map(RouteGroupBuilder api) => api.MapDelete("/{organisation}", async (OrganisationId organisation, CurrentActor actor, PartneringDb db, CancellationToken ct) => (await Handle(organisation, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.buyers.remove").WithSummary("Takes a buyer profile back");
}
