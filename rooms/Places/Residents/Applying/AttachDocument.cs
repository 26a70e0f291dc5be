using System.Security.Cryptography;
using Isthmus.Places.Residents.Intakes;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Places.Residents.Applying;

/// <summary>Hands in a document of an application, or keeps the signed agreement: a PDF or a picture, told by its bytes.</summary>
internal static class AttachDocument
{
    public const int MostDocuments = 30;
    public const int MostBytes = 5 * 1024 * 1024;
    // A little more than the file may have, so that whoever is over the limit is told it in words.
    public const int MostRequest = MostBytes + 1024 * 1024;
    private const int Name = 120;

    public sealed class Request
    {
        [Required] public IFormFile? File { get; set; }
        [Required] public DocumentPurpose? Purpose { get; set; }
        [StringLength(IntakeRules.LongestKey)] public string? DocumentKind { get; set; }
        public int? Version { get; set; }
    }

    public static async Task<Outcome<ResidentDocument>> Handle(ResidentId id, Request request, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Residents.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } r || !ResidentMoves.Sees(r, actor)) return Refusal.NotFound(ResidentAccess.Unknown);
        if (request.Purpose is not { } purpose) return Refusal.InvalidField(nameof(Request.Purpose), "ui.validation.choose");
        if (purpose == DocumentPurpose.Application ? !ResidentMoves.Of(ResidentMove.Begin).May(r, actor) : !ResidentMoves.MayKeep(r, actor)) return Refusal.Forbidden();
        if (r.Check(request.Version) is { } stale) return stale;
        if (purpose == DocumentPurpose.Application ? !ResidentMoves.MayWrite(r.State) : r.State is not (ResidentState.Accepted or ResidentState.Onboarding or ResidentState.Resident)) return Refusal.Conflict("residents.not-editable");
        string? kind = null;
        if (purpose == DocumentPurpose.Application)
        {
            var intake = await db.Intakes.AsNoTracking().SingleAsync(i => i.Id == r.PlaceId, ct);
            if (intake.Documents.FirstOrDefault(d => d.Key == request.DocumentKind) is not { } known) return Refusal.InvalidField(nameof(Request.DocumentKind), "ui.validation.choose");
            kind = known.Key;
        }
        if (request.File is not { Length: > 0 } sent) return Refusal.InvalidField(nameof(Request.File), "ui.validation.required");
        if (sent.Length > MostBytes) return Refusal.InvalidField(nameof(Request.File), "residents.documents.large", MostBytes / 1024 / 1024);
        if (await db.ResidentDocuments.CountAsync(d => d.ResidentId == id, ct) >= MostDocuments) return Refusal.InvalidField(nameof(Request.File), "residents.documents.many", MostDocuments);
        using var copy = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        if (TypeOf(bytes) is not { } type) return Refusal.InvalidField(nameof(Request.File), "residents.documents.kind");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await db.ResidentDocuments.AnyAsync(d => d.ResidentId == id && d.Sha256 == hash && d.DocumentKind == kind, ct)) return Refusal.InvalidField(nameof(Request.File), "residents.documents.twice");

        var now = Instants.Stored(clock);
        var document = new ResidentDocument { Id = DocumentId.New(), ResidentId = id, Purpose = purpose, DocumentKind = kind, FileName = NameOf(sent.FileName, type), Type = type, Size = bytes.Length, Sha256 = hash, By = actor.User, At = now };
        db.ResidentDocuments.Add(document);
        db.DocumentBytes.Add(new() { Id = document.Id, Bytes = bytes });
        // It counts as a change of the application: who hands it in has seen all of it.
        r.Touch(now);
        var saved = await db.Save(r, "residents.attach-document", ct);
        return saved.Succeeded ? document : saved.Refusal;
    }

    private static DocumentType? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? DocumentType.Pdf : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? DocumentType.Png : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? DocumentType.Jpeg : null;

    // Letters, digits and what is harmless between them, with the ending of what it is.
    private static string NameOf(string name, DocumentType type)
    {
        var stem = Path.GetFileNameWithoutExtension(name.Replace('\\', '/').Split('/')[^1]);
        var plain = string.Concat(stem.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')).Trim(' ', '.').Cut(Name);
        return (plain.Length > 0 ? plain : "document") + type switch { DocumentType.Pdf => ".pdf", DocumentType.Png => ".png", _ => ".jpg" };
    }

    public sealed record View(DocumentId Id, DocumentPurpose Purpose, string? Kind, string FileName, DocumentType Type, int Size, DateTime At)
    {
        public static View Of(ResidentDocument d) => new(d.Id, d.Purpose, d.DocumentKind, d.FileName, d.Type, d.Size, d.At);
    }

    // The cross-origin guard of the API stands in for the antiforgery token of the pages.
    public static void Map(RouteGroupBuilder residents) => residents.MapPost("/{resident}/documents", async (ResidentId resident, IFormFile? file, [FromForm] string? purpose, [FromForm] string? kind, HttpRequest request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(resident, new() { File = file, Purpose = purpose is null ? DocumentPurpose.Application : Choices.Read<DocumentPurpose>(purpose), DocumentKind = kind, Version = request.IfMatch() }, actor.Actor, db, clock, ct)).ToResult(d => TypedResults.Created($"/api/residents/{resident}/documents/{d.Id}", View.Of(d))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostRequest)).WithName("residents.documents.attach").WithSummary("Hands in a PDF, PNG or JPEG document of a kind that the cluster asks for");
}
