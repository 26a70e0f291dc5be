using System.Text.Json;
using Isthmus.Forums.Editions;
using Isthmus.Tabular;

namespace Isthmus.Forums.Requests.Files;

/// <summary>A row of the file as it is written there.</summary>
internal sealed record WrittenRequest(int Row, string From, string To, string Priority)
{
    /// <summary>Who is meant, where the row was not written by hand.</summary>
    public Guid? FromId { get; init; }
    public Guid? ToId { get; init; }
    public string? Note { get; init; }
}

/// <summary>Reads a file of requests and keeps it as a draft. Nothing is asked for yet.</summary>
internal static class ReadRequestFile
{
    public const long MostBytes = 8 * 1024 * 1024;
    private const int MostRows = 20_000;

    public static async Task<Outcome<RequestFile>> Handle(EditionId id, IFormFile? file, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (file is null || file.Length == 0) return Refusal.InvalidField("File", "forums.file.missing");
        var guess = new HeaderGuess(RequestColumns.All);
        await using var stream = file.OpenReadStream();
        var read = await TableFile.ReadAsync(stream, new() { IsKnownTitle = guess.IsKnownTitle, Limits = TableLimits.Default with { Bytes = MostBytes, Rows = MostRows } }, ct);
        if (read.Table is not { } table) return Refusal.InvalidField("File", $"forums.file.{Word(read.Refusal!.Reason)}");
        var columns = guess.Guess(table);
        if (guess.Missing(columns) is [var missing, ..]) return Refusal.InvalidField("File", "forums.file.noColumn", missing, string.Join(", ", table.Header.Where(h => h.Length > 0).Take(12)));
        var place = columns.Where(c => c.Field is not null).ToDictionary(c => c.Field!, c => c.Column);
        var rows = table.Rows.Select(r => new WrittenRequest(r.Number, Cell(r, "from"), Cell(r, "to"), Cell(r, "priority"))).Where(r => r.From.Length + r.To.Length > 0).ToList();
        if (rows.Count == 0) return Refusal.InvalidField("File", "forums.file.empty");

        var draft = new RequestFile
        {
            Id = RequestFileId.New(), EditionId = id, FileName = Path.GetFileName(file.FileName) is { Length: > 0 } name ? PlainText.OneLine(name, 200) : "requests",
            At = Instants.Stored(clock), By = who.Actor.User, Rows = JsonSerializer.Serialize(rows),
            Warnings = JsonSerializer.Serialize(table.Warnings.Select(w => new ReadWarning(w.Kind.ToString(), w.Row, w.Detail)).Take(50)),
        };
        db.RequestFiles.Add(draft);
        db.Doing("forums.read-request-file");
        await db.SaveChangesAsync(ct);
        return draft;

        string Cell(TableRow row, string field) => place.TryGetValue(field, out var column) ? row.Cells[column].ReplaceLineEndings(" ").Trim() : "";
    }

    private static string Word(TableRefusalReason reason) => char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..];
}

/// <summary>Something about how the file was read.</summary>
internal sealed record ReadWarning(string Kind, int? Row, string Detail);
