using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Programme.Clearing;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Setup;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Importing;

internal enum ImportChange { New, Changed, Same, Gone }

internal enum ImportKind { Track, Room, Speaker, Session }

/// <summary>
/// Takes a file of ours in: first as a dry run that says of each row whether it is new, changed, as it is here or not in the file, then for good. What the file does not know stays, unless it is to go. A programme with clashes
/// is not taken in.
/// </summary>
internal static class ImportProgramme
{
    public sealed record Row(ImportKind Kind, string Name, ImportChange Change);

    public sealed record Report(IReadOnlyList<Row> Rows, IReadOnlyList<Clash> Clashes, bool Written)
    {
        public int Count(ImportChange change) => Rows.Count(r => r.Change == change);
    }

    public static async Task<Outcome<Report>> Handle(EditionId id, string text, bool write, bool removeGone, CurrentActor who, IEditions editions, ProgrammeDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var read = ReadFile.Handle(text);
        if (!read.Succeeded) return read.Refusal;
        var asked = write ? await Ask(id, read.Value, db, gate, ct) : [];
        var report = await Take(found.Value, read.Value, asked, write, removeGone, db, clock, ct);
        if (!report.Succeeded) await SpeakerGate.Drop([.. asked.Values.Where(a => a.IsNew).Select(a => a.Answer.Id)], db, ct);
        return report;
    }

    // Whom the file brings or changes, in one question to the gate.
    private static async Task<Dictionary<Guid, (bool IsNew, SpeakerAnswer Answer)>> Ask(EditionId id, ProgrammeFile file, ProgrammeDb db, IClearance gate, CancellationToken ct)
    {
        var here = await db.Speakers.AsNoTracking().Where(s => s.EditionId == id).ToDictionaryAsync(s => s.Uid, ct);
        var changed = file.Speakers.Select(row => (Row: row, Known: here.GetValueOrDefault(row.Guid))).Where(r => r.Known?.Clearance is null || SpeakerText.Of(r.Known) != Told(r.Row)).ToList();
        var answers = await gate.Ask([.. changed.Select(r => (r.Known?.Id ?? SpeakerId.New(), Told(r.Row)))], ct);
        return changed.Zip(answers).ToDictionary(p => p.First.Row.Guid, p => (p.First.Known is null, p.Second));
    }

    private static SpeakerText Told(ProgrammeFile.SpeakerRow row) => new(row.Name, row.Organisation, row.Biography);

    private static async Task<Outcome<Report>> Take(
        EditionSummary edition, ProgrammeFile file, Dictionary<Guid, (bool IsNew, SpeakerAnswer Answer)> asked, bool write, bool removeGone, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var turn = await Turn.Take(edition.Id, db, ct);
        var board = await Board.Read(edition, db, tracked: true, ct);
        var rows = new List<Row>();
        var tracks = Tracks(file, board, removeGone, rows, db);
        var halls = Halls(file, board, removeGone, rows, db);
        var speakers = Voices(file, board, asked, removeGone, rows, db);
        var sessions = SessionRows(file, board, removeGone, tracks, halls, speakers, rows, db);
        if (sessions.Count > Board.Most) return Refusal.Conflict("programme.too-many-sessions", Board.Most);

        var rules = new Clashes(edition, db.Halls.Local.ToDictionary(h => h.Id), db.Speakers.Local.ToDictionary(s => s.Id, s => s.Name ?? "–"));
        var clashes = rules.All([.. sessions.Select(s => Board.PlacedAs(s.Session, s.Speakers)).OfType<Placed>()]);
        if (!write)
        {
            // Nothing of it is kept: the dry run did all but save.
            db.ChangeTracker.Clear();
            return new Report(rows, clashes, false);
        }
        if (clashes.Where(c => c.Blocks).ToList() is { Count: > 0 } blocking) return Clash.Refuse(blocking);
        db.Doing("programme.import");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return new Report(rows, clashes, true);
    }

