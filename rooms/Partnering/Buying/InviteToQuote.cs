using Isthmus.Partnering.Clearing;

namespace Isthmus.Partnering.Buying;

/// <summary>A buyer invites whoever offers something to quote, once. The gate is asked about both: whom it does not clear gets no mail.</summary>
internal static class InviteToQuote
{
    public sealed class Request
    {
        /// <summary>An offer, or else an organisation of the register.</summary>
        public OpportunityId? Opportunity { get; set; }
        public OrganisationId? Organisation { get; set; }
    }

    public static async Task<Outcome<RfqInvitation>> Handle(RfqId id, OpportunityId? opportunity, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await RfqAccess.ToWrite(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (r, now) = (found.Value, Instants.Stored(clock));
        if (!r.TakesQuotes(now)) return Refusal.Conflict("partnering.rfq-closed");
        var offer = opportunity is { } wanted ? await db.Opportunities.AsNoTracking().SingleOrDefaultAsync(o => o.Id == wanted, ct) : null;
        if (offer is null || !offer.IsShown(now) || !Opportunities.ProfileRules.IsOffer(offer.Profile) || offer.Owner == r.Buyer) return Refusal.InvalidField(nameof(Request.Opportunity), "problem.partnering.no-such-opportunity");
        if (await db.Invitations.AnyAsync(i => i.RfqId == id && i.OpportunityId == offer.Id, ct)) return Refusal.Conflict("partnering.invited-already");

        var cards = await organisations.Find([offer.Owner, r.Buyer], ct);
        var answer = (await gate.Ask([BuyingGate.Invitation(r, offer, cards.GetValueOrDefault(offer.Owner), cards.GetValueOrDefault(r.Buyer))], ct))[0];
        if (!answer.IsClear)
        {
            await db.Drop([BuyingGate.Subject(id, offer.Id)], ct);
            return Refusal.Conflict("partnering.invitation-held");
        }
        var invitation = new RfqInvitation { RfqId = id, OpportunityId = offer.Id, Organisation = offer.Owner, By = actor.User, At = now, Clearance = answer.Decision };
        db.Invitations.Add(invitation);
        await mail.Invited(r, offer.Owner, ct);
        // It has happened: nothing of it is left to screen.
        db.Publish(new SubjectsGone([BuyingGate.Subject(id, offer.Id)]));
        db.Doing("partnering.invite-to-quote");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("partnering.invited-already"); }
        return invitation;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{rfq}/invitations", async (RfqId rfq, Request request, CurrentActor actor, IOrganisations organisations, IAccounts accounts, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct) =>
            request is { Opportunity: null, Organisation: { } supplier } ? (await InviteSupplier.Handle(rfq, supplier, actor.Actor, organisations, accounts, gate, db, mail, clock, ct)).ToResult(_ => TypedResults.NoContent())
                : request.Organisation is not null ? Refusal.InvalidField(nameof(Request.Organisation), "ui.validation.value").ToProblem()
                : (await Handle(rfq, request.Opportunity, actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.rfqs.invite").WithSummary("Invites whoever keeps an offer, or an organisation of the register, to quote, once; its people are written");
}
