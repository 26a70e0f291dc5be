using System.Diagnostics;

namespace Isthmus.Cli.Tests;

/// <summary>What a run of the built program answered.</summary>
internal sealed record Ran(int Exit, string Output, string Error, TimeSpan Time)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1];
}

/// <summary>Runs the built program as a shell would.</summary>
internal static class Command
{
    public static async Task<Ran> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Isthmus.Cli.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await error, Stopwatch.GetElapsedTime(from));
    }
}
