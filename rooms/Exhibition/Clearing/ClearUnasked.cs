using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;

namespace Isthmus.Exhibition.Clearing;

/// <summary>Asks the gate about exhibitors and projects that it was not asked about: those that changed by the undoing of something, and those that are older than the gate. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(ExhibitionDb db, IClearance gate, IOrganisations organisations) : IJobHandler<ClearUnasked.Args>, IChore
{
    public static string JobKind => "exhibition.clear-unasked";
    private const int Slice = 200;

    internal sealed record Args;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Do(ct);
        await run.Finish(db, null, ct);
    }

    public async Task Do(CancellationToken ct)
    {
        while (await Exhibitors(ct) || await Projects(ct)) { }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Exhibitors(CancellationToken ct)
    {
        var some = await db.Exhibitors.AsNoTracking().Where(e => e.Clearance == null).OrderBy(e => e.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        await gate.Clear(some, organisations, ct);
        await Save(some.ConvertAll(e => e.Clearance!.Value), async () =>
        {
            // One of their organisations may have been held since the answer was given.
            var held = await gate.Held([.. some.Select(e => e.Organisation).OfType<OrganisationId>()], organisations, ct);
            foreach (var e in some) await Stands.Write(e.Id, e.Version, new(e.Clearance!.Value, e.OnHold || e.Organisation is { } o && held.Contains(o) ? Standing.OnHold : Standing.Clear), db, ct);
        }, ct);
        return true;
    }

    private async Task<bool> Projects(CancellationToken ct)
    {
        var some = await db.Projects.AsNoTracking().Where(p => p.Clearance == null).OrderBy(p => p.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var ids = some.ConvertAll(p => p.Id);
        var partners = (await db.Partners.AsNoTracking().Where(x => ids.Contains(x.ProjectId)).OrderBy(x => x.Place).ToListAsync(ct)).ToLookup(x => x.ProjectId);
        await gate.Clear([.. some.Select(p => (p, (IReadOnlyList<Projects.Partner>)[.. partners[p.Id]]))], organisations, ct);
        await Save(some.ConvertAll(p => p.Clearance!.Value), async () =>
        {
            var held = await gate.Held([.. partners.SelectMany(x => x).Select(x => x.Organisation).OfType<OrganisationId>()], organisations, ct);
            foreach (var p in some) await Stands.Write(p.Id, p.Version, new(p.Clearance!.Value, p.OnHold || partners[p.Id].Any(x => x.Organisation is { } o && held.Contains(o)) ? Standing.OnHold : Standing.Clear), db, ct);
        }, ct);
        return true;
    }

    private async Task Save(List<DecisionId> decisions, Func<Task> write, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await write();
        db.Publish(new ClearanceTaken(decisions));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }
}
