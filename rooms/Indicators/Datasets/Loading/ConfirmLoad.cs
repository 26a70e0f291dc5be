using Isthmus.Indicators.Datasets.Writing;
using Isthmus.Platform.Jobs;

namespace Isthmus.Indicators.Datasets.Loading;

/// <summary>Loads what was checked, in the background: everything in one transaction with the end of the job, so exactly once.</summary>
internal static class ConfirmLoad
{
    public const string JobKind = "indicators.load-datasets";

    internal sealed record Request([property: Required] int? Version, bool Publish);

    internal sealed record Args(LoadId Load);

    public static async Task<Outcome<DatasetLoad>> Handle(LoadId id, Request request, Actor actor, IndicatorsDb db, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (await db.Loads.SingleOrDefaultAsync(l => l.Id == id, ct) is not { } load) return Refusal.NotFound();
        if (load.Check(request.Version) is { } stale) return stale;
        if (load.State != LoadState.Checked) return Refusal.Conflict("indicators.load-not-checked");
        load.Load(db.Enqueue(JobKind, new Args(id), load.Subject), request.Publish);
        db.Doing("indicators.confirm-dataset");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(load.Version); }
        return load;
    }

    internal sealed class Handler(IndicatorsDb db, CurrentActor actor, TimeProvider clock) : IJobHandler<Args>
    {
        public async Task Run(Args args, JobRun run, CancellationToken ct)
        {
            var load = await db.Loads.SingleAsync(l => l.Id == args.Load, ct);
            if (load.State != LoadState.Loading || load.Job != run.Job.Id) return;
            var set = await CheckLoad.Read(load, db, share => run.Report(share * 0.4, "indicators.datasets.step.reading"), ct);
            if (set.Faults.Count > 0) throw new InvalidOperationException("The stored file can no longer be read.");
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await WriteDatasets.Handle(set, load.Publishes, actor.Actor.User ?? load.CreatedBy, db, Instants.Stored(clock), share => run.Report(0.4 + 0.6 * share, "indicators.datasets.step.writing"), ct);
            load.Loaded();
            await db.LoadFiles.Where(f => f.Load == load.Id).ExecuteDeleteAsync(ct);
            db.Doing("indicators.load-dataset");
            await run.Finish(db, null, ct);
            await transaction.CommitAsync(ct);
        }
    }
}
