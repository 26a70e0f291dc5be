using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Outbox;

namespace Isthmus.Exhibition.Clearing;

/// <summary>The gate says something else than before of an exhibitor, a project, or an organisation that is one or is a partner in one: they go off the air, or come back as they were.</summary>
internal sealed class FollowStanding(ExhibitionDb db, IClearance gate, IOrganisations organisations) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (!Guid.TryParse(happened.Subject.Id, out var id) || happened.Subject.Kind is not (IClearance.OrganisationKind or ExhibitionGate.ExhibitorKind or ExhibitionGate.ProjectKind)) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        // What has changed since is being asked about anew: what is said of the old words does not count.
        switch (happened.Subject.Kind)
        {
            case ExhibitionGate.ExhibitorKind:
                var of = new ExhibitorId(id);
                if (await db.Exhibitors.AsNoTracking().SingleOrDefaultAsync(e => e.Id == of, ct) is { Clearance: { } last } exhibitor && !(happened.Decision < last))
                    await Stands.Write(of, exhibitor.Version, new(happened.Decision, await With(standing, exhibitor.Organisation is { } organisation ? [organisation] : [], ct)), db, ct);
                break;
            case ExhibitionGate.ProjectKind:
                var one = new ProjectId(id);
                if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == one, ct) is { Clearance: { } before } project && !(happened.Decision < before))
                {
                    var partners = await db.Partners.Where(x => x.ProjectId == one && x.Organisation != null).Select(x => x.Organisation!.Value).ToListAsync(ct);
                    await Stands.Write(one, project.Version, new(happened.Decision, await With(standing, partners, ct)), db, ct);
                }
                break;
            default:
                await Stands.Hold(await OfOrganisations.Find([new(id)], db, organisations, ct), again: standing == Standing.Clear, all: standing != Standing.Clear, db, ct);
                break;
        }
    }

    // What is said of it may have been said before one of its organisations was held.
    private async Task<Standing> With(Standing standing, IReadOnlyList<OrganisationId> of, CancellationToken ct) => standing == Standing.Clear && (await gate.Held(of, organisations, ct)).Count > 0 ? Standing.OnHold : standing;
}
