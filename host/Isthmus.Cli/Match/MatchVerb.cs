using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Isthmus.Matching;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Text;

namespace Isthmus.Cli.Match;

/// <summary><c>isthmus match --corpus corpus.jsonl --queries queries.jsonl --run out.run</c>: ranks the documents of a collection for each query and writes a TREC run.</summary>
internal static class MatchVerb
{
    // As many queries are answered before their rows are written: the file keeps the order of the queries.
    private const int Batch = 256;

    public static int Run(IReadOnlyList<string> args, CancellationToken cancel)
    {
        var arguments = new Arguments(args, "--corpus", "--queries", "--run", "--k", "--lexicons", "--plain");
        if (arguments.Positional.Count > 0) throw new UnusableInputException($"match: '{arguments.Positional[0]}' is not expected");
        var corpus = arguments.Text("--corpus") ?? throw new UnusableInputException("--corpus: the file of documents must be named");
        var queries = arguments.Text("--queries") ?? throw new UnusableInputException("--queries: the file of queries must be named");
        var run = arguments.Text("--run") ?? throw new UnusableInputException("--run: the file for the ranking must be named");
        var k = arguments.Whole("--k", 100, 1, 10_000);
        var isPlain = arguments.Whole("--plain", 0, 0, 1) == 1;
        var lexicons = LexiconFolder.Read(arguments.Text("--lexicons"));

        var clock = Stopwatch.StartNew();
        var index = new MatchIndex();
        foreach (var row in CollectionFile.Read("--corpus", corpus))
        {
            cancel.ThrowIfCancellationRequested();
            index.Add(new MatchDocument(row.Id, [row.Title, row.Text]) { Language = row.Language });
        }

        index.Publish();
        var indexed = clock.Elapsed.TotalSeconds;
        var searcher = new MatchSearcher(index, lexicons);
        if (!isPlain) searcher.LearnSpace();
        var learnt = clock.Elapsed.TotalSeconds - indexed;
        var (asked, searched) = Answer(searcher, CollectionFile.Read("--queries", queries), k, isPlain, run, cancel);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["documents"] = index.Current.Documents,
            ["index_seconds"] = Math.Round(indexed, 3),
            ["learn_seconds"] = Math.Round(learnt, 3),
            ["queries"] = asked,
            ["queries_per_second"] = Math.Round(asked / Math.Max(searched, 1e-9), 1),
            ["bytes"] = index.Current.Bytes + (searcher.Space?.Bytes ?? 0) + ((searcher.Space?.Dimensions ?? 0) * (long)index.Current.Documents),
        }));
        return ExitCode.Done;
    }

    private static (int Asked, double Seconds) Answer(MatchSearcher searcher, IEnumerable<CollectionRow> queries, int k, bool isPlain, string path, CancellationToken cancel)
    {
        var asked = 0;
        var seconds = 0.0;
        StreamWriter output;
        try
        {
            output = new StreamWriter(path, append: false, new UTF8Encoding(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableInputException($"--run: {path} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }

        using (output)
        {
            foreach (var batch in queries.Chunk(Batch))
            {
                cancel.ThrowIfCancellationRequested();
                var clock = Stopwatch.StartNew();
                var answers = new IReadOnlyList<SearchHit>[batch.Length];
                Parallel.For(0, batch.Length, i => answers[i] = searcher.Search(new SearchQuery($"{batch[i].Title} {batch[i].Text}") { Language = batch[i].Language, Count = k, IsPlain = isPlain }));
                seconds += clock.Elapsed.TotalSeconds;
                asked += batch.Length;
                for (var i = 0; i < batch.Length; i++)
                {
                    for (var rank = 0; rank < answers[i].Count; rank++)
                    {
                        output.Write(string.Create(CultureInfo.InvariantCulture, $"{batch[i].Id} Q0 {answers[i][rank].Id} {rank + 1} {answers[i][rank].Score:0.000000} isthmus\n"));
                    }
                }
            }
        }

        return (asked, seconds);
    }
}