    private static Dictionary<Guid, TrackId> Tracks(ProgrammeFile file, Board board, bool removeGone, List<Row> rows, ProgrammeDb db)
    {
        var ids = new Dictionary<Guid, TrackId>();
        foreach (var row in file.Tracks)
        {
            var track = board.Tracks.FirstOrDefault(t => t.Uid == row.Guid);
            rows.Add(new(ImportKind.Track, NameOf(row.Name), Compare(track is null ? null : ProgrammeFile.Row(track), row)));
            if (track is null) db.Tracks.Add(track = new() { Id = TrackId.New(), EditionId = board.Edition.Id, Uid = row.Guid, Name = new(row.Name!) });
            (track.Name, track.Colour, track.Place) = (new(row.Name!), row.Colour, row.Place);
            ids[row.Guid] = track.Id;
        }
        foreach (var gone in board.Tracks.Where(t => !ids.ContainsValue(t.Id)))
        {
            rows.Add(new(ImportKind.Track, NameOf(gone.Name.All), ImportChange.Gone));
            if (removeGone) db.Tracks.Remove(gone);
        }
        return ids;
    }

    // A room that is here under the same name is the same room: names are what people and other files know it by.
    private static Dictionary<Guid, HallId> Halls(ProgrammeFile file, Board board, bool removeGone, List<Row> rows, ProgrammeDb db)
    {
        var ids = new Dictionary<Guid, HallId>();
        foreach (var row in file.Rooms)
        {
            var hall = board.Halls.FirstOrDefault(h => h.Uid == row.Guid) ?? board.Halls.FirstOrDefault(h => string.Equals(h.Name, row.Name, StringComparison.OrdinalIgnoreCase));
            rows.Add(new(ImportKind.Room, row.Name, Compare(hall is null ? null : ProgrammeFile.Row(hall) with { Guid = row.Guid }, row)));
            if (hall is null) db.Halls.Add(hall = new() { Id = HallId.New(), EditionId = board.Edition.Id, Uid = row.Guid, Name = row.Name });
            (hall.Name, hall.Capacity, hall.OpensAt, hall.ClosesAt, hall.Place) = (row.Name, row.Capacity, row.OpensAt, row.ClosesAt, row.Place);
            ids[row.Guid] = hall.Id;
        }
        foreach (var gone in board.Halls.Where(h => !ids.ContainsValue(h.Id)))
        {
            rows.Add(new(ImportKind.Room, gone.Name, ImportChange.Gone));
            if (removeGone) db.Halls.Remove(gone);
        }
        return ids;
    }

    private static Dictionary<Guid, SpeakerId> Voices(ProgrammeFile file, Board board, Dictionary<Guid, (bool IsNew, SpeakerAnswer Answer)> asked, bool removeGone, List<Row> rows, ProgrammeDb db)
    {
        var ids = new Dictionary<Guid, SpeakerId>();
        foreach (var row in file.Speakers)
        {
            var speaker = board.Speakers.FirstOrDefault(s => s.Uid == row.Guid);
            var answer = asked.TryGetValue(row.Guid, out var known) ? known.Answer : null;
            rows.Add(new(ImportKind.Speaker, row.Name, Compare(speaker?.Name is null ? null : ProgrammeFile.Row(speaker), row)));
            if (speaker is null) db.Speakers.Add(speaker = new() { Id = answer?.Id ?? SpeakerId.New(), EditionId = board.Edition.Id, Uid = row.Guid });
            (speaker.Name, speaker.Organisation, speaker.Biography) = (row.Name, row.Organisation, row.Biography);
            if (answer?.Id == speaker.Id) speaker.Stand(answer.Clearance);
            ids[row.Guid] = speaker.Id;
        }
        foreach (var gone in board.Speakers.Where(s => s.Name is not null && !ids.ContainsValue(s.Id)))
        {
            rows.Add(new(ImportKind.Speaker, gone.Name!, ImportChange.Gone));
            if (removeGone) db.Speakers.Remove(gone);
        }
        return ids;
    }

