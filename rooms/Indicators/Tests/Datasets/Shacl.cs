using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>A SHACL engine that is not ours: rdf-validate-shacl under Node.js, with its readers of Turtle and JSON-LD. It is installed once for each state of tests/Shacl, into the artifacts; where that cannot be, its tests are skipped.</summary>
internal static class Shacl
{
    private static readonly string[] s_files = ["package.json", "package-lock.json", ".npmrc", "validate.mjs"];
    private static readonly Lazy<Task<(string? Folder, string WhyNot)>> s_installed = new(Install);

    /// <param name="Rule">The kind of constraint: MinCount, Datatype, Class.</param>
    public sealed record Result(string? Focus, string? Path, string? Value, string Rule, string Severity, string Message)
    {
        public string Short => $"{Path?.Split('/', '#')[^1]} {Rule}";
    }

    /// <param name="Shapes">Statements that were read.</param>
    public sealed record Report(bool Conforms, int Shapes, int Statements, IReadOnlyList<Result> Results);

    /// <param name="shapes">In Turtle.</param>
    /// <param name="form">ttl or jsonld.</param>
    /// <param name="data">What is held against them, each by itself.</param>
    public static async Task<IReadOnlyList<Report>> Validate(string shapes, string form, params IReadOnlyList<string> data)
    {
        var (engine, whyNot) = await s_installed.Value;
        Assert.SkipWhen(engine is null, whyNot);
        using var folder = new Folder();
        var (code, output, error) = await Run("node", engine!, TimeSpan.FromMinutes(1), ["validate.mjs", folder.File("shapes.ttl", shapes), .. data.Select((d, n) => folder.File($"data{n}.{form}", d))]);
        Assert.True(code == 0, error);
        return JsonSerializer.Deserialize<List<Report>>(output, JsonSerializerOptions.Web)!;
    }

    private static async Task<(string?, string)> Install()
    {
        var from = System.IO.Path.Combine(Desk.Root, "tests", "Shacl");
        var state = Convert.ToHexStringLower(SHA256.HashData([.. s_files.SelectMany(f => File.ReadAllBytes(System.IO.Path.Combine(from, f)))]))[..12];
        var (there, making) = (System.IO.Path.Combine(Desk.Root, "artifacts", "shacl", state), System.IO.Path.Combine(Desk.Root, "artifacts", "shacl", System.IO.Path.GetRandomFileName()));
        try
        {
            if ((await Run("node", from, TimeSpan.FromSeconds(20), "--version")).Code != 0) return (null, "skipped: Node.js does not start");
            if (Directory.Exists(there)) return (there, "");
            Directory.CreateDirectory(making);
            foreach (var file in s_files) File.Copy(System.IO.Path.Combine(from, file), System.IO.Path.Combine(making, file));
            var (code, _, error) = await Run("npm", making, TimeSpan.FromMinutes(2), "ci", "--fetch-retries=1", "--fetch-timeout=20000");
            // A lock file that does not fit what it locks, or a package that is another one, is our fault or worse: no reason to skip.
            if (code != 0 && (error.Contains("EUSAGE", StringComparison.Ordinal) || error.Contains("EINTEGRITY", StringComparison.Ordinal))) throw new InvalidOperationException(error);
            if (code != 0) return (null, "skipped: the SHACL engine could not be installed: " + error.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("npm said nothing"));
            Directory.Move(making, there);
            return (there, "");
        }
        catch (Win32Exception) { return (null, "skipped: Node.js with npm is not installed"); }
        catch (IOException) when (Directory.Exists(there)) { return (there, ""); /* another process was faster */ }
        finally { if (Directory.Exists(making)) Directory.Delete(making, recursive: true); }
    }

    private static async Task<(int Code, string Output, string Error)> Run(string program, string folder, TimeSpan most, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var time = new CancellationTokenSource(most);
        try { await process.WaitForExitAsync(time.Token); }
        catch (OperationCanceledException) { process.Kill(entireProcessTree: true); return (-1, "", $"{program} took longer than {most}"); }
        return (process.ExitCode, await output, await error);
    }
}
