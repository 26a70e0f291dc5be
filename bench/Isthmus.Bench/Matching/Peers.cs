using System.Text.RegularExpressions;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>Another search engine, run beside ours in the same hour on the same machine.</summary>
internal interface IPeer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The ten best of each query.</summary>
    Task<Dictionary<string, IReadOnlyList<string>>> Run(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries, Language language);

    /// <summary>How fast it reads the documents and answers the queries, or some of them, with 10 and with 100 hits.</summary>
    Task<PeerSpeed> Time(IReadOnlyList<Row> documents, IReadOnlyList<Row> queries);
}

/// <param name="DocumentsPerSecond">Documents read in a second.</param>
/// <param name="Bytes">What the index takes.</param>
/// <param name="Asked">How many of the queries were asked.</param>
/// <param name="At10">Mean and 95th percentile of the microseconds for 10 hits.</param>
/// <param name="At100">The same for 100.</param>
/// <param name="Clock">What was measured: CPU of one thread, or time on the wall.</param>
internal sealed record PeerSpeed(double DocumentsPerSecond, long Bytes, int Asked, (double Mean, double P95) At10, (double Mean, double P95) At100, string Clock);

internal static partial class Peers
{
    /// <summary>Those that are here; those that are not are named.</summary>
    internal static async Task<List<IPeer>> Present()
    {
        var peers = new List<IPeer>();
        if (await LucenePeer.Create() is { } lucene) peers.Add(lucene);
        peers.Add(new FtsPeer());
        if (await PostgresPeer.Create() is { } postgres) peers.Add(postgres);
        return peers;
    }

    /// <summary>The words of a query for engines that want them one by one: runs of letters and digits.</summary>
    internal static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
