using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Clearing;

/// <summary>The gate says something else than before of a record of the room, or of an organisation that one depends on: they go off the air, or come back as they were.</summary>
internal sealed class FollowStanding(PlacesDb db, IClearance gate, IOrganisations organisations) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (!Guid.TryParse(happened.Subject.Id, out var id)) return;
        var kind = GatedKinds.All.FirstOrDefault(k => k.Kind == happened.Subject.Kind);
        if (kind is null && happened.Subject.Kind != IClearance.OrganisationKind) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        if (kind is not null) await kind.Follow(id, happened, standing, db, gate, organisations, ct);
        else await FollowOrganisations.Hold([new(id)], again: standing == Standing.Clear, all: standing != Standing.Clear, db, organisations, ct);
    }
}
