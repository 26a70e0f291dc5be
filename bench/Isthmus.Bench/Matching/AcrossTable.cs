using System.Globalization;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>nDCG@10 where the queries are in another language than the documents: without dictionaries, with the engine's own glossary, and with packs.</summary>
internal static class AcrossTable
{
    internal static void Run(IReadOnlyList<Collection> collections, string? packs)
    {
        Console.WriteLine($"Across languages, nDCG@10 of everything{(packs is null ? "; packs: data not present" : "")}:");
        Console.WriteLine("| queries -> documents | none | glossary | glossary and packs | documents' own language | share, glossary | share, packs |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var collection in collections.Where(c => c.Asked != c.Written)) Line(collection, null, packs);
        foreach (var written in collections.Where(c => c.Asked == c.Written && c.Written == Language.English && c.Name.EndsWith("-en", StringComparison.Ordinal)))
        {
            var own = Run(written, LexiconSet.Core);
            foreach (var asked in collections.Where(c => c.Asked == c.Written && c.Written != Language.English && c.Name[..^3] == written.Name[..^3]))
            {
                if (Collection.Across(asked, written) is { } across) Line(across, own, packs);
            }
        }
    }

    private static void Line(Collection collection, double? own, string? packs)
    {
        var none = Run(collection, null);
        var core = Run(collection, LexiconSet.Core);
        double? all = packs is null ? null : Run(collection, OwnEngine.Packs(packs));
        Console.WriteLine($"| {collection.Name} | {Value(none)} | {Value(core)} | {Value(all)} | {Value(own)} | {Share(core / own)} | {Share(all / own)} |");
    }

    private static double Run(Collection collection, LexiconSet? lexicons)
    {
        var engine = OwnEngine.Build(collection.Documents, lexicons);
        engine.Searcher.LearnSpace();
        return Measures.Ndcg10(collection.Judged, engine.Run(collection.Queries, isPlain: false));
    }

    private static string Value(double? value) => value?.ToString(".0000", CultureInfo.InvariantCulture) ?? "-";

    private static string Share(double? share) => share?.ToString("0 %", CultureInfo.InvariantCulture) ?? "-";
}
