using System.Text.Json.Serialization;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;

namespace Isthmus.Programme.Setup;

/// <summary>Adds, changes and removes rooms. Hours that would shut out a session that is placed there are refused with its name.</summary>
internal static class SaveHall
{
    private const string Unknown = "programme.no-such-room";
    private const int Most = 50;

    public sealed class Request
    {
        [Required, StringLength(100)] public string? Name { get; set; }
        [Range(1, 1_000_000)] public int? Capacity { get; set; }

        /// <summary>On each day, on the edition's clock; both or none.</summary>
        public TimeOnly? OpensAt { get; set; }
        public TimeOnly? ClosesAt { get; set; }
        [Range(1, 1000)] public int? Place { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Hall>> Handle(EditionId id, HallId? which, Request request, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if ((request.OpensAt is null) != (request.ClosesAt is null)) return Refusal.InvalidField(request.OpensAt is null ? nameof(Request.OpensAt) : nameof(Request.ClosesAt), "programme.room.bothHours");
        if (request.ClosesAt <= request.OpensAt) return Refusal.InvalidField(nameof(Request.ClosesAt), "programme.room.backwards");
        await using var turn = await Turn.Take(id, db, ct);
        var board = await Board.Read(found.Value, db, tracked: true, ct);
        var hall = which is null ? null : board.Halls.FirstOrDefault(h => h.Id == which);
        if (which is not null && hall is null) return Refusal.NotFound(Unknown);
        if (hall?.Check(version) is { } stale) return stale;
        var name = request.Name!.Trim();
        if (board.Halls.Any(h => h.Id != which && string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase))) return Refusal.InvalidField(nameof(Request.Name), "programme.room.taken");
        if (hall is null)
        {
            if (board.Halls.Count >= Most) return Refusal.Conflict("programme.too-many-rooms", Most);
            var hallId = HallId.New();
            db.Halls.Add(hall = new() { Id = hallId, EditionId = id, Uid = hallId.Value, Name = name });
        }
        (hall.Name, hall.Capacity, hall.OpensAt, hall.ClosesAt) = (name, request.Capacity, request.OpensAt, request.ClosesAt);
        hall.Place = request.Place ?? (hall.Place > 0 ? hall.Place : 1 + board.Halls.Select(h => h.Place).DefaultIfEmpty(0).Max());
        if (which is not null && board.Rules.All([.. board.Placed.Where(p => p.Hall == which)]).Where(c => c.Kind == ClashKind.Hours).ToList() is { Count: > 0 } shutOut) return Clash.Refuse(shutOut);
        db.Doing(which is null ? "programme.add-room" : "programme.edit-room");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return hall;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, HallId which, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        if (await db.Halls.SingleOrDefaultAsync(h => h.Id == which && h.EditionId == id, ct) is not { } hall) return Refusal.NotFound(Unknown);
        if (await db.Sessions.AnyAsync(s => s.HallId == which, ct)) return Refusal.Conflict("programme.room-in-use");
        db.Halls.Remove(hall);
        db.Doing("programme.remove-room");
        try { await turn.Commit(clock, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return default(Done);
    }

    public static Request Form(Hall h) => new() { Name = h.Name, Capacity = h.Capacity, OpensAt = h.OpensAt, ClosesAt = h.ClosesAt, Place = h.Place, Version = h.Version };

    public sealed record Row(HallId Id, string Name, int? Capacity, TimeOnly? OpensAt, TimeOnly? ClosesAt, int Place, int Version);

    private static async Task<Outcome<List<Row>>> List(EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Visible(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return (await db.Halls.AsNoTracking().Where(h => h.EditionId == id).OrderBy(h => h.Place).ToListAsync(ct)).ConvertAll(h => new Row(h.Id, h.Name, h.Capacity, h.OpensAt, h.ClosesAt, h.Place, h.Version));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/rooms", async (EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) => (await List(id, who, editions, db, ct)).ToResult(r => TypedResults.Ok(r)))
            .OpenToAll("programme:read").RequireRateLimiting(RateLimits.Search).WithName("programme.rooms.list").WithSummary("The rooms of a programme");
        api.MapPost("/rooms", async (EditionId id, Request request, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, editions, db, clock, ct)).ToResult(h => TypedResults.Created($"/api/forums/{id}/programme/rooms", new Saved<HallId>(h.Id, h.Version))))
            .RequireAccess(Policies.Organiser, "programme:write").Idempotent().WithName("programme.rooms.add").WithSummary("Adds a room");
        api.MapPut("/rooms/{room}", async (EditionId id, HallId room, Request request, HttpRequest http, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, room, request, http.IfMatch(), who, editions, db, clock, ct)).ToResult(h => TypedResults.Ok(new Saved<HallId>(h.Id, h.Version))))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.rooms.change").WithSummary("Changes a room; hours that shut out a placed session are a 409 with it among the clashes");
        api.MapDelete("/rooms/{room}", async (EditionId id, HallId room, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Remove(id, room, who, editions, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.rooms.remove").WithSummary("Removes a room in which no session is");
    }
}
