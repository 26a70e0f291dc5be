using Isthmus.Platform.Jobs;

namespace Isthmus.Operations.Jobs;

/// <summary>A job's state and progress: for the one who started it, and for those who run the site.</summary>
internal static class ReadJob
{
    public sealed record View(Guid Id, string Kind, JobState State, double Progress, string? Subject, string? Error, DateTime CreatedAt, DateTime? StartedAt, DateTime? EndedAt, int Attempts);

    public static View Show(Job j) => new(j.Id.Value, j.Kind, j.State, j.Progress, j.Subject, j.Error, j.CreatedAt, j.StartedAt, j.EndedAt, j.Attempts);

    public static void Map(RouteGroupBuilder group) => group
        .MapGet("/{id}", async (JobId id, PlatformDb db, CurrentActor actor, CancellationToken ct) => (await Handle(id, db, actor.Actor, ct)).ToResult(TypedResults.Ok))
        .RequireAccess(Policies.SignedIn, "operations:read").WithName(nameof(ReadJob)).WithSummary("A background job's state and progress");

    public static async Task<Outcome<View>> Handle(JobId id, PlatformDb db, Actor actor, CancellationToken ct)
    {
        var job = await db.Jobs.FirstOrDefaultAsync(j => j.Id == id, ct);
        // A foreign job is not told apart from none.
        return job is not null && MaySee(job, actor) ? Show(job) : Refusal.NotFound();
    }

    public static bool MaySee(Job job, Actor actor) => actor.IsOrganiser || job.CreatedById is { } creator && creator == actor.User?.Value;
}
