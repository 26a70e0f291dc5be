using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Jobs;

namespace Isthmus.Places.Clearing;

/// <summary>Asks the gate about records that it was not asked about: those whose organisations changed, and those that are older than the gate. In slices, each saved by itself.</summary>
internal sealed class ClearUnasked(PlacesDb db, IClearance gate, IOrganisations organisations) : IJobHandler<ClearUnasked.Args>, IChore
{
    public static string JobKind => "places.clear-unasked";

    // Residencies, pilots and transfer had a job of their own: one that waits from then does the work of this one.
    public static string EarlierKind => "residents.clear-unasked";

    internal sealed record Args;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        await Do(ct);
        await run.Finish(db, null, ct);
    }

    public async Task Do(CancellationToken ct)
    {
        foreach (var kind in GatedKinds.All)
            while (await kind.ClearSome(db, gate, organisations, ct)) { }
        db.ChangeTracker.Clear();
    }
}
