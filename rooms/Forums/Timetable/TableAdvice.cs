using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Timetable;

/// <summary>
/// How many tables a timetable needs: as many places as there are meetings, with 10 to 20 % to spare, so that wishes, absences and late changes find room. A place is a table in a slot.
/// </summary>
/// <param name="Meetings">Requests that are accepted or still wait for an answer.</param>
/// <param name="Places">Tables that there are, over all slots in which their hall is open.</param>
/// <param name="From">Tables in all halls together with 10 % to spare.</param>
/// <param name="To">With 20 %.</param>
/// <param name="Tables">Tables that there are in all halls together.</param>
internal sealed record TableAdvice(int Meetings, int Places, int From, int To, int Tables)
{
    private const int LeastSpare = 110;
    private const int MostSpare = 120;

    public bool IsTooFew => Tables < From;

    /// <summary>Places to spare in percent of the meetings.</summary>
    public int Spare => Meetings == 0 ? 0 : (Places - Meetings) * 100 / Meetings;

    /// <param name="meetings">How many meetings are wanted.</param>
    /// <param name="halls">For each hall its tables and the slots in which it is open.</param>
    /// <returns>Null when there is nothing to go by.</returns>
    public static TableAdvice? Of(int meetings, IReadOnlyCollection<(int Tables, int Slots)> halls)
    {
        var (tables, places) = (halls.Sum(h => h.Tables), halls.Sum(h => h.Tables * h.Slots));
        if (meetings == 0 || places == 0) return null;
        // The halls keep their shares: what is needed is told as a multiple of what there is.
        int Needed(int percent) => (int)Math.Ceiling((long)meetings * percent * tables / (100.0 * places));
        return new(meetings, places, Needed(LeastSpare), Math.Max(Needed(MostSpare), Needed(LeastSpare)), tables);
    }

    public static async Task<TableAdvice?> Of(EditionId id, ShowTimetable.View timetable, ForumsDb db, CancellationToken ct)
    {
        var meetings = await db.Requests.CountAsync(r => r.EditionId == id && (r.State == RequestState.Accepted || r.State == RequestState.Pending)
            && db.Participants.Count(p => (p.Id == r.FromId || p.Id == r.ToId) && p.State == ParticipantState.Active) == 2, ct);
        return Of(meetings, [.. timetable.Venues.Select(v => (v.Tables.Count, timetable.Sessions.Where(s => s.Venues.Count == 0 || s.Venues.Contains(v.Id)).Sum(s => s.Slots.Count)))]);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/sessions/tables", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Advise(id, who, db, ct)).ToResult(TypedResults.Ok))
        .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.sessions.tables").WithSummary("How many tables the wanted meetings need, with 10 to 20 % to spare; 404 while there is nothing to go by");

    private static async Task<Outcome<TableAdvice>> Advise(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return await Of(id, await ShowTimetable.Read(db, found.Value, ct), db, ct) is { } advice ? advice : Refusal.NotFound();
    }
}
