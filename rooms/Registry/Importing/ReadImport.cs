using Isthmus.Platform.Jobs;

namespace Isthmus.Registry.Importing;

internal static class ReadImport
{
    public static SubjectRef Subject(ImportId id) => new("registry-import", id.ToString());

    /// <summary>Officers see every import, organisers their own: a delegation's list is not for other organisers.</summary>
    public static async Task<OrganisationImport?> Open(ImportId id, Actor actor, RegistryDb db, CancellationToken ct)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == id, ct);
        return import is not null && MaySee(actor, import) ? import : null;
    }

    public static bool MaySee(Actor actor, OrganisationImport import) => actor.IsOfficer || (actor.IsOrganiser && import.CreatedBy is { } by && by == actor.User);

    public static IQueryable<OrganisationImport> Visible(this IQueryable<OrganisationImport> imports, Actor actor)
    {
        var user = actor.User;
        return actor.IsOfficer ? imports : imports.Where(i => i.CreatedBy != null && i.CreatedBy == user);
    }

    /// <summary>The job of the import's present state has ended without moving the state: it failed or was cancelled.</summary>
    public static async Task<bool> JobIsOver(OrganisationImport import, RegistryDb db, CancellationToken ct)
    {
        if (import.Job is not { } id) return true;
        var job = await db.Jobs.Where(j => j.Id == id).Select(j => (JobState?)j.State).SingleOrDefaultAsync(ct);
        return job is null or JobState.Failed or JobState.Cancelled;
    }
}
