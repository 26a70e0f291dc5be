using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Bookings;

/// <summary>The gate says something else of an organisation, or of its access to a resource: bookings ahead are on hold, and nobody is let in by them, until it is free again.</summary>
internal sealed class FollowAccess(PlacesDb db, IClearance gate) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (happened.Subject.Kind is not (AccessGate.Kind or IClearance.OrganisationKind)) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var held = (await gate.Of([happened.Subject], ct))[happened.Subject] != Standing.Clear;
        if (happened.Subject.Kind == AccessGate.Kind)
        {
            var ids = happened.Subject.Id.Split('~');
            if (!Guid.TryParse(ids[0], out var of) || ids.Length < 2 || !Guid.TryParse(ids[1], out var to)) return;
            var (organisation, resource) = (new OrganisationId(of), new ResourceId(to));
            var decision = (DecisionId?)happened.Decision;
            // An access that was asked about anew meanwhile stands by that answer.
            if (await db.Accesses.AsNoTracking().SingleOrDefaultAsync(a => a.Organisation == organisation && a.ResourceId == resource, ct) is not { Clearance: { } last } access || happened.Decision < last) return;
            await db.Accesses.Where(a => a.Organisation == organisation && a.ResourceId == resource && a.Clearance == access.Clearance).ExecuteUpdateAsync(u => u.SetProperty(a => a.OnHold, held).SetProperty(a => a.Clearance, decision), ct);
            await Hold(organisation, ct);
        }
        else if (Guid.TryParse(happened.Subject.Id, out var id)) await Hold(new OrganisationId(id), ct);
    }

    private async Task Hold(OrganisationId organisation, CancellationToken ct)
    {
        var own = IClearance.Subject(organisation);
        var all = (await gate.Of([own], ct))[own] != Standing.Clear;
        var live = new[] { ReservationState.Requested, ReservationState.Offered, ReservationState.Confirmed, ReservationState.InUse, ReservationState.Displaced };
        foreach (var booking in await db.Reservations.Where(b => b.Organisation == organisation && live.Contains(b.State)).ToListAsync(ct))
            booking.OnHold = all || await db.Accesses.AnyAsync(a => a.Organisation == organisation && a.OnHold && db.Occupancies.Any(o => o.ReservationId == booking.Id && o.ResourceId == a.ResourceId), ct);
        db.Doing("places.follow-access");
    }
}
