using System.Text;
using System.Text.Json;

namespace Isthmus.Cli.Tests;

public sealed class ScreenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isthmus-screen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string List = """
        id,list,type,name,aliases,weak_aliases,dob,countries,programs,identifiers
        x-1,INVENTED,person,"VUKASHIN, Dragomir",Драгомир Вукашин|Drago VUKASHIN,Gray Wolf,09 Mar 1961,Serbia,TEST,Passport FR4471902
        x-2,INVENTED,organization,ZARYA INSTRUMENT WORKS JSC,,,,Russia,TEST,LEI 5493001KJTIIGC8Y1R12
        x-3,INVENTED,vessel,Dragomir Vukashin,,,,,,
        """;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private string Out => Path.Combine(_folder, "scores.csv");

    [Fact]
    public async Task Queries_are_screened_against_two_lists()
    {
        var queries = Write("queries.csv", """
            query,type,dob,country,identifiers
            Драгомир Вукашин,person,1961-03-09,RS,
            Dragomir Vukashin,person,1999,,
            Karl Lindqvist,person,,,
            "Zarya Instrumnt Works, AO",organization,,,
            Quiet Gardens,organization,,,LEI 5493001KJTIIGC8Y1R12
            """);
        var second = Write("second.csv", "name\nKarl LINDQVIST\n");

        var ran = await Command.Run("screen", "--list", Write("list.csv", List), second, "--queries", queries, "--out", Out);

        Assert.True(ran.Exit == 0, ran.Error);
        var rows = (await File.ReadAllLinesAsync(Out)).Select(l => l.Split(',')).ToList();
        Assert.Equal(["id", "entity", "score", "explanation", "query", "name"], rows[0]);
        Assert.Contains(rows, r => r[0] == "1" && r[1] == "x-1" && r[3].Contains("BirthDateEqual"));
        Assert.Contains(rows, r => r[0] == "4" && r[1] == "x-2");
        Assert.Contains(rows, r => r[0] == "5" && r[1] == "x-2" && r[3].Contains("IdentifierEqual"));
        // A list without ids: the engine makes one from the name.
        Assert.Contains(rows, r => r[0] == "3" && r[1].StartsWith("name-", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => r[1] == "x-3");
        using var counts = JsonDocument.Parse(ran.LastLine);
        Assert.Equal(5, counts.RootElement.GetProperty("queries").GetInt32());
        Assert.Equal(4, counts.RootElement.GetProperty("entries").GetInt32());
        Assert.Equal(2, counts.RootElement.GetProperty("lists").GetInt32());
        Assert.True(counts.RootElement.GetProperty("seconds").GetDouble() >= 0);
    }

    [Fact]
    public async Task A_threshold_decides_what_is_told()
    {
        var list = Write("list.csv", List);
        var queries = Write("queries.csv", "query,type\nDragomir Vukasin,person\n");

        await Command.Run("screen", "--list=" + list, "--queries", queries, "--out", Out, "--threshold", "1");
        Assert.Single(await File.ReadAllLinesAsync(Out));

        await Command.Run("screen", "--list", list, "--queries", queries, "--out", Out, "--threshold", "0.2");
        Assert.Equal(2, (await File.ReadAllLinesAsync(Out)).Length);
    }

    [Fact]
    public async Task Pairs_are_scored_in_their_order()
    {
        var pairs = Write("pairs.jsonl", """
            {"id": "a", "query": "Драгомир Вукашин", "target": "Dragomir VUKASHIN", "type": "person"}
            {"id": "b", "query": "Karl Meier", "target": "Maria Schulze", "type": "person"}

            {"id": "c", "query": "Zarya LLC", "target": "ООО Заря", "type": "organization", "is_match": true}
            """);

        var ran = await Command.Run("screen-pairs", pairs, "--out", Out);

        Assert.True(ran.Exit == 0, ran.Error);
        var rows = (await File.ReadAllLinesAsync(Out)).Select(l => l.Split(',')).ToList();
        Assert.Equal(["a", "b", "c"], rows.Select(r => r[0]));
        Assert.True(double.Parse(rows[0][1]) > 0.8);
        Assert.True(double.Parse(rows[1][1]) < 0.2);
        Assert.True(double.Parse(rows[2][1]) > 0.5);
        Assert.Contains("\"pairs\":3", ran.LastLine);
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_in_one_line()
    {
        var list = Write("list.csv", List);
        var queries = Write("queries.csv", "query\nA\n");
        (string[] Args, string Says)[] cases =
        [
            (["screen", "--queries", queries, "--out", Out], "--list"),
            (["screen", "--list", "--queries", queries, "--out", Out], "--list"),
            (["screen", "--list", list, "--out", Out], "--queries"),
            (["screen", "--list", list, "--queries", queries], "--out"),
            (["screen", "--list", Path.Combine(_folder, "none.csv"), "--queries", queries, "--out", Out], "none.csv"),
            (["screen", "--list", Write("other.csv", "a,b\n1,2\n"), "--queries", queries, "--out", Out], "other.csv, line 1: the layout is not known"),
            (["screen", "--list", list, "--queries", Write("noquery.csv", "a,b\n1,2\n"), "--out", Out], "'query'"),
            (["screen", "--list", list, "--queries", queries, "--out", Out, "--threshold", "2"], "--threshold"),
            (["screen", "--list", list, "--queries", queries, "--out", Path.Combine(_folder, "no", "such", "folder.csv")], "--out"),
            (["screen-pairs", Write("bad.jsonl", "{\"id\": 1}\n"), "--out", Out], "'query'"),
            (["screen-pairs", Write("broken.jsonl", "{\"id\":\n"), "--out", Out], "line 1"),
            (["screen-pairs", "--out", Out], "one file"),
        ];
        foreach (var (args, says) in cases)
        {
            var ran = await Command.Run(args);

            Assert.True(ran.Exit == 2, string.Join(' ', args));
            Assert.Contains(says, ran.Error);
            Assert.Single(ran.Error.TrimEnd().Split('\n'));
        }
    }
}
