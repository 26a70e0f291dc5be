using System.Diagnostics;

namespace Isthmus.Scheduling.Tests;

public class SecondsTests
{
    /// <summary>Work, waiting and collecting are ours: a search that takes too long is not excused.</summary>
    [Fact, Trait("Measures", "Seconds")]
    public void What_the_process_does_is_counted_in_full()
    {
        using var clock = new Seconds();
        long start = Stopwatch.GetTimestamp();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(0.6)) GC.KeepAlive(new byte[4096]);
        });
        for (int i = 0; i < 3; i++) GC.Collect();
        Thread.Sleep(200);

        Assert.InRange(clock.Taken().TotalSeconds, 0.75, 30);
    }

    /// <summary>A process that is stopped for a second and a half from outside stands still as on a paused machine.</summary>
    [Fact, Trait("Measures", "Seconds")]
    public void What_the_machine_takes_away_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: signals of Linux");
        using var clock = new Seconds();
        long start = Stopwatch.GetTimestamp();
        using Process stop = Process.Start("/bin/sh", ["-c", $"kill -STOP {Environment.ProcessId}; sleep 1.5; kill -CONT {Environment.ProcessId}"]);
        stop.WaitForExit();

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1.5, 60);
        Assert.InRange(clock.Taken().TotalSeconds, 0, 1);
        Assert.InRange(clock.StoodStill.TotalSeconds, 1.3, 60);
    }
}
