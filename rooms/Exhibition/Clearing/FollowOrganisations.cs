using Isthmus.Platform.Outbox;

namespace Isthmus.Exhibition.Clearing;

/// <summary>Organisations became one, or two again, or left the register: the gate is asked anew about what they show here, for it depends on others now.</summary>
internal sealed class FollowOrganisations(ExhibitionDb db, IOrganisations organisations) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>, IReaction<ImportUndone>
{
    public Task React(OrganisationsMerged happened, CancellationToken ct) => Again([happened.Kept, happened.Gone], ct);

    public Task React(MergeUndone happened, CancellationToken ct) => Again([happened.Kept, happened.Restored], ct);

    public Task React(ImportUndone happened, CancellationToken ct) => Again(happened.Removed, ct);

    private async Task Again(IReadOnlyCollection<OrganisationId> ids, CancellationToken ct)
    {
        if (ids.Count > 0) await Stands.Hold(await OfOrganisations.Find([.. ids.ToHashSet()], db, organisations, ct), again: true, all: true, db, ct);
    }
}
