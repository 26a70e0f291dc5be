using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>Takes back what was done at the desk: the marks go, and each meeting goes back to where it was. Refused when one of them has been moved since, or its place is taken.</summary>
internal static class UndoDeskPlan
{
    public sealed class Request
    {
        /// <summary>Publish the draft right away.</summary>
        public bool Publish { get; set; }
    }

    public static async Task<Outcome<ApplyDeskPlan.Applied>> Handle(EditionId id, DeskCaseId caseId, Request request, int? version, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await db.DeskCases.SingleOrDefaultAsync(c => c.Id == caseId && c.EditionId == id, ct) is not { } found || await ReadBoard.Of(id, db, tracked: true, ct) is not { } board) return Refusal.NotFound();
        if (found.Check(version) is { } stale) return stale;
        if (found.State != DeskState.Applied) return Refusal.Conflict("forums.desk-settled");
        if (await ScheduleJobs.IsUnderWay(db, id, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        var (marked, incident) = (found.MarkedSlots.ToHashSet(), Incident.Of(found));
        IReadOnlyList<DeskMove> back = [.. found.Finding.Options.First(o => o.Choice == found.Chosen).Moves.Select(m => m.Back())];
        var before = board.Without(incident.Participant is { } p ? [.. marked.Select(s => (p, s))] : [], incident.Table is { } t ? [.. marked.Select(s => (t, s))] : []);
        if (WriteMoves.Against(board, before, back, new SlotWords(board, texts, formats)) is { } against) return against;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await WriteMoves.Stage(board, back, db, ct);
            if (incident.Participant is { } who) await db.AwaySlots.Where(a => a.ParticipantId == who && marked.Contains(a.SlotId)).ExecuteDeleteAsync(ct);
            if (incident.Table is { } table) await db.ClosedTables.Where(c => c.TableId == table && marked.Contains(c.SlotId)).ExecuteDeleteAsync(ct);
            found.Undo();
            db.Doing("forums.undo-desk-plan");
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (Exception e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e) || DbErrors.IsTorn(e) || DbErrors.IsTransient(e)) { return Refusal.Conflict("forums.desk-stale"); }
        return new ApplyDeskPlan.Applied(found, request.Publish ? await ApplyDeskPlan.Publish(id, board, db, texts, formats, ct) : null);
    }
}
