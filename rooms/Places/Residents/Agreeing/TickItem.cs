namespace Isthmus.Places.Residents.Agreeing;

/// <summary>A line of the checklist is done, or is open again after all.</summary>
internal static class TickItem
{
    public const string Unknown = "residents.no-such-item";

    public static async Task<Outcome<OnboardingItem>> Handle(ResidentId id, OnboardingItemId itemId, bool done, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ResidentAccess.ToKeep(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.State != ResidentState.Onboarding) return Refusal.Conflict("residents.move-not-now");
        if (found.Value.OnHold) return Refusal.Conflict("residents.on-hold");
        if (await db.OnboardingItems.SingleOrDefaultAsync(i => i.Id == itemId && i.ResidentId == id, ct) is not { } item) return Refusal.NotFound(Unknown);
        if (done == item.DoneAt is not null) return item;
        (item.DoneAt, item.DoneBy) = (done ? Instants.Stored(clock) : null, done ? actor.User : null);
        db.Doing(done ? "residents.tick-item" : "residents.open-item");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("residents.changed-meanwhile"); }
        return item;
    }

    public sealed record View(OnboardingItemId Id, IReadOnlyDictionary<string, string> Text, DateOnly DueOn, bool Required, DateTime? DoneAt)
    {
        public static View Of(OnboardingItem i) => new(i.Id, i.Text.All, i.DueOn, i.Required, i.DoneAt);
    }

    public static void Map(RouteGroupBuilder residents)
    {
        residents.MapPut("/{resident}/checklist/{item}/done", async (ResidentId resident, OnboardingItemId item, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(resident, item, true, actor.Actor, db, clock, ct)).ToResult(i => TypedResults.Ok(View.Of(i))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.checklist.tick").WithSummary("A line of the checklist is done");
        residents.MapDelete("/{resident}/checklist/{item}/done", async (ResidentId resident, OnboardingItemId item, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(resident, item, false, actor.Actor, db, clock, ct)).ToResult(i => TypedResults.Ok(View.Of(i))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("residents.checklist.open").WithSummary("A line of the checklist is open again");
    }
}
