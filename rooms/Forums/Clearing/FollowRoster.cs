using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Delegations;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Clearing;

/// <summary>The gate says something else than before of a head or an official of a delegation, or of the institution in the register that an official stands for: the line goes from what the public sees, or comes back.</summary>
internal sealed class FollowRoster(ForumsDb db, IClearance gate, IOrganisations organisations) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (!Guid.TryParse(happened.Subject.Id, out var id) || happened.Subject.Kind is not (IClearance.OrganisationKind or RosterGate.HeadKind or RosterGate.OfficialKind)) return;
        // How it stands now: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        db.Doing(standing == Standing.Clear ? "forums.free" : "forums.hold");
        // What has changed since is being asked about anew: what is said of the old words does not count.
        switch (happened.Subject.Kind)
        {
            case RosterGate.HeadKind:
                var head = new DelegationId(id);
                if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == head, ct) is { Clearance: { } last } delegation && !(happened.Decision < last)) delegation.Stand(new(happened.Decision, standing));
                break;
            case RosterGate.OfficialKind:
                var line = new OfficialId(id);
                if (await db.Officials.SingleOrDefaultAsync(o => o.Id == line, ct) is { Clearance: { } before } official && !(happened.Decision < before))
                {
                    // What is said of the line may have been said before its institution was held.
                    var held = official.Organisation is { } organisation && (await organisations.Find([organisation], ct)).TryGetValue(organisation, out var card) && (await gate.Of([IClearance.Subject(card.Id)], ct)).Values.Single() != Standing.Clear;
                    await OfInstitution.Change([official], o => o.Stand(new(happened.Decision, held ? Standing.OnHold : standing)), db, ct);
                }
                break;
            default:
                await Institution(new(id), standing, ct);
                break;
        }
    }

    private async Task Institution(OrganisationId id, Standing standing, CancellationToken ct)
    {
        var officials = await OfInstitution.Find([id], db, organisations, ct);
        if (standing == Standing.Clear) await OfInstitution.AskAgain(officials.FindAll(o => o.OnHold), db, ct);
        else await OfInstitution.Change(officials, o => o.Hold(), db, ct);
    }
}
