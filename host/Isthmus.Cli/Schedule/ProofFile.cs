using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary><c>--proof FILE</c>: the steps go to FILE.drat as they are made, the formula to FILE.cnf at the end.</summary>
internal sealed class ProofFile : IDisposable
{
    private readonly string _path;
    private readonly StreamWriter _steps;

    public ProofFile(string path)
    {
        _path = path;
        _steps = Writer(path + ".drat");
        Log = new ProofLog(_steps);
    }

    public ProofLog Log { get; }

    public void Write()
    {
        _steps.Flush();
        using StreamWriter formula = Writer(_path + ".cnf");
        Log.WriteFormula(formula);
        Console.Error.WriteLine(Log.Claim is { } claim
            ? $"proof: {claim}; check it with a DRAT checker on {_path}.cnf {_path}.drat"
            : "proof: none is complete");
    }

    public void Dispose() => _steps.Dispose();

    private static StreamWriter Writer(string path)
    {
        try
        {
            return new StreamWriter(path, append: false) { NewLine = "\n" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"--proof: {path} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
