using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Sessions;

/// <summary>Sessions for organisers, with a cursor; visitors have the published programme.</summary>
internal static class ListSessions
{
    public sealed record Filter(SessionState? State, TrackId? Track, bool? Placed, string Text);

    public sealed record Row(
        SessionId Id, int Number, IReadOnlyDictionary<string, string> Title, SessionKind Kind, SessionState State, TrackId? Track, HallId? Room, DateTimeOffset? StartsAt, int Minutes, string? Language, IReadOnlyList<SpeakerId> Speakers, int Version);

    public static IQueryable<Session> Matching(ProgrammeDb db, EditionId id, Filter filter)
    {
        var query = db.Sessions.AsNoTracking().Where(s => s.EditionId == id);
        if (filter.State is { } state) query = query.Where(s => s.State == state);
        if (filter.Track is { } track) query = query.Where(s => s.TrackId == track);
        if (filter.Placed is { } placed) query = query.Where(s => s.StartsAt != null == placed);
        return query;
    }

    /// <summary>Titles are texts in several languages within one column, and few enough to be searched here.</summary>
    public static bool Says(this Session s, string text, IEnumerable<string?> speakers) =>
        text.Length == 0 || s.Title.All.Values.Concat(s.Abstract.All.Values).Concat(speakers.OfType<string>()).Any(t => t.Contains(text, StringComparison.CurrentCultureIgnoreCase));

    private static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, Filter filter, string? cursor, int? limit, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, filter);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new SessionId(guid);
            query = query.Where(s => s.Id > last);
        }
        var take = Cursor.Take(limit);
        List<Session> rows = [.. (await query.OrderBy(s => s.Id).ToListAsync(ct)).Where(s => s.Says(filter.Text, [])).Take(take + 1)];
        var ids = rows.ConvertAll(s => s.Id);
        var speakers = (await db.SessionSpeakers.AsNoTracking().Where(l => ids.Contains(l.SessionId)).OrderBy(l => l.Place).ToListAsync(ct)).ToLookup(l => l.SessionId, l => l.SpeakerId);
        return Cursor.Page([.. rows.Select(s => new Row(s.Id, s.Number, s.Title.All, s.Kind, s.State, s.TrackId, s.HallId, s.StartsAt, s.Minutes, s.Language, [.. speakers[s.Id]], s.Version))], take, r => Cursor.Write("", r.Id.Value));
    }

    public sealed record Overview(bool Published, int Revision, DateTimeOffset? PublishedAt, int Sessions, int Unplaced, IReadOnlyList<Clash> Clashes);

    private static async Task<Outcome<Overview>> Look(EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var board = await Board.Read(found.Value, db, tracked: false, ct);
        var state = await db.States.AsNoTracking().SingleOrDefaultAsync(s => s.EditionId == id, ct) ?? new ProgrammeState { EditionId = id };
        return new Overview(state.IsPublished, state.Revision, state.PublishedAt, board.Sessions.Count, board.Sessions.Count(s => !s.IsPlaced && s.State != SessionState.Cancelled), board.Rules.All(board.Placed));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", async (EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) => (await Look(id, who, editions, db, ct)).ToResult(o => TypedResults.Ok(o)))
            .RequireAccess(Policies.Organiser, "programme:read").WithName("programme.look").WithSummary("How the programme stands: published or not, its revision, what has no place, all clashes");
        api.MapGet("/sessions", async (EditionId id, SessionState? state, TrackId? track, bool? placed, string? q, string? cursor, int? limit, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) =>
                (await Handle(id, new(state, track, placed, q?.Trim() ?? ""), cursor, limit, who, editions, db, ct)).ToResult(p => TypedResults.Ok(p)))
            .RequireAccess(Policies.Organiser, "programme:read").WithName("programme.sessions.list").WithSummary("All sessions, drafts and unplaced ones included");
    }
}
