using Isthmus.Contracts.Forums;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Changes;

/// <summary>
/// The one way in which a person's change reaches the draft: read the board, decide, write the meeting, what it occupies and the log in one transaction.
/// When the database says that somebody was first, the board is read again, so that the answer names who or what is taken now.
/// </summary>
internal sealed class SaveChange(ForumsDb db, Texts texts, Formats formats, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <summary>What a change does with the meeting once the board allows it; a refusal stops it.</summary>
    public delegate Outcome<ChangeKind> Decision(Board board, MeetingRequest request, Meeting meeting, SlotWords words);

    public Task<Outcome<Meeting>> Run(EditionId edition, MeetingId id, int? version, Actor actor, Decision decide, CancellationToken ct, PlanChangeId? undoes = null, string doing = "forums.change-plan") =>
        Try(edition, id, async (board, request, words) =>
        {
            var existing = board.MeetingOf(request.Id);
            if (existing?.Check(version) is { } stale) return stale;
            var meeting = existing ?? db.Meetings.Add(Meeting.Of(request)).Entity;
            var before = existing?.Place;
            var decision = decide(board, request, meeting, words);
            if (!decision.Succeeded) return decision.Refusal;
            await Stage(board, request, meeting, before, decision.Value, actor, ct, undoes);
            return meeting;
        }, ct, doing);

    /// <summary>Tries to stage a change on the board as it is now and to save it, anew when somebody was first.</summary>
    public async Task<Outcome<Meeting>> Try(EditionId edition, MeetingId id, Func<Board, MeetingRequest, SlotWords, Task<Outcome<Meeting>>> stage, CancellationToken ct, string doing = "forums.change-plan")
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            if (await ReadBoard.Of(edition, db, tracked: true, ct) is not { } board || board.Request(RequestId.From(id.Value)) is not { } request) return Refusal.NotFound();
            if (await ScheduleJobs.IsUnderWay(db, edition, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
            var staged = await stage(board, request, new SlotWords(board, texts, formats));
            if (!staged.Succeeded) return staged;
            db.Doing(doing);
            try
            {
                await db.SaveChangesAsync(ct);
                return staged;
            }
            catch (Exception e) when (attempt < Attempts && IsOvertaken(e))
            {
                // Somebody took the place, the seat or the row, or removed the table, between the reading and the writing: look again.
            }
            catch (Exception e) when (IsOvertaken(e))
            {
                return Refusal.Conflict("forums.schedule-changed-meanwhile");
            }
        }
    }

    /// <summary>What a changed meeting occupies and its line in the log; the caller saves.</summary>
    /// <param name="leaving">A meeting that leaves its seats by the same save.</param>
    public async Task Stage(Board board, MeetingRequest request, Meeting meeting, MeetingPlace? before, ChangeKind kind, Actor actor, CancellationToken ct, PlanChangeId? undoes = null, MeetingId? leaving = null)
    {
        await Occupy(board, request, meeting, leaving, ct);
        // The second of two changes in one save is the later one: it is the first to be taken back.
        db.Changes.Add(PlanChange.Of(kind, meeting, before, actor.User, Instants.Stored(clock).AddMilliseconds(leaving is null ? 0 : 1), undoes));
    }

    private async Task Occupy(Board board, MeetingRequest request, Meeting meeting, MeetingId? leaving, CancellationToken ct)
    {
        var held = await db.Occupancies.Where(o => o.MeetingId == meeting.Id).ToListAsync(ct);
        if (!meeting.IsPlaced)
        {
            db.Occupancies.RemoveRange(held);
            return;
        }
        var slot = meeting.SlotId!.Value;
        var taken = await db.Occupancies.AsNoTracking().Where(o => o.SlotId == slot && o.MeetingId != meeting.Id && o.MeetingId != leaving && o.Kind == OccupancyKind.Participant).ToListAsync(ct);
        var wanted = Occupancy.Of(meeting, request.FromId, request.ToId, p => Seats.Of(board, p, taken.Where(o => o.SubjectId == p.Value).Select(o => o.Seat)));
        db.Occupancies.RemoveRange(held.Where(h => wanted.All(w => w.Part != h.Part)));
        foreach (var one in wanted)
        {
            if (held.SingleOrDefault(h => h.Part == one.Part) is { } row) (row.SlotId, row.SubjectId, row.Seat) = (one.SlotId, one.SubjectId, one.Seat);
            else db.Occupancies.Add(one);
        }
    }

    // Two writers who want each other's places can deadlock in PostgreSQL; one of them is told to try again.
    private static bool IsOvertaken(Exception e) => DbErrors.IsDuplicate(e) || DbErrors.IsStale(e) || DbErrors.IsTorn(e) || DbErrors.IsTransient(e);
}
