using System.Security.Cryptography;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Partnering.Files;

/// <summary>Attaches a PDF or a picture to an opportunity. Of a public one the gate is asked again, about what the file is called, too.</summary>
internal static class AttachFile
{
    public const int MostFiles = 5;
    public const int MostBytes = 5 * 1024 * 1024;
    // A little more than the file may have, so that whoever is over the limit is told it in words.
    public const int MostRequest = MostBytes + 1024 * 1024;
    private const int MostTitle = 150;
    private const int Name = 120;

    public sealed class Request
    {
        [Required] public IFormFile? File { get; set; }
        [Required, StringLength(MostTitle)] public string? Title { get; set; }

        /// <summary>Shown to those only whose expression of interest was accepted.</summary>
        public bool IsConfidential { get; set; }
        public int? Version { get; set; }
    }

    public static async Task<Outcome<Opportunity>> Handle(OpportunityId id, Request request, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await EditOpportunity.Find(id, request.Version, actor, now, db, ct);
        if (!found.Succeeded) return found;
        var o = found.Value;
        if (request.File is not { Length: > 0 } sent) return Refusal.InvalidField(nameof(Request.File), "ui.validation.required");
        if (request.Title?.Trim() is not { Length: > 0 } title) return Refusal.InvalidField(nameof(Request.Title), "ui.validation.required");
        if (title.Length > MostTitle || !PlainText.IsWritable(title)) return Refusal.InvalidField(nameof(Request.Title), "partnering.files.long", MostTitle);
        if (sent.Length > MostBytes) return Refusal.InvalidField(nameof(Request.File), "partnering.files.large", MostBytes / 1024 / 1024);
        if (o.Files.Count >= MostFiles) return Refusal.InvalidField(nameof(Request.File), "partnering.files.many", MostFiles);
        using var copy = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(copy, ct);
        var bytes = copy.ToArray();
        if (KindOf(bytes) is not { } kind) return Refusal.InvalidField(nameof(Request.File), "partnering.files.kind");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (o.Files.Any(f => f.Sha256 == hash)) return Refusal.InvalidField(nameof(Request.File), "partnering.files.twice");

        var (file, before) = (FileId.New(), o.Keep(actor.User, now));
        o.Attach(new AttachedFile(file.Value, title, NameOf(sent.FileName, kind), kind, bytes.Length, hash, request.IsConfidential, now), now);
        db.FileContents.Add(new FileContent { Id = file, OpportunityId = id, Bytes = bytes });
        return await EditOpportunity.Save(o, before, organisations, gate, "partnering.attach-file", db, now, ct);
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? FileKind.Pdf : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg : null;

    // Letters, digits and what is harmless between them, with the ending of what it is.
    private static string NameOf(string name, FileKind kind)
    {
        var stem = Path.GetFileNameWithoutExtension(name.Replace('\\', '/').Split('/')[^1]);
        var plain = string.Concat(stem.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')).Trim(' ', '.').Cut(Name);
        return (plain.Length > 0 ? plain : "file") + kind switch { FileKind.Pdf => ".pdf", FileKind.Png => ".png", _ => ".jpg" };
    }

    // The cross-origin guard of the API stands in for the antiforgery token of the pages.
    public static void Map(RouteGroupBuilder api) => api.MapPost("/{opportunity}/files", async (OpportunityId opportunity, IFormFile? file, [FromForm] string? title, [FromForm] bool? confidential, HttpRequest request, HttpResponse response, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
        {
            if (request.IfMatch() is not { } version) return Refusal.Invalid("partnering.if-match-missing").ToProblem();
            var outcome = await Handle(opportunity, new() { File = file, Title = title, IsConfidential = confidential == true, Version = version }, actor.Actor, organisations, gate, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return (Results<Ok<AttachedFile>, Problem>)outcome.ToResult(o => TypedResults.Ok(o.Files[^1]));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostRequest)).WithName("partnering.opportunities.attach").WithSummary("Attaches a PDF, PNG or JPEG file with a title; If-Match carries the version that was read");
}
