using Isthmus.Contracts.Forums;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Boards;

internal static class ReadBoard
{
    /// <returns>Null when there is no such edition.</returns>
    /// <param name="edition">The edition.</param>
    /// <param name="db">The window.</param>
    /// <param name="tracked">The meetings will be changed and saved.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Board?> Of(EditionId edition, ForumsDb db, bool tracked, CancellationToken ct)
    {
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == edition, ct) is not { } found) return null;
        var plans = tracked ? db.Plans : db.Plans.AsNoTracking();
        var meetings = tracked ? db.Meetings : db.Meetings.AsNoTracking();
        var slots = await db.Slots.AsNoTracking().Where(s => s.EditionId == edition).OrderBy(s => s.StartsAt).ToListAsync(ct);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EditionId == edition).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ToListAsync(ct);
        var people = await db.Participants.AsNoTracking().Where(p => p.EditionId == edition).OrderBy(p => p.Name).ToListAsync(ct);
        var away = await db.AwaySlots.AsNoTracking().Where(a => db.Participants.Any(p => p.Id == a.ParticipantId && p.EditionId == edition)).ToListAsync(ct);
        return new Board(
            found, await plans.SingleOrDefaultAsync(p => p.EditionId == edition, ct), slots, sessions, await Venues(edition, db, slots, ct), people,
            away.ToLookup(a => a.ParticipantId, a => a.SlotId),
            await db.Requests.AsNoTracking().Where(r => r.EditionId == edition).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(ct),
            await meetings.Where(m => m.EditionId == edition).ToListAsync(ct), await Interpreters(edition, db, ct), await Closed(edition, db, ct));
    }

    private static async Task<IReadOnlyList<BoardInterpreter>> Interpreters(EditionId edition, ForumsDb db, CancellationToken ct)
    {
        var all = await db.Interpreters.AsNoTracking().Where(i => i.EditionId == edition).OrderBy(i => i.Name).ThenBy(i => i.Id).ToListAsync(ct);
        if (all.Count == 0) return [];
        var ids = db.Interpreters.Where(i => i.EditionId == edition).Select(i => i.Id);
        var away = (await db.InterpreterAways.AsNoTracking().Where(a => ids.Contains(a.InterpreterId)).ToListAsync(ct)).ToLookup(a => a.InterpreterId, a => a.SlotId);
        var days = (await db.InterpreterDays.AsNoTracking().Where(d => ids.Contains(d.InterpreterId)).ToListAsync(ct)).ToLookup(d => d.InterpreterId);
        return [.. all.Select(i => new BoardInterpreter(i, SpokenLanguages.Keys(i.Languages), away[i.Id].ToHashSet(), days[i.Id].ToDictionary(d => d.Date, d => d.City)))];
    }

    private static async Task<IReadOnlySet<(TableId, SlotId)>> Closed(EditionId edition, ForumsDb db, CancellationToken ct) =>
        (await db.ClosedTables.AsNoTracking().Where(c => db.ForumTables.Any(t => t.Id == c.TableId && t.EditionId == edition)).ToListAsync(ct)).Select(c => (c.TableId, c.SlotId)).ToHashSet();

    private static async Task<IReadOnlyList<BoardVenue>> Venues(EditionId edition, ForumsDb db, IReadOnlyList<ForumSlot> slots, CancellationToken ct)
    {
        var venues = await db.Venues.AsNoTracking().Where(v => v.EditionId == edition).OrderBy(v => v.Place).ThenBy(v => v.Id).ToListAsync(ct);
        var tables = await db.ForumTables.AsNoTracking().Where(t => t.EditionId == edition).OrderBy(t => t.Number).ToListAsync(ct);
        var held = await db.SessionVenues.AsNoTracking().Where(s => db.Venues.Any(v => v.Id == s.VenueId && v.EditionId == edition)).ToListAsync(ct);
        var places = held.ToLookup(s => s.SessionId, s => s.VenueId);
        return [.. venues.Select(v => new BoardVenue(
            v, [.. tables.Where(t => t.VenueId == v.Id)],
            // A session that names no venue is held in all of them.
            slots.Where(s => !places[s.SessionId].Any() || places[s.SessionId].Contains(v.Id)).Select(s => s.Id).ToHashSet()))];
    }
}
