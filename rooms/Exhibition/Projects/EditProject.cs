using System.Text.Json.Serialization;
using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Clearing;

namespace Isthmus.Exhibition.Projects;

/// <summary>Adds, changes and removes joint projects with their partners.</summary>
internal static class EditProject
{
    public const string Unknown = "exhibition.no-such-project";
    private const int Most = 500;

    public sealed class PartnerLine
    {
        /// <summary>The organisation of the register; without it, the one of exactly this name.</summary>
        public Guid? Organisation { get; set; }
        [StringLength(300)] public string? Name { get; set; }

        /// <summary>ISO 3166 code, or the name in a language of the site; without it the organisation's.</summary>
        [StringLength(60)] public string? Country { get; set; }
        public PartnerRole Role { get; set; }
    }

    public sealed class Request
    {
        [StringLength(200)] public string? TitleEn { get; set; }
        [StringLength(200)] public string? TitleRu { get; set; }
        [StringLength(200)] public string? TitleFa { get; set; }
        [StringLength(4000), Lines] public string? TextEn { get; set; }
        [StringLength(4000), Lines] public string? TextRu { get; set; }
        [StringLength(4000), Lines] public string? TextFa { get; set; }
        [Required] public ProjectField? Field { get; set; }
        [Required] public ProjectStage? Stage { get; set; }

        /// <summary>Number of the booth where it is shown.</summary>
        [StringLength(20)] public string? Booth { get; set; }

        /// <summary>Web addresses, one a line.</summary>
        [StringLength(1500), Lines] public string? Links { get; set; }
        [MaxLength(Project.MostPartners)] public List<PartnerLine> Partners { get; set => field = value ?? []; } = [];

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public LocalText Title => LocalText.Of(TitleEn, TitleRu, TitleFa);

        public static Request Of(Project p, IEnumerable<Partner> partners, string? booth) => new()
        {
            TitleEn = p.Title["en"], TitleRu = p.Title["ru"], TitleFa = p.Title["fa"], TextEn = p.Text["en"], TextRu = p.Text["ru"], TextFa = p.Text["fa"], Field = p.Field, Stage = p.Stage, Booth = booth, Links = string.Join('\n', p.Links),
            Partners = [.. partners.OrderBy(x => x.Place).Select(x => new PartnerLine { Organisation = x.Organisation?.Value, Name = x.Name, Country = x.CountryCode, Role = x.Role })], Version = p.Version,
        };
    }

    /// <param name="projectId">Null: a new one, a draft.</param>
    public static async Task<Outcome<Project>> Save(
        EditionId id, ProjectId? projectId, Request request, int? version, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (request.Title.IsEmpty) return Refusal.InvalidField(nameof(Request.TitleEn), "ui.validation.required");
        var links = ReadLinks(request.Links);
        if (!links.Succeeded) return links.Refusal;
        var booth = await ReadBooth(id, request.Booth, db, ct);
        if (!booth.Succeeded) return booth.Refusal;
        var partners = await PartnerLines.Read(request.Partners, organisations, ct);
        if (!partners.Succeeded) return partners.Refusal;

        Project? project;
        List<Partner> there = [];
        if (projectId is { } known)
        {
            project = await db.Projects.SingleOrDefaultAsync(p => p.Id == known && p.EditionId == id, ct);
            if (project is null) return Refusal.NotFound(Unknown);
            if (project.Check(version) is { } stale) return stale;
            there = await db.Partners.Where(p => p.ProjectId == known).OrderBy(p => p.Place).ToListAsync(ct);
        }
        else
        {
            if (await db.Projects.CountAsync(p => p.EditionId == id, ct) >= Most) return Refusal.Conflict("exhibition.too-many", Most);
            project = new Project { Id = ProjectId.New(), EditionId = id, Title = request.Title, Text = LocalText.Of(null, null, null), Field = request.Field!.Value, Stage = request.Stage!.Value, CreatedAt = Instants.Stored(clock) };
            db.Projects.Add(project);
        }
        (project.Title, project.Text, project.Field, project.Stage) = (request.Title, LocalText.Of(request.TextEn, request.TextRu, request.TextFa), request.Field!.Value, request.Stage!.Value);
        (project.BoothId, project.Links) = (booth.Value.Booth, links.Value);
        var now = PartnerLines.Put(project, there, partners.Value, db);
        if (project.PublishedAt is not null && TwoCountries.Missing(now, Language.Current) is { } missing) return missing;
        project.Index(now);
        // Nothing is written yet: the gate is asked about the project as it is going to be.
        await clearance.Clear([(project, now)], organisations, ct);
        // Whoever read the project before a partner changed has read another project.
        if (db.Entry(project) is { State: EntityState.Unchanged } entry && db.ChangeTracker.Entries<Partner>().Any(p => p.State != EntityState.Unchanged)) entry.Property(p => p.Version).IsModified = true;
        db.Doing(projectId is null ? "exhibition.add-project" : "exhibition.edit-project");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e))
        {
            if (projectId is null) await Stands.Drop([ExhibitionGate.Subject(project.Id)], db, ct);
            return Refusal.Conflict("exhibition.changed-meanwhile");
        }
        return project;
    }

    public static async Task<Outcome<Done>> Remove(EditionId id, ProjectId projectId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Projects.SingleOrDefaultAsync(p => p.Id == projectId && p.EditionId == id, ct) is not { } project) return Refusal.NotFound(Unknown);
        db.Partners.RemoveRange(await db.Partners.Where(p => p.ProjectId == projectId).ToListAsync(ct));
        db.Projects.Remove(project);
        db.Doing("exhibition.remove-project");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return default(Done);
    }

    private static Outcome<List<string>> ReadLinks(string? written)
    {
        var links = new List<string>();
        foreach (var line in (written ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            if (Written.Website(line) is not { } link) return Refusal.InvalidField(nameof(Request.Links), "exhibition.project.badLink", line.Cut(80));
            links.Add(link);
        }
        if (links.Count > Project.MostLinks) return Refusal.InvalidField(nameof(Request.Links), "exhibition.project.tooManyLinks", Project.MostLinks);
        return links;
    }

    private readonly record struct At(BoothId? Booth);

    private static async Task<Outcome<At>> ReadBooth(EditionId id, string? number, ExhibitionDb db, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(number)) return new At(null);
        var key = Written.BoothKey(number);
        return await db.Booths.AsNoTracking().SingleOrDefaultAsync(b => b.EditionId == id && b.Key == key, ct) is { } booth ? new At(booth.Id) : Refusal.InvalidField(nameof(Request.Booth), "exhibition.unknownBooth", number.Trim());
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/projects", async (EditionId id, Request request, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(id, null, request, null, gate, organisations, clearance, db, clock, ct)).ToResult(p => TypedResults.Created($"/api/forums/{id}/exhibition/projects/{p.Id}", new Saved<ProjectId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("exhibition.projects.add").WithSummary("Adds a joint project as a draft");
        api.MapPut("/projects/{project}", async (EditionId id, ProjectId project, Request request, HttpRequest http, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(id, project, request, http.IfMatch(), gate, organisations, clearance, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<ProjectId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.projects.change").WithSummary("Changes a joint project with its partners; a published one keeps partners of two countries");
        api.MapDelete("/projects/{project}", async (EditionId id, ProjectId project, Gate gate, ExhibitionDb db, CancellationToken ct) => (await Remove(id, project, gate, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.projects.remove").WithSummary("Removes a joint project");
    }
}
