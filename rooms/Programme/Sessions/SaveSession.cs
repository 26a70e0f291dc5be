using System.Text.Json.Serialization;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Sessions;

/// <summary>Adds and changes a session, with its speakers and, if so, its time and room. What cannot stand there is refused with all reasons.</summary>
internal static class SaveSession
{
    public const string Unknown = "programme.no-such-session";

    public sealed class Request
    {
        [StringLength(300)] public string? TitleEn { get; set; }
        [StringLength(300)] public string? TitleRu { get; set; }
        [StringLength(300)] public string? TitleFa { get; set; }
        [StringLength(6000), Lines] public string? AbstractEn { get; set; }
        [StringLength(6000), Lines] public string? AbstractRu { get; set; }
        [StringLength(6000), Lines] public string? AbstractFa { get; set; }
        public SessionKind Kind { get; set; }
        public SessionState State { get; set; }
        public Guid? Track { get; set; }
        [Required, Range(5, 1440)] public int? Minutes { get; set; } = 30;

        /// <summary>Two letters.</summary>
        [RegularExpression("[a-z]{2}")] public string? Language { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value; }
        [Range(1, 1_000_000)] public int? Expected { get; set; }
        [MaxLength(30)] public List<Guid> Speakers { get; set => field = value ?? []; } = [];