    private static List<(Session Session, IReadOnlyList<SpeakerId> Speakers)> SessionRows(
        ProgrammeFile file, Board board, bool removeGone, Dictionary<Guid, TrackId> tracks, Dictionary<Guid, HallId> halls, Dictionary<Guid, SpeakerId> speakers, List<Row> rows, ProgrammeDb db)
    {
        var here = ProgrammeFile.Of(board).Sessions.ToDictionary(s => s.Guid);
        var roomGuids = board.Halls.ToDictionary(h => h.Uid, h => halls.FirstOrDefault(p => p.Value == h.Id).Key);
        var numbers = board.Sessions.Select(s => s.Number).ToHashSet();
        var all = new List<(Session, IReadOnlyList<SpeakerId>)>();
        foreach (var row in file.Sessions)
        {
            var session = board.Sessions.FirstOrDefault(s => s.Uid == row.Guid);
            var known = here.GetValueOrDefault(row.Guid);
            if (known?.Room is { } room) known = known with { Room = roomGuids[room] };
            rows.Add(new(ImportKind.Session, NameOf(row.Title), Compare(Comparable(known), Comparable(row)!)));
            if (session is null)
            {
                var number = row.Number > 0 && numbers.Add(row.Number) ? row.Number : 1 + numbers.DefaultIfEmpty(0).Max();
                numbers.Add(number);
                db.Sessions.Add(session = new() { Id = SessionId.New(), EditionId = board.Edition.Id, Uid = row.Guid, Number = number, Title = new(row.Title!), Abstract = new(row.Abstract!) });
            }
            (session.Title, session.Abstract, session.Kind, session.State, session.Minutes, session.Language, session.Expected) = (new(row.Title!), new(row.Abstract!), row.Kind, row.State, row.Minutes, row.Language, row.Expected);
            session.TrackId = row.Track is { } track ? tracks[track] : null;
            session.Put(row.Room is { } hall ? halls[hall] : null, row.StartsAt?.UtcDateTime);
            IReadOnlyList<SpeakerId> voices = [.. row.Speakers.Select(s => speakers[s])];
            SaveSession.PutSpeakers(session, voices, db);
            all.Add((session, voices));
        }
        var kept = all.Select(a => a.Item1.Id).ToHashSet();
        foreach (var gone in board.Sessions.Where(s => !kept.Contains(s.Id)))
        {
            rows.Add(new(ImportKind.Session, NameOf(gone.Title.All), ImportChange.Gone));
            if (removeGone)
            {
                db.SessionSpeakers.RemoveRange(db.SessionSpeakers.Local.Where(l => l.SessionId == gone.Id).ToList());
                db.Sessions.Remove(gone);
            }
            else all.Add((gone, [.. board.SpeakersOf[gone.Id]]));
        }
        return all;
    }

    // A number is only good within its edition; a moment is the same in every offset.
    private static ProgrammeFile.SessionRow? Comparable(ProgrammeFile.SessionRow? row) => row is null ? null : row with { Number = 0, StartsAt = row.StartsAt?.ToUniversalTime() };

    private static ImportChange Compare<T>(T? here, T file) where T : class =>
        here is null ? ImportChange.New : JsonSerializer.Serialize(here, Exports.ScheduleJson.Options) == JsonSerializer.Serialize(file, Exports.ScheduleJson.Options) ? ImportChange.Same : ImportChange.Changed;

    private static string NameOf(IReadOnlyDictionary<string, string> texts) => new LocalText(texts!).In(Language.Current.Code);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/import", async (EditionId id, JsonElement file, bool? write, bool? removeGone, CurrentActor who, IEditions editions, ProgrammeDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, file.GetRawText(), write == true, removeGone == true, who, editions, db, gate, clock, ct)).ToResult(r => TypedResults.Ok(r)))
        .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.import").WithSummary("Reads our JSON export: a dry run, or with write=true for good; removeGone=true removes what the file does not have");
}
