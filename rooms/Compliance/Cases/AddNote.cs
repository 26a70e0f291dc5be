namespace Isthmus.Compliance.Cases;

/// <summary>Writes a note into a case, with or without a file. Files are kept as they are and only ever handed out as downloads.</summary>
internal static class AddNote
{
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf", [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".txt"] = "text/plain", [".csv"] = "text/csv",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    internal sealed class Request
    {
        [Required, StringLength(CaseNote.LongestText), Lines] public string? Text { get; set; }
    }

    internal sealed record Attachment(string Name, byte[] Bytes);

    public static async Task<Outcome<CaseNote>> Handle(CaseId id, Request request, Attachment? file, Actor actor, ComplianceDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsComplianceOfficer() || actor.User is not { } user) return Refusal.Forbidden();
        if (!await db.Cases.AnyAsync(c => c.Id == id, ct)) return Refusal.NotFound();
        if (file?.Bytes.Length > CaseNote.MostBytes) return new Refusal(RefusalKind.TooLarge, "compliance.file-large", CaseNote.MostBytes / 1024 / 1024);
        string? type = null;
        if (file is not null && !Types.TryGetValue(Path.GetExtension(file.Name), out type)) return Refusal.InvalidField("File", "compliance.wrong.file", string.Join(" ", Types.Keys));
        var note = new CaseNote
        {
            Id = NoteId.New(), Case = id, By = user, ByName = actor.Name.Cut(200), At = Instants.Stored(clock), Text = request.Text!.Trim(),
            FileName = file is null ? null : PlainText.OneLine(Path.GetFileName(file.Name.Replace('\\', '/')), 200), FileType = type, FileBytes = file?.Bytes, FileSha256 = file is null ? null : Digests.Of(file.Bytes),
        };
        db.Notes.Add(note);
        db.Doing("compliance.add-note");
        await db.SaveChangesAsync(ct);
        return note;
    }
}
