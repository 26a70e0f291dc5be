namespace Isthmus.Scheduling.Search;

/// <summary>Time limit and outside cancellation in one.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _timer;

    public Deadline(SolveOptions options, CancellationToken cancel)
    {
        _clock = options.Clock;
        _start = _clock.GetTimestamp();
        _limit = options.TimeLimit;
        _timer = new CancellationTokenSource(Clamp(_limit), _clock);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancel, _timer.Token);
    }

    public CancellationToken Token => _source.Token;

    public bool Passed => _source.IsCancellationRequested;

    public double Fraction => _limit <= TimeSpan.Zero ? 1 : Math.Clamp(_clock.GetElapsedTime(_start) / _limit, 0, 1);

    public void Dispose()
    {
        _source.Dispose();
        _timer.Dispose();
    }

    private static TimeSpan Clamp(TimeSpan limit) =>
        limit < TimeSpan.Zero ? TimeSpan.Zero : limit > TimeSpan.FromDays(20) ? TimeSpan.FromDays(20) : limit;
}
