using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Places.Network;

/// <summary>Documents of a place in versions: the first makes the document, each further one stands beside those before it.</summary>
internal static class KeepDocument
{
    public const int MostBytes = 10 * 1024 * 1024;
    // A little more than the file may have, so that whoever is over the limit is told it in words.
    public const int MostRequest = MostBytes + 1024 * 1024;
    private const int MostDocuments = 100;
    private const int MostVersions = 50;
    private const int MostTitle = 200;
    private const int MostNote = 300;

    public sealed class Request
    {
        public IFormFile? File { get; set; }
        [StringLength(MostTitle)] public string? Title { get; set; }
        public DocumentKind? Kind { get; set; }
        public bool IsPublic { get; set; }
        [StringLength(MostNote)] public string? Note { get; set; }
    }

    /// <param name="documentId">Null: a new document.</param>
    public static async Task<Outcome<PlaceDocument>> Handle(PlaceId id, DocumentId? documentId, Request request, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (title, note) = (request.Title?.Trim() ?? "", request.Note?.Trim() is { Length: > 0 } said ? said : null);
        if (documentId is null && title.Length == 0) return Refusal.InvalidField(nameof(Request.Title), "ui.validation.required");
        if (title.Length > MostTitle || PlainText.Fault(title, lines: false) is not null) return Refusal.InvalidField(nameof(Request.Title), "ui.validation.value");
        if (note?.Length > MostNote || PlainText.Fault(note, lines: false) is not null) return Refusal.InvalidField(nameof(Request.Note), "ui.validation.value");
        if (documentId is null && request.Kind is null) return Refusal.InvalidField(nameof(Request.Kind), "ui.validation.required");
        if (request.File is not { Length: > 0 } sent) return Refusal.InvalidField(nameof(Request.File), "ui.validation.required");
        if (sent.Length > MostBytes) return Refusal.InvalidField(nameof(Request.File), "places.fileLarge", MostBytes / 1024 / 1024);
        using var copy = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        if (KindOf(bytes) is not { } kind) return Refusal.InvalidField(nameof(Request.File), "places.fileKind");

        var now = Instants.Stored(clock);
        PlaceDocument? document;
        var number = 1;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (documentId is { } known)
        {
            document = await db.Documents.SingleOrDefaultAsync(d => d.Id == known && d.PlaceId == id, ct);
            if (document is null) return Refusal.NotFound("places.no-such-document");
            var versions = await db.DocumentVersions.AsNoTracking().Where(v => v.DocumentId == known).Select(v => new { v.Number, v.Sha256 }).ToListAsync(ct);
            if (versions.Exists(v => v.Sha256 == hash)) return Refusal.InvalidField(nameof(Request.File), "places.fileTwice");
            if (versions.Count >= MostVersions) return Refusal.Conflict("places.too-many", MostVersions);
            number = versions.Max(v => v.Number) + 1;
            db.Entry(document).Property(d => d.Version).IsModified = true;
        }
        else
        {
            if (await db.Documents.CountAsync(d => d.PlaceId == id, ct) >= MostDocuments) return Refusal.Conflict("places.too-many", MostDocuments);
            document = new() { Id = DocumentId.New(), PlaceId = id, Kind = request.Kind!.Value, Title = title, IsPublic = request.IsPublic, CreatedAt = now };
            db.Documents.Add(document);
        }
        var version = DocumentVersionId.New();
        db.DocumentVersions.Add(new() { Id = version, DocumentId = document.Id, Number = number, FileName = NameOf(sent.FileName, kind), Kind = kind, Size = bytes.Length, Sha256 = hash, Note = note, At = now });
        db.DocumentContents.Add(new() { Id = version, Bytes = bytes });
        try { return await db.Save(document, documentId is null ? "places.add-document" : "places.add-document-version", ct); }
        // Two versions at the same moment: one is the next, the other is told.
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
    }

    public sealed class Change
    {
        [Required, StringLength(MostTitle)] public string? Title { get; set; }
        [Required] public DocumentKind? Kind { get; set; }
        public bool IsPublic { get; set; }
    }

