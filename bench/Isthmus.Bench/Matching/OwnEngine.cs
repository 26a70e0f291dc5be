using Isthmus.Matching;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>Our engine over the documents of a collection. Where no language is declared it has to find out, as it has with the rows of a user.</summary>
internal sealed class OwnEngine
{
    private OwnEngine(MatchIndex index, LexiconSet? lexicons)
    {
        Index = index;
        Searcher = new MatchSearcher(index, lexicons);
        Plain = new MatchSearcher(index);
    }

    internal MatchIndex Index { get; }

    internal MatchSearcher Searcher { get; }

    /// <summary>The same index searched for a query's own words alone: no dictionaries.</summary>
    private MatchSearcher Plain { get; }

    /// <summary>CPU seconds of reading the texts into the index.</summary>
    internal double IndexSeconds { get; private init; }

    /// <summary>Index and latent space.</summary>
    internal long Bytes => Index.Current.Bytes + (Searcher.Space is { } space ? space.Bytes + ((long)space.Dimensions * Index.Current.Documents) : 0);

    internal static OwnEngine Build(IReadOnlyList<Row> documents, LexiconSet? lexicons, Language declared = Language.Unknown)
    {
        var index = new MatchIndex();
        var seconds = CpuClock.SecondsOf(() =>
        {
            foreach (var row in documents) index.Add(new MatchDocument(row.Id, [row.Title, row.Text]) { Language = declared });
            index.Publish();
        });
        return new OwnEngine(index, lexicons) { IndexSeconds = seconds };
    }

    /// <summary>The ten best of each query.</summary>
    internal Dictionary<string, IReadOnlyList<string>> Run(IReadOnlyList<Row> queries, bool isPlain)
    {
        var answers = new IReadOnlyList<string>[queries.Count];
        Parallel.For(0, queries.Count, i => answers[i] = [.. (isPlain ? Plain : Searcher).Search(new SearchQuery(queries[i].All) { IsPlain = isPlain }).Select(h => h.Id)]);
        return queries.Zip(answers).ToDictionary(p => p.First.Id, p => p.Second);
    }

    /// <summary>CPU microseconds of each query on this thread, after passes in which the code is compiled for good.</summary>
    internal double[] Times(IReadOnlyList<Row> queries, int k, bool isPlain) => Times(isPlain ? Plain : Searcher, queries, k, isPlain);

    internal static double[] Times(MatchSearcher searcher, IReadOnlyList<Row> queries, int k, bool isPlain)
    {
        var times = new double[queries.Count];
        for (var pass = 0; pass < 3; pass++)
        {
            for (var i = 0; i < times.Length; i++)
            {
                var from = CpuClock.Microseconds();
                _ = searcher.Search(new SearchQuery(queries[i].All) { Count = k, IsPlain = isPlain });
                times[i] = CpuClock.Microseconds() - from;
            }
        }

        return times;
    }

    /// <summary>The lexicon packs of a folder, each file xx-NAME.tsv one, and the engine's glossary.</summary>
    internal static LexiconSet Packs(string folder)
    {
        var set = new LexiconSet();
        foreach (var file in Directory.EnumerateFiles(folder, "??-*.tsv").Order(StringComparer.Ordinal)) set.Add(LanguageCodes.Parse(Path.GetFileName(file)[..2]), () => File.ReadLines(file));
        return set;
    }
}
