using System.Globalization;
using System.Text.Json;
using Isthmus.Matching;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Bench.Matching;

/// <summary>The labelled offers and requests of Offers/ (see its README): how many requests have an offer that meets them among the first five.</summary>
internal static class OffersTable
{
    private const int Top = 5;
    private const int Meets = 2;

    private static readonly string[] Languages = ["en", "ru", "fa", "tr"];

    internal static void Run(string? packs)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Matching", "Offers");
        var offers = File.ReadLines(Path.Combine(folder, "offers.jsonl")).Select(Parse).ToList();
        var requests = File.ReadLines(Path.Combine(folder, "requests.jsonl")).Select(Parse).ToList();
        var tuned = File.ReadLines(Path.Combine(folder, "tune.txt")).ToHashSet();
        var meeting = File.ReadLines(Path.Combine(folder, "labels.tsv")).Skip(1).Select(l => l.Split('\t'))
            .Where(c => int.Parse(c[2], CultureInfo.InvariantCulture) >= Meets).ToLookup(c => c[0], c => c[1]);
        Console.WriteLine($"Offers and requests: {offers.Count} offers, {requests.Count} requests; requests with an offer that meets them among the first {Top}. Of a pair, only offers in its language are ranked:");
        var index = new MatchIndex();
        foreach (var offer in offers) index.Add(new MatchDocument(offer.Id, [offer.Title, offer.Text]) { Language = LanguageCodes.Parse(offer.Language), Labels = [Label(offer.Language)] });
        index.Publish();
        var set = new LabelledSet(offers.ToDictionary(o => o.Id, o => o.Language), meeting);
        var core = new MatchSearcher(index, LexiconSet.Core);
        Print("reported requests (those not for tuning), glossary alone", core, [.. requests.Where(r => !tuned.Contains(r.Id))], set);
        Print("all requests, glossary alone", core, requests, set);
        if (packs is not null) Print("reported requests, glossary and packs (no part of the goal)", new MatchSearcher(index, OwnEngine.Packs(packs)), [.. requests.Where(r => !tuned.Contains(r.Id))], set);
    }

    private static void Print(string what, MatchSearcher searcher, List<Opportunity> requests, LabelledSet set)
    {
        Console.WriteLine();
        Console.WriteLine($"{what}: {requests.Count}");
        Console.WriteLine();
        Console.WriteLine($"| request \\ offer |{string.Concat(Languages.Select(l => $" {l} |"))}");
        Console.WriteLine($"|---|{string.Concat(Languages.Select(_ => "---:|"))}");
        var own = new Tally();
        var across = new Tally();
        var any = new Tally();
        foreach (var asked in Languages)
        {
            var line = $"| {asked} |";
            foreach (var written in Languages)
            {
                var pair = new Tally();
                var filter = new SearchFilter { AnyOf = [[Label(written)]] };
                foreach (var request in requests.Where(r => r.Language == asked))
                {
                    string[] right = [.. set.Meeting[request.Id].Where(o => set.LanguageOf[o] == written)];
                    if (right.Length > 0) pair.Count(Finds(searcher, request, filter, right));
                }

                line += $" {pair} |";
                (asked == written ? own : across).Add(pair);
            }

            Console.WriteLine(line);
        }

        foreach (var request in requests) any.Count(Finds(searcher, request, null, set.Meeting[request.Id]));
        Console.WriteLine();
        Console.WriteLine($"same language {own.Share} (goal 80 %); across {across.Share} (goal 65 %); all offers ranked together {any.Share}");
    }

    private static bool Finds(MatchSearcher searcher, Opportunity request, SearchFilter? filter, IEnumerable<string> right) =>
        searcher.Search(new SearchQuery($"{request.Title} {request.Text}") { Count = Top, Language = LanguageCodes.Parse(request.Language), Filter = filter }).Any(h => right.Contains(h.Id));

    private static string Label(string language) => $"lang={language}";

    private static Opportunity Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        return new Opportunity(Text("_id"), Text("lang"), Text("title"), Text("text"));
    }

    private sealed record Opportunity(string Id, string Language, string Title, string Text);

    private sealed record LabelledSet(Dictionary<string, string> LanguageOf, ILookup<string, string> Meeting);

    private sealed class Tally
    {
        private int found;
        private int of;

        internal string Share => string.Create(CultureInfo.InvariantCulture, $"{found}/{of} ({(double)found / Math.Max(1, of):0 %})");

        internal void Count(bool isFound)
        {
            of++;
            if (isFound) found++;
        }

        internal void Add(Tally other)
        {
            found += other.found;
            of += other.of;
        }

        public override string ToString() => $"{found}/{of}";
    }
}
