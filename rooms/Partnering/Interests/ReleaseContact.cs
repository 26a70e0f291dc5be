using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>Somebody of a side releases the own contact. Only when both sides have, each sees the other's.</summary>
internal static class ReleaseContact
{
    public static async Task<Outcome<Interest>> Handle(InterestId id, Actor actor, PartneringDb db, PartneringMail mail, CancellationToken ct)
    {
        var found = await Sides.Find(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (sides, interest) = (found.Value, found.Value.Interest);
        var asOwner = sides.MayAnswer(actor);
        if (!asOwner && !sides.MayAsk(actor)) return Refusal.Forbidden();
        if (interest.State != InterestState.Accepted) return Refusal.Conflict("partnering.not-accepted");
        if (sides.Stopped() is { } stopped) return stopped;
        if ((asOwner ? interest.OwnerContact : interest.AskerContact) is not null) return interest;
        interest.Release(asOwner, actor.User);
        await mail.Told(interest.ContactsReleased ? "contacts" : "contact", asOwner ? interest.Organisation : sides.Opportunity.Owner, interest, sides.Opportunity, ct);
        db.Doing("partnering.release-contact");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(interest.Version); }
        return interest;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{interest}/contact", async (InterestId interest, CurrentActor actor, PartneringDb db, PartneringMail mail, CancellationToken ct) =>
            (await Handle(interest, actor.Actor, db, mail, ct)).ToResult(i => TypedResults.Ok(new Saved<InterestId>(i.Id, i.Version))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.interests.release").WithSummary("Releases the contact of whoever calls to the other side; seen when both have");
}
