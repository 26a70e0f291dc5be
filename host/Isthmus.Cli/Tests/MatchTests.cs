using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Isthmus.Cli.Tests;

public sealed class MatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isthmus-match-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Corpus = """
        {"_id":"d1","title":"Mechanical heart valve","text":"A titanium prosthesis with pyrolytic carbon leaflets."}
        {"_id":"d2","title":"Suture material","text":"Absorbable threads for surgery of the skin."}

        {"_id":"d3","title":"Wind turbine blade","text":"Composite blades of forty metres.","lang":"en"}
        """;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private string Run => Path.Combine(_folder, "out.run");

    [Fact]
    public async Task Queries_in_other_languages_are_ranked_into_a_run()
    {
        var queries = Write("queries.jsonl", """
            {"_id":"q1","text":"искусственный клапан сердца"}
            {"_id":"q2","text":"نخ بخیه جراحی","lang":"fa"}
            {"_id":"q3","text":"turbin blade"}
            {"_id":"q4","text":"qqqqqqq"}
            """);

        var ran = await Command.Run("match", "--corpus", Write("corpus.jsonl", Corpus), "--queries", queries, "--run", Run, "--k", "2");

        Assert.True(ran.Exit == 0, ran.Error);
        var rows = (await File.ReadAllLinesAsync(Run)).Select(l => l.Split(' ')).ToList();
        Assert.All(rows, r => Assert.Equal((6, "Q0", "isthmus"), (r.Length, r[1], r[5])));
        Assert.Equal(["d1", "d2", "d3"], rows.Where(r => r[3] == "1").Select(r => r[2]));
        Assert.DoesNotContain(rows, r => r[0] == "q4");
        foreach (var query in rows.GroupBy(r => r[0]))
        {
            var scores = query.Select(r => double.Parse(r[4], CultureInfo.InvariantCulture)).ToList();
            Assert.True(scores.Count <= 2);
            Assert.Equal(scores.OrderDescending(), scores);
        }

        using var last = JsonDocument.Parse(ran.LastLine);
        Assert.Equal((3, 4), (last.RootElement.GetProperty("documents").GetInt32(), last.RootElement.GetProperty("queries").GetInt32()));
        Assert.All(new[] { "index_seconds", "queries_per_second", "bytes" }, name => Assert.True(last.RootElement.GetProperty(name).GetDouble() > 0));
    }

    [Fact]
    public async Task A_pack_of_a_folder_is_used()
    {
        // an invented word, so that nothing but the pack can know it
        Write("ru-invented.tsv", "зурбаган\tsuture\t1.0\n");
        var corpus = Write("corpus.jsonl", Corpus);
        var queries = Write("queries.jsonl", """{"_id":"q1","text":"зурбаган"}""");
        Assert.Equal(0, (await Command.Run("match", "--corpus", corpus, "--queries", queries, "--run", Run)).Exit);
        Assert.DoesNotContain(await File.ReadAllLinesAsync(Run), l => l.StartsWith("q1 Q0 d2 1 ", StringComparison.Ordinal));
        Assert.Equal(0, (await Command.Run("match", "--corpus", corpus, "--queries", queries, "--run", Run, "--lexicons", _folder)).Exit);
        Assert.Contains(await File.ReadAllLinesAsync(Run), l => l.StartsWith("q1 Q0 d2 1 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"text\":\"no id\"}", "line 1", "_id")]
    [InlineData("{\"_id\":\"a\"}", "line 1", "'text' is missing")]
    [InlineData("{\"_id\":\"a b\",\"text\":\"x\"}", "line 1", "has a space")]
    [InlineData("not json", "line 1", "one JSON object")]
    [InlineData("[1]", "line 1", "one JSON object")]
    public async Task What_cannot_be_read_is_named_with_its_line(string row, string where, string what)
    {
        var ran = await Command.Run("match", "--corpus", Write("corpus.jsonl", row), "--queries", Write("queries.jsonl", ""), "--run", Run);
        Assert.Equal(2, ran.Exit);
        Assert.Contains(where, ran.Error, StringComparison.Ordinal);
        Assert.Contains(what, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--k", "0")]
    [InlineData("--k", "many")]
    [InlineData("--lexicons", "/no/such/folder")]
    [InlineData("--corpus", "/no/such/file")]
    [InlineData("--what", "x")]
    public async Task Arguments_that_do_not_fit_are_refused(string name, string value)
    {
        string[] args = ["match", "--corpus", Write("corpus.jsonl", Corpus), "--queries", Write("queries.jsonl", "{\"_id\":\"q\",\"text\":\"valve\"}"), "--run", Run];
        var at = Array.IndexOf(args, name);
        if (at > 0) args[at + 1] = value;
        else args = [.. args, name, value];
        var ran = await Command.Run(args);
        Assert.Equal(2, ran.Exit);
        Assert.Contains(name, ran.Error, StringComparison.OrdinalIgnoreCase);
    }
}
