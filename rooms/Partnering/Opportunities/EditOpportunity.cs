using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Taxonomy;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Opportunities;

/// <summary>Changes an opportunity. Of a public one the version before is kept, and the gate is asked about what it is going to say.</summary>
internal static class EditOpportunity
{
    public static async Task<Outcome<Opportunity>> Handle(OpportunityId id, OpportunityInput input, int? version, Actor actor, IOrganisations organisations, IClearance gate, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await Find(id, version, actor, now, db, ct);
        if (!found.Succeeded) return found;
        var o = found.Value;
        var read = OpportunityRules.Read(input, o.Profile, taxonomies, o.Facts.Keywords);
        if (!read.Succeeded) return read.Refusal;
        var before = o.Keep(actor.User, now);
        var keywords = await db.Keywords.Where(k => k.OpportunityId == id).ToListAsync(ct);
        o.Write(read.Value, now);
        KeywordRows.Put(o, keywords, db);
        if (Moves.IsLive(o.State) && Complete.Missing(o, taxonomies) is { } missing) return missing;
        return await Save(o, before, organisations, gate, "partnering.edit-opportunity", db, now, ct);
    }

    /// <summary>The opportunity, if this actor may change its texts now.</summary>
    public static async Task<Outcome<Opportunity>> Find(OpportunityId id, int? version, Actor actor, DateTime now, PartneringDb db, CancellationToken ct)
    {
        if (await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, now)) return Refusal.NotFound(Visible.Unknown);
        if (!actor.MayEdit(o.Owner)) return Refusal.Forbidden();
        if (o.Check(version) is { } stale) return stale;
        return Moves.MayWrite(o.State) ? o : Refusal.Conflict("partnering.not-editable");
    }

    /// <summary>Nothing is written yet: the gate is asked about a public one as it is going to be, and its version before is kept.</summary>
    public static async Task<Outcome<Opportunity>> Save(Opportunity o, OpportunityVersion before, IOrganisations organisations, IClearance gate, string action, PartneringDb db, DateTime now, CancellationToken ct)
    {
        if (Moves.IsLive(o.State))
        {
            db.Versions.Add(before);
            o.Edition = before.Number;
            await gate.Clear([o], organisations, now, ct);
            if (o.IsShown(now)) db.Publish(new OpportunityChanged(o.Id));
        }
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        // Two kept the same version at the same moment: one of them has not seen what the other wrote.
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Stale(o.Version); }
        return o;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{opportunity}", async (OpportunityId opportunity, OpportunityInput body, HttpRequest request, HttpResponse response, CurrentActor actor, IOrganisations organisations, IClearance gate, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
        {
            if (request.IfMatch() is not { } version) return Refusal.Invalid("partnering.if-match-missing").ToProblem();
            var outcome = await Handle(opportunity, body, version, actor.Actor, organisations, gate, taxonomies, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return (Results<Ok<MoveAnswer>, Problem>)outcome.ToResult(o => TypedResults.Ok(new MoveAnswer(o.Id, o.Version, o.State, o.OnHold)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.opportunities.change").WithSummary("Replaces what an opportunity says in its authentic language; If-Match carries the version that was read");
}
