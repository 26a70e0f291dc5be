using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Outbox;

namespace Isthmus.Partnering.Clearing;

/// <summary>The gate says something else than before of an opportunity, an expression of interest, or an organisation of either: they go off the air, or come back.</summary>
internal sealed class FollowStanding(PartneringDb db, IClearance gate, PartneringMail mail, TimeProvider clock) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (!Guid.TryParse(happened.Subject.Id, out var id) || happened.Subject.Kind is not (IClearance.OrganisationKind or IClearance.OpportunityKind or PartneringGate.InterestKind)) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var standing = (await gate.Of([happened.Subject], ct))[happened.Subject];
        var now = Instants.Stored(clock);
        db.Doing(standing == Standing.Clear ? "partnering.free" : "partnering.hold");
        switch (happened.Subject.Kind)
        {
            case IClearance.OpportunityKind: await OfOpportunity(new(id), new(happened.Decision, standing), now, ct); break;
            case PartneringGate.InterestKind: await OfInterest(new(id), new(happened.Decision, standing), now, ct); break;
            default: await OfOrganisation(new(id), standing, ct); break;
        }
    }

    // What has changed since is being asked about anew: what is said of the old words does not count.
    private async Task OfOpportunity(OpportunityId id, Clearance answer, DateTime now, CancellationToken ct)
    {
        if (await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id, ct) is not { Clearance: { } last } o || answer.Decision < last || !Moves.IsLive(o.State)) return;
        var held = o.OnHold;
        o.Stand(answer, now);
        if (held && !o.OnHold) await mail.Freed(o, ct);
        if (answer.IsClear) await Again(db.Interests.Where(i => i.OpportunityId == id && i.OnHold), ct);
    }

    private async Task OfInterest(InterestId id, Clearance answer, DateTime now, CancellationToken ct)
    {
        if (await db.Interests.SingleOrDefaultAsync(i => i.Id == id, ct) is not { Clearance: { } last } i || answer.Decision < last || i.IsOver) return;
        var unread = i.DeliveredAt is null;
        i.Stand(answer, now);
        if (unread && !i.OnHold) await Delivered.Tell(i, await db.Opportunities.AsNoTracking().SingleAsync(o => o.Id == i.OpportunityId, ct), db, mail, ct);
    }

    // What belonged to an organisation that was merged into this one belongs to this one.
    private async Task OfOrganisation(OrganisationId id, Standing standing, CancellationToken ct)
    {
        var theirs = db.Interests.Where(i => i.Organisation == id || db.Opportunities.Any(o => o.Id == i.OpportunityId && o.Owner == id));
        var opportunities = db.Opportunities.Where(o => o.Owner == id && (o.State == OpportunityState.Published || o.State == OpportunityState.OnHold || o.State == OpportunityState.Flagged));
        // Asked about anew either way, by a job, for a reaction holds the place of the one writer; until then they are held.
        if (standing == Standing.Clear) opportunities = opportunities.Where(o => o.State == OpportunityState.OnHold);
        var some = await opportunities.ToListAsync(ct);
        some.ForEach(o => o.Suspend());
        if (!await Again(standing == Standing.Clear ? theirs.Where(i => i.OnHold) : theirs, ct) && some.Count > 0) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }

    private async Task<bool> Again(IQueryable<Interest> interests, CancellationToken ct)
    {
        var some = await interests.Where(i => i.State == InterestState.Waiting || i.State == InterestState.Accepted).ToListAsync(ct);
        some.ForEach(i => i.Suspend());
        if (some.Count > 0) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
        return some.Count > 0;
    }
}
