namespace Isthmus.Exhibition.Projects;

/// <summary>Shows a joint project to everybody, or takes it back. Partners of two countries at least.</summary>
internal static class PublishProject
{
    public static async Task<Outcome<Project>> Handle(EditionId id, ProjectId projectId, bool publish, Gate gate, ExhibitionDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Projects.SingleOrDefaultAsync(p => p.Id == projectId && p.EditionId == id, ct) is not { } project) return Refusal.NotFound(EditProject.Unknown);
        if (publish && TwoCountries.Missing(await db.Partners.AsNoTracking().Where(p => p.ProjectId == projectId).OrderBy(p => p.Place).ToListAsync(ct), Language.Current) is { } missing) return missing;
        project.PublishedAt = publish ? project.PublishedAt ?? Instants.Stored(clock) : null;
        db.Doing(publish ? "exhibition.publish-project" : "exhibition.unpublish-project");
        try { await db.SaveChangesAsync(ct); }
        // Partners count as changes of the project: one that lost its second country meanwhile is not published.
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return project;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/projects/{project}/publication", async (EditionId id, ProjectId project, Gate gate, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, project, true, gate, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<ProjectId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.projects.publish").WithSummary("Publishes a joint project; 409 saying which country is missing");
        api.MapDelete("/projects/{project}/publication", async (EditionId id, ProjectId project, Gate gate, ExhibitionDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, project, false, gate, db, clock, ct)).ToResult(p => TypedResults.Ok(new Saved<ProjectId>(p.Id, p.Version))))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.projects.unpublish").WithSummary("Makes a joint project a draft again");
    }
}
