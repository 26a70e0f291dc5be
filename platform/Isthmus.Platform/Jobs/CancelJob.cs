using Isthmus.Platform.Data;

namespace Isthmus.Platform.Jobs;

/// <summary>Asks a job to stop. A queued job is cancelled at once; a running one stops at its next check.</summary>
public static class CancelJob
{
    public static async Task<bool> Ask(RoomDb db, JobId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = db.Now;
        var queued = await db.Set<Job>().Where(j => j.Id == id && j.State == JobState.Queued)
            .ExecuteUpdateAsync(u => u.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.EndedAt, now), ct);
        return queued == 1 || await db.Set<Job>().Where(j => j.Id == id && j.State == JobState.Running).ExecuteUpdateAsync(u => u.SetProperty(j => j.CancelRequested, true), ct) == 1;
    }
}
