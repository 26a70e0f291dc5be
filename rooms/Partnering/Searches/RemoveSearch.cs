namespace Isthmus.Partnering.Searches;

/// <summary>A search is not kept any more.</summary>
internal static class RemoveSearch
{
    public static async Task<Outcome<SavedSearch>> Handle(SavedSearchId id, Actor actor, PartneringDb db, CancellationToken ct)
    {
        if (await db.Searches.SingleOrDefaultAsync(s => s.Id == id && s.Account == actor.User, ct) is not { } search) return Refusal.NotFound(SaveSearch.Unknown);
        db.Searches.Remove(search);
        db.Doing("partnering.remove-search");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(search.Version); }
        return search;
    }

    public static void Map(RouteGroupBuilder api) => api.MapDelete("/searches/{search}", async (SavedSearchId search, CurrentActor actor, PartneringDb db, CancellationToken ct) =>
            (await Handle(search, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.searches.remove").WithSummary("Removes a kept search; its mails end");
}
