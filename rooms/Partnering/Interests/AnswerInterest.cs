using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>The owner accepts, which opens the confidential part to the asking organisation, or declines with a reason. Accepting asks the gate about both once more.</summary>
internal static class AnswerInterest
{
    public sealed class Request
    {
        [Required] public bool? Accept { get; set; }
        public DeclineReason? Reason { get; set; }
        [StringLength(InterestTables.Note), Lines] public string? ReasonText { get; set; }
    }

    public static async Task<Outcome<Interest>> Handle(InterestId id, Request request, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await Sides.Find(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (interest, o) = (found.Value.Interest, found.Value.Opportunity);
        if (!found.Value.MayAnswer(actor)) return Refusal.Forbidden();
        if (interest.State != InterestState.Waiting) return Refusal.Conflict("partnering.answered-already");
        if (request.Accept is not { } accept) return Refusal.InvalidField(nameof(request.Accept), "ui.validation.choose");
        var text = Written.Lines(request.ReasonText);
        var now = Instants.Stored(clock);
        if (accept)
        {
            if (found.Value.Stopped() is { } stopped) return stopped;
            await gate.Clear([(interest, o)], organisations, now, ct);
            if (!interest.OnHold) interest.Accept(actor.User, now);
        }
        else
        {
            if (request.Reason is not { } reason || !Enum.IsDefined(reason)) return Refusal.InvalidField(nameof(request.Reason), "ui.validation.choose");
            if (reason == DeclineReason.Other && text is null) return Refusal.InvalidField(nameof(request.ReasonText), "partnering.wrong.reason");
            interest.Decline(reason, text, actor.User, now);
        }
        if (interest.State != InterestState.Waiting)
        {
            db.Publish(new InterestAnswered(id, o.Id, interest.Organisation, accept, interest.Reason));
            await mail.Answered(interest, o, ct);
        }
        db.Doing(interest.State switch { InterestState.Accepted => "partnering.accept-interest", InterestState.Declined => "partnering.decline-interest", _ => "partnering.hold" });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(interest.Version); }
        // What the gate said stays written; the answer can be given when it is clear.
        return interest.State == InterestState.Waiting ? Refusal.Conflict("partnering.on-hold") : interest;
    }

    public static async Task<Outcome<Interest>> Withdraw(InterestId id, Actor actor, PartneringDb db, CancellationToken ct)
    {
        var found = await Sides.Find(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var interest = found.Value.Interest;
        if (!found.Value.MayAsk(actor)) return Refusal.Forbidden();
        if (interest.IsOver) return Refusal.Conflict("partnering.answered-already");
        interest.Withdraw();
        db.Doing("partnering.withdraw-interest");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(interest.Version); }
        return interest;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{interest}/answer", async (InterestId interest, Request request, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(interest, request, actor.Actor, organisations, gate, db, mail, clock, ct)).ToResult(i => TypedResults.Ok(new Saved<InterestId>(i.Id, i.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.interests.answer").WithSummary("Accepts an expression of interest, or declines it with a reason");
        api.MapDelete("/{interest}", async (InterestId interest, CurrentActor actor, PartneringDb db, CancellationToken ct) => (await Withdraw(interest, actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.interests.withdraw").WithSummary("Takes an expression of interest back");
    }
}
