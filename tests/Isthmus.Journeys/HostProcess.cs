using System.Diagnostics;

namespace Isthmus.Journeys;

/// <summary>The program as an operator starts it: a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Runs a verb to its end; <paramref name="input"/> is what it reads from standard input.</summary>
    public static async Task<(int Code, string Said)> Run(string[] args, string? input, CancellationToken ct)
    {
        using var process = Process.Start(Program(args))!;
        if (input is not null) await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await said + await complained);
    }

    /// <summary>Serves on a free port and comes back when it listens.</summary>
    public static async Task<HostProcess> Serve(string[] settings, IReadOnlyDictionary<string, string> environment, CancellationToken ct)
    {
        const string Listens = "Now listening on: ";
        var program = Program(["serve", "--Urls=http://127.0.0.1:0", .. settings]);
        foreach (var (name, value) in environment) program.Environment[name] = value;
        var process = Process.Start(program)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            var at = line.IndexOf(Listens, StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.ReadToEndAsync(ct);
            return new HostProcess(process, new Uri(line[(at + Listens.Length)..].Split('"', ' ')[0]));
        }
        throw new InvalidOperationException("The site ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Program(string[] args) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Isthmus.Host.dll"), .. args])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    };
}
