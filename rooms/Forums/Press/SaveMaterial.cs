using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Press;

/// <summary>Writes something for the press, with the moment at which its embargo ends.</summary>
internal static class SaveMaterial
{
    public sealed class Request
    {
        [Required, StringLength(200)] public string? TitleEn { get; set; }
        [StringLength(200)] public string? TitleRu { get; set; }
        [StringLength(200)] public string? TitleFa { get; set; }
        [StringLength(10_000), Lines] public string? TextEn { get; set; }
        [StringLength(10_000), Lines] public string? TextRu { get; set; }
        [StringLength(10_000), Lines] public string? TextFa { get; set; }

        /// <summary>An https address.</summary>
        [StringLength(500)] public string? Link { get; set; }

        /// <summary>When the embargo ends, on the clock of the edition's place; both or none: not released.</summary>
        public DateOnly? ReleaseOn { get; set; }
        public TimeOnly? ReleaseTime { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static Request Form(PressMaterial m, ForumEdition edition)
    {
        DateTime? release = m.ReleaseAt is { } at ? TimeZoneInfo.ConvertTimeFromUtc(at, edition.TimeZone) : null;
        return new()
        {
            TitleEn = m.Title["en"], TitleRu = m.Title["ru"], TitleFa = m.Title["fa"], TextEn = m.Text["en"], TextRu = m.Text["ru"], TextFa = m.Text["fa"], Link = m.Link, Version = m.Version,
            ReleaseOn = release is { } r ? DateOnly.FromDateTime(r) : null, ReleaseTime = release is { } t ? TimeOnly.FromDateTime(t) : null,
        };
    }

    public static async Task<Outcome<PressMaterial>> Handle(EditionId id, MaterialId? materialId, Request request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var link = string.IsNullOrWhiteSpace(request.Link) ? null : request.Link.Trim();
        var text = LocalText.Of(request.TextEn, request.TextRu, request.TextFa);
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)) return Refusal.InvalidField(nameof(Request.Link), "forums.press.badLink");
        if (link is null && text.IsEmpty) return Refusal.InvalidField(nameof(Request.TextEn), "forums.press.nothing");
        if (request.ReleaseOn is null != request.ReleaseTime is null) return Refusal.InvalidField(request.ReleaseOn is null ? nameof(Request.ReleaseOn) : nameof(Request.ReleaseTime), "ui.validation.required");
        if (request.ReleaseOn is { } on && !EventDates.CanBe(on)) return EventDates.Far(nameof(Request.ReleaseOn));
        var material = materialId is null ? null : await db.PressMaterials.SingleOrDefaultAsync(m => m.Id == materialId && m.EditionId == id, ct);
        if (material is null && materialId is not null) return Refusal.NotFound("forums.no-such-material");
        if (material?.Check(version) is { } stale) return stale;
        if (material is null) db.PressMaterials.Add(material = new() { Id = MaterialId.New(), EditionId = id, Title = text, Text = text, CreatedAt = Instants.Stored(clock) });
        (material.Title, material.Text, material.Link) = (LocalText.Of(request.TitleEn, request.TitleRu, request.TitleFa), text, link);
        material.ReleaseAt = request is { ReleaseOn: { } day, ReleaseTime: { } time } ? ZoneTime.ToUtc(day, time, found.Value.TimeZone) : null;
        db.Doing("forums.save-press-material");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return material;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, MaterialId materialId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.PressMaterials.SingleOrDefaultAsync(m => m.Id == materialId && m.EditionId == id, ct) is not { } material) return Refusal.NotFound("forums.no-such-material");
        db.PressMaterials.Remove(material);
        db.Doing("forums.remove-press-material");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/press/materials", async (EditionId id, Request request, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, null, request, null, who, db, clock, ct)).ToResult(m => { response.SetETag(m); return TypedResults.Created($"/api/forums/{id}/press/materials", new Saved<MaterialId>(m.Id, m.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.press.add-material").WithSummary("Writes something for the press, with the moment at which its embargo ends");
        api.MapPut("/{id}/press/materials/{material}", async (EditionId id, MaterialId material, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, material, request, http.IfMatch(), who, db, clock, ct)).ToResult(m => { response.SetETag(m); return TypedResults.Ok(new Saved<MaterialId>(m.Id, m.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.press.change-material").WithSummary("Changes something for the press");
        api.MapDelete("/{id}/press/materials/{material}", async (EditionId id, MaterialId material, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Remove(id, material, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.press.remove-material").WithSummary("Removes something for the press");
    }
}
