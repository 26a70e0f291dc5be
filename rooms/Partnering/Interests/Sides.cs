using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>An expression of interest as one who may see it finds it, and on which side that one stands.</summary>
internal sealed record Sides(Interest Interest, Opportunity Opportunity, bool IsAsker, bool IsOwner)
{
    public const string Unknown = "partnering.no-such-interest";

    /// <summary>To everybody but the two sides and officers it does not exist; to the owner not before the gate has let it through.</summary>
    public static async Task<Outcome<Sides>> Find(InterestId id, Actor actor, PartneringDb db, CancellationToken ct)
    {
        if (await db.Interests.SingleOrDefaultAsync(i => i.Id == id, ct) is not { } interest) return Refusal.NotFound(Unknown);
        var opportunity = await db.Opportunities.SingleAsync(o => o.Id == interest.OpportunityId, ct);
        var (asker, owner) = (actor.Memberships.ContainsKey(interest.Organisation), actor.Memberships.ContainsKey(opportunity.Owner));
        if (!asker && !actor.IsOfficer && !(owner && interest.DeliveredAt is not null && !interest.OnHold)) return Refusal.NotFound(Unknown);
        return new Sides(interest, opportunity, asker, owner);
    }

    /// <summary>Neither side may go on while the gate holds one of them or the opportunity is off the air.</summary>
    public Refusal? Stopped() => Interest.OnHold || Opportunity.State is OpportunityState.OnHold or OpportunityState.Flagged or OpportunityState.Rejected ? Refusal.Conflict("partnering.on-hold") : null;

    public bool MayAnswer(Actor actor) => Edits(actor, Opportunity.Owner);

    public bool MayAsk(Actor actor) => Edits(actor, Interest.Organisation);

    // Officers see, and do not speak for anybody.
    public static bool Edits(Actor actor, OrganisationId organisation) => actor.Memberships.TryGetValue(organisation, out var role) && role >= MemberRole.Editor;
}
