using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Interpreters;

/// <summary>The interpreters of an edition, for its organisers.</summary>
internal static class ListInterpreters
{
    public sealed record DayView(DateOnly Date, string City);
    public sealed record View(InterpreterId Id, string Name, string? Email, string? Phone, IReadOnlyList<string> Languages, IReadOnlyList<SlotId> Away, IReadOnlyList<DayView> Days, int Meetings, int Version);

    public static async Task<Outcome<List<View>>> Handle(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return await Read(id, db, ct);
    }

    public static async Task<List<View>> Read(EditionId id, ForumsDb db, CancellationToken ct)
    {
        var all = await db.Interpreters.AsNoTracking().Where(i => i.EditionId == id).OrderBy(i => i.Name).ThenBy(i => i.Id).ToListAsync(ct);
        var away = (await db.InterpreterAways.AsNoTracking().Where(a => db.Interpreters.Any(i => i.Id == a.InterpreterId && i.EditionId == id)).ToListAsync(ct)).ToLookup(a => a.InterpreterId, a => a.SlotId);
        var days = (await db.InterpreterDays.AsNoTracking().Where(d => db.Interpreters.Any(i => i.Id == d.InterpreterId && i.EditionId == id)).OrderBy(d => d.Date).ToListAsync(ct))
            .ToLookup(d => d.InterpreterId, d => new DayView(d.Date, d.City));
        var meetings = (await db.Meetings.AsNoTracking().Where(m => m.EditionId == id && m.InterpreterId != null).Select(m => m.InterpreterId!.Value).ToListAsync(ct)).CountBy(i => i).ToDictionary();
        return [.. all.Select(i => new View(i.Id, i.Name, i.Email, i.Phone, i.Languages, [.. away[i.Id]], [.. days[i.Id]], meetings.GetValueOrDefault(i.Id), i.Version))];
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/interpreters", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, who, db, ct)).ToResult(v => TypedResults.Ok(v)))
        .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.interpreters.list").WithSummary("The interpreters of an edition with languages, absences and their meetings in the draft");
}
