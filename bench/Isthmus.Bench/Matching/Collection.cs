using System.Globalization;
using System.Text.Json;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>A document or a query.</summary>
internal sealed record Row(string Id, string Title, string Text)
{
    internal string All => Title.Length == 0 ? Text : $"{Title} {Text}";
}

/// <summary>A retrieval collection: documents, queries, and which documents answer which query how well.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Asked">The language of the queries.</param>
/// <param name="Written">The language of the documents.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Queries">The queries.</param>
/// <param name="Judged">By query, then by document: the grade, above 0 where it answers.</param>
internal sealed record Collection(string Name, Language Asked, Language Written, IReadOnlyList<Row> Documents, IReadOnlyList<Row> Queries, IReadOnlyDictionary<string, Dictionary<string, int>> Judged)
{
    /// <summary>The collections of a folder that have judgements, by name. A name ends in its language (xquad-ru), or in those of its queries and documents (tatoeba-fa-en); otherwise it is English.</summary>
    internal static List<Collection> All(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, "qrels.tsv"))).Order(StringComparer.Ordinal).Select(Read)];

    internal static List<Row> Rows(string file) => [.. File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)).Select(Parse)];

    /// <summary>Queries of one collection against the documents of another that says the same in another language; null where the queries are not the same.</summary>
    internal static Collection? Across(Collection asked, Collection written)
    {
        if (!asked.Queries.Select(q => q.Id).ToHashSet().SetEquals(written.Queries.Select(q => q.Id))) return null;
        return new Collection($"{asked.Name} -> {written.Written.Code()}", asked.Asked, written.Written, written.Documents, asked.Queries, written.Judged);
    }

    private static Collection Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var parts = name.Split('-');
        var written = Code(parts[^1]) ?? Language.English;
        var asked = parts.Length > 2 && Code(parts[^1]) is not null ? Code(parts[^2]) ?? written : written;
        var judged = new Dictionary<string, Dictionary<string, int>>();
        foreach (var cells in File.ReadLines(Path.Combine(folder, "qrels.tsv")).Select(l => l.Split('\t')).Where(c => c.Length > 2 && c[0] != "query-id"))
        {
            if (!judged.TryGetValue(cells[0], out var grades)) judged[cells[0]] = grades = [];
            grades[cells[1]] = int.Parse(cells[2], CultureInfo.InvariantCulture);
        }

        return new Collection(name, asked, written, Rows(Path.Combine(folder, "corpus.jsonl")), Rows(Path.Combine(folder, "queries.jsonl")), judged);
    }

    private static Language? Code(string part) => part.Length == 2 && LanguageCodes.Parse(part) is var language and not (Language.Unknown or Language.Other) ? language : null;

    private static Row Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        string Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return new Row(Text("_id"), Text("title"), Text("text"));
    }
}
