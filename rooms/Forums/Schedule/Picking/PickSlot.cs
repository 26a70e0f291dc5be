using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Publishing;

namespace Isthmus.Forums.Schedule.Picking;

/// <summary>
/// A participant picks the time of a meeting, and accepts the request by it if that was still open. The answer, the meeting with its table and what it occupies are one transaction; of two who want
/// the same time one gets it, and the other is told what happened and which times are left. The meeting is locked, and goes out at once where a timetable is published.
/// </summary>
internal static class PickSlot
{
    private const int MostOffered = 20;

    public sealed class Request
    {
        [Required] public Guid? Slot { get; set; }
    }

    /// <summary>A time at which the meeting can be held.</summary>
    public sealed record Offer(Guid Slot, DateOnly Date, DateTime StartsAt, DateTime EndsAt)
    {
        public static Offer Of(FreePlace p) => new(p.Slot.Id.Value, p.Slot.Date, p.Slot.StartsAt, p.Slot.EndsAt);
    }

    public sealed record Offers(IReadOnlyList<Offer> Slots);

    public static async Task<Outcome<RequestView>> Handle(EditionId id, RequestId requestId, Request asked, string? reason, int? version, CurrentActor who, ForumsDb db, SaveChange save, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var found = await Find(id, requestId, who.Actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var pair = found.Value.Sides.ToDictionary(s => s.Id);
        var answer = (await gate.Ask([PairGate.Question(GatePoint.MeetingAcceptance, found.Value.Row, pair[found.Value.Row.FromId], pair[found.Value.Row.ToId])], ct))[0];
        if (!answer.IsClear) return Refusal.Conflict("forums.being-checked");
        var (actor, sight, sides, now) = (who.Actor, found.Value.Sight, found.Value.Sides, Instants.Stored(clock));
        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.EditionId == id, ct);
        var published = await PublishSchedule.LastRows(db, id, plan, ct);
        MeetingRequest? answered = null;
        var outcome = await save.Run(id, Meeting.IdOf(requestId), version: null, actor, (board, request, meeting, words) =>
        {
            answered = request;
            if (request.Check(version) is { } stale) return stale;
            if (request.State is not (RequestState.Pending or RequestState.Declined or RequestState.Accepted)) return AnswerRequest.Settled(sight.View(request));
            // What is accepted has been agreed by both; before that it is for the side that was asked.
            var speaker = request.State == RequestState.Accepted ? sides.FirstOrDefault(actor.MayRun) : sides.FirstOrDefault(s => s.Id == request.ToId && actor.MayRun(s));
            if (speaker is null) return Refusal.Forbidden();
            if (meeting.IsPlaced) return Refusal.Conflict("forums.time-is-chosen", words.Slot(meeting.SlotId!.Value.Value));
            if (meeting.State == MeetingState.Cancelled) return Refusal.Conflict("forums.schedule-not-in-this-state");

            var free = FreeSlots.Of(board, request, published, now);
            var slot = SlotId.From(asked.Slot!.Value);
            if (free.FirstOrDefault(f => f.Slot.Id == slot) is not { } place) return Taken(board, request, slot, free, words, now);
            db.Requests.Attach(request);
            if (request.Clearance != answer.Decision)
            {
                request.Stand(answer);
                db.Publish(new ClearanceTaken([answer.Decision]));
            }
            if (request.State != RequestState.Accepted) request.Decide(RequestState.Accepted, AnswerRequest.RoleOf(actor, speaker, request), actor.User, now, reason);
            meeting.PutAt(place.Slot.Id, place.Table?.Id, place.Interpreter, locked: true);
            if (board.Plan is { IsOpen: true, Audience: var audience }) PublishOne(db, meeting, audience);
            return ChangeKind.Moved;
        }, ct, doing: "forums.pick-time");
        return outcome.Succeeded ? sight.View(answered!) : outcome.Refusal;
    }

    public static async Task<Outcome<Offers>> Free(EditionId id, RequestId requestId, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Find(id, requestId, who.Actor, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var (board, published) = (await FreeSlots.Read(db, id, ct))!.Value;
        var request = board.Request(requestId)!;
        if (request.State is not (RequestState.Pending or RequestState.Declined or RequestState.Accepted)) return AnswerRequest.Settled(found.Value.Sight.View(request));
        return new Offers([.. FreeSlots.Of(board, request, published, Instants.Stored(clock)).Select(Offer.Of)]);
    }

    /// <summary>One meeting goes out as a revision of its own: the two sides are written to, nobody else.</summary>
    public static void PublishOne(ForumsDb db, Meeting meeting, Audience audience) =>
        db.Enqueue(ScheduleJobs.Publish, new PublishRevision.Args(meeting.EditionId.Value, audience, meeting.Id.Value), ScheduleJobs.Subject(meeting.EditionId));

    private sealed record Found(MeetingRequest Row, RequestSight Sight, IReadOnlyList<Participant> Sides);

    private static async Task<Outcome<Found>> Find(EditionId id, RequestId requestId, Actor actor, ForumsDb db, CancellationToken ct)
    {
        var row = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId && r.EditionId == id, ct);
        if (row is null) return Refusal.NotFound("forums.no-such-request");
        var sides = await db.Participants.AsNoTracking().Where(p => p.Id == row.FromId || p.Id == row.ToId).ToListAsync(ct);
        var sight = RequestSight.Of(actor, sides);
        if (!sight.Sees(row)) return Refusal.NotFound("forums.no-such-request");
        if (!sides.Exists(actor.MayRun)) return Refusal.Forbidden();
        if (!(await RequestRules.Of(db, id, ct)).ParticipantsPick) return Refusal.Conflict("forums.organiser-finds-times");
        return new Found(row, sight, sides);
    }

    private static Refusal Taken(Board board, MeetingRequest request, SlotId slot, IReadOnlyList<FreePlace> free, SlotWords words, DateTime now)
    {
        var (code, what) = board.Slot(slot) is not { } s || s.StartsAt <= now ? ("past", words.Texts["forums.pick.past"])
            : new[] { request.FromId, request.ToId }.Where(p => board.Away[p].Contains(slot) || board.Placed.Count(m => m.Slot.Id == slot && m.Request.Concerns(p)) >= Math.Max(1, board.Participant(p)?.Teams ?? 1)).ToList() is [var side, ..]
                ? ("participant", words.Texts["forums.pick.sideTaken", board.NameOf(side)]) : ("place", words.Texts["forums.pick.noPlace"]);
        return Refusal.Conflict("forums.slot-taken", what) with
        {
            Facts = new Dictionary<string, object?> { ["taken"] = code, ["alternatives"] = free.Take(MostOffered).Select(Offer.Of).ToList() },
        };
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/requests/{request}/slots", async (EditionId id, RequestId request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Free(id, request, who, db, clock, ct)).ToResult(o => TypedResults.Ok(o)))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.requests.slots").WithSummary("The times at which both sides and a table are free, where participants find the times");
        api.MapPut("/{id}/requests/{request}/slot", async (EditionId id, RequestId request, Request asked, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, SaveChange save, IClearance gate, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, request, asked, null, http.IfMatch(), who, db, save, gate, clock, ct)).ToResult(r => { response.Headers.ETag = Versions.Tag(r.Version); return TypedResults.Ok(r); }))
            .RequireAccess(Policies.SignedIn, "forums:write").ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("forums.requests.pick").WithSummary("Picks the time of a meeting and accepts the request by it; 409 with the times that are left when somebody else was first");
    }
}
