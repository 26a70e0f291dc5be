using Isthmus.Platform.Jobs;

namespace Isthmus.Operations.Jobs;

/// <summary>All background jobs, newest first.</summary>
internal static class ListJobs
{
    public static void Map(RouteGroupBuilder group) => group
        .MapGet("/jobs", async (JobState? state, string? cursor, int? limit, PlatformDb db, CancellationToken ct) => TypedResults.Ok(await Handle(state, cursor, Cursor.Take(limit), db, ct)))
        .RequireAccess(Policies.Administrator, "operations:read").WithName(nameof(ListJobs)).WithSummary("Background jobs, newest first");

    private static async Task<CursorPage<ReadJob.View>> Handle(JobState? state, string? cursor, int take, PlatformDb db, CancellationToken ct)
    {
        // Ids sort by time, so the id alone is the cursor.
        var jobs = db.Jobs.Where(j => state == null || j.State == state);
        if (Cursor.Read(cursor) is { } after) { var last = JobId.From(after.Id); jobs = jobs.Where(j => j.Id < last); }
        var rows = await jobs.OrderByDescending(j => j.Id).Take(take + 1).ToListAsync(ct);
        var page = Cursor.Page(rows, take, j => Cursor.Write("", j.Id.Value));
        return new(page.Items.Select(ReadJob.Show).ToList(), page.Next);
    }
}
