using System.Globalization;
using Isthmus.Matching.CrossLanguage;

namespace Isthmus.Bench.Matching;

/// <summary>nDCG@10 on every collection of one language, ours beside the peers'.</summary>
internal static class QualityTable
{
    internal static async Task Run(IReadOnlyList<Collection> collections, IReadOnlyList<IPeer> peers)
    {
        Console.WriteLine("Quality, nDCG@10. Plain: BM25F over the query's own words; everything: feedback, latent space, glossary. Ours finds the language out; a peer is told its analyser:");
        Console.WriteLine($"| collection | documents | queries | plain | everything |{string.Concat(peers.Select(p => $" {p.Name} |"))} everything / Lucene - 1 |");
        Console.WriteLine($"|---|---:|---:|---:|---:|{string.Concat(peers.Select(_ => "---:|"))}---:|");
        var losses = new List<string>();
        var gains = new List<double>();
        foreach (var collection in collections)
        {
            var engine = OwnEngine.Build(collection.Documents, LexiconSet.Core);
            engine.Searcher.LearnSpace();
            var plain = Measures.Ndcg10(collection.Judged, engine.Run(collection.Queries, isPlain: true));
            var all = Measures.Ndcg10(collection.Judged, engine.Run(collection.Queries, isPlain: false));
            var theirs = new List<double>();
            foreach (var peer in peers) theirs.Add(Measures.Ndcg10(collection.Judged, await peer.Run(collection.Documents, collection.Queries, collection.Written)));
            var lucene = peers.Zip(theirs).Where(p => p.First is LucenePeer).Select(p => p.Second).ToList();
            if (lucene.Count > 0) gains.Add((all / lucene[0]) - 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {collection.Name} | {collection.Documents.Count:N0} | {collection.Judged.Count:N0} | {plain:.0000} | {all:.0000} |{string.Concat(theirs.Select(t => t.ToString(" .0000 |", CultureInfo.InvariantCulture)))} {(lucene.Count > 0 ? gains[^1].ToString("+0.0 %;-0.0 %", CultureInfo.InvariantCulture) : "-")} |"));
            losses.AddRange(peers.Zip(theirs).Where(p => all < p.Second).Select(p => string.Create(CultureInfo.InvariantCulture, $"{collection.Name} below {p.First.Name} by {p.Second - all:.0000}")));
        }

        if (gains.Count > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean over the collections: {gains.Average():+0.0 %;-0.0 %} of Lucene's"));
        Console.WriteLine($"losses: {(losses.Count == 0 ? "none" : string.Join("; ", losses))}");
    }
}
