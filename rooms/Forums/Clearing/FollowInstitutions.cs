using Isthmus.Contracts.Registry;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Clearing;

/// <summary>Two organisations became one, or two again: the gate is asked anew about the lines of rosters that stand for them, for it is another organisation on which they depend.</summary>
internal sealed class FollowInstitutions(ForumsDb db, IOrganisations organisations) : IReaction<OrganisationsMerged>, IReaction<MergeUndone>
{
    public Task React(OrganisationsMerged happened, CancellationToken ct) => Again([happened.Kept, happened.Gone], ct);

    public Task React(MergeUndone happened, CancellationToken ct) => Again([happened.Kept, happened.Restored], ct);

    private async Task Again(OrganisationId[] ids, CancellationToken ct)
    {
        db.Doing("forums.ask-again");
        await OfInstitution.AskAgain(await OfInstitution.Find(ids, db, organisations, ct), db, ct);
    }
}