    public static async Task<Outcome<PlaceDocument>> Edit(PlaceId id, DocumentId documentId, Change request, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId && d.PlaceId == id, ct) is not { } document) return Refusal.NotFound("places.no-such-document");
        if (document.Check(version) is { } stale) return stale;
        (document.Title, document.Kind, document.IsPublic) = (request.Title!.Trim(), request.Kind!.Value, request.IsPublic);
        return await db.Save(document, "places.edit-document", ct);
    }

    public static async Task<Outcome<Done>> Remove(PlaceId id, DocumentId documentId, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Kept(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId && d.PlaceId == id, ct) is not { } document) return Refusal.NotFound("places.no-such-document");
        db.Documents.Remove(document);
        var saved = await db.Save(document, "places.remove-document", ct);
        return saved.Succeeded ? default(Done) : saved.Refusal;
    }

    private static async Task<IResult> Open(PlaceId id, DocumentId documentId, int number, HttpResponse response, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId && d.PlaceId == id, ct) is not { } document || !document.IsPublic && !actor.MayRun(found.Value)
            || await db.DocumentVersions.AsNoTracking().SingleOrDefaultAsync(v => v.DocumentId == documentId && v.Number == number, ct) is not { } version) return Refusal.NotFound("places.no-such-document").ToProblem();
        var content = await db.DocumentContents.AsNoTracking().SingleAsync(c => c.Id == version.Id, ct);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content.Bytes, version.MediaType, version.FileName);
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? FileKind.Pdf : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg : null;

    // Letters, digits and what is harmless between them, with the ending of what it is.
    private static string NameOf(string name, FileKind kind)
    {
        var stem = Path.GetFileNameWithoutExtension(name.Replace('\\', '/').Split('/')[^1]);
        var plain = string.Concat(stem.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')).Trim(' ', '.').Cut(120);
        return (plain.Length > 0 ? plain : "file") + kind switch { FileKind.Pdf => ".pdf", FileKind.Png => ".png", _ => ".jpg" };
    }

    // The cross-origin guard of the API stands in for the antiforgery token of the pages.
    public static void Map(RouteGroupBuilder api, IEndpointRouteBuilder routes)
    {
        api.MapPost("/{place}/documents", async (PlaceId place, IFormFile? file, [FromForm] string? title, [FromForm] string? kind, [FromForm] bool? open, [FromForm] string? note, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, null, new() { File = file, Title = title, Kind = Choices.Read<DocumentKind>(kind), IsPublic = open == true, Note = note }, actor.Actor, db, clock, ct)).ToResult(d => TypedResults.Created($"/api/places/{place}/documents/{d.Id}", new Saved<DocumentId>(d.Id, d.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostRequest)).WithName("places.documents.add").WithSummary("Adds a document with its first version: PDF, PNG or JPEG; open=true shows it to everybody");
        api.MapPost("/{place}/documents/{document}/versions", async (PlaceId place, DocumentId document, IFormFile? file, [FromForm] string? note, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(place, document, new() { File = file, Note = note }, actor.Actor, db, clock, ct)).ToResult(d => TypedResults.Ok(new Saved<DocumentId>(d.Id, d.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostRequest)).WithName("places.documents.version").WithSummary("Adds the next version of a document; those before it stay");
        api.MapPut("/{place}/documents/{document}", async (PlaceId place, DocumentId document, Change body, HttpRequest http, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                (await Edit(place, document, body, http.IfMatch(), actor.Actor, db, ct)).ToResult(d => TypedResults.Ok(new Saved<DocumentId>(d.Id, d.Version))))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.documents.change").WithSummary("Changes what a document is called and who sees it");
        api.MapDelete("/{place}/documents/{document}", async (PlaceId place, DocumentId document, CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Remove(place, document, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("places.documents.remove").WithSummary("Removes a document with all its versions");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/{place}/documents/{document}/{number:int}", "places.documents.file-page"), ("/api/places/{place}/documents/{document}/{number:int}", "places.documents.file")])
            routes.MapGet(path, (PlaceId place, DocumentId document, int number, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) => Open(place, document, number, response, actor.Actor, db, ct))
                .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Places").WithName(name).WithSummary("One version of a document, for whoever may see it");
    }
}
