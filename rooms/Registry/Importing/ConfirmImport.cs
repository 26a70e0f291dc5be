namespace Isthmus.Registry.Importing;

/// <summary>Confirms a checked import: from here on it is applied, once, whatever happens to the process.</summary>
internal static class ConfirmImport
{
    internal sealed record Request([property: Required] int? Version);

    public static async Task<Outcome<OrganisationImport>> Handle(ImportId id, Request request, Actor actor, RegistryDb db, CancellationToken ct)
    {
        if (await ReadImport.Open(id, actor, db, ct) is not { } import) return Refusal.NotFound();
        var again = import.State == ImportState.Applying && await ReadImport.JobIsOver(import, db, ct);
        if (!again && import.State != ImportState.Checked) return Refusal.Conflict("registry.import-not-checked");
        if (import.Check(request.Version) is { } stale) return stale;
        import.Start(ImportState.Applying, db.Enqueue(ApplyImport.JobKind, new ApplyImport.Args(id), ReadImport.Subject(id)));
        db.Doing("registry.confirm-import");
        // Two confirmations at once: the version lets one through.
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("registry.import-not-checked"); }
        return import;
    }
}
