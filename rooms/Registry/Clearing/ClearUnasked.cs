using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;
using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Clearing;

/// <summary>Asks the gate about records that it was not asked about: those that changed by the undoing of something, and those that are older than the gate. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(RegistryDb db, IClearance gate, TimeProvider clock) : IJobHandler<ClearUnasked.Args>, IChore
{
    public const string JobKind = "registry.clear-unasked";
    private const int Slice = 200;

    internal sealed record Args;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Do(ct);
        await run.Finish(db, null, ct);
    }

    public async Task Do(CancellationToken ct)
    {
        while (await Organisations(ct) || await Products(ct)) { }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Organisations(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var some = await db.Organisations.Where(o => o.Clearance == null && o.Status != RecordStatus.Merged).OrderBy(o => o.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var answers = await gate.Ask([.. some.Select(o => RegistryGate.Question(o.Id, o.Content, GatePoint.OrganisationSignUp))], ct);
        foreach (var (organisation, answer) in some.Zip(answers)) organisation.Stand(answer, Instants.Stored(clock));
        return await Saved(ct);
    }

    private async Task<bool> Products(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var some = await db.Products.Where(p => p.Clearance == null).OrderBy(p => p.Id).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        var answers = await gate.Ask([.. some.Select(p => RegistryGate.Question(p.Id, p.Organisation, p.Content))], ct);
        foreach (var (product, answer) in some.Zip(answers)) product.Stand(answer, Instants.Stored(clock));
        return await Saved(ct);
    }

    // Somebody changed one of them in this moment: they are looked at again.
    private async Task<bool> Saved(CancellationToken ct)
    {
        db.Doing("registry.clear-unasked");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { }
        return true;
    }
}
