using System.Globalization;
using Isthmus.Bench.Matching;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>The matching engine's quality and speed beside Lucene, SQLite's FTS5 and PostgreSQL, on collections that cannot be shipped; the labelled offers; and a million invented ones.</summary>
internal static class MatchingBench
{
    private const int Default = 1_000_000;
    private const int WithoutData = 100_000;

    internal static async Task<int> Run(string[] args)
    {
        var million = Array.IndexOf(args, "--million");
        if (million >= 0)
        {
            await Million.Run(million + 1 < args.Length && int.TryParse(args[million + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Default);
            return 0;
        }

        var packs = SharedData.File("data", "matching", "lexicons");
        bool Wants(string part) => args.Length == 0 || args.Contains(part);
        if (Wants("offers")) OffersTable.Run(packs);
        if (SharedData.File("data", "matching", "collections") is not { } folder)
        {
            Console.WriteLine($"quality, languages and speed beside others: {SharedData.Missing}");
            if (args.Length == 0) await Million.Run(WithoutData);
            return 0;
        }

        var collections = Collection.All(folder);
        if (Wants("across"))
        {
            Console.WriteLine();
            AcrossTable.Run(collections, packs);
        }

        if (!Wants("quality") && !Wants("speed")) return 0;
        var peers = await Peers.Present();
        try
        {
            if (Wants("quality"))
            {
                Console.WriteLine();
                await QualityTable.Run([.. collections.Where(c => c.Asked == c.Written)], peers);
            }

            if (Wants("speed"))
            {
                Console.WriteLine();
                await SpeedTable.Run(collections, peers);
            }
        }
        finally
        {
            foreach (var peer in peers) await peer.DisposeAsync();
        }

        return 0;
    }
}
