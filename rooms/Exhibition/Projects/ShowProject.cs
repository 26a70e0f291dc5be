using System.Text.Json.Nodes;

namespace Isthmus.Exhibition.Projects;

/// <summary>One joint project with its partners. A draft, and what is on hold, exists for organisers only.</summary>
internal static class ShowProject
{
    public sealed record PartnerView(OrganisationId? Organisation, string Name, string? Country, PartnerRole Role);

    public sealed record View(
        ProjectId Id, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text, ProjectField Field, ProjectStage Stage, BoothId? Booth, string? BoothNumber, IReadOnlyList<string> Links, IReadOnlyList<PartnerView> Partners,
        bool Published, int Version, bool OnHold);

    public static async Task<Outcome<View>> Handle(EditionId id, ProjectId projectId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Visible(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == projectId && p.EditionId == id, ct) is not { } p || (p.PublishedAt is null || p.OnHold) && !gate.MayOrganise) return Refusal.NotFound(EditProject.Unknown);
        var partners = await db.Partners.AsNoTracking().Where(x => x.ProjectId == projectId).OrderBy(x => x.Place).Select(x => new PartnerView(x.Organisation, x.Name, x.CountryCode, x.Role)).ToListAsync(ct);
        var booth = p.BoothId is { } b ? await db.Booths.Where(x => x.Id == b).Select(x => x.Number).SingleOrDefaultAsync(ct) : null;
        return new View(p.Id, p.Title.All, p.Text.All, p.Field, p.Stage, p.BoothId, booth, p.Links, partners, p.PublishedAt is not null, p.Version, p.OnHold);
    }

    public static JsonObject Data(View p, string url, string language)
    {
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "ResearchProject", ["@id"] = url, ["url"] = url, ["name"] = new LocalText(p.Title!).In(language) };
        if (new LocalText(p.Text!).In(language) is { Length: > 0 } text) data["description"] = text;
        if (p.Title.Count > 1) data["alternateName"] = new JsonArray([.. p.Title.Values.Select(t => (JsonNode)t!)]);
        if (p.Links.Count > 0) data["sameAs"] = new JsonArray([.. p.Links.Select(l => (JsonNode)l!)]);
        data["member"] = new JsonArray([.. p.Partners.Select(x => (JsonNode)JsonLd.Organization(x.Name, x.Country, null))]);
        return data;
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/projects/{project}", async (EditionId id, ProjectId project, HttpResponse response, Gate gate, ExhibitionDb db, CancellationToken ct) =>
            (await Handle(id, project, gate, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
        .OpenToAll("forums:read").WithName("exhibition.projects.show").WithSummary("A joint project with its partners");
}
