using Isthmus.Contracts.People;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Jobs;

/// <summary>Runs one job under a lease that it keeps renewing; a lease that ran out (a killed process) lets another process take the job.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, IEnumerable<JobRoute> routes, TimeProvider clock, BackgroundSettings settings, ILogger<JobRunner> log)
{
    private const int MaxAttempts = 5;
    private readonly Dictionary<string, JobRoute> _routes = routes.ToDictionary(r => r.Kind);

    public async Task<IReadOnlyList<JobId>> Due(int take, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = Instants.Stored(clock);
        return await db.AllJobs.Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && j.LeaseUntil <= now)
            .OrderBy(j => j.LeaseUntil).Select(j => j.Id).Take(take).ToListAsync(ct);
    }

    public async Task Run(JobId id, CancellationToken stopping)
    {
        var owner = Guid.CreateVersion7().ToString("N");
        if (await Claim(id, owner, stopping) is not { } job) return;
        LogBegins(job.Kind, id.Value, job.Attempts);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var heart = new Heartbeat(scopes, clock, id, owner, settings.JobLease, cancel);
        var run = new JobRun(job, owner, heart.Report);
        try
        {
            if (job.Attempts > MaxAttempts) throw new InvalidOperationException($"Given up after {MaxAttempts} attempts, none of which came to an end.");
            if (!_routes.TryGetValue(job.Kind, out var route)) throw new InvalidOperationException($"No handler for jobs of kind '{job.Kind}'.");
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(
                job.CreatedById is { } user ? new Actor(ActorKind.System, new UserId(user), job.CreatedBy) : Actor.System);
            await route.Run(scope.ServiceProvider, job.Args, run, cancel.Token);
            await ForgetName(job, scope.ServiceProvider.GetRequiredService<PlatformDb>(), stopping);
            if (!run.Finished && !await End(id, owner, JobState.Done, null)) LogLost(job.Kind, id.Value);
            // Jobs are what fills tables at once; the next reader is not to wait for the hour. Not under the run's token: the heart takes the end of the job for its loss.
            await Statistics.Refresh(scope.ServiceProvider.GetRequiredService<PlatformDb>(), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { await Release(id, owner); }
        catch (OperationCanceledException) when (heart.CancelRequested) { await End(id, owner, JobState.Cancelled, null); }
        catch (OperationCanceledException) when (heart.Lost) { LogLost(job.Kind, id.Value); }
        // Either the lease was lost, which the row tells, or a record was changed meanwhile.
        catch (DbUpdateConcurrencyException e)
        {
            if (await End(id, owner, JobState.Failed, e.Message)) LogFailed(e, job.Kind, id.Value);
            else LogLost(job.Kind, id.Value);
        }
        // The database stumbled, not the job: a later run may well succeed.
        catch (Exception e) when (DbErrors.IsTransient(e) && job.Attempts < MaxAttempts)
        {
            LogPutOff(e, job.Kind, id.Value);
            await Release(id, owner, Backoff.After(job.Attempts));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(e, job.Kind, id.Value);
            await End(id, owner, JobState.Failed, $"{e.GetType().Name}: {e.Message}");
        }
    }

    // Whoever started the job may have been erased while it ran, and it went on writing under the name.
    private static async Task ForgetName(Job job, PlatformDb db, CancellationToken ct)
    {
        if (await db.AllJobs.Where(j => j.Id == job.Id).Select(j => j.CreatedBy).SingleOrDefaultAsync(ct) is { } now && now != job.CreatedBy)
            await db.Audit.Where(a => a.ActorId == job.CreatedById && a.ActorName == job.CreatedBy).ExecuteUpdateAsync(u => u.SetProperty(a => a.ActorName, now), ct);
    }

    private async Task<Job?> Claim(JobId id, string owner, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = Instants.Stored(clock);
        var until = now + settings.JobLease;
        var won = await db.AllJobs.Where(j => j.Id == id && (j.State == JobState.Queued || j.State == JobState.Running) && j.LeaseUntil <= now).ExecuteUpdateAsync(u => u
            .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.LeaseOwner, owner).SetProperty(j => j.LeaseUntil, until)
            .SetProperty(j => j.Attempts, j => j.Attempts + 1).SetProperty(j => j.StartedAt, now).SetProperty(j => j.Progress, 0), ct);
        return won == 1 ? await db.AllJobs.AsNoTracking().SingleAsync(j => j.Id == id, ct) : null;
    }

    private async Task<bool> End(JobId id, string owner, JobState state, string? error)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Instants.Stored(clock);
        var text = error is null ? null : PlainText.OneLine(error, 2000);
        return await scope.ServiceProvider.GetRequiredService<PlatformDb>().AllJobs.Where(j => j.Id == id && j.LeaseOwner == owner && j.State == JobState.Running).ExecuteUpdateAsync(u => u
            .SetProperty(j => j.State, state).SetProperty(j => j.Error, text).SetProperty(j => j.EndedAt, now), CancellationToken.None) == 1;
    }

    // Without a pause: the process stops in good order. The job is given back at once instead of letting the lease run out, and the run is not counted as one that failed.
    private async Task Release(JobId id, string owner, TimeSpan? pause = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Instants.Stored(clock) + (pause ?? TimeSpan.Zero);
        var uncounted = pause is null ? 1 : 0;
        await scope.ServiceProvider.GetRequiredService<PlatformDb>().AllJobs.Where(j => j.Id == id && j.LeaseOwner == owner && j.State == JobState.Running).ExecuteUpdateAsync(u => u
            .SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.LeaseUntil, now).SetProperty(j => j.Attempts, j => j.Attempts - uncounted), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Kind} {Id} begins, attempt {Attempt}")]
    private partial void LogBegins(string kind, Guid id, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} {Id} failed")]
    private partial void LogFailed(Exception e, string kind, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Id} was stopped by the database; it will be tried again")]
    private partial void LogPutOff(Exception e, string kind, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Id} was taken over by another process; this run wrote nothing")]
    private partial void LogLost(string kind, Guid id);
}
