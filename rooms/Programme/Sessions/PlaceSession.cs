using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Sessions;

/// <summary>Gives a session its room and time, moves it, or takes it off.</summary>
internal static class PlaceSession
{
    /// <summary>How far the buttons of the grid move a session.</summary>
    public const int Step = 15;

    public sealed class Request
    {
        [Required] public Guid? Session { get; set; }
        [Required] public Guid? Room { get; set; }
        [Required] public DateOnly? Day { get; set; }
        [Required] public TimeOnly? Start { get; set; }
    }

    public static Task<Outcome<SaveSession.Result>> Handle(EditionId id, Request request, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
        Move(id, new(request.Session ?? default), version, who, editions, db, clock, (board, s) =>
        {
            if (SaveSession.PlaceFault(request.Room ?? Guid.Empty, request.Day, request.Start, board) is { } fault) return fault;
            s.Put(new(request.Room!.Value), SaveSession.Moment(request.Day, request.Start, board.Edition));
            return null;
        }, ct);

    /// <summary>Earlier or later by so many minutes, in the same room.</summary>
    public static Task<Outcome<SaveSession.Result>> Shift(EditionId id, SessionId session, int minutes, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
        Move(id, session, null, who, editions, db, clock, (_, s) => { s.Put(s.HallId, s.StartsAt?.AddMinutes(minutes)); return null; }, ct);

    public static Task<Outcome<SaveSession.Result>> TakeOff(EditionId id, SessionId session, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
        Move(id, session, version, who, editions, db, clock, (_, s) => { s.Put(null, null); return null; }, ct);

    private static async Task<Outcome<SaveSession.Result>> Move(
        EditionId id, SessionId which, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, Func<Board, Session, Refusal?> move, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        var board = await Board.Read(found.Value, db, tracked: true, ct);
        if (board.Sessions.FirstOrDefault(s => s.Id == which) is not { } session) return Refusal.NotFound(SaveSession.Unknown);
        if (session.Check(version) is { } stale) return stale;
        if (move(board, session) is { } fault) return fault;
        var clashes = Board.PlacedAs(session, [.. board.SpeakersOf[session.Id]]) is { } placed ? board.Rules.Of(placed, board.Placed) : [];
        if (clashes.Any(c => c.Blocks)) return Clash.Refuse([.. clashes.Where(c => c.Blocks)]);
        db.Doing(session.IsPlaced ? "programme.place-session" : "programme.take-off-session");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return new SaveSession.Result(session, clashes);
    }

    public sealed class Place
    {
        [Required] public Guid? Room { get; set; }
        [Required] public DateOnly? Day { get; set; }
        [Required] public TimeOnly? Start { get; set; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/sessions/{session}/place", async (EditionId id, SessionId session, Place request, HttpRequest http, HttpResponse response, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, new() { Session = session.Value, Room = request.Room, Day = request.Day, Start = request.Start }, http.IfMatch(), who, editions, db, clock, ct))
                    .ToResult(r => { response.SetETag(r.Session); return TypedResults.Ok(SaveSession.Tell(r)); }))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.sessions.place").WithSummary("Gives a session its room and time, on the edition's clock; what stands against it is a 409 with all clashes");
        api.MapDelete("/sessions/{session}/place", async (EditionId id, SessionId session, HttpRequest http, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await TakeOff(id, session, http.IfMatch(), who, editions, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.sessions.take-off").WithSummary("Takes a session off its room and time");
    }
}
