using Isthmus.Platform.Jobs;

namespace Isthmus.Operations.Jobs;

/// <summary>Asks a job to stop: queued ones end at once, running ones at their next check.</summary>
internal static class StopJob
{
    public static void Map(RouteGroupBuilder group) => group
        .MapPost("/{id}/cancel", async (JobId id, PlatformDb db, CurrentActor actor, CancellationToken ct) => (await Handle(id, db, actor.Actor, ct)).ToResult(_ => TypedResults.Accepted((string?)null)))
        .RequireAccess(Policies.SignedIn, "operations:write").WithName(nameof(StopJob)).WithSummary("Ask a background job to stop");

    public static async Task<Outcome<Done>> Handle(JobId id, PlatformDb db, Actor actor, CancellationToken ct)
    {
        var job = await db.Jobs.FirstOrDefaultAsync(j => j.Id == id, ct);
        if (job is null || !ReadJob.MaySee(job, actor)) return Refusal.NotFound();
        return await CancelJob.Ask(db, id, ct) ? new Done() : Refusal.Conflict("operations.job-over");
    }
}
