using System.Diagnostics;
using System.Globalization;

namespace Isthmus.Bench.Matching;

/// <summary>
/// Work offered at a fixed rate whether or not the one before is done, one worker for each core. A time counts from when the work was due, so that waiting in the queue shows.
/// </summary>
internal static class OpenLoad
{
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(10);

    internal static async Task<LoadResult> Offer(Action<int> work, double rate, TimeSpan time)
    {
        var times = new double[(int)(rate * time.TotalSeconds)];
        Array.Fill(times, double.NaN);
        var next = -1;
        var cpu = Cpu();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(Worker)));
        return new LoadResult(rate, times, (Cpu() - cpu) / Stopwatch.GetElapsedTime(start));

        async Task Worker()
        {
            while (Interlocked.Increment(ref next) is var i && i < times.Length)
            {
                var due = TimeSpan.FromSeconds(i / rate);
                var early = due - Stopwatch.GetElapsedTime(start);
                if (early > TimeSpan.Zero) await Task.Delay(early);
                if (early < -GivenUp) return;
                work(i);
                times[i] = (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
            }
        }
    }

    /// <summary>
    /// The same reckoned, not run: what the times would be if each piece of work took the CPU time that was measured and two cores did nothing else. For machines that others use too,
    /// where the clock on the wall says more of the others.
    /// </summary>
    internal static LoadResult Reckon(IReadOnlyList<double> cpuMilliseconds, double rate, TimeSpan time)
    {
        var times = new double[(int)(rate * time.TotalSeconds)];
        var free = new double[2];
        for (var i = 0; i < times.Length; i++)
        {
            var due = i * 1000 / rate;
            var core = free[0] <= free[1] ? 0 : 1;
            free[core] = Math.Max(due, free[core]) + cpuMilliseconds[i % cpuMilliseconds.Count];
            times[i] = free[core] - due;
        }

        return new LoadResult(rate, times, cpuMilliseconds.Average() * rate / 1000);
    }

    /// <summary>How much work a second the cores do when there is always some.</summary>
    internal static async Task<(double Rate, double Cores)> Most(Action<int> work, TimeSpan time)
    {
        var done = -1;
        var cpu = Cpu();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
        {
            while (clock.Elapsed < time) work(Interlocked.Increment(ref done));
        })));
        return ((done + 1) / clock.Elapsed.TotalSeconds, (Cpu() - cpu) / clock.Elapsed);
    }

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;
}

/// <param name="Rate">What was offered a second.</param>
/// <param name="Times">Milliseconds from when each was due to when it was done; not a number where it was given up.</param>
/// <param name="Cores">CPU time this process got, in cores: far below what there are where others use them too.</param>
internal sealed record LoadResult(double Rate, double[] Times, double Cores)
{
    /// <summary>Whether the queue did not grow: nothing was given up, and of the last tenth half was done within half a second.</summary>
    internal bool IsHeld => !Times.Any(double.IsNaN) && Measures.Percentile(Times[^Math.Max(1, Times.Length / 10)..], 0.5) < 500;

    public override string ToString()
    {
        double[] done = [.. Times.Where(t => !double.IsNaN(t))];
        return string.Create(CultureInfo.InvariantCulture,
            $"{Rate:0} a second {(IsHeld ? "held" : "NOT held")}: p50 {Measures.Percentile(done, 0.5):0.0} ms, p95 {Measures.Percentile(done, 0.95):0.0} ms, p99 {Measures.Percentile(done, 0.99):0.0} ms, worst {done.Max():0} ms; {done.Length:N0} of {Times.Length:N0} answered, on {Cores:0.00} cores");
    }
}
