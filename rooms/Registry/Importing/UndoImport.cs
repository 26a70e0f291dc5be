using Isthmus.Platform.Jobs;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Importing;

/// <summary>Takes an applied import back. An organisation that was changed since stays as it is, and its row says so.</summary>
internal static class UndoImport
{
    public const string JobKind = "registry.undo-import";
    private const int Attempts = 3;

    internal sealed record Request([property: Required] int? Version);

    internal sealed record Args(ImportId Import);

    public static async Task<Outcome<OrganisationImport>> Handle(ImportId id, Request request, Actor actor, RegistryDb db, CancellationToken ct)
    {
        if (await ReadImport.Open(id, actor, db, ct) is not { } import) return Refusal.NotFound();
        var again = import.State == ImportState.Undoing && await ReadImport.JobIsOver(import, db, ct);
        if (!again && import.State != ImportState.Applied) return Refusal.Conflict("registry.import-not-applied");
        if (import.Check(request.Version) is { } stale) return stale;
        import.Start(ImportState.Undoing, db.Enqueue(JobKind, new Args(id), ReadImport.Subject(id)));
        db.Doing("registry.undo-import");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("registry.import-not-applied"); }
        return import;
    }

    public static async Task Work(OrganisationImport import, RegistryDb db, DateTime now, CancellationToken ct)
    {
        var rows = await db.ImportRows.Where(r => r.Import == import.Id && r.VersionAfter != null).ToListAsync(ct);
        var ids = rows.Select(r => r.Result).OfType<OrganisationId>().ToList();
        var organisations = new Dictionary<OrganisationId, Organisation>();
        var inUse = new HashSet<OrganisationId>();
        foreach (var some in ids.Chunk(500))
        {
            foreach (var o in await db.Organisations.Where(o => some.Contains(o.Id)).ToListAsync(ct)) organisations[o.Id] = o;
            inUse.UnionWith(await db.Products.Where(p => some.Contains(p.Organisation)).Select(p => p.Organisation).ToListAsync(ct));
            inUse.UnionWith(await db.Organisations.Where(o => o.Parent != null && some.Contains(o.Parent.Value)).Select(o => o.Parent!.Value).ToListAsync(ct));
        }
        var removed = new List<OrganisationId>();
        foreach (var row in rows)
        {
            var organisation = organisations.GetValueOrDefault(row.Result!.Value);
            if (organisation is null || organisation.Version != row.VersionAfter || (row.Created && inUse.Contains(organisation.Id))) row.UndoRefused = true;
            else if (row.Created)
            {
                db.Organisations.Remove(organisation);
                removed.Add(organisation.Id);
            }
            else organisation.Write(ValueJson.Read<OrganisationContent>(row.Before!), now);
        }
        foreach (var some in removed.Chunk(500)) db.Duplicates.RemoveRange(await db.Duplicates.Where(d => some.Contains(d.First) || some.Contains(d.Second)).ToListAsync(ct));
        import.Undone(rows.Count(r => r.UndoRefused));
        db.Publish(new ImportUndone(import.Id, import.For, removed));
        db.Doing("registry.undo-import");
    }

    internal sealed class Handler(RegistryDb db, TimeProvider clock) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            for (var attempt = 1; ; attempt++)
            {
                var import = await db.Imports.SingleAsync(i => i.Id == args.Import, ct);
                if (import.State != ImportState.Undoing || import.Job != run.Job.Id) return;
                run.Report(0.2, "registry.import.step.undoing");
                await Work(import, db, Instants.Stored(clock), ct);
                try { await run.Finish(db, null, ct); return; }
                catch (DbUpdateConcurrencyException) when (attempt < Attempts) { db.ChangeTracker.Clear(); }
            }
        }
    }
}
