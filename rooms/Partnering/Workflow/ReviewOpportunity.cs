using System.Text.Json.Serialization;
using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Workflow;

/// <summary>An officer goes through the checklist. All checks passed: it goes on to be published; otherwise it goes back with what is to be mended. Recorded either way.</summary>
internal static class ReviewOpportunity
{
    public sealed class Request
    {
        [MaxLength(20)] public List<ReviewCheck> Passed { get; set => field = value ?? []; } = [];
        [StringLength(Limits.Note), Lines] public string? Note { get; set; }
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Opportunity>> Handle(OpportunityId id, Request request, int? version, Actor actor, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, Instants.Stored(clock))) return Refusal.NotFound(Visible.Unknown);
        if (!Moves.MayReview(o, actor)) return Refusal.Forbidden(actor.IsOfficer ? "partnering.own-opportunity" : "platform.forbidden");
        if (o.State != OpportunityState.UnderReview) return Refusal.Conflict("partnering.move-not-now");
        if (o.Check(version) is { } stale) return stale;
        var now = Instants.Stored(clock);
        var passed = request.Passed.Distinct().Order().ToList();
        var all = passed.Count == Enum.GetValues<ReviewCheck>().Length;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        if (!all && note is null) return Refusal.InvalidField(nameof(request.Note), "partnering.wrong.reason");

        o.Move(all ? OpportunityState.UnderValidation : OpportunityState.Draft, now);
        o.Note = all ? null : note;
        db.Reviews.Add(new Review { Id = ReviewId.New(), OpportunityId = id, Passed = passed, Outcome = all ? ReviewOutcome.Passed : ReviewOutcome.Returned, Note = note, By = actor.User, SubmittedAt = o.SubmittedAt ?? now, DecidedAt = now });
        if (!all) await mail.Moved(o, OpportunityState.UnderReview, OpportunityMove.Return, ct);
        db.Doing("partnering.review-opportunity");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(o.Version); }
        return o;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{opportunity}/review", async (OpportunityId opportunity, Request request, HttpRequest http, CurrentActor actor, PartneringDb db, PartneringMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, request, http.IfMatch(), actor.Actor, db, mail, clock, ct)).ToResult(o => TypedResults.Ok(new MoveAnswer(o.Id, o.Version, o.State, o.OnHold))))
        .RequireAccess(Policies.Officer, Scopes.Write).WithName("partnering.opportunities.review").WithSummary("Records the checklist of a review: passed whole it goes on, otherwise back to its editors with a note");
}
