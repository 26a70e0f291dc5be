using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Isthmus.Platform.Data;

namespace Isthmus.Testing;

/// <summary>The built host as a process of its own on a port of the loopback: for what only a process can show, such as being killed.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly string Program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Isthmus.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "Isthmus.Host.dll"));
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(string[] args, IReadOnlyDictionary<string, string>? environment = null)
    {
        _process = new Process { StartInfo = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        // Less to do for the compiler at the start; what the program does is the same.
        foreach (var lighter in new[] { "DOTNET_TieredPGO", "DOTNET_EnableWriteXorExecute", "DOTNET_gcConcurrent" }) _process.StartInfo.Environment[lighter] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) _process.StartInfo.Environment[name] = value;
        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => Take(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address => _listening.Task.IsCompletedSuccessfully ? _listening.Task.GetAwaiter().GetResult() : throw new InvalidOperationException("The host does not listen yet.");
    public bool HasExited => _process.HasExited;

    /// <summary>Standard output and errors, line by line.</summary>
    public IReadOnlyList<string> Log => [.. _lines];

    /// <summary>Starts <c>serve</c> and waits until it listens.</summary>
    public static async Task<HostProcess> Serve(DatabaseSettings database, IReadOnlyDictionary<string, string> settings, int port = 0, IReadOnlyDictionary<string, string>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(settings);
        var all = new Dictionary<string, string>
        {
            ["Database:Provider"] = database.Provider.ToString(), ["Database:ConnectionString"] = database.ConnectionString, ["Urls"] = $"http://127.0.0.1:{port}",
            ["RateLimits:SignInPerMinute"] = "10000", ["Logging:LogLevel:Default"] = "Warning", ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information", ["Logging:LogLevel:Isthmus"] = "Information",
        };
        foreach (var (key, value) in settings) all[key] = value;
        var host = new HostProcess(["serve", .. all.Select(s => $"--{s.Key}={s.Value}")], environment);
        var exit = host._process.WaitForExitAsync();
        if (await Task.WhenAny(host._listening.Task, exit, Task.Delay(TimeSpan.FromSeconds(120))) == host._listening.Task) return host;
        await host.DisposeAsync();
        throw new InvalidOperationException("The host did not start:\n" + string.Join('\n', host.Log));
    }

    /// <summary>Starts a verb that stays, and waits until it has said something.</summary>
    public static async Task<HostProcess> Until(string said, TimeSpan patience, params string[] args)
    {
        var host = new HostProcess(args);
        var end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (!host.Log.Any(l => l.Contains(said, StringComparison.Ordinal)))
        {
            if (!host.HasExited && Environment.TickCount64 < end) { await Task.Delay(100); continue; }
            await host.DisposeAsync();
            throw new InvalidOperationException($"The host did not say '{said}':\n" + string.Join('\n', host.Log));
        }
        return host;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<(int ExitCode, string Output)> Run(params string[] args) => RunWith("", args);

    /// <param name="input">What it reads from standard input.</param>
    /// <param name="args">The verb and its options.</param>
    public static async Task<(int ExitCode, string Output)> RunWith(string input, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var host = new HostProcess(args);
        if (input.Length > 0) await host._process.StandardInput.WriteLineAsync(input);
        host._process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await host._process.WaitForExitAsync(limit.Token);
        return (host._process.ExitCode, string.Join('\n', host.Log));
    }

    /// <summary>SIGKILL: the process gets no chance to put anything in order.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: the process stops in good order.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (Listening().Match(line) is { Success: true } found) _listening.TrySetResult(new Uri(found.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
