using System.Text;
using System.Text.Json;

namespace Isthmus.Cli.Tests;

/// <summary>A folder with the two files, and the files that a run wrote, read plainly: by splitting, not by the reader under test.</summary>
internal sealed class TwoFilesFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("isthmus-two-files-").FullName;

    static TwoFilesFolder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string this[string file] => Path.Combine(_path, file);

    public void Write(string file, string text, Encoding? encoding = null) =>
        File.WriteAllBytes(this[file], [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    public Task<Ran> Plan(params string[] more) => Command.Run(
        ["forum", "plan", "--companies", this["companies.csv"], "--requests", this["requests.csv"], "--out", this["plan.csv"], "--report", this["report.csv"], "--time-limit", "1", .. more]);

    public Task<Ran> Plan(int slots, int tables) => Plan("--slots", slots.ToString(), "--tables", tables.ToString());

    public List<string[]> Rows(string file) => [.. File.ReadAllLines(this[file]).Skip(1).Select(l => l.Split(','))];

    public IEnumerable<string[]> Report(string what) => Rows("report.csv").Where(r => r[0] == what);

    public static int Number(Ran ran, string member)
    {
        using var json = JsonDocument.Parse(ran.LastLine);
        return json.RootElement.GetProperty(member).GetInt32();
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
