using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Isthmus.Screening;

namespace Isthmus.Cli.Screen;

/// <summary><c>isthmus screen-pairs PAIRS.jsonl --out scores.csv</c>: lines {"id","query","target","type"} to rows id,score.</summary>
internal static class ScreenPairsVerb
{
    public static int Run(IReadOnlyList<string> args, CancellationToken cancel)
    {
        var arguments = new Arguments(args, "--out");
        if (arguments.Positional.Count != 1)
        {
            throw new UnusableInputException("screen-pairs: one file of pairs is expected");
        }

        var path = arguments.Positional[0];
        var outFile = arguments.Text("--out") ?? throw new UnusableInputException("--out: the file for the scores must be named");
        var clock = Stopwatch.StartNew();
        var pairs = 0;
        using (var output = ScoresFile.Create(outFile))
        {
            var number = 0;
            foreach (var line in Lines(path))
            {
                cancel.ThrowIfCancellationRequested();
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                var (id, query, target, type) = Parse(line, path, number);
                output.Write(id, NamePairs.Score(query, target, type).ToString("0.000000", CultureInfo.InvariantCulture));
                pairs++;
            }
        }

        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object> { ["pairs"] = pairs, ["engine"] = ScreeningIndex.EngineVersion, ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 3) }));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(string path)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"PAIRS: {path} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }

        using (reader)
        {
            while (reader.ReadLine() is { } line) yield return line;
        }
    }

    private static (string Id, string Query, string Target, PartyType Type) Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return (Text(root, "id") ?? number.ToString(CultureInfo.InvariantCulture), Text(root, "query") ?? throw Missing("query"), Text(root, "target") ?? throw Missing("target"), ScreenCells.Type(Text(root, "type") ?? ""));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UnusableInputException($"PAIRS: {path}, line {number}: one JSON object is expected: {e.Message.ReplaceLineEndings(" ")}");
        }

        UnusableInputException Missing(string member) => new($"PAIRS: {path}, line {number}: the member '{member}' is missing");
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString() : null;
}
