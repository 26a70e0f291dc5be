using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Sessions;

/// <summary>Removes a session that never was to be. One that people may have planned with is better cancelled.</summary>
internal static class RemoveSession
{
    public static async Task<Outcome<Done>> Handle(EditionId id, SessionId which, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == which && s.EditionId == id, ct) is not { } session) return Refusal.NotFound(SaveSession.Unknown);
        db.SessionSpeakers.RemoveRange(await db.SessionSpeakers.Where(l => l.SessionId == which).ToListAsync(ct));
        db.Sessions.Remove(session);
        db.Doing("programme.remove-session");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api) => api.MapDelete("/sessions/{session}", async (EditionId id, SessionId session, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, session, who, editions, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.sessions.remove").WithSummary("Removes a session");
}
