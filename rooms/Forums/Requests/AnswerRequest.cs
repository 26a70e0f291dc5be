using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>The side that was asked accepts or declines; the organiser can do it in its place. The asker withdraws.</summary>
internal static class AnswerRequest
{
    public enum Answer { Accept, Decline, Withdraw }

    public sealed class Request
    {
        [Required] public Answer? Answer { get; set; }
        [StringLength(1000)] public string? Reason { get; set; }
    }

    public static async Task<Outcome<MeetingRequest>> Handle(EditionId id, RequestId requestId, Request request, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var row = await db.Requests.SingleOrDefaultAsync(r => r.Id == requestId && r.EditionId == id, ct);
        if (row is null) return Refusal.NotFound("forums.no-such-request");
        var sides = await db.Participants.AsNoTracking().Where(p => p.Id == row.FromId || p.Id == row.ToId).ToDictionaryAsync(p => p.Id, ct);
        var actor = who.Actor;
        if (!sides.Values.Any(actor.MaySee)) return Refusal.NotFound("forums.no-such-request");
        var withdraws = request.Answer == Answer.Withdraw;
        // A veto belongs to the side that made it, also when it was joined to the other side's request.
        var speaker = withdraws && !(row.State == RequestState.Vetoed && row.ReturnPriority == Priority.No) ? sides[row.FromId] : sides[row.ToId];
        if (!actor.MayRun(speaker)) return Refusal.Forbidden();
        if (row.Check(version) is { } stale) return stale;
        if (!Allowed(row.State, request.Answer!.Value)) return Refusal.Conflict("forums.request-settled") with { Facts = new Dictionary<string, object?> { ["state"] = row.State.ToString(), ["decidedAt"] = row.DecidedAt } };

        var role = actor.MayEdit(speaker.Organisation) && !actor.IsOfficer ? (withdraws ? DecidedAs.Asker : DecidedAs.OtherSide) : DecidedAs.Organiser;
        var state = request.Answer switch { Answer.Accept => RequestState.Accepted, Answer.Decline => RequestState.Declined, _ => RequestState.Withdrawn };
        row.Decide(state, role, actor.User, Instants.Stored(clock), request.Reason);
        db.Doing(state switch { RequestState.Accepted => "forums.accept-request", RequestState.Declined => "forums.decline-request", _ => "forums.withdraw-request" });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.request-exists"); }
        return row;
    }

    // Who declined may think again, and the other way round; what is withdrawn is asked anew.
    private static bool Allowed(RequestState state, Answer answer) => answer switch
    {
        Answer.Accept => state is RequestState.Pending or RequestState.Declined,
        Answer.Decline => state is RequestState.Pending or RequestState.Accepted,
        _ => state is RequestState.Pending or RequestState.Accepted or RequestState.Vetoed,
    };

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{id}/requests/{request}/answer", async (EditionId id, RequestId request, Request answer, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, answer, http.IfMatch(), who, db, clock, ct)).ToResult(r => { response.SetETag(r); return TypedResults.Ok(RequestView.Of(r)); }))
        .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.requests.answer").WithSummary("Accepts, declines or withdraws a request");
}
