using System.Text.Json.Serialization;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Setup;

/// <summary>Adds, changes and removes tracks.</summary>
internal static class SaveTrack
{
    private const string Unknown = "programme.no-such-track";
    private const int Most = 50;

    /// <summary>Colours that tell each other apart, and stand out on light and dark pages.</summary>
    public static readonly IReadOnlyList<string> Colours = ["#1f6feb", "#b35900", "#1a7f37", "#8250df", "#bf3989", "#0f7b8a", "#9a6700", "#57606a"];

    public sealed class Request
    {
        [StringLength(100)] public string? NameEn { get; set; }
        [StringLength(100)] public string? NameRu { get; set; }
        [StringLength(100)] public string? NameFa { get; set; }
        [RegularExpression("#[0-9a-fA-F]{6}")] public string? Colour { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value; }
        [Range(1, 1000)] public int? Place { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Track>> Handle(EditionId id, TrackId? which, Request request, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var name = LocalText.Of(request.NameEn, request.NameRu, request.NameFa);
        if (name.IsEmpty) return Refusal.InvalidField(nameof(Request.NameEn), "ui.validation.required");
        await using var turn = await Turn.Take(id, db, ct);
        var all = await db.Tracks.Where(t => t.EditionId == id).ToListAsync(ct);
        var track = which is null ? null : all.Find(t => t.Id == which);
        if (which is not null && track is null) return Refusal.NotFound(Unknown);
        if (track?.Check(version) is { } stale) return stale;
        if (track is null)
        {
            if (all.Count >= Most) return Refusal.Conflict("programme.too-many-tracks", Most);
            var trackId = TrackId.New();
            db.Tracks.Add(track = new() { Id = trackId, EditionId = id, Uid = trackId.Value, Name = name });
        }
        (track.Name, track.Colour) = (name, request.Colour?.ToLowerInvariant());
        track.Place = request.Place ?? (track.Place > 0 ? track.Place : 1 + all.Select(t => t.Place).DefaultIfEmpty(0).Max());
        db.Doing(which is null ? "programme.add-track" : "programme.edit-track");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return track;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, TrackId which, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        if (await db.Tracks.SingleOrDefaultAsync(t => t.Id == which && t.EditionId == id, ct) is not { } track) return Refusal.NotFound(Unknown);
        if (await db.Sessions.AnyAsync(s => s.TrackId == which, ct)) return Refusal.Conflict("programme.track-in-use");
        db.Tracks.Remove(track);
        db.Doing("programme.remove-track");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return default(Done);
    }

    public static Request Form(Track t) => new() { NameEn = t.Name["en"], NameRu = t.Name["ru"], NameFa = t.Name["fa"], Colour = t.Colour, Place = t.Place, Version = t.Version };

    public sealed record Row(TrackId Id, IReadOnlyDictionary<string, string> Name, string? Colour, int Place, int Version);

    private static async Task<Outcome<List<Row>>> List(EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Visible(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return (await db.Tracks.AsNoTracking().Where(t => t.EditionId == id).OrderBy(t => t.Place).ToListAsync(ct)).ConvertAll(t => new Row(t.Id, t.Name.All, t.Colour, t.Place, t.Version));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tracks", async (EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) => (await List(id, who, editions, db, ct)).ToResult(r => TypedResults.Ok(r)))
            .OpenToAll("programme:read").RequireRateLimiting(RateLimits.Search).WithName("programme.tracks.list").WithSummary("The tracks of a programme");
        api.MapPost("/tracks", async (EditionId id, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, editions, db, clock, ct)).ToResult(t => TypedResults.Created($"/api/forums/{id}/programme/tracks", new Saved<TrackId>(t.Id, t.Version))))
            .RequireAccess(Policies.Organiser, "programme:write").Idempotent().WithName("programme.tracks.add").WithSummary("Adds a track");
        api.MapPut("/tracks/{track}", async (EditionId id, TrackId track, Request request, HttpRequest http, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, track, request, http.IfMatch(), who, editions, db, clock, ct)).ToResult(t => TypedResults.Ok(new Saved<TrackId>(t.Id, t.Version))))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.tracks.change").WithSummary("Changes a track");
        api.MapDelete("/tracks/{track}", async (EditionId id, TrackId track, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Remove(id, track, who, editions, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.tracks.remove").WithSummary("Removes a track that no session is in");
    }
}
