using Isthmus.Tabular;

namespace Isthmus.Cli.TwoFiles;

/// <summary>The two files that are written. Both are opened before the work starts: a minute of solving is not lost to a wrong path.</summary>
internal sealed class PlanOutput : IDisposable
{
    private static readonly TableWriteOptions Plain = new() { ByteOrderMark = false };
    private readonly (FileStream Stream, bool New) _plan;
    private readonly (FileStream Stream, bool New) _report;
    private bool _written;

    private PlanOutput((FileStream, bool) plan, (FileStream, bool) report) => (_plan, _report) = (plan, report);

    /// <param name="plan">Path of the plan; plan.csv by default.</param>
    /// <param name="report">Path of the report; report.csv beside the plan by default.</param>
    /// <param name="inputs">Files that must not be overwritten.</param>
    public static PlanOutput Open(string? plan, string? report, IReadOnlyList<string> inputs)
    {
        var planPath = Full("--out", plan ?? "plan.csv");
        var reportPath = Full("--report", report ?? Path.Combine(Path.GetDirectoryName(planPath) ?? "", "report.csv"));
        var taken = inputs.Select(i => Full("input", i)).ToList();
        if (planPath == reportPath || taken.Contains(planPath) || taken.Contains(reportPath))
        {
            throw new UnusableInputException("--out, --report, --companies and --requests must be different files");
        }

        var first = Create("--out", planPath);
        try
        {
            return new PlanOutput(first, Create("--report", reportPath));
        }
        catch (UnusableInputException)
        {
            Drop(first);
            throw;
        }
    }

    public void Write(IEnumerable<IReadOnlyList<object?>> plan, PlanReport report)
    {
        try
        {
            Save(_plan.Stream, ["slot", "table", "from", "to", "priority"], plan);
            Save(_report.Stream, PlanReport.Header, report.Rows);
            _written = true;
        }
        catch (IOException e)
        {
            throw new UnusableInputException($"--out: the files cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    public void Dispose()
    {
        if (_written)
        {
            _plan.Stream.Dispose();
            _report.Stream.Dispose();
            return;
        }

        Drop(_plan);
        Drop(_report);
    }

    private static void Save(FileStream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        if (stream.CanSeek)
        {
            stream.SetLength(0);
        }

        TableWriter.WriteCsvAsync(stream, header, rows, Plain, CancellationToken.None).GetAwaiter().GetResult();
        stream.Flush();
    }

    /// <summary>A failed run leaves no new empty file behind, and an old one as it was.</summary>
    private static void Drop((FileStream Stream, bool New) file)
    {
        file.Stream.Dispose();
        if (file.New)
        {
            File.Delete(file.Stream.Name);
        }
    }

    private static (FileStream, bool) Create(string option, string path)
    {
        try
        {
            var isNew = !File.Exists(path);
            return (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read), isNew);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"{option}: {path} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string Full(string option, string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new UnusableInputException($"{option}: '{path}' is no path");
        }
    }
}
