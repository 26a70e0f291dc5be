using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Picking;

namespace Isthmus.Forums.Requests;

/// <summary>The side that was asked accepts or declines; the organiser can do it in its place. The asker withdraws, and whoever vetoed takes the veto back.</summary>
internal static class AnswerRequest
{
    public enum Answer { Accept, Decline, Withdraw }

    public sealed class Request
    {
        public const int LongestReason = 1000;

        [Required] public Answer? Answer { get; set; }

        /// <summary>When accepting, where participants find the times: the slot of the meeting.</summary>
        public Guid? Slot { get; set; }
        [StringLength(LongestReason), Lines] public string? Reason { get; set; }
    }

    public static async Task<Outcome<RequestView>> Handle(EditionId id, RequestId requestId, Request request, int? version, CurrentActor who, ForumsDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        // A page sends the reason beside its buttons, without a form of ours around it.
        if (request.Reason?.Length > Request.LongestReason || !PlainText.IsWritable(request.Reason)) return Refusal.InvalidField(nameof(Request.Reason), "ui.validation.value");
        var row = await db.Requests.SingleOrDefaultAsync(r => r.Id == requestId && r.EditionId == id, ct);
        if (row is null) return Refusal.NotFound("forums.no-such-request");
        var sides = await db.Participants.AsNoTracking().Where(p => p.Id == row.FromId || p.Id == row.ToId).ToDictionaryAsync(p => p.Id, ct);
        var (actor, answer, now) = (who.Actor, request.Answer!.Value, Instants.Stored(clock));
        var sight = RequestSight.Of(actor, sides.Values);
        if (!sight.Sees(row)) return Refusal.NotFound("forums.no-such-request");
        // A veto belongs to the side that made it, also when it was joined to the other side's request.
        var vetoes = row.State == RequestState.Vetoed && answer == Answer.Withdraw ? sides.Values.Where(p => row.Vetoes(p.Id) && actor.MayRun(p)).ToList() : [];
        var speaker = vetoes.Count > 0 ? vetoes[0] : sides[answer == Answer.Withdraw ? row.FromId : row.ToId];
        if (!actor.MayRun(speaker)) return Refusal.Forbidden();
        if (row.Check(version) is { } stale) return stale;
        if (!Allowed(sight.StateOf(row), answer)) return Settled(sight.View(row));
        if (answer == Answer.Accept && !actor.IsOrganiser && await LacksTime(id, requestId, now, db, ct)) return Refusal.InvalidField(nameof(Request.Slot), "forums.pick.slotMissing");

        if (answer == Answer.Accept)
        {
            await gate.Clear(GatePoint.MeetingAcceptance, [row], sides, db, ct);
            if (row.OnHold) return Refusal.Conflict("forums.being-checked");
        }

        var role = RoleOf(actor, speaker, row);
        var wasAccepted = row.State == RequestState.Accepted;
        var (before, told) = (sight.View(row), row);
        // What the other side wished stands again, as if this one had said nothing. The organiser's word is for both.
        if (vetoes.Count == 1 && !actor.IsOrganiser && row.WishOf(row.Other(speaker.Id)) is not null)
        {
            row.TakeBackVeto(speaker.Id, now);
            // The other side's own veto goes on unseen: what is told is the one taken back, as a row of its own.
            if (!sight.Sees(row))
            {
                told = MeetingRequest.Between(id, speaker.Id, row.Other(speaker.Id), Priority.No, before.AskedAt, actor.User);
                told.Decide(RequestState.Withdrawn, role, actor.User, now, request.Reason);
                db.Requests.Add(told);
            }
        }
        else row.Decide(StateAfter(answer), role, actor.User, now, request.Reason);
        if (wasAccepted && row.State != RequestState.Accepted) await ReleaseSlot.Apply(row, db, ct);
        db.Doing(answer switch
        {
            Answer.Accept => "forums.accept-request",
            Answer.Decline => "forums.decline-request",
            Answer.Withdraw => "forums.withdraw-request",
            _ => throw new InvalidOperationException(answer.ToString()),
        });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return await Taken(row, before, sight, db, ct); }
        return sight.View(told);
    }

    // Another request of the pair is live by now.
    private static async Task<Refusal> Taken(MeetingRequest row, RequestView before, RequestSight sight, ForumsDb db, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await AskToMeet.Live(db, row, ct) is not { State: RequestState.Vetoed } veto) return Refusal.Conflict("forums.request-exists");
        return sight.Knows(veto) ? Refusal.Conflict("forums.pair-vetoed") : Settled(before);
    }

    public static DecidedAs RoleOf(Actor actor, Participant speaker, MeetingRequest row) =>
        actor.MayEdit(speaker.Organisation) && !actor.IsOfficer ? (speaker.Id == row.FromId ? DecidedAs.Asker : DecidedAs.OtherSide) : DecidedAs.Organiser;

    // Where participants find the times, to accept is to pick one, as long as there is one; what finds none waits for the organiser.
    private static async Task<bool> LacksTime(EditionId id, RequestId requestId, DateTime now, ForumsDb db, CancellationToken ct) =>
        (await RequestRules.Of(db, id, ct)).ParticipantsPick && await FreeSlots.Read(db, id, ct) is var (board, published) && board.Request(requestId) is { } request
            && FreeSlots.Of(board, request, published, now).Count > 0;

    public static Refusal Settled(RequestView seen) =>
        Refusal.Conflict("forums.request-settled") with { Facts = new Dictionary<string, object?> { ["state"] = seen.State.ToString(), ["decidedAt"] = seen.DecidedAt } };

    // Who declined may think again, and the other way round; what is withdrawn is asked anew.
    private static bool Allowed(RequestState state, Answer answer) => answer switch
    {
        Answer.Accept => state is RequestState.Pending or RequestState.Declined,
        Answer.Decline => state is RequestState.Pending or RequestState.Accepted,
        Answer.Withdraw => state is RequestState.Pending or RequestState.Accepted or RequestState.Vetoed,
        _ => throw new InvalidOperationException(answer.ToString()),
    };

    private static RequestState StateAfter(Answer answer) => answer switch
    {
        Answer.Accept => RequestState.Accepted,
        Answer.Decline => RequestState.Declined,
        Answer.Withdraw => RequestState.Withdrawn,
        _ => throw new InvalidOperationException(answer.ToString()),
    };

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{id}/requests/{request}/answer", async (EditionId id, RequestId request, Request answer, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, SaveChange save, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (answer is { Answer: Answer.Accept, Slot: { } slot } ? await PickSlot.Handle(id, request, new() { Slot = slot }, answer.Reason, http.IfMatch(), who, db, save, gate, clock, ct)
                : await Handle(id, request, answer, http.IfMatch(), who, db, gate, clock, ct)).ToResult(r => { response.Headers.ETag = Versions.Tag(r.Version); return TypedResults.Ok(r); }))
        .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.requests.answer").ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Accepts, declines or withdraws a request; where participants find the times, accepting names the slot");
}
