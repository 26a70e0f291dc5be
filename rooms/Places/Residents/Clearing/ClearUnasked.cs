using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;

namespace Isthmus.Places.Residents.Clearing;

/// <summary>Asks the gate about what it has to be asked anew about: what was held with an organisation that is free again, and what changed by a merge. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(PlacesDb db, IClearance gate, IOrganisations organisations) : IJobHandler<ClearUnasked.Args>, IChore
{
    public static string JobKind => "residents.clear-unasked";
    private const int Slice = 200;
    private const int MostFailures = 10;

    private int _failures;

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
        var some = await ScreenedRecords.Unasked(Slice, db, ct);
        if (some.Count == 0) return false;
        await gate.Clear(some, organisations, ct);
        db.Doing("residents.clear-unasked");
        // Somebody changed one of them in this moment, or another run was first: they are looked at again.
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when ((DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) && ++_failures < MostFailures) { }
        return true;
    }
}
