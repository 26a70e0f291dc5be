using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Clearing;

/// <summary>Organisations became one, or two again, or left the register: the gate is asked anew about what depends on them, for it depends on others now.</summary>
internal sealed class FollowOrganisations(PlacesDb db, IOrganisations organisations) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>, IReaction<ImportUndone>
{
    public Task React(OrganisationsMerged happened, CancellationToken ct) => Hold([happened.Kept, happened.Gone], true, true, db, organisations, ct);

    public Task React(MergeUndone happened, CancellationToken ct) => Hold([happened.Kept, happened.Restored], true, true, db, organisations, ct);

    public Task React(ImportUndone happened, CancellationToken ct) => happened.Removed.Count == 0 ? Task.CompletedTask : Hold([.. happened.Removed], true, true, db, organisations, ct);

    public static async Task Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var unasked = false;
        foreach (var kind in GatedKinds.All) unasked |= await kind.Hold(of, again, all, db, organisations, ct);
        if (unasked) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }
}
