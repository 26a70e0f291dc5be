using System.Diagnostics;

namespace Isthmus.Scheduling.Tests;

/// <summary>
/// A stopwatch that leaves out the time in which the machine itself stood still, as a virtual one does for seconds when it is moved or paused.
/// A thread that only sleeps sees that; pauses of our own collector, which stop it too, count as ours.
/// </summary>
internal sealed class Seconds : IDisposable
{
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan StandStill = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Thread _watch;
    private volatile bool _over;
    private long _stoodStill;

    public Seconds()
    {
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    public TimeSpan StoodStill => TimeSpan.FromTicks(Interlocked.Read(ref _stoodStill));

    /// <summary>Ends the measurement.</summary>
    public TimeSpan Taken()
    {
        TimeSpan all = Stopwatch.GetElapsedTime(_start);
        Dispose();
        return all - StoodStill;
    }

    public void Dispose()
    {
        _over = true;
        _watch.Join();
    }

    private void Watch()
    {
        (long last, TimeSpan collected) = (_start, GC.GetTotalPauseDuration());
        while (!_over)
        {
            Thread.Sleep(Nap);
            (long now, TimeSpan ours) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());
            TimeSpan gap = Stopwatch.GetElapsedTime(last, now) - (ours - collected);
            if (gap > StandStill)
            {
                Interlocked.Add(ref _stoodStill, (gap - Nap).Ticks);
            }

            (last, collected) = (now, ours);
        }
    }
}
