using Isthmus.Platform.Data;

namespace Isthmus.Platform.Jobs;

/// <summary>Renews a running job's lease, writes its progress and listens for a request to cancel.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly JobId _id;
    private readonly string _owner;
    private readonly TimeSpan _lease;
    private readonly CancellationTokenSource _run;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private (double Fraction, string? Key, string? Args) _latest;

    public Heartbeat(IServiceScopeFactory scopes, TimeProvider clock, JobId id, string owner, TimeSpan lease, CancellationTokenSource run)
    {
        (_scopes, _clock, _id, _owner, _lease, _run) = (scopes, clock, id, owner, lease, run);
        _loop = Task.Run(Loop);
    }

    public bool CancelRequested { get; private set; }
    public bool Lost { get; private set; }

    public void Report(double fraction, string? key, string? args) => _latest = (fraction, key, args);

    private async Task Loop()
    {
        try
        {
            using var timer = new PeriodicTimer(Beat);
            while (await timer.WaitForNextTickAsync(_stop.Token)) await Once();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
    }

    private async Task Once()
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var until = Instants.Stored(_clock) + _lease;
            var (fraction, key, args) = _latest;
            var mine = await db.AllJobs.Where(j => j.Id == _id && j.LeaseOwner == _owner && j.State == JobState.Running).ExecuteUpdateAsync(u => u
                .SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.Progress, fraction).SetProperty(j => j.StatusKey, key).SetProperty(j => j.StatusArgs, args), _stop.Token);
            if (mine == 0) Lost = true;
            else CancelRequested = await db.AllJobs.Where(j => j.Id == _id).Select(j => j.CancelRequested).SingleAsync(_stop.Token);
            if (Lost || CancelRequested) await _run.CancelAsync();
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A missed beat is not a lost lease: the next one tells. Whatever was wrong with the database must not end the beating.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }
}
