using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Isthmus.Screening;

namespace Isthmus.Cli.Screen;

/// <summary><c>isthmus screen --list FILE... --queries FILE.csv --out scores.csv [--threshold T]</c></summary>
internal static class ScreenVerb
{
    private const int HitsAQuery = 10;
    private static readonly string[] Titles = ["id", "query", "name", "type", "dob", "country", "countries", "identifiers", "aliases", "gender"];

    public static async Task<int> Run(IReadOnlyList<string> args, CancellationToken cancel)
    {
        var lists = Lists(args, out var rest);
        var arguments = new Arguments(rest, "--queries", "--out", "--threshold");
        if (arguments.Positional.Count > 0)
        {
            throw new UnusableInputException($"screen: '{arguments.Positional[0]}' belongs to no option");
        }

        if (lists.Count == 0)
        {
            throw new UnusableInputException("--list: one list file or several must be given");
        }

        var queriesFile = arguments.Text("--queries") ?? throw new UnusableInputException("--queries: a CSV file with a column 'query' must be given");
        var outFile = arguments.Text("--out") ?? throw new UnusableInputException("--out: the file for the scores must be named");
        var threshold = arguments.Number("--threshold", Thresholds.Review, 0, 1);
        var clock = Stopwatch.StartNew();
        var entries = new List<ListEntry>();
        foreach (var list in lists)
        {
            entries.AddRange(ReadLists.Read(list, cancel));
        }

        var queries = await ScreenTable.Open("--queries", queriesFile, Titles, cancel);
        if (!queries.Has("name"))
        {
            queries.Need("query");
        }

        var index = ScreeningIndex.Build(entries, cancel);
        var read = clock.Elapsed.TotalSeconds;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        int hits = 0, alerts = 0;
        using (var output = ScoresFile.Create(outFile))
        {
            output.Write("id", "entity", "score", "explanation", "query", "name");
            var number = 0;
            foreach (var row in queries.Rows)
            {
                cancel.ThrowIfCancellationRequested();
                number++;
                var party = new Party
                {
                    Name = queries.Cell(row, "query", "name"),
                    Type = ScreenCells.Type(queries.Cell(row, "type")),
                    Aliases = ScreenCells.Parts(queries.Cell(row, "aliases")),
                    BirthDate = ScreenCells.Dates(queries.Cell(row, "dob", "date_of_birth")) is [var date, ..] ? date : null,
                    Gender = queries.Cell(row, "gender") is { Length: > 0 } gender ? gender : null,
                    Countries = ScreenCells.Parts(queries.Cell(row, "country", "countries")),
                    Identifiers = ScreenCells.Identifiers(queries.Cell(row, "identifiers")),
                };
                var id = queries.Cell(row, "id") is { Length: > 0 } given ? given : number.ToString(CultureInfo.InvariantCulture);
                var found = index.Search(party, threshold, HitsAQuery);
                alerts += found.Count > 0 ? 1 : 0;
                hits += found.Count;
                foreach (var hit in found)
                {
                    output.Write(id, hit.Entry.Id, hit.Score.ToString("0.0000", CultureInfo.InvariantCulture), Explanation.Of(hit), party.Name, hit.MatchedName);
                }
            }
        }

        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["lists"] = lists.Count,
            ["entries"] = entries.Count,
            ["searched"] = index.Count,
            ["queries"] = queries.Rows.Count,
            ["alerts"] = alerts,
            ["hits"] = hits,
            ["threshold"] = threshold,
            ["engine"] = ScreeningIndex.EngineVersion,
            ["readSeconds"] = Math.Round(read, 3),
            ["screenCpuSeconds"] = Math.Round(used, 3),
            ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 3),
        }));
        return ExitCode.Done;
    }

    // Several files may follow one --list, and --list may be given several times.
    private static List<string> Lists(IReadOnlyList<string> args, out List<string> rest)
    {
        var lists = new List<string>();
        rest = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith("--list=", StringComparison.Ordinal)) { lists.Add(args[i]["--list=".Length..]); continue; }
            if (args[i] != "--list") { rest.Add(args[i]); continue; }
            var before = lists.Count;
            while (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) lists.Add(args[++i]);
            if (lists.Count == before) throw new UnusableInputException("--list: a file must follow");
        }

        return lists;
    }
}
