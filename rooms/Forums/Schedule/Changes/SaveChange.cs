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

    public async Task<Outcome<Meeting>> Run(EditionId edition, MeetingId id, int? version, Actor actor, Decision decide, CancellationToken ct, PlanChangeId? undoes = null, string doing = "forums.change-plan")
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            if (await ReadBoard.Of(edition, db, tracked: true, ct) is not { } board || board.Request(RequestId.From(id.Value)) is not { } request) return Refusal.NotFound();
            if (await ScheduleJobs.IsUnderWay(db, edition, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
            var existing = board.MeetingOf(request.Id);
            if (existing?.Check(version) is { } stale) return stale;
            var meeting = existing ?? db.Meetings.Add(Meeting.Of(request)).Entity;
            var before = existing?.Place;
            var decision = decide(board, request, meeting, new SlotWords(board, texts, formats));
            if (!decision.Succeeded) return decision.Refusal;

            await Occupy(board, request, meeting, ct);
            db.Changes.Add(PlanChange.Of(decision.Value, meeting, before, actor.User, Instants.Stored(clock), undoes));
            db.Doing(doing);
            try
            {
                await db.SaveChangesAsync(ct);
                return meeting;
            }
            catch (DbUpdateException e) when (attempt < Attempts && IsOvertaken(e))
            {
                // Somebody took the place, the seat or the row, or removed the table, between the reading and the writing: look again.
            }
            catch (DbUpdateException e) when (IsOvertaken(e))
            {
                return Refusal.Conflict("forums.schedule-changed-meanwhile");
            }
        }
    }

    private async Task Occupy(Board board, MeetingRequest request, Meeting meeting, CancellationToken ct)
    {
        var held = await db.Occupancies.Where(o => o.MeetingId == meeting.Id).ToListAsync(ct);
        if (!meeting.IsPlaced)
        {
            db.Occupancies.RemoveRange(held);
            return;
        }
        var slot = meeting.SlotId!.Value;
        var taken = await db.Occupancies.AsNoTracking().Where(o => o.SlotId == slot && o.MeetingId != meeting.Id && o.Kind == OccupancyKind.Participant).ToListAsync(ct);
        var wanted = Occupancy.Of(meeting, request.FromId, request.ToId, p => Seats.Of(board, p, taken.Where(o => o.SubjectId == p.Value).Select(o => o.Seat)));
        foreach (var one in wanted)
        {
            if (held.SingleOrDefault(h => h.Part == one.Part) is { } row) (row.SlotId, row.SubjectId, row.Seat) = (one.SlotId, one.SubjectId, one.Seat);
            else db.Occupancies.Add(one);
        }
    }

    // Two writers who want each other's places can deadlock in PostgreSQL; one of them is told to try again.
    private static bool IsOvertaken(DbUpdateException e) => DbErrors.IsDuplicate(e) || DbErrors.IsStale(e) || DbErrors.IsTorn(e) || DbErrors.IsTransient(e);
}
