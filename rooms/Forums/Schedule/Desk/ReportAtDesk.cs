using System.Text.Json;
using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>Something is told at the desk. The ways on are found and kept; the draft is as it was until one of them is confirmed.</summary>
internal static class ReportAtDesk
{
    public sealed class Request
    {
        [Required] public DeskKind? Kind { get; set; }
        public Guid? Participant { get; set; }
        public Guid? Table { get; set; }

        /// <summary>From when on; for who comes later, the first slot it can be there. Without it, the slot that runs or comes next.</summary>
        public Guid? Slot { get; set; }
    }

    public static async Task<Outcome<DeskCase>> Handle(EditionId id, Request request, Actor actor, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await ReadBoard.Of(id, db, tracked: false, ct) is not { } board) return Refusal.NotFound();
        if (await ScheduleJobs.IsUnderWay(db, id, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        if (board.Slots.Count == 0) return Refusal.Conflict("forums.schedule-no-slots");
        if (board.Venues.Sum(v => v.Tables.Count) == 0) return Refusal.Conflict("forums.schedule-no-tables");
        var now = Instants.Stored(clock);
        var told = Incident.Of(request, board, now);
        if (!told.Succeeded) return told.Refusal;
        var incident = told.Value;
        var began = clock.GetTimestamp();
        var options = await Task.Run(() => DeskPlans.Of(board, incident, now, ct), ct);
        ct.ThrowIfCancellationRequested();
        var finding = new DeskFinding([.. incident.Slots.Select(s => s.Value)], options, (int)clock.GetElapsedTime(began).TotalMilliseconds);
        var made = db.DeskCases.Add(new()
        {
            Id = DeskCaseId.New(), EditionId = id, Kind = incident.Kind, ParticipantId = incident.Participant, TableId = incident.Table, SlotId = request.Slot is { } s ? new(s) : null,
            At = now, By = actor.User, Found = JsonSerializer.Serialize(finding),
        }).Entity;
        db.Doing("forums.report-at-desk");
        await db.SaveChangesAsync(ct);
        return made;
    }
}
