using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Isthmus.Bench.Matching;

/// <summary>
/// The CPU time of the calling thread. Other programs on the machine do not count, as they would on a clock on the wall; a collection of garbage that this thread has to do itself does.
/// Where the system has no such clock (neither Linux nor macOS), it is the clock on the wall.
/// </summary>
internal static class CpuClock
{
    private static readonly int ThisThread = OperatingSystem.IsLinux() ? 3 : OperatingSystem.IsMacOS() ? 16 : -1;

    internal static double Microseconds()
    {
        if (ThisThread < 0 || GetTime(ThisThread, out var time) != 0) return Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;
        return (time.Seconds * 1e6) + (time.Nanoseconds / 1e3);
    }

    /// <summary>The CPU seconds of some work of this thread.</summary>
    internal static double SecondsOf(Action work)
    {
        var from = Microseconds();
        work();
        return (Microseconds() - from) / 1e6;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
