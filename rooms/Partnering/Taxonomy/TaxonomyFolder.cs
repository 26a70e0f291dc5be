using System.Text.Json;
using System.Text.Json.Serialization;
using Isthmus.Tabular;

namespace Isthmus.Partnering.Taxonomy;

/// <summary>Reads the taxonomies of an operator: of each a table of terms and a small file that says what it is. What cannot be read is said with file and row.</summary>
internal static class TaxonomyFolder
{
    public const int MostTerms = 200_000;
    private const int MostTaxonomies = 20;
    private const int MostBytes = 64 * 1024 * 1024;
    private const int MostName = 300;
    private const int MostLevels = 20;
    private const int MostProblems = 5;

    private static readonly string[] s_columns = ["code", "en", "ru", "fa", "parent"];
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) } };

    internal sealed record About
    {
        public string? Title { get; init; }
        public KeywordArea? Area { get; init; }
        public string? Licence { get; init; }
        public string? Version { get; init; }
    }

    internal sealed record Answer(IReadOnlyList<KeywordScheme> Schemes, IReadOnlyList<string> Problems);

    public static Answer Read(string folder)
    {
        if (folder.Length == 0) return new([], []);
        if (!Directory.Exists(folder)) return new([], [$"'{folder}' does not exist or cannot be read. Name a folder, or leave it empty."]);
        var (schemes, problems) = (new List<KeywordScheme>(), new List<string>());
        try
        {
            var files = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToList();
            if (files.Count == 0) problems.Add($"'{folder}' holds no file that ends in .csv.");
            if (files.Count > MostTaxonomies) return new([], [$"'{folder}' holds more than {MostTaxonomies} taxonomies."]);
            foreach (var file in files) One(file, schemes, problems);
            foreach (var lone in Directory.GetFiles(folder, "*.json").Where(f => !File.Exists(Path.ChangeExtension(f, ".csv"))).Order(StringComparer.Ordinal)) problems.Add($"{Path.GetFileName(lone)} has no table beside it: {Path.GetFileNameWithoutExtension(lone)}.csv.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { problems.Add(e.Message); }
        return new(problems.Count == 0 ? schemes : [], problems);
    }

    private static void One(string file, List<KeywordScheme> schemes, List<string> problems)
    {
        var (name, key, wrong) = (Path.GetFileName(file), Path.GetFileNameWithoutExtension(file), new List<string>());
        if (!Schemes.IsKey(key)) wrong.Add($"{name}: the name of the file is the key of the taxonomy: up to {Schemes.Longest} small letters of a to z and digits, a letter first.");
        else if (Schemes.BuiltIn.Any(s => s.Key == key)) wrong.Add($"{name}: '{key}' is a taxonomy that every site has. Name the files otherwise.");
        var about = ReadAbout(Path.ChangeExtension(file, ".json"), wrong);
        var terms = new FileInfo(file).Length > MostBytes ? null : TableFile.Read(File.ReadAllBytes(file), new() { Limits = TableLimits.Default with { Bytes = MostBytes, Rows = MostTerms + 1, Columns = 20 }, IsKnownTitle = t => s_columns.Contains(t.Trim().ToLowerInvariant()) }) is { } read
            ? read.Table is { } table ? ReadTerms(table, name, wrong) : Refused(read.Refusal?.Message, name, wrong) : null;
        if (terms is null && wrong.Count == 0) wrong.Add($"{name}: the file is larger than {MostBytes / 1024 / 1024} MB.");
        problems.AddRange(wrong.Take(MostProblems));
        if (wrong.Count == 0) schemes.Add(new(key, about!.Area!.Value, about.Title!, terms!) { Licence = about.Licence, Edition = about.Version, IsLoaded = true });
    }

    private static List<Term>? Refused(string? why, string name, List<string> wrong)
    {
        wrong.Add($"{name}: {why}");
        return null;
    }

    private static About? ReadAbout(string file, List<string> wrong)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file)) { wrong.Add($$"""{{name}} is missing: {"title": "…", "area": "technology" or "market", "licence": "…", "version": "…"}."""); return null; }
        if (new FileInfo(file).Length > 64 * 1024) { wrong.Add($"{name}: the file is larger than 64 kB."); return null; }
        About? about;
        try { about = JsonSerializer.Deserialize<About>(File.ReadAllText(file), s_json); }
        catch (JsonException e) { wrong.Add($"{name}, line {e.LineNumber + 1}: {e.Message}"); return null; }
        if (about is null) { wrong.Add($"{name}: the file is empty."); return null; }
        foreach (var (member, value, most) in new[] { ("title", about.Title, 60), ("licence", about.Licence, MostName), ("version", about.Version, 60) })
            if (string.IsNullOrWhiteSpace(value) || value.Length > most || !PlainText.IsWritable(value)) wrong.Add($"{name}: \"{member}\" is missing or longer than {most} characters.");
        if (about.Area is null) wrong.Add($"{name}: \"area\" must be \"technology\" or \"market\".");
        return about;
    }

    private static List<Term>? ReadTerms(Table table, string name, List<string> wrong)
    {
        var place = table.Header.Select((title, at) => (Title: title.Trim().ToLowerInvariant(), at)).Where(c => c.Title.Length > 0).ToList();
        if (place.Find(c => !s_columns.Contains(c.Title)) is { Title: { } unknown }) wrong.Add($"{name}: the column '{unknown}' is none of {string.Join(", ", s_columns)}.");
        if (place.GroupBy(c => c.Title).FirstOrDefault(g => g.Count() > 1) is { } twice) wrong.Add($"{name}: there are two columns '{twice.Key}'.");
        foreach (var needed in s_columns.Take(2).Where(c => place.TrueForAll(p => p.Title != c))) wrong.Add($"{name}: the column '{needed}' is missing from the first row.");
        if (table.Warnings.Any(w => w.Kind is TableWarningKind.BrokenCharacters)) wrong.Add($"{name} has letters that cannot be read. Save it as UTF-8.");
        if (table.Rows.Count > MostTerms) wrong.Add($"{name} has more than {MostTerms:N0} terms.");
        if (wrong.Count > 0) return [];
        var columns = place.ToDictionary(c => c.Title, c => c.at);
        var terms = new Dictionary<string, (Term Term, int Row)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows.Where(r => r.Cells.Any(c => c.Length > 0)).TakeWhile(_ => wrong.Count < MostProblems))
        {
            string? Cell(string column) => columns.TryGetValue(column, out var at) && row.Cells[at].Trim() is { Length: > 0 } text ? text : null;
            var (code, en) = (Cell("code") ?? "", Cell("en"));
            if (!Schemes.IsCode(code)) wrong.Add($"{name}, row {row.Number}: the code '{code.Cut(40)}' is not of up to {Schemes.Longest} letters a to z, digits, dots, hyphens and underscores.");
            else if (en is null) wrong.Add($"{name}, row {row.Number}: '{code}' has no English name.");
            else if (new[] { en, Cell("ru"), Cell("fa") }.Any(n => n is not null && (n.Length > MostName || !PlainText.IsWritable(n)))) wrong.Add($"{name}, row {row.Number}: a name of '{code}' is longer than {MostName} characters, or holds a character that no text has.");
            else if (terms.TryGetValue(code, out var first)) wrong.Add($"{name}, row {row.Number}: '{code}' stands in row {first.Row} already.");
            else terms.Add(code, (new(code, en, Cell("ru"), Cell("fa"), Cell("parent")), row.Number));
        }
        foreach (var (term, row) in terms.Values.TakeWhile(_ => wrong.Count < MostProblems))
        {
            var levels = 0;
            for (var at = term; at.Parent is { } parent && levels <= MostLevels; levels++)
            {
                if (!terms.TryGetValue(parent, out var above)) { if (at == term) wrong.Add($"{name}, row {row}: the parent '{parent.Cut(40)}' of '{term.Code}' is no code of the file."); break; }
                at = above.Term;
            }
            if (levels > MostLevels) wrong.Add($"{name}, row {row}: '{term.Code}' lies under itself, or under more than {MostLevels} levels.");
        }
        if (terms.Count == 0 && wrong.Count == 0) wrong.Add($"{name} has no terms.");
        return [.. terms.Values.Select(t => t.Term)];
    }
}
