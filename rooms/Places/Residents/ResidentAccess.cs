using Isthmus.Contracts.Places;

namespace Isthmus.Places.Residents;

/// <summary>Who gets at a residency, and how what is done with it is saved.</summary>
internal static class ResidentAccess
{
    public const string Unknown = "residents.no-such-resident";

    public static async Task<Outcome<Resident>> ToSee(ResidentId id, Actor actor, PlacesDb db, CancellationToken ct) =>
        await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } r && ResidentMoves.Sees(r, actor) ? r : Refusal.NotFound(Unknown);

    /// <summary>One to change, if an officer may.</summary>
    public static async Task<Outcome<Resident>> ToKeep(ResidentId id, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !ResidentMoves.Sees(r, actor)) return Refusal.NotFound(Unknown);
        if (!ResidentMoves.MayKeep(r, actor)) return Refusal.Forbidden(actor.IsOfficer ? "residents.own-organisation" : "platform.forbidden");
        return r.Check(version) is { } stale ? stale : r;
    }

    /// <summary>One to move, if this actor may make this move now.</summary>
    public static async Task<Outcome<Resident>> ToMove(ResidentId id, int? version, ResidentMove move, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var rule = ResidentMoves.Of(move);
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r || !ResidentMoves.Sees(r, actor)) return Refusal.NotFound(Unknown);
        if (!rule.May(r, actor)) return Refusal.Forbidden(rule.By == MoveBy.Officer && actor.IsOfficer ? "residents.own-organisation" : "platform.forbidden");
        if (r.Check(version) is { } stale) return stale;
        if (!rule.Allows(r.State)) return Refusal.Conflict("residents.move-not-now");
        return rule.Forward && r.OnHold ? Refusal.Conflict("residents.on-hold") : r;
    }

    /// <summary>It goes on to another state, and its timeline says so.</summary>
    public static void Step(this PlacesDb db, Resident r, ResidentState to, string? note, Actor actor, DateTime now)
    {
        db.ResidentSteps.Add(new() { Id = ResidentMoveId.New(), ResidentId = r.Id, From = r.State == to ? null : r.State, To = to, Note = note, By = actor.User, At = now });
        r.Move(to, now);
    }

    public static async Task<Outcome<Resident>> Save(this PlacesDb db, Resident r, string action, CancellationToken ct)
    {
        db.Doing(action);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(r.Version); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("residents.twice"); }
        return r;
    }

    /// <summary>The day at a place: an offer that holds until Friday holds until Friday is over there.</summary>
    public static async Task<DateOnly> Today(this PlacesDb db, PlaceId place, DateTime now, CancellationToken ct) => (await db.Cluster(place, ct)).Today(now);

    public static async Task<Network.Place> Cluster(this PlacesDb db, PlaceId id, CancellationToken ct) => await db.Places.AsNoTracking().SingleAsync(p => p.Id == id, ct);
}

/// <summary>Where it stands now.</summary>
internal sealed record ResidentAnswer(ResidentId Id, int Version, ResidentState State, bool OnHold)
{
    public static ResidentAnswer Of(Resident r) => new(r.Id, r.Version, r.State, r.OnHold);
}
