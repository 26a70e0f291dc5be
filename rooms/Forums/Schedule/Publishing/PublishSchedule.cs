using Isthmus.Contracts.Forums;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Platform.Jobs;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>Queues the publishing of the draft as the next revision. A draft with a clash in it is not published; nor is one that says nothing new.</summary>
internal static class PublishSchedule
{
    public sealed record Request
    {
        /// <summary>Who may read the timetable.</summary>
        [Required]
        public Audience? Audience { get; set; }
    }

    public static async Task<Outcome<JobId>> Handle(EditionId edition, Request request, ForumsDb db, Texts texts, Formats formats, CancellationToken ct)
    {
        if (await ReadBoard.Of(edition, db, tracked: false, ct) is not { } board) return Refusal.NotFound();
        if (await ScheduleJobs.IsUnderWay(db, edition, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        if (await ScheduleJobs.IsUnderWay(db, edition, ScheduleJobs.Publish, ct)) return Refusal.Conflict("forums.schedule-publishing");
        var words = new SlotWords(board, texts, formats);
        var clashes = DraftClashes.Of(board, words);
        if (clashes.Count > 0) return MoveMeeting.Refused(clashes, words);

        var last = await LastRows(db, edition, board.Plan, ct);
        var next = NextRevision.Of(board, last, (board.Plan?.Revision ?? 0) + 1);
        if (last.Count == 0 && !next.Any(m => m.IsHeld)) return Refusal.Conflict("forums.schedule-nothing-to-publish");
        if (SaysNothingNew(board.Plan, request.Audience!.Value, last, next)) return Refusal.Conflict("forums.schedule-nothing-new", board.Plan!.Revision);
        var job = db.Enqueue(ScheduleJobs.Publish, new PublishRevision.Args(edition.Value, request.Audience.Value), ScheduleJobs.Subject(edition));
        await db.SaveChangesAsync(ct);
        return job;
    }

    public static bool SaysNothingNew(SchedulePlan? plan, Audience audience, IReadOnlyList<PublishedMeeting> last, IReadOnlyList<PublishedMeeting> next) =>
        plan is { IsOpen: true } && plan.Audience == audience && Difference.Between(last, next).Count == 0;

    public static async Task<List<PublishedMeeting>> LastRows(ForumsDb db, EditionId edition, SchedulePlan? plan, CancellationToken ct) =>
        plan is null or { Revision: 0 } ? [] : await db.PublishedMeetings.AsNoTracking().Where(m => m.EditionId == edition && m.Revision == plan.Revision).ToListAsync(ct);
}

/// <summary>Takes the published pages and calendar addresses down. Nobody is written to: the next publishing tells each participant what has changed since.</summary>
internal static class WithdrawSchedule
{
    public sealed record Request
    {
        /// <summary>The revision that is meant, so that a newer one is not taken down by mistake.</summary>
        [Required]
        public int? Revision { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(EditionId edition, Request request, ForumsDb db, CancellationToken ct)
    {
        if (await db.Plans.SingleOrDefaultAsync(p => p.EditionId == edition, ct) is not { } plan) return Refusal.NotFound();
        if (!plan.IsOpen || plan.Revision != request.Revision) return Refusal.Conflict("forums.schedule-not-published");
        plan.Withdraw();
        db.Doing("forums.withdraw-schedule");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return Refusal.Conflict("forums.schedule-changed-meanwhile"); }
        return new Done();
    }
}
