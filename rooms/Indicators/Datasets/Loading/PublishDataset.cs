namespace Isthmus.Indicators.Datasets.Loading;

/// <summary>Makes a load public, in place of the one before it; and takes a public one back.</summary>
internal static class PublishDataset
{
    internal sealed record Request([property: Required] int? Version);

    public static async Task<Outcome<Dataset>> Publish(DatasetId id, Request request, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Datasets.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } dataset) return Refusal.NotFound();
        if (dataset.Check(request.Version) is { } stale) return stale;
        // What was said once keeps its two times: said again, it is loaded again.
        if (dataset.State != DatasetState.Loaded) return Refusal.Conflict("indicators.dataset-was-said");
        var now = Instants.Stored(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (await db.Datasets.SingleOrDefaultAsync(d => d.Key == dataset.Key && d.State == DatasetState.Published, ct) is { } before)
            {
                // The one that goes makes place for the one that comes: only one of a key is published.
                before.Retire(now);
                db.Doing("indicators.supersede-dataset");
                await db.SaveChangesAsync(ct);
            }
            dataset.Publish(now);
            db.Doing("indicators.publish-dataset");
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Stale(dataset.Version); }
        return dataset;
    }

    public static async Task<Outcome<Dataset>> Retire(DatasetId id, Request request, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Datasets.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } dataset) return Refusal.NotFound();
        if (dataset.Check(request.Version) is { } stale) return stale;
        if (dataset.State == DatasetState.Retired) return Refusal.Conflict("indicators.dataset-is-retired");
        dataset.Retire(Instants.Stored(clock));
        db.Doing("indicators.retire-dataset");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(dataset.Version); }
        return dataset;
    }
}
