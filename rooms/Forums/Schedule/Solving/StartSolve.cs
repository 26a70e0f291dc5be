using Isthmus.Contracts.Forums;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule.Solving;

/// <summary>Queues a solve of the draft. One at a time for an edition; while it runs, the draft is not changed by hand.</summary>
internal static class StartSolve
{
    public sealed record Request
    {
        /// <summary>Time for the search; it ends earlier when it has proved its plan the best.</summary>
        [Required, Range(1, 60)]
        public int? Seconds { get; set; } = 5;

        /// <summary>Plan requests that the other side has not answered as well.</summary>
        public bool IncludePending { get; set; }

        /// <summary>Leave meetings where they are unless something is gained by moving them.</summary>
        public bool KeepPlaces { get; set; } = true;
    }

    public static async Task<Outcome<JobId>> Handle(EditionId edition, Request request, ForumsDb db, CancellationToken ct)
    {
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == edition, ct) is not { } found) return Refusal.NotFound();
        if (await ScheduleJobs.IsUnderWay(db, edition, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        if (await ScheduleJobs.IsUnderWay(db, edition, ScheduleJobs.Publish, ct)) return Refusal.Conflict("forums.schedule-publishing");
        if (!await db.Slots.AnyAsync(s => s.EditionId == edition, ct)) return Refusal.Conflict("forums.schedule-no-slots");
        if (found.Mode != Editions.EditionMode.Online && !await db.ForumTables.AnyAsync(t => t.EditionId == edition, ct)) return Refusal.Conflict("forums.schedule-no-tables");
        if (!await db.Requests.AnyAsync(r => r.EditionId == edition, ct)) return Refusal.Conflict("forums.schedule-no-requests");
        var job = db.Enqueue(ScheduleJobs.Solve, new SolveDraft.Args(edition.Value, request.Seconds!.Value, request.IncludePending, request.KeepPlaces), ScheduleJobs.Subject(edition));
        db.Record("forums.start-solve", ScheduleJobs.Subject(edition), request);
        await db.SaveChangesAsync(ct);
        return job;
    }
}

/// <summary>Stops a solve. The draft stays as it was before: a plan that was stopped is not one that somebody asked for.</summary>
internal static class CancelSolve
{
    public sealed record Request
    {
        [Required]
        public Guid? Job { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(EditionId edition, Request request, ForumsDb db, CancellationToken ct)
    {
        if (await ScheduleJobs.Latest(db, edition, ScheduleJobs.Solve, ct) is not { } job || job.Id.Value != request.Job) return Refusal.NotFound();
        return await CancelJob.Ask(db, job.Id, ct) ? new Done() : Refusal.Conflict("forums.schedule-job-is-over");
    }
}
