using System.Text.Json;
using Isthmus.Tabular;

namespace Isthmus.Exhibition.Files;

/// <summary>Reads a list of exhibitors, asks the register for their names, and keeps it as a draft. Nobody is added yet.</summary>
internal static class ReadExhibitorFile
{
    public const long MostBytes = 8 * 1024 * 1024;
    private const int MostRows = 3000;

    // Longer cells are cut to something that can still be shown; what is too long for its field is rejected by its row.
    private const int LongestCell = 1200;

    public static async Task<Outcome<ExhibitorFile>> Handle(EditionId id, IFormFile? file, CurrentActor who, Gate gate, IOrganisations organisations, ExhibitionDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (file is null || file.Length == 0) return Refusal.InvalidField("File", "exhibition.file.missing");
        var guess = new HeaderGuess(ExhibitorColumns.All);
        await using var stream = file.OpenReadStream();
        var read = await TableFile.ReadAsync(stream, new() { IsKnownTitle = guess.IsKnownTitle, Limits = TableLimits.Default with { Bytes = MostBytes, Rows = MostRows } }, ct);
        if (read.Table is not { } table) return Refusal.InvalidField("File", $"exhibition.file.{Word(read.Refusal!.Reason)}");
        var columns = guess.Guess(table);
        if (guess.Missing(columns).Count > 0) return Refusal.InvalidField("File", "exhibition.file.noNames", string.Join(", ", table.Header.Where(h => h.Length > 0).Take(12)));
        var place = columns.Where(c => c.Field is not null).ToDictionary(c => c.Field!, c => c.Column);
        var rows = table.Rows.Where(r => r.Cells.Any(c => c.Length > 0))
            .Select(r => new WrittenExhibitor(r.Number, Cell(r, "name"), Cell(r, "booth"), Cell(r, "country"), Cell(r, "website"), Cell(r, "sectors"), Cell(r, "pavilion"), Cell(r, "about"), Cell(r, "shows"))).ToList();
        if (rows.Count == 0) return Refusal.InvalidField("File", "exhibition.file.empty");

        var draft = new ExhibitorFile
        {
            Id = ExhibitorFileId.New(), EditionId = id, FileName = Path.GetFileName(file.FileName) is { Length: > 0 } name ? PlainText.OneLine(name, 200) : "exhibitors", At = Instants.Stored(clock), By = who.Actor.User,
            Content = JsonSerializer.Serialize(new FileContent(place.ToDictionary(p => p.Key, p => Table.ColumnLetter(p.Value)), rows, await Known(rows, organisations, ct))),
            Warnings = JsonSerializer.Serialize(table.Warnings.Select(w => new ReadWarning(w.Kind.ToString(), w.Row, w.Detail.Cut(200))).Take(50)),
        };
        db.Files.Add(draft);
        db.Doing("exhibition.read-file");
        await db.SaveChangesAsync(ct);
        return draft;

        string Cell(TableRow row, string field) => place.TryGetValue(field, out var column) && row.Cells[column] is { Length: > 0 } cell && PlainText.IsWritable(cell) ? cell.ReplaceLineEndings(" ").Trim().Cut(LongestCell) : "";
    }

    // Asked once: the dry run is looked at page by page.
    private static async Task<Dictionary<string, List<KnownOrganisation>>> Known(List<WrittenExhibitor> rows, IOrganisations organisations, CancellationToken ct)
    {
        var names = rows.Where(r => r.Name.Length is > 0 and <= 300).DistinctBy(r => Written.NameKey(r.Name)).Select(r => r.Name).ToList();
        var known = new Dictionary<string, List<KnownOrganisation>>(StringComparer.Ordinal);
        foreach (var some in names.Chunk(500))
        {
            var answers = await organisations.Resolve(some, ct);
            var cards = await organisations.Find([.. answers.Values.SelectMany(a => a).Select(a => a.Id).Distinct()], ct);
            foreach (var (name, candidates) in answers)
                if (candidates.Count > 0 && Written.NameKey(name) is { Length: > 0 } key) known[key] = [.. candidates.Select(c => new KnownOrganisation(c.Id.Value, c.Name, cards.GetValueOrDefault(c.Id)?.Country, c.Score))];
        }
        return known;
    }

    private static string Word(TableRefusalReason reason) => char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..];
}
