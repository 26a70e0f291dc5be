using System.Text.Json.Serialization;
using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Workflow;

/// <summary>Moves an opportunity from one state to another. What becomes public is asked about at the gate first: held, it is not published.</summary>
internal static class MoveOpportunity
{
    public sealed class Request
    {
        [Required] public OpportunityMove? Move { get; set; }
        [StringLength(Limits.Note), Lines] public string? Note { get; set; }

        /// <summary>What a page was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Opportunity>> Handle(OpportunityId id, Request request, int? version, Actor actor, Taxonomies taxonomies, PartneringDb db, IClearance gate, IOrganisations organisations, PartneringMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (request.Move is not { } move) return Refusal.InvalidField(nameof(request.Move), "ui.validation.choose");
        var rule = Moves.Of(move);
        if (await db.Opportunities.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } o || !Visible.To(actor, o, Instants.Stored(clock))) return Refusal.NotFound(Visible.Unknown);
        if (!rule.May(o, actor)) return Refusal.Forbidden();
        if (!rule.Allows(o.State)) return Refusal.Conflict("partnering.move-not-now");
        if (move == OpportunityMove.Pass) return Refusal.Conflict("partnering.needs-review");
        if (o.Check(version) is { } stale) return stale;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        if (rule.NeedsReason && note is null) return Refusal.InvalidField(nameof(request.Note), "partnering.wrong.reason");
        if (move == OpportunityMove.Submit && Complete.Missing(o, taxonomies) is { } missing) return missing;
        var now = Instants.Stored(clock);
        if (rule.To == OpportunityState.Published && Lasts.Refuse(o, now) is { } over) return over;

        var before = o.State;
        o.Move(rule.To, now);
        o.Note = rule.NeedsReason ? note : null;
        if (move == OpportunityMove.Submit) o.SubmittedAt = now;
        if (move == OpportunityMove.Revise) o.BeginAnew();
        // Nothing is written yet: the gate is asked about it as it is going to be.
        if (rule.To == OpportunityState.Published) await gate.Clear([o], organisations, now, ct);
        if (move is OpportunityMove.Return or OpportunityMove.Reject) db.Reviews.Add(Recorded(o, before, move, note, actor, now));
        await mail.Moved(o, before, move, ct);
        db.Doing($"partnering.{Told(move)}");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(o.Version); }
        return o;
    }

    /// <summary>The move in the audit: <c>accept-draft</c>.</summary>
    public static string Told(OpportunityMove move) => string.Concat(move.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static Review Recorded(Opportunity o, OpportunityState before, OpportunityMove move, string? note, Actor actor, DateTime now) => new()
    {
        Id = ReviewId.New(), OpportunityId = o.Id, Passed = [], Outcome = move == OpportunityMove.Return ? ReviewOutcome.Returned : ReviewOutcome.Rejected, Note = note, By = actor.User,
        SubmittedAt = before is OpportunityState.UnderReview or OpportunityState.UnderValidation ? o.SubmittedAt ?? now : now, DecidedAt = now,
    };

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{opportunity}/moves", async (OpportunityId opportunity, Request request, HttpRequest http, CurrentActor actor, Taxonomies taxonomies, PartneringDb db, IClearance gate, IOrganisations organisations, PartneringMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(opportunity, request, http.IfMatch(), actor.Actor, taxonomies, db, gate, organisations, mail, clock, ct)).ToResult(o => TypedResults.Ok(new MoveAnswer(o.Id, o.Version, o.State, o.OnHold))))
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.opportunities.move").WithSummary("Moves an opportunity in its workflow; publishing asks the gate, and what it holds is not published");
}

internal sealed record MoveAnswer(OpportunityId Id, int Version, OpportunityState State, bool OnHold);

/// <summary>A time that is over is not published again as it is.</summary>
internal static class Lasts
{
    public static Refusal? Refuse(Opportunity o, DateTime now) =>
        o.ValidUntil <= now || o.Facts.Call is { } call && DateOnly.FromDateTime(now) > call.CallUntil ? Refusal.Conflict("partnering.time-is-over") : null;
}
