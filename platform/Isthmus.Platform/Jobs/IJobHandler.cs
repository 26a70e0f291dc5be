using System.Text.Json;
using Isthmus.Platform.Data;

namespace Isthmus.Platform.Jobs;

/// <summary>
/// Runs one kind of background job. It may run again from the start after a crash, so it does its work in memory and writes once: the last save goes through
/// <see cref="JobRun.Finish"/>, which marks the job done in the same transaction.
/// </summary>
public interface IJobHandler<in TArgs>
{
    Task Run(TArgs args, JobRun run, CancellationToken ct);
}

internal sealed record JobRoute(string Kind, Func<IServiceProvider, string, JobRun, CancellationToken, Task> Run);

public static class JobExtensions
{
    /// <summary>Registers the handler of jobs of this kind; the kind is stored, so it never changes once landed.</summary>
    public static IServiceCollection AddJob<TArgs, THandler>(this IServiceCollection services, string kind) where THandler : class, IJobHandler<TArgs>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new JobRoute(kind, (scope, args, run, ct) => scope.GetRequiredService<THandler>().Run(JsonSerializer.Deserialize<TArgs>(args)!, run, ct)));
    }
}

/// <summary>One run of a job: progress out, cancellation in.</summary>
public sealed class JobRun
{
    private readonly Action<double, string?, string?> _report;

    internal JobRun(Job job, string owner, Action<double, string?, string?> report)
    {
        Job = job;
        Owner = owner;
        _report = report;
    }

    public Job Job { get; }
    internal string Owner { get; }
    internal bool Finished { get; private set; }

    /// <summary>Tells how far the work is, from 0 to 1, with a text key for what is being done. Cheap to call often: it is written at most a few times a second.</summary>
    public void Report(double fraction, string? textKey = null, params object[] args) =>
        _report(Math.Clamp(fraction, 0, 1), textKey, args.Length == 0 ? null : JsonSerializer.Serialize(args));

    /// <summary>Saves the window's changes and marks the job done, both or neither. A run that lost its lease meanwhile writes nothing.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Another process has taken the job over.</exception>
    public async Task Finish(RoomDb db, object? result, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Prepare(ct);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var now = db.Now;
        var json = result is null ? null : JsonSerializer.Serialize(result);
        var mine = await db.Set<Job>().Where(j => j.Id == Job.Id && j.LeaseOwner == Owner && j.State == JobState.Running).ExecuteUpdateAsync(u => u
            .SetProperty(j => j.State, JobState.Done).SetProperty(j => j.Progress, 1).SetProperty(j => j.Result, json).SetProperty(j => j.EndedAt, now), ct);
        if (mine != 1) throw new DbUpdateConcurrencyException($"Job {Job.Id} was taken over or cancelled; nothing of this run is written.");
        await db.SaveChangesAsync(ct);
        if (own is not null) await own.CommitAsync(ct);
        Finished = true;
    }
}
