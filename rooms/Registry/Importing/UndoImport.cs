using Isthmus.Contracts.Compliance;
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

    public static async Task<List<OrganisationId>> Work(OrganisationImport import, RegistryDb db, DateTime now, CancellationToken ct)
    {
        var rows = await db.ImportRows.Where(r => r.Import == import.Id && r.VersionAfter != null).ToListAsync(ct);
        var ids = rows.Select(r => r.Result).OfType<OrganisationId>().ToList();
        var organisations = new Dictionary<OrganisationId, Organisation>();
        foreach (var some in ids.Chunk(500))
            foreach (var o in await db.Organisations.Where(o => some.Contains(o.Id)).ToListAsync(ct)) organisations[o.Id] = o;
        var inUse = await InUse(ids, db, ct);
        var holders = await IdentifierHolders.Read(db, ct);
        var removed = new List<OrganisationId>();
        foreach (var row in rows.OrderByDescending(r => r.Created))
        {
            var organisation = organisations.GetValueOrDefault(row.Result!.Value);
            if (organisation is null || organisation.Version != row.VersionAfter || (row.Created && inUse.Contains(organisation.Id))) row.UndoRefused = true;
            else if (row.Created)
            {
                db.Organisations.Remove(organisation);
                holders.Change(organisation.Id, organisation.Content, null);
                removed.Add(organisation.Id);
            }
            else
            {
                var before = ValueJson.Read<OrganisationContent>(row.Before!);
                row.UndoRefused = holders.Forbid(before, organisation, row, import);
                if (row.UndoRefused) continue;
                holders.Change(organisation.Id, organisation.Content, before);
                organisation.Write(before, now);
            }
        }
        foreach (var some in removed.Chunk(500)) db.Duplicates.RemoveRange(await db.Duplicates.Where(d => some.Contains(d.First) || some.Contains(d.Second)).ToListAsync(ct));
        import.Undone(rows.Count(r => r.UndoRefused));
        db.Publish(new ImportUndone(import.Id, import.For, removed));
        if (removed.Count > 0) db.Publish(new SubjectsGone([.. removed.Select(IClearance.Subject)]));
        db.Doing("registry.undo-import");
        return removed;
    }

    /// <summary>Of these, the organisations that others hang on: products, subsidiaries, records that were merged into them.</summary>
    private static async Task<HashSet<OrganisationId>> InUse(IEnumerable<OrganisationId> ids, RegistryDb db, CancellationToken ct)
    {
        var inUse = new HashSet<OrganisationId>();
        foreach (var some in ids.Chunk(500))
        {
            inUse.UnionWith(await db.Products.Where(p => some.Contains(p.Organisation)).Select(p => p.Organisation).ToListAsync(ct));
            inUse.UnionWith(await db.Organisations.Where(o => o.Parent != null && some.Contains(o.Parent.Value)).Select(o => o.Parent!.Value).ToListAsync(ct));
            inUse.UnionWith(await db.Organisations.Where(o => o.MergedInto != null && some.Contains(o.MergedInto.Value)).Select(o => o.MergedInto!.Value).ToListAsync(ct));
        }
        return inUse;
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
                var removed = await Work(import, db, Instants.Stored(clock), ct);
                // What was hung on one of them since it was looked at is seen now, and nothing more can come: whoever hangs something on an organisation holds it first.
                await using var transaction = await db.Holding(removed, ct);
                var late = await InUse(removed, db, ct);
                try
                {
                    if (late.Count > 0) throw new DbUpdateConcurrencyException("Something was added to an organisation that this import brought.");
                    await run.Finish(db, null, ct);
                    await transaction.CommitAsync(ct);
                    return;
                }
                catch (Exception e) when (attempt < Attempts && (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e))) { db.ChangeTracker.Clear(); }
            }
        }
    }
}
