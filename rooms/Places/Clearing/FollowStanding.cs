using Isthmus.Contracts.Compliance;
using Isthmus.Places.Residents;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Clearing;

/// <summary>The gate says something else than before of a record of the room, or of an organisation that one depends on: they go off the air, or come back as they were.</summary>
internal sealed class FollowStanding(PlacesDb db, IClearance gate, IOrganisations organisations, ResidentMail mail) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (!Guid.TryParse(happened.Subject.Id, out var id)) return;
        var kind = GatedKinds.All.FirstOrDefault(k => k.Kind == happened.Subject.Kind);
        if (kind is null && happened.Subject.Kind != IClearance.OrganisationKind) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        var held = kind is not null ? await kind.Follow(id, happened, standing, db, gate, organisations, ct)
            : await FollowOrganisations.Hold([new(id)], again: standing == Standing.Clear, all: standing != Standing.Clear, db, organisations, ct);
        // A residency stands still where it is on its way: whoever keeps it hears so, once.
        foreach (var r in held.OfType<Resident>().Where(r => !r.OnHold)) await mail.Held(r, happened.Decision, ct);
    }
}
