using System.Text.Json;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Measured;

/// <summary>Test collections that cannot be shipped, and how well a run answers them. Where they are absent the tests are skipped by name.</summary>
internal static class Collections
{
    internal const string Missing = "skipped: data not present";

    internal static readonly string? Folder = Find();

    internal static bool Has(string name) => Folder is not null && File.Exists(Path.Combine(Folder, "collections", name, "qrels.tsv"));

    /// <summary>The nDCG at 10 of everything the engine does, as trec_eval defines it: linear gain, over all queries that have an answer.</summary>
    internal static double Ndcg(string documents, string queries, LexiconSet? lexicons)
    {
        var index = new MatchIndex();
        foreach (var (id, title, text) in Rows(documents, "corpus.jsonl")) index.Add(new MatchDocument(id, [title, text]));
        index.Publish();
        var searcher = new MatchSearcher(index, lexicons);
        searcher.LearnSpace();
        var relevant = Relevant(queries);
        var rows = Rows(queries, "queries.jsonl").Where(q => relevant.ContainsKey(q.Id)).ToList();
        var gains = new double[rows.Count];
        Parallel.For(0, rows.Count, i => gains[i] = Gain(searcher.Search(new SearchQuery($"{rows[i].Title} {rows[i].Text}")), relevant[rows[i].Id]));
        return gains.Sum() / relevant.Count;
    }

    /// <summary>The packs of a language beside the glossary.</summary>
    internal static LexiconSet Packs(string language)
    {
        var set = new LexiconSet();
        foreach (var file in Directory.GetFiles(Path.Combine(Folder!, "lexicons"), $"{language}-*.tsv").Order(StringComparer.Ordinal)) set.Add(LanguageCodes.Parse(language), () => File.ReadLines(file));
        return set;
    }

    private static double Gain(IReadOnlyList<SearchHit> hits, Dictionary<string, int> relevant)
    {
        var gain = hits.Take(10).Select((h, i) => relevant.GetValueOrDefault(h.Id) / Math.Log2(i + 2)).Sum();
        return gain / relevant.Values.OrderDescending().Take(10).Select((r, i) => r / Math.Log2(i + 2)).Sum();
    }

    private static Dictionary<string, Dictionary<string, int>> Relevant(string name)
    {
        var relevant = new Dictionary<string, Dictionary<string, int>>();
        foreach (var cells in File.ReadLines(Path.Combine(Folder!, "collections", name, "qrels.tsv")).Skip(1).Select(l => l.Split('\t')))
        {
            if (int.Parse(cells[2]) is not (> 0 and var grade)) continue;
            if (!relevant.TryGetValue(cells[0], out var documents)) relevant[cells[0]] = documents = [];
            documents[cells[1]] = grade;
        }

        return relevant;
    }

    private static IEnumerable<(string Id, string Title, string Text)> Rows(string name, string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder!, "collections", name, file)))
        {
            using var row = JsonDocument.Parse(line);
            var title = row.RootElement.TryGetProperty("title", out var some) ? some.GetString() ?? "" : "";
            yield return (row.RootElement.GetProperty("_id").GetString()!, title, row.RootElement.GetProperty("text").GetString() ?? "");
        }
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("ISTHMUS_SHARED");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "matching"))) shared = Path.Combine(folder.FullName, "shared");
        var found = Path.Combine(shared ?? "", "data", "matching");
        return shared is not null && Directory.Exists(Path.Combine(found, "collections")) && Directory.Exists(Path.Combine(found, "lexicons")) ? found : null;
    }
}
