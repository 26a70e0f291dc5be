using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Clearing;

/// <summary>Asks the gate about heads and officials of delegations that it was not asked about: those that changed in some other way than by their form, and those who are older than the gate. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(ForumsDb db, IClearance gate, IOrganisations organisations) : IJobHandler<ClearUnasked.Args>, IChore
{
    public const string JobKind = "forums.clear-unasked";
    private const int Slice = 200;

    internal sealed record Args;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Do(ct);
        await run.Finish(db, null, ct);
    }

    public async Task Do(CancellationToken ct)
    {
        while (await Some(ct)) { }
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Some(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var heads = await db.Delegations.Where(d => d.Clearance == null && (d.HeadName != null || d.HeadRole != null)).OrderBy(d => d.Id).Take(Slice).ToListAsync(ct);
        var lines = await db.Officials.Where(o => o.Clearance == null).OrderBy(o => o.Id).Take(Slice).ToListAsync(ct);
        if (heads.Count + lines.Count == 0) return false;
        // Lines have no version of their own: theirs is the delegation's, which whoever changes them changes as well.
        var of = lines.Select(o => o.DelegationId).Distinct().ToList();
        var delegations = await db.Delegations.Where(d => of.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        await gate.Clear(heads, [.. lines.Select(o => (o, delegations[o.DelegationId].Country))], organisations, ct);
        foreach (var delegation in delegations.Values) db.Touch(delegation);
        db.Doing("forums.clear-unasked");
        // Somebody changed one of them in this moment: they are looked at again.
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { }
        return true;
    }
}
