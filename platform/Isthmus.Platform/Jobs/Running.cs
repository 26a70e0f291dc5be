using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Jobs;

/// <summary>The jobs this process runs now. They stop, and are given back, when the process stops in good order: as a hosted service, so before the container goes.</summary>
internal sealed partial class Running(Wake wake, ILogger<Running> log) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<JobId, Task> _tasks = new();
    private readonly CancellationTokenSource _stop = new();

    public int Count => _tasks.Count;

    public void Start(JobId id, JobRunner runner)
    {
        // Noted before it runs: a run that ends at once would else leave its note behind, and with it one place less for others.
        var run = new Task<Task>(() => Run(id, runner));
        if (!_stop.IsCancellationRequested && _tasks.TryAdd(id, run.Unwrap())) run.Start(TaskScheduler.Default);
    }

    private async Task Run(JobId id, JobRunner runner)
    {
        try { await runner.Run(id, _stop.Token); }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
        catch (Exception e) when (e is not OutOfMemoryException) { LogUnwritten(e, id.Value); return; }
        finally { _tasks.TryRemove(id, out _); }
        // The next one need not wait for the beat. After a failure of the database it does: it would fail too, and the next.
        wake.Up();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        try { await Task.WhenAll(_tasks.Values).WaitAsync(cancellationToken); }
        catch (OperationCanceledException) { LogLeft(_tasks.Count); }
    }

    public void Dispose() => _stop.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "The state of job {Id} could not be read or written; the job is taken up again when its lease has run out")]
    private partial void LogUnwritten(Exception e, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} job(s) did not stop in time; they are taken up again when their leases have run out")]
    private partial void LogLeft(int count);
}
