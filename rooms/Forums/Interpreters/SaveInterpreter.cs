using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Interpreters;

/// <summary>Adds and changes interpreters. What the draft has planned with one stays; what no longer fits is named as a clash.</summary>
internal static class SaveInterpreter
{
    public const string Unknown = "forums.no-such-interpreter";

    public sealed class DayFields
    {
        [Required] public DateOnly? Date { get; set; }

        /// <summary>Empty: any city.</summary>
        [StringLength(120)] public string? City { get; set; }
    }

    public sealed class Request
    {
        [Required, StringLength(200)] public string? Name { get; set; }
        [EmailAddress, StringLength(320)] public string? Email { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }
        [StringLength(60)] public string? Phone { get; set; }

        /// <summary>Two or more, parted by commas.</summary>
        [Required, StringLength(200), Lines] public string? Languages { get; set; }

        /// <summary>Ids of the slots in which it cannot work.</summary>
        [MaxLength(2000)] public List<Guid> Away { get; set => field = value ?? []; } = [];

        /// <summary>The city of each day; days that are not named: any.</summary>
        [MaxLength(61)] public List<DayFields> Days { get; set => field = value ?? []; } = [];

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Interpreter>> Handle(EditionId id, InterpreterId? interpreterId, Request request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var interpreter = interpreterId is null ? null : await db.Interpreters.SingleOrDefaultAsync(i => i.Id == interpreterId && i.EditionId == id, ct);
        if (interpreter is null && interpreterId is not null) return Refusal.NotFound(Unknown);
        if (interpreter?.Check(version) is { } stale) return stale;
        var languages = WrittenList.Split(request.Languages);
        if (SpokenLanguages.Keys(languages).Count < 2) return Refusal.InvalidField(nameof(Request.Languages), "forums.interpreter.twoLanguages");
        var away = request.Away.Select(SlotId.From).ToHashSet();
        var slots = await db.Slots.Where(s => s.EditionId == id).Select(s => s.Id).ToListAsync(ct);
        if (away.Except(slots).Any()) return Refusal.InvalidField(nameof(Request.Away), "forums.participant.otherSlot");
        var days = request.Days.Where(d => !string.IsNullOrWhiteSpace(d.City)).DistinctBy(d => d.Date).ToList();
        if (days.Find(d => d.Date < found.Value.StartsOn || d.Date > found.Value.EndsOn) is not null) return Refusal.InvalidField(nameof(Request.Days), "forums.interpreter.otherDay");

        db.Doing(interpreter is null ? "forums.add-interpreter" : "forums.edit-interpreter");
        if (interpreter is null)
        {
            interpreter = new() { Id = InterpreterId.New(), EditionId = id, Name = "", Languages = [], AddedAt = Instants.Stored(clock) };
            db.Interpreters.Add(interpreter);
        }
        var hadContact = (interpreter.Email, interpreter.Phone);
        (interpreter.Name, interpreter.Email, interpreter.Languages) = (request.Name!.Trim(), request.Email, languages);
        interpreter.Phone = string.IsNullOrWhiteSpace(request.Phone) ? null : request.Phone.Trim();
        await PutAway(interpreter, away, db, ct);
        await PutDays(interpreter, days, db, ct);
        db.CountLines<InterpreterAway>(interpreter);
        db.CountLines<InterpreterDay>(interpreter);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        // A contact that was emptied is to be forgotten, not kept in the trail.
        if (hadContact.Email is not null && interpreter.Email is null || hadContact.Phone is not null && interpreter.Phone is null) await RemoveInterpreter.Forget(db, interpreter.Id, ct);
        await transaction.CommitAsync(ct);
        return interpreter;
    }

    private static async Task PutAway(Interpreter interpreter, HashSet<SlotId> away, ForumsDb db, CancellationToken ct)
    {
        var before = await db.InterpreterAways.Where(a => a.InterpreterId == interpreter.Id).ToListAsync(ct);
        var fresh = away.Except(before.Select(b => b.SlotId)).ToList();
        var gone = before.Where(b => !away.Contains(b.SlotId)).ToList();
        if (before.Count > 0 && fresh.Count + gone.Count > 0) db.Record("forums.change-availability", new SubjectRef("forums_interpreter", interpreter.Id.ToString()), new { Away = away.Count });
        db.InterpreterAways.RemoveRange(gone);
        db.InterpreterAways.AddRange(fresh.Select(s => new InterpreterAway { InterpreterId = interpreter.Id, SlotId = s }));
    }

    private static async Task PutDays(Interpreter interpreter, List<DayFields> days, ForumsDb db, CancellationToken ct)
    {
        var before = await db.InterpreterDays.Where(d => d.InterpreterId == interpreter.Id).ToListAsync(ct);
        db.InterpreterDays.RemoveRange(before.Where(b => !days.Exists(d => d.Date == b.Date)));
        foreach (var day in days)
            if (before.Find(b => b.Date == day.Date) is { } row) row.City = day.City!.Trim();
            else db.InterpreterDays.Add(new() { InterpreterId = interpreter.Id, Date = day.Date!.Value, City = day.City!.Trim() });
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/interpreters", async (EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, db, clock, ct)).ToResult(i => TypedResults.Created($"/api/forums/{id}/interpreters", new Saved<InterpreterId>(i.Id, i.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.interpreters.add").WithSummary("Adds an interpreter");
        api.MapPut("/{id}/interpreters/{interpreter}", async (EditionId id, InterpreterId interpreter, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, interpreter, request, http.IfMatch(), who, db, clock, ct)).ToResult(i => { response.SetETag(i); return TypedResults.Ok(new Saved<InterpreterId>(i.Id, i.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.interpreters.change").WithSummary("Changes an interpreter");
    }
}
