namespace Isthmus.Forums.Editions;

/// <summary>Ticks or unticks an item of the checklist that an edition goes through before it is international.</summary>
internal static class MarkReadiness
{
    public static async Task<Outcome<Done>> Handle(EditionId id, ReadinessItem item, bool done, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var mark = await db.Readiness.SingleOrDefaultAsync(r => r.EditionId == id && r.Item == item, ct);
        if (mark is not null == done) return default(Done);
        if (mark is null) db.Readiness.Add(new() { EditionId = id, Item = item, DoneAt = Instants.Stored(clock), DoneBy = who.Actor.User });
        else db.Readiness.Remove(mark);
        db.Doing("forums.mark-readiness");
        try { await db.SaveChangesAsync(ct); }
        // Somebody else ticked the same item in this moment: it is as wished.
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)) { db.ChangeTracker.Clear(); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{id}/readiness/{item}", async (EditionId id, ReadinessItem item, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, item, true, who, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.readiness.mark").WithSummary("Ticks an item of the readiness checklist");
        api.MapDelete("/{id}/readiness/{item}", async (EditionId id, ReadinessItem item, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, item, false, who, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.readiness.unmark").WithSummary("Unticks an item of the readiness checklist");
    }
}
