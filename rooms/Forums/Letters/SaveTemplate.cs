using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Messages;

namespace Isthmus.Forums.Letters;

/// <summary>The letter of an edition in one language: what later letters say. Those that were issued stay as they are.</summary>
internal static class SaveTemplate
{
    public sealed class Request
    {
        [Required, StringLength(300)] public string? Institution { get; set; }
        [StringLength(500), Lines] public string? Address { get; set; }
        [Required, StringLength(200)] public string? Title { get; set; }
        [Required, StringLength(6000), Lines] public string? Body { get; set; }
        [Required, StringLength(200)] public string? Signatory { get; set; }
        [Required, StringLength(200)] public string? SignatoryRole { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public sealed record View(string Language, LetterSheet Sheet, int Version);

    public static async Task<Outcome<LetterTemplate>> Handle(EditionId id, string language, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (Language.All.FirstOrDefault(l => l.Code == language) is null) return Refusal.NotFound("forums.no-such-letter-language");
        FieldRefusal[] unknown =
        [
            .. from text in new[] { (nameof(Request.Title), request.Title), (nameof(Request.Body), request.Body) }
            let names = Placeholders.Unknown(text.Item2, LetterWords.Known)
            where names.Count > 0
            select new FieldRefusal(text.Item1, "forums.msg.unknownPlaceholder", string.Join(", ", names.Take(5))),
        ];
        if (unknown.Length > 0) return Refusal.InvalidFields(unknown);
        var template = await db.LetterTemplates.SingleOrDefaultAsync(t => t.EditionId == id && t.Language == language, ct);
        if (template?.Check(version) is { } stale) return stale;
        var sheet = new LetterSheet(request.Institution!.Trim(), string.IsNullOrWhiteSpace(request.Address) ? null : request.Address.Trim(), request.Title!.Trim(), request.Body!.Trim(), request.Signatory!.Trim(), request.SignatoryRole!.Trim());
        if (template is null) db.LetterTemplates.Add(template = new() { EditionId = id, Language = language, Sheet = sheet });
        else template.Sheet = sheet;
        db.Doing("forums.save-letter-template");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return template;
    }

    private static async Task<Outcome<List<View>>> List(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return (await db.LetterTemplates.AsNoTracking().Where(t => t.EditionId == id).OrderBy(t => t.Language).ToListAsync(ct)).ConvertAll(t => new View(t.Language, t.Sheet, t.Version));
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/letter-templates", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) => (await List(id, who, db, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.letters.templates").WithSummary("The letters of an edition, one for each language that has one");
        api.MapPut("/{id}/letter-templates/{language}", async (EditionId id, string language, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, language, request, http.IfMatch(), who, db, ct)).ToResult(t => { response.SetETag(t); return TypedResults.Ok(new View(t.Language, t.Sheet, t.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.letters.template").WithSummary("Writes the letter of an edition in en, ru or fa; letters that were issued stay as they are");
    }
}
