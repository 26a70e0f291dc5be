using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Interests;

/// <summary>A side notes how far the cooperation is, with a date and a note that both see. The last stage has an outcome, and ends it.</summary>
internal static class RecordStep
{
    public const int Most = 200;

    public sealed class Request
    {
        [Required] public DealStage? Stage { get; set; }
        [Required] public DateOnly? On { get; set; }
        [StringLength(InterestTables.Note), Lines] public string? Note { get; set; }

        /// <summary>Of the last stage only.</summary>
        public DealOutcome? Result { get; set; }
    }

    public static async Task<Outcome<DealStep>> Handle(InterestId id, Request request, Actor actor, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await Sides.Find(id, actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (sides, interest) = (found.Value, found.Value.Interest);
        var asOwner = sides.MayAnswer(actor);
        if (!asOwner && !sides.MayAsk(actor)) return Refusal.Forbidden();
        if (interest.State != InterestState.Accepted) return Refusal.Conflict("partnering.not-accepted");
        if (sides.Stopped() is { } stopped) return stopped;
        if (interest.Stage == DealStage.Closed) return Refusal.Conflict("partnering.deal-closed");
        var now = Instants.Stored(clock);
        if (request.Stage is not { } stage || !Enum.IsDefined(stage)) return Refusal.InvalidField(nameof(request.Stage), "ui.validation.choose");
        if (request.On is not { } on || on > DateOnly.FromDateTime(now).AddDays(1) || on < DateOnly.FromDateTime(interest.AskedAt).AddDays(-1)) return Refusal.InvalidField(nameof(request.On), "partnering.wrong.day");
        if ((stage == DealStage.Closed) != (request.Result is not null)) return Refusal.InvalidField(nameof(request.Result), "partnering.wrong.outcome");
        if (await db.Steps.CountAsync(s => s.InterestId == id, ct) >= Most) return Refusal.Conflict("partnering.too-many", Most);
        var step = new DealStep { Id = DealStepId.New(), InterestId = id, Stage = stage, Result = request.Result, On = on, Note = Written.Lines(request.Note), ByOwner = asOwner, By = actor.User, At = now };
        db.Steps.Add(step);
        (interest.Stage, interest.Result) = (stage, request.Result);
        // Two who note at the same moment: the second sees what the first did.
        db.Entry(interest).Property(i => i.Stage).IsModified = true;
        await mail.Told("stage", asOwner ? interest.Organisation : sides.Opportunity.Owner, interest, sides.Opportunity, ct);
        db.Doing("partnering.record-step");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(interest.Version); }
        return step;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{interest}/steps", async (InterestId interest, Request request, CurrentActor actor, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(interest, request, actor.Actor, db, mail, clock, ct)).ToResult(s => TypedResults.Ok(new StepAnswer(s.Id, s.Stage))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.interests.step").WithSummary("Notes how far a cooperation is; closing it needs an outcome");
}

internal sealed record StepAnswer(DealStepId Id, DealStage Stage);
