using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Timetable;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>
/// Does what was shown at the desk, exactly that, or nothing: the absence or the closed table is written down and the meetings go where the chosen plan puts them, in one transaction. When the draft has
/// changed in a way that matters, it is refused, and asked for again. Publishing is a step of its own that can follow at once.
/// </summary>
internal static class ApplyDeskPlan
{
    public sealed class Request
    {
        [Required] public DeskChoice? Choice { get; set; }

        /// <summary>Publish the draft right away, so that those whose timetable changed are written to.</summary>
        public bool Publish { get; set; }
    }

    /// <param name="NotPublished">Why it was not published though it was asked for.</param>
    public sealed record Applied(DeskCase Case, Refusal? NotPublished);

    public static async Task<Outcome<Applied>> Handle(EditionId id, DeskCaseId caseId, Request request, int? version, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await db.DeskCases.SingleOrDefaultAsync(c => c.Id == caseId && c.EditionId == id, ct) is not { } found || await ReadBoard.Of(id, db, tracked: true, ct) is not { } board) return Refusal.NotFound();
        if (found.Check(version) is { } stale) return stale;
        if (found.State != DeskState.Open) return Refusal.Conflict("forums.desk-settled");
        if (await ScheduleJobs.IsUnderWay(db, id, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        if (found.Finding.Options.FirstOrDefault(o => o.Choice == request.Choice) is not { } option) return Refusal.InvalidField(nameof(Request.Choice), "forums.desk.noSuchChoice");
        if (option.Moves.Any(m => (board.MeetingOf(RequestId.From(m.Meeting))?.Version ?? 0) != m.Version)) return Refusal.Conflict("forums.desk-stale");
        var incident = Incident.Of(found);
        if (WriteMoves.Against(board, incident.On(board), option.Moves, new SlotWords(board, texts, formats)) is { } against) return against;

        var marked = incident.NotYetMarked(board);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await WriteMoves.Stage(board, option.Moves, db, ct);
            if (incident.Participant is { } who) db.AwaySlots.AddRange(marked.Select(s => new AwaySlot { ParticipantId = who, SlotId = s }));
            if (incident.Table is { } table) db.ClosedTables.AddRange(marked.Select(s => new ClosedTable { TableId = table, SlotId = s }));
            found.Apply(option.Choice, marked);
            db.Doing("forums.apply-desk-plan");
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        // Somebody took a place or changed a meeting between the reading and the writing.
        catch (Exception e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e) || DbErrors.IsTorn(e) || DbErrors.IsTransient(e)) { return Refusal.Conflict("forums.desk-stale"); }
        return new Applied(found, request.Publish ? await Publish(id, board, db, texts, formats, ct) : null);
    }

    /// <summary>Publishes to the same readers as before; null when it is under way.</summary>
    public static async Task<Refusal?> Publish(EditionId id, Board board, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (board.Plan is not { IsOpen: true, Audience: var audience }) return Refusal.Conflict("forums.schedule-not-published");
        var outcome = await PublishSchedule.Handle(id, new() { Audience = audience }, db, texts, formats, ct);
        return outcome.Succeeded ? null : outcome.Refusal;
    }
}
