using Isthmus.Contracts.Compliance;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Claims;

/// <summary>What can be done with a claim. Stored nowhere.</summary>
internal enum ClaimMove { Submit, Publish, Reject, Retire }

/// <summary>
/// A claim's way to the public: somebody writes it and submits it, an officer who did not write it publishes or rejects it; a public one is retired when it is taken back, or when the one that corrects it is published.
/// </summary>
internal static class ReviewClaim
{
    internal sealed class Request
    {
        [Required] public ClaimMove? Move { get; set; }

        /// <summary>Why it is rejected or retired.</summary>
        [StringLength(ClaimTables.Reason)] public string? Reason { get; set; }
    }

    public static async Task<Outcome<Claim>> Handle(ClaimId id, Request request, int? version, Actor actor, IClearance gate, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ClaimAccess.ToWrite(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        var (claim, now, reason) = (found.Value, Instants.Stored(clock), Written.Plain(request.Reason));
        switch (request.Move)
        {
            case ClaimMove.Submit when claim.State == ClaimState.Draft:
                if (claim.SourceId is null) return Refusal.Conflict("indicators.no-source");
                claim.Submit(now);
                break;
            case ClaimMove.Publish when claim.State == ClaimState.InReview:
                if (await Refuse(claim, actor, gate, db, ct) is { } refusal) return refusal;
                await Say(claim, actor, db, now, ct);
                break;
            case ClaimMove.Reject when claim.State is ClaimState.InReview or ClaimState.Draft:
                if (!actor.IsOfficer) return Refusal.Forbidden();
                if (reason is null) return Refusal.InvalidField(nameof(request.Reason), "ui.validation.required");
                claim.Reject(reason, actor.User, now);
                break;
            case ClaimMove.Retire when claim.State == ClaimState.Published:
                if (!actor.IsOfficer) return Refusal.Forbidden();
                if (reason is null) return Refusal.InvalidField(nameof(request.Reason), "ui.validation.required");
                claim.Retire(reason, actor.User, now);
                break;
            default:
                return Refusal.Conflict("indicators.move-not-now");
        }
        return await db.Save(claim, $"indicators.{request.Move.ToString()!.ToLowerInvariant()}-claim", ct);
    }

    /// <summary>Published, and in the same save what it corrects is retired.</summary>
    public static async Task Say(Claim claim, Actor actor, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        claim.Publish(actor.User, now);
        if (claim.Supersedes is { } corrected && await db.Claims.SingleOrDefaultAsync(c => c.Id == corrected, ct) is { State: ClaimState.Published } old) old.Retire(null, actor.User, now);
    }

    private static async Task<Refusal?> Refuse(Claim claim, Actor actor, IClearance gate, IndicatorsDb db, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        // Four eyes: nobody publishes what they wrote.
        if (claim.CapturedBy is { } writer && writer == actor.User) return Refusal.Forbidden("indicators.own-claim");
        if (claim.SourceId is not { } id) return Refusal.Conflict("indicators.no-source");
        if (await db.Sources.AsNoTracking().SingleAsync(s => s.Id == id, ct) is { IsSource: false } source) return Refusal.Conflict("indicators.not-a-source", source.Address ?? source.Outlet);
        if (claim.Supersedes is { } corrected && await db.Claims.AsNoTracking().AllAsync(c => c.Id != corrected || c.State != ClaimState.Published, ct)) return Refusal.Conflict("indicators.corrects-nothing");
        return await IsHeld(claim.SubjectKey, gate, ct) ? Refusal.Conflict("indicators.subject-held") : null;
    }

    private static async Task<bool> IsHeld(string subject, IClearance gate, CancellationToken ct)
    {
        if (!subject.StartsWith(SubjectKey.OrganisationPrefix, StringComparison.Ordinal)) return false;
        var of = IClearance.Subject(new OrganisationId(Guid.Parse(subject[SubjectKey.OrganisationPrefix.Length..])));
        return (await gate.Of([of], ct)).GetValueOrDefault(of, Contracts.Compliance.Standing.OnHold) != Contracts.Compliance.Standing.Clear;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/claims/{claim}/moves", async (ClaimId claim, Request body, HttpRequest request, CurrentActor actor, IClearance gate, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(claim, body, request.IfMatch(), actor.Actor, gate, db, clock, ct)).ToResult(c => TypedResults.Ok(new ClaimAnswer(c.Id, c.Version, c.State))))
        .RequireAccess(Policies.Organiser, Scopes.Write).WithName("indicators.claims.move").WithSummary("Submits, publishes, rejects or retires a claim; an officer publishes what somebody else wrote");
}
