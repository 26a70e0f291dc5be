using System.Text.Json;

namespace Isthmus.Screening.Tests.Names;

/// <summary>The figures that the README claims, on data that cannot be shipped: bounds a little below what is measured, so that a change that loses accuracy is seen.</summary>
public sealed class MeasuredTests
{
    private const string Missing = "skipped: data not present";

    private static readonly string? Folder = Find();

    [Theory]
    [InlineData("core", "", 0.955, 0.88)]
    [InlineData("core", "Cyrillic", 0.97, 0.97)]
    [InlineData("core", "Arabic", 0.96, 0.94)]
    [InlineData("core", "Han Hangul", 0.87, 0.85)]
    [InlineData("name_bench", "", 0.84, 0)]
    public void Labelled_pairs_are_told_apart(string part, string scripts, double leastF1, double leastRecall)
    {
        if (Folder is null) Assert.Skip(Missing);
        var scored = File.ReadLines(Path.Combine(Folder!, "dev.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(p => part == "core" ? Text(p, "tier") == "core" : Text(p, "source").Contains(part))
            .Where(p => scripts.Length == 0 || scripts.Split(' ').Contains(Text(p, "script")) && Text(p, "target_script") == "Latin")
            .Select(p => (IsMatch: p.GetProperty("is_match").GetBoolean(), Score: NamePairs.Score(Text(p, "query"), Text(p, "target"), Text(p, "type") switch { "person" => PartyType.Person, "vessel" => PartyType.Vessel, _ => PartyType.Organisation })))
            .ToList();

        var f1 = scored.Select(s => s.Score).Distinct().Where(t => t > 0.1).Max(t => 2.0 * scored.Count(s => s.IsMatch && s.Score >= t) / (scored.Count(s => s.Score >= t) + scored.Count(s => s.IsMatch)));
        var negatives = scored.Where(s => !s.IsMatch).Select(s => s.Score).OrderDescending().ToList();
        var bound = negatives[negatives.Count / 100];
        var recall = scored.Count(s => s.IsMatch && s.Score > bound) / (double)scored.Count(s => s.IsMatch);

        Assert.True(f1 >= leastF1, $"F1 {f1:0.000}");
        Assert.True(recall >= leastRecall, $"recall at 1 % false positives {recall:0.000}");
    }

    [Fact]
    public void Noisy_names_are_found_and_strangers_left_alone()
    {
        if (Folder is null) Assert.Skip(Missing);
        var index = ScreeningIndex.Build(Rows("watchlist_sdn.csv").Select(r => new ListEntry
        {
            Id = r["id"], Name = r["name"], Aliases = r["aliases"].Split('|', StringSplitOptions.RemoveEmptyEntries), WeakAliases = r["weak_aliases"].Split('|', StringSplitOptions.RemoveEmptyEntries), Type = Type(r["type"]),
        }));

        var queries = Rows("sdn_noisy_queries.csv").ToList();
        var found = queries.Count(r => index.Search(new Party { Name = r["query"], Type = Type(r["type"]) }).Any(h => h.Entry.Id == r["expected_id"]));
        var strangers = Rows("negatives_us_50k.csv").Where((_, i) => i % 5 == 1).ToList();
        var alerts = strangers.Count(r => index.Search(new Party { Name = r["full_name"], Type = PartyType.Person }, take: 1).Count > 0);

        Assert.True(found >= 0.92 * queries.Count, $"{found} of {queries.Count} found");
        Assert.True(alerts <= 0.003 * strangers.Count, $"alerts on {alerts} of {strangers.Count}");
    }

    private static PartyType Type(string text) => text switch { "person" => PartyType.Person, "organization" => PartyType.Organisation, "aircraft" => PartyType.Aircraft, _ => PartyType.Vessel };

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string[]? header = null;
        foreach (var line in File.ReadLines(Path.Combine(Folder!, file)))
        {
            // The files quote only whole cells and never break a line within one.
            var cells = new List<string>();
            for (var at = 0; at <= line.Length;)
            {
                var quoted = at < line.Length && line[at] == '"';
                var end = quoted ? Closing(line, at + 1) : line.IndexOf(',', at) is var comma && comma < 0 ? line.Length : comma;
                cells.Add(quoted ? line[(at + 1)..end].Replace("\"\"", "\"") : line[at..end]);
                at = quoted ? end + 2 : end + 1;
            }

            if (header is null) header = [.. cells];
            else yield return header.Zip(cells).ToDictionary(p => p.First, p => p.Second);
        }
    }

    private static int Closing(string line, int from)
    {
        for (var i = from; ; i++)
            if (line[i] == '"' && (i + 1 == line.Length || line[i + 1] != '"')) return i;
            else if (line[i] == '"') i++;
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("ISTHMUS_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx"))) shared = Path.Combine(folder.Parent?.FullName ?? "", "shared");
        var data = Path.Combine(shared ?? "", "data", "screening");
        return File.Exists(Path.Combine(data, "dev.jsonl")) ? data : null;
    }
}
