using System.Text.RegularExpressions;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>Many documents for timing: three to ten real sentences each, all of one English collection, drawn by a seeded chance; and the queries of these collections.</summary>
internal static partial class ScaleSet
{
    private const int QueriesOfEach = 400;

    internal static (List<Row> Documents, List<Row> Queries) Make(IReadOnlyList<Collection> collections, int count)
    {
        var random = new Random(7);
        // of collections that share their texts, one
        List<Collection> english = [.. collections.Where(c => c is { Asked: Language.English, Written: Language.English } && !c.Name.Contains("-sent-", StringComparison.Ordinal))];
        var sentences = english.Select(c => c.Documents.SelectMany(d => Sentences(d.Text)).ToArray()).Where(s => s.Length > 0).ToArray();
        var documents = new List<Row>(count);
        for (var i = 0; i < count; i++)
        {
            var of = sentences[random.Next(sentences.Length)];
            documents.Add(new Row($"{i}", "", string.Join(' ', Enumerable.Range(0, random.Next(3, 11)).Select(_ => of[random.Next(of.Length)]))));
        }

        Row[] queries = [.. english.SelectMany(c => Shuffled(c.Queries, random).Take(QueriesOfEach).Select(q => q with { Id = $"{c.Name}-{q.Id}" }))];
        random.Shuffle(queries);
        return (documents, [.. queries]);
    }

    private static Row[] Shuffled(IReadOnlyList<Row> rows, Random random)
    {
        Row[] shuffled = [.. rows];
        random.Shuffle(shuffled);
        return shuffled;
    }

    // where a text has no sentences (its words were stemmed and its stops taken out), fifteen words are one
    private static IEnumerable<string> Sentences(string text)
    {
        var sentences = End().Split(text);
        if (sentences.Length > 1) return sentences.Where(s => s.Length > 20);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(15).Select(words => string.Join(' ', words));
    }

    [GeneratedRegex(@"(?<=[.?!])\s+")]
    private static partial Regex End();
}
