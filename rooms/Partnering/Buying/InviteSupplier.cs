using Isthmus.Partnering.Clearing;

namespace Isthmus.Partnering.Buying;

/// <summary>A buyer invites an organisation of the register to quote, once. The gate is asked about both: whom it does not clear gets no mail.</summary>
internal static class InviteSupplier
{
    private const int MostOfOne = 50;

    public static async Task<Outcome<SupplierInvitation>> Handle(RfqId id, OrganisationId organisation, Actor actor, IOrganisations organisations, IAccounts accounts, IClearance gate, PartneringDb db, QuotationMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await RfqAccess.ToWrite(id, null, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (r, now) = (found.Value, Instants.Stored(clock));
        if (!r.TakesQuotes(now)) return Refusal.Conflict("partnering.rfq-closed");
        // Whether it is public, the register says in words of a language; which one does not matter.
        var cards = await organisations.Find([organisation, r.Buyer], ct);
        if (cards.GetValueOrDefault(organisation) is not { } supplier || supplier.Id == r.Buyer || (await organisations.Profiles([supplier.Id], "en", ct)).Count == 0) return Refusal.InvalidField(nameof(InviteToQuote.Request.Organisation), "problem.partnering.no-such-organisation");
        var there = await db.SupplierInvitations.AsNoTracking().Where(i => i.RfqId == id).Select(i => i.Organisation).ToListAsync(ct);
        if (there.Contains(supplier.Id)) return Refusal.Conflict("partnering.invited-already");
        if (there.Count >= MostOfOne) return Refusal.Conflict("partnering.invited-enough");
        if (!(await accounts.MembersOf([supplier.Id], ct))[supplier.Id].Any()) return Refusal.Conflict("partnering.nobody-to-invite");

        var answer = (await gate.Ask([BuyingGate.Invitation(r, supplier, cards.GetValueOrDefault(r.Buyer))], ct))[0];
        if (!answer.IsClear)
        {
            await db.Drop([BuyingGate.Subject(id, supplier.Id)], ct);
            return Refusal.Conflict("partnering.invitation-held");
        }
        var invitation = new SupplierInvitation { RfqId = id, Organisation = supplier.Id, By = actor.User, At = now, Clearance = answer.Decision };
        db.SupplierInvitations.Add(invitation);
        await mail.Invited(r, supplier.Id, ct);
        // It has happened: nothing of it is left to screen.
        db.Publish(new SubjectsGone([BuyingGate.Subject(id, supplier.Id)]));
        db.Doing("partnering.invite-supplier");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("partnering.invited-already"); }
        return invitation;
    }
}
