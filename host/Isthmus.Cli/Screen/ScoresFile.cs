namespace Isthmus.Cli.Screen;

/// <summary>A CSV file that is written row by row.</summary>
internal sealed class ScoresFile : IDisposable
{
    private readonly StreamWriter _writer;

    private ScoresFile(StreamWriter writer) => _writer = writer;

    public static ScoresFile Create(string path)
    {
        try
        {
            return new ScoresFile(new StreamWriter(path, false, new System.Text.UTF8Encoding(false)) { NewLine = "\n" });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"--out: {path} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    public void Write(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) _writer.Write(',');
            var cell = cells[i];
            if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0) { _writer.Write(cell); continue; }
            _writer.Write('"');
            _writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }

        _writer.WriteLine();
    }

    public void Dispose() => _writer.Dispose();
}
