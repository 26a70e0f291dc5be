using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Isthmus.Testing;

/// <summary>
/// A PostgreSQL for tests: the one that ISTHMUS_TEST_POSTGRES names (a connection string with the right to create databases), or a throw-away cluster of this
/// process, or of the <see cref="SharedRun"/>, on a free loopback port, in a temporary folder, without fsync. It stops with the process, or when the run clears up.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<string?> Binaries = new(FindBinaries);
    private static readonly SemaphoreSlim Gate = new(1);
    private static string? _connection;

    public static string? WhyNot => Environment.GetEnvironmentVariable("ISTHMUS_TEST_POSTGRES") is { Length: > 0 } || Binaries.Value is not null
        ? null : "skipped: PostgreSQL is not installed (initdb not found)";

    /// <summary>Connection string of the server's maintenance database.</summary>
    public static async Task<string> Connection()
    {
        await Gate.WaitAsync();
        try { return _connection ??= Environment.GetEnvironmentVariable("ISTHMUS_TEST_POSTGRES") is { Length: > 0 } given ? given : await OfTheRun(); }
        finally { Gate.Release(); }
    }

    private static async Task<string> OfTheRun()
    {
        if (SharedRun.Folder is not { } run) return await Start(stops: true);
        var written = await SharedRun.Once(Path.Combine(run, "postgres"), async () => await File.WriteAllTextAsync(Path.Combine(run, "postgres"), await Start(stops: false)));
        return await File.ReadAllTextAsync(written);
    }

    private static async Task<string> Start(bool stops)
    {
        var bin = Binaries.Value ?? throw new InvalidOperationException(WhyNot);
        var folder = Directory.CreateTempSubdirectory("isthmus-pg-").FullName;
        var root = Environment.UserName == "root";
        // PostgreSQL refuses to run as root.
        if (root) await Run("chown", ["postgres", folder]);
        await RunAs(root, Path.Combine(bin, "initdb"), ["-D", folder, "-U", "isthmus", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var port = FreePort();
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB";
        await RunAs(root, Path.Combine(bin, "pg_ctl"), ["-D", folder, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", options, "start"]);
        if (stops) AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(root, bin, folder);
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=isthmus;Database=postgres");
    }

    private static void Stop(bool root, string bin, string folder)
    {
        try
        {
            using var process = Process.Start(Info(root, Path.Combine(bin, "pg_ctl"), ["-D", folder, "-m", "immediate", "stop"]))!;
            process.WaitForExit(10_000);
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException) { /* the temporary folder is the system's to clear */ }
    }

    private static Task RunAs(bool root, string program, string[] args) => Run(Info(root, program, args));

    private static Task Run(string program, string[] args) => Run(Info(false, program, args));

    private static ProcessStartInfo Info(bool asPostgres, string program, string[] args) => asPostgres
        ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" }
        : new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task Run(ProcessStartInfo info)
    {
        // pg_ctl leaves the server holding its output, so only the errors of a failed start are read, from the log.
        using var process = Process.Start(info)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{info.FileName} {string.Join(' ', info.ArgumentList)} ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindBinaries() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin")) : [])
        .Where(d => d.Contains("postgresql", StringComparison.Ordinal) || File.Exists(Path.Combine(d, "initdb")))
        .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
}
