using System.Reflection;
using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Clearing;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Merging;

/// <summary>Takes a merge back. What was edited since on the kept organisation stays; everything the merge brought goes back.</summary>
internal static class UndoMerge
{
    internal sealed record Request([property: Required] MergeId? Merge);

    private static readonly PropertyInfo[] Values = [.. typeof(OrganisationContent).GetProperties().Where(p => p.CanWrite)];

    public static async Task<Outcome<OrganisationMerge>> Handle(MergeId id, Actor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Merges.SingleOrDefaultAsync(m => m.Id == id, ct) is not { } merge) return Refusal.NotFound();
        await using var transaction = await db.Holding([merge.Kept, merge.Gone], ct);
        await db.Entry(merge).ReloadAsync(ct);
        if (merge.UndoneAt is not null) return Refusal.Conflict("registry.merge-undone-already");
        // Before merges held their organisations, one could lose the kept record to the undo of an import: then there is only the other to bring back.
        var kept = await db.Organisations.SingleOrDefaultAsync(o => o.Id == merge.Kept, ct);
        var gone = await db.Organisations.SingleAsync(o => o.Id == merge.Gone, ct);
        if (kept?.Status == RecordStatus.Merged) return Refusal.Conflict("registry.merge-kept-was-merged", kept.Name);

        var now = Instants.Stored(clock);
        var restored = kept is null ? null : Restore(kept.Content, ValueJson.Read<OrganisationContent>(merge.KeptBefore), ValueJson.Read<OrganisationContent>(merge.KeptAfter));
        if (restored is not null) db.Rewrite(kept!, restored, now);
        gone.Unmerge(merge.GoneStatus, now);
        // The lists have moved on while it was gone: it comes back when the gate has been asked again, which is at once.
        gone.Suspend();
        db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
        var products = merge.Products.Select(p => new ProductId(p)).ToList();
        foreach (var product in await db.Products.Where(p => products.Contains(p.Id) && p.Organisation == merge.Kept).ToListAsync(ct)) product.MoveTo(merge.Gone, now);
        var children = merge.Subsidiaries.Select(o => new OrganisationId(o)).ToList();
        foreach (var child in await db.Organisations.Where(o => children.Contains(o.Id) && o.Parent == merge.Kept).ToListAsync(ct)) child.Write(child.Content with { Parent = merge.Gone }, now);
        merge.UndoneAt = now;
        // Who takes a merge back has said that the two are two.
        if (kept is not null) NotePairs.Decide(await NotePairs.Open(db, merge.Kept, merge.Gone, now, ct), actor, now);
        db.Publish(new MergeUndone(merge.Kept, merge.Gone));
        db.Doing("registry.undo-merge");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("registry.merge-changed"); }
        // The vanished one comes back with its identifiers; another may have been given one of them meanwhile.
        catch (Exception e) when (DbErrors.IsDuplicate(e))
        {
            await transaction.RollbackAsync(ct);
            return await SavingRules.Taken(gone.Content, null, [merge.Kept, merge.Gone], db, ct) ?? await SavingRules.Taken(restored ?? gone.Content, null, [merge.Kept, merge.Gone], db, ct) ?? Refusal.Conflict("registry.merge-changed");
        }
        await transaction.CommitAsync(ct);
        // The job that was queued does the same, should this process die in between.
        await new ClearUnasked(db, gate, clock).Do(ct);
        return merge;
    }

    /// <summary>Value by value: one that is still as the merge left it goes back to what it was; one that was edited since is kept.</summary>
    public static OrganisationContent Restore(OrganisationContent current, OrganisationContent before, OrganisationContent after)
    {
        var restored = current with { };
        foreach (var value in Values.Where(v => Equals(v.GetValue(current), v.GetValue(after)))) value.SetValue(restored, value.GetValue(before));
        return restored;
    }

    public static void Map(RouteGroupBuilder organisations) => organisations
        .MapPost("/merges/undo", async (Request body, CurrentActor actor, RegistryDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (await Handle(body.Merge ?? default, actor.Actor, db, gate, clock, ct)).ToResult(m => TypedResults.Ok(new MergeOrganisations.View(m.Id, m.Kept, m.Gone, m.At, m.UndoneAt))))
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("UndoMerge").WithSummary("Takes a merge back; edits made since are kept.");
}
