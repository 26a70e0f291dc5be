using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Timetable;

/// <summary>Adds, changes and removes sessions; the slots follow.</summary>
internal static class EditSession
{
    public sealed class Request
    {
        [Required] public DateOnly? Date { get; set; }
        [Required] public TimeOnly? StartsAt { get; set; }
        [Required] public TimeOnly? EndsAt { get; set; }
        [Required, Range(5, 240)] public int? SlotMinutes { get; set; }
        [Range(0, 120)] public int BreakMinutes { get; set; }

        /// <summary>Venues in which it is held; none named: all.</summary>
        public List<Guid> Venues { get; set => field = value ?? []; } = [];

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<TimetableSession>> Save(EditionId id, SessionId? sessionId, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var sessions = await db.Sessions.Where(s => s.EditionId == id).ToListAsync(ct);
        var session = sessions.Find(s => s.Id == sessionId);
        if (session is null && sessionId is not null) return Refusal.NotFound("forums.no-such-session");
        if (session?.Check(version) is { } stale) return stale;
        var venues = await db.Venues.Where(v => v.EditionId == id).Select(v => v.Id).ToListAsync(ct);
        var chosen = request.Venues.Count == 0 ? venues : [.. request.Venues.Select(VenueId.From)];
        if (venues.Count == 0) return Refusal.Conflict("forums.no-venue-yet");
        if (chosen.Except(venues).Any()) return Refusal.InvalidField(nameof(Request.Venues), "forums.session.foreignVenue");

        db.Doing(session is null ? "forums.add-session" : "forums.edit-session");
        if (session is null)
        {
            session = new() { Id = SessionId.New(), EditionId = id, Date = default, StartsAt = default, EndsAt = default, SlotMinutes = 0 };
            sessions.Add(session);
            db.Sessions.Add(session);
        }
        (session.Date, session.StartsAt, session.EndsAt) = (request.Date!.Value, request.StartsAt!.Value, request.EndsAt!.Value);
        (session.SlotMinutes, session.BreakMinutes) = (request.SlotMinutes!.Value, request.BreakMinutes);
        if (SlotGrid.Fault(session, found.Value, sessions) is { } fault) return fault;

        var held = await db.SessionVenues.Where(v => v.SessionId == session.Id).ToListAsync(ct);
        db.SessionVenues.RemoveRange(held.Where(h => !chosen.Contains(h.VenueId)));
        db.SessionVenues.AddRange(chosen.Except(held.Select(h => h.VenueId)).Select(v => new SessionVenue { SessionId = session.Id, VenueId = v }));
        db.CountLines<SessionVenue>(session);
        return await Finish(db, found.Value, sessions, session, ct);
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, SessionId sessionId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var sessions = await db.Sessions.Where(s => s.EditionId == id).ToListAsync(ct);
        if (sessions.Find(s => s.Id == sessionId) is not { } session) return Refusal.NotFound("forums.no-such-session");
        db.Doing("forums.remove-session");
        db.Sessions.Remove(session);
        sessions.Remove(session);
        var outcome = await Finish(db, found.Value, sessions, session, ct);
        return outcome.Succeeded ? default(Done) : outcome.Refusal;
    }

    private static async Task<Outcome<TimetableSession>> Finish(ForumsDb db, ForumEdition edition, List<TimetableSession> sessions, TimetableSession session, CancellationToken ct)
    {
        await RebuildSlots.Apply(db, edition, sessions, ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return session;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/sessions", async (EditionId id, Request request, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Save(id, null, request, null, who, db, ct)).ToResult(s => TypedResults.Created($"/api/forums/{id}/sessions", new Saved<SessionId>(s.Id, s.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.sessions.add").WithSummary("Adds a session and its slots");
        api.MapPut("/{id}/sessions/{session}", async (EditionId id, SessionId session, Request request, HttpRequest http, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Save(id, session, request, http.IfMatch(), who, db, ct)).ToResult(s => TypedResults.Ok(new Saved<SessionId>(s.Id, s.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.sessions.change").WithSummary("Changes a session; slots whose times stay are kept");
        api.MapDelete("/{id}/sessions/{session}", async (EditionId id, SessionId session, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Remove(id, session, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.sessions.remove").WithSummary("Removes a session and its slots");
    }
}