        /// <summary>Room, day and start: all or none.</summary>
        public Guid? Room { get; set; }
        public DateOnly? Day { get; set; }
        public TimeOnly? Start { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    /// <param name="Warnings">What speaks against its place but does not forbid it.</param>
    public sealed record Result(Session Session, IReadOnlyList<Clash> Warnings);

    public static async Task<Outcome<Result>> Handle(EditionId id, SessionId? which, Request request, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        var board = await Board.Read(found.Value, db, tracked: true, ct);
        var session = which is { } known ? board.Sessions.FirstOrDefault(s => s.Id == known) : null;
        if (which is not null && session is null) return Refusal.NotFound(Unknown);
        if (session?.Check(version) is { } stale) return stale;
        if (session is null && board.Sessions.Count >= Board.Most) return Refusal.Conflict("programme.too-many-sessions", Board.Most);
        if (Fault(request, board) is { } fault) return fault;

        if (session is null)
        {
            var sessionId = SessionId.New();
            session = new Session { Id = sessionId, EditionId = id, Uid = sessionId.Value, Number = NextNumber(board), Title = LocalText.Of(null, null, null), Abstract = LocalText.Of(null, null, null) };
            db.Sessions.Add(session);
        }
        Put(session, request, found.Value);
        List<SpeakerId> speakers = [.. request.Speakers.Distinct().Select(SpeakerId.From)];
        var clashes = Board.PlacedAs(session, speakers) is { } placed ? board.Rules.Of(placed, board.Placed) : [];
        if (clashes.Any(c => c.Blocks)) return Clash.Refuse([.. clashes.Where(c => c.Blocks)]);
        PutSpeakers(session, speakers, db);
        db.Doing(which is null ? "programme.add-session" : "programme.edit-session");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return new Result(session, clashes);
    }

    public static int NextNumber(Board board) => 1 + board.Sessions.Select(s => s.Number).DefaultIfEmpty(0).Max();

    public static void PutSpeakers(Session session, IReadOnlyList<SpeakerId> speakers, ProgrammeDb db)
    {
        var before = db.SessionSpeakers.Local.Where(l => l.SessionId == session.Id).ToList();
        db.SessionSpeakers.RemoveRange(before.Where(b => !speakers.Contains(b.SpeakerId)));
        foreach (var (speaker, place) in speakers.Select((s, i) => (s, i + 1)))
        {
            var row = before.Find(b => b.SpeakerId == speaker);
            if (row is null) db.SessionSpeakers.Add(row = new() { SessionId = session.Id, SpeakerId = speaker });
            row.Place = place;
        }
        // The session's version stands for its speakers as well.
        var entry = db.Entry(session);
        if (entry.State == EntityState.Unchanged && db.ChangeTracker.Entries<SessionSpeaker>().Any(l => l.State != EntityState.Unchanged)) entry.Property(s => s.Version).IsModified = true;
    }

    private static Refusal? Fault(Request request, Board board)
    {
        if (LocalText.Of(request.TitleEn, request.TitleRu, request.TitleFa).IsEmpty) return Refusal.InvalidField(nameof(Request.TitleEn), "ui.validation.required");
        if (request.Track is { } track && board.Tracks.All(t => t.Id.Value != track)) return Refusal.InvalidField(nameof(Request.Track), "programme.unknown.track");
        if (request.Speakers.Exists(s => board.Speakers.All(v => v.Id.Value != s))) return Refusal.InvalidField(nameof(Request.Speakers), "programme.unknown.speaker");
        return PlaceFault(request.Room, request.Day, request.Start, board);
    }

    /// <summary>Room, day and start belong together.</summary>
    public static Refusal? PlaceFault(Guid? room, DateOnly? day, TimeOnly? start, Board board)
    {
        if (room is null && day is null && start is null) return null;
        var missing = new List<FieldRefusal>();
        if (room is null) missing.Add(new(nameof(Request.Room), "programme.place.whole"));
        if (day is null) missing.Add(new(nameof(Request.Day), "programme.place.whole"));
        if (start is null) missing.Add(new(nameof(Request.Start), "programme.place.whole"));
        if (missing.Count > 0) return Refusal.InvalidFields(missing);
        if (board.Halls.All(h => h.Id.Value != room)) return Refusal.InvalidField(nameof(Request.Room), "programme.unknown.room");
        // A slip of the pen far beyond would lead to moments that no calendar has.
        return day < board.Edition.StartsOn.AddDays(-31) || day > board.Edition.EndsOn.AddDays(31) ? Refusal.InvalidField(nameof(Request.Day), "programme.place.far", board.Edition.StartsOn, board.Edition.EndsOn) : null;
    }

    public static DateTime? Moment(DateOnly? day, TimeOnly? start, EditionSummary edition) => day is { } d && start is { } t ? ZoneTime.ToUtc(d, t, edition.Clock()) : null;

    private static void Put(Session s, Request request, EditionSummary edition)
    {
        (s.Title, s.Abstract) = (LocalText.Of(request.TitleEn, request.TitleRu, request.TitleFa), LocalText.Of(request.AbstractEn, request.AbstractRu, request.AbstractFa));
        if ((s.State == SessionState.Cancelled) != (request.State == SessionState.Cancelled) || s.Minutes != request.Minutes!.Value) s.Sequence++;
        (s.Kind, s.State, s.TrackId, s.Minutes, s.Language, s.Expected) = (request.Kind, request.State, request.Track is { } t ? new(t) : null, request.Minutes!.Value, request.Language, request.Expected);
        s.Put(request.Room is { } room ? new(room) : null, Moment(request.Day, request.Start, edition));
    }

    public static Request Form(Session s, IEnumerable<SpeakerId> speakers, EditionSummary edition) => new()
    {
        TitleEn = s.Title["en"], TitleRu = s.Title["ru"], TitleFa = s.Title["fa"], AbstractEn = s.Abstract["en"], AbstractRu = s.Abstract["ru"], AbstractFa = s.Abstract["fa"],
        Kind = s.Kind, State = s.State, Track = s.TrackId?.Value, Minutes = s.Minutes, Language = s.Language, Expected = s.Expected, Speakers = [.. speakers.Select(v => v.Value)],
        Room = s.HallId?.Value, Day = s.StartsAt is { } at ? edition.DayOf(at) : null, Start = s.StartsAt is { } from ? TimeOnly.FromDateTime(edition.Local(from)) : null, Version = s.Version,
    };

    public sealed record Answer(SessionId Id, int Number, int Version, IReadOnlyList<Clash> Warnings);

    public static Answer Tell(Result r) => new(r.Session.Id, r.Session.Number, r.Session.Version, r.Warnings);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/sessions", async (EditionId id, Request request, HttpResponse response, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, editions, db, clock, ct)).ToResult(r => { response.SetETag(r.Session); return TypedResults.Created($"/api/forums/{id}/programme/sessions/{r.Session.Id}", Tell(r)); }))
            .RequireAccess(Policies.Organiser, "programme:write").Idempotent().WithName("programme.sessions.add").WithSummary("Adds a session; what stands against its place is a 409 with all clashes");
        api.MapPut("/sessions/{session}", async (EditionId id, SessionId session, Request request, HttpRequest http, HttpResponse response, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, session, request, http.IfMatch(), who, editions, db, clock, ct)).ToResult(r => { response.SetETag(r.Session); return TypedResults.Ok(Tell(r)); }))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.sessions.change").WithSummary("Changes a session, with its speakers and its place");
    }
}
