using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Schedule.Picking;

namespace Isthmus.Forums.Requests;

/// <summary>
/// One side asks to meet the other, or says that it will not. A wish of the other side is joined to the request that is there. The unique index on the pair
/// decides between writers at the same moment: one makes the request, the others are told what happened. A request that meets a veto is noted and declined at
/// once, in the organiser's name: it tells that this meeting will not be arranged, not that the other side refused it.
/// </summary>
internal static class AskToMeet
{
    private const int MostAttempts = 20;

    public sealed class Request
    {
        [Required] public Guid? From { get; set; }
        [Required] public Guid? To { get; set; }
        public Priority Priority { get; set; } = Priority.Want;
        [StringLength(1000), Lines] public string? Note { get; set; }
    }

    /// <param name="IsNew">False when the wish was joined to a request of the other side.</param>
    public sealed record Asked(RequestView Request, bool IsNew);

    public static async Task<Outcome<Asked>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var (from, to) = (new ParticipantId(request.From!.Value), new ParticipantId(request.To!.Value));
        var asker = await db.OwnParticipant(id, from, who.Actor, ct);
        if (!asker.Succeeded) return asker.Refusal;
        if (from == to) return Refusal.InvalidField(nameof(Request.To), "forums.request.self");
        var other = await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == to && p.EditionId == id, ct);
        if (other is null) return Refusal.NotFound(ParticipantLookup.Unknown);
        if (!asker.Value.IsActive || !other.IsActive) return Refusal.Conflict("forums.participant-cancelled", asker.Value.IsActive ? other.Name : asker.Value.Name);

        var now = Instants.Stored(clock);
        var asked = MeetingRequest.Between(id, from, to, request.Priority, now, who.Actor.User);
        asked.Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        var sight = RequestSight.Of(who.Actor, [asker.Value, other]);
        var most = who.Actor.IsOrganiser || asked.Priority == Priority.No ? null : (await RequestRules.Of(db, id, ct)).MostOpenOf(asker.Value.Side);
        for (var attempt = 1; ; attempt++)
        {
            if (await Live(db, asked, ct) is { } there) return await Meet(there, asked, sight, db, gate, ct);
            if (most is { } quota && await Full(db, from, quota, ct) is { } full) return full;
            db.Requests.Add(asked);
            Name(asked, db);
            try
            {
                await db.SaveChangesAsync(ct);
                return new Asked(sight.View(asked), true);
            }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e))
            {
                db.ChangeTracker.Clear();
                return await Live(db, asked, ct) is { } winner ? await Meet(winner, asked, sight, db, gate, ct) : Refusal.Conflict("forums.changed-meanwhile");
            }
            // One of the two was taken out of the edition in this moment.
            catch (DbUpdateException e) when (DbErrors.IsTorn(e)) { return Refusal.NotFound(ParticipantLookup.Unknown); }
            catch (DbUpdateException e) when (most is not null && DbErrors.IsStale(e))
            {
                // Another request of the same participant came in between: it may have been the last one that was free.
                db.ChangeTracker.Clear();
                if (attempt > MostAttempts) return Refusal.Conflict("forums.changed-meanwhile");
            }
        }
    }

    // Each request under a quota counts a change of the participant, so that of two at the same moment one looks again.
    private static async Task<Refusal?> Full(ForumsDb db, ParticipantId from, int quota, CancellationToken ct)
    {
        var asker = await db.Participants.SingleAsync(p => p.Id == from, ct);
        if (await db.Requests.CountAsync(r => r.FromId == from && r.State == RequestState.Pending, ct) >= quota)
            return Refusal.Conflict("forums.quota-reached", quota) with { Facts = new Dictionary<string, object?> { ["quota"] = quota } };
        db.Touch(asker);
        return null;
    }

    public static Task<MeetingRequest?> Live(ForumsDb db, MeetingRequest asked, CancellationToken ct) => db.Requests.SingleOrDefaultAsync(r =>
        r.EditionId == asked.EditionId && r.LowId == asked.LowId && r.HighId == asked.HighId
        && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Vetoed), ct);

    private static async Task<Outcome<Asked>> Meet(MeetingRequest there, MeetingRequest asked, RequestSight sight, ForumsDb db, IClearance gate, CancellationToken ct)
    {
        // To join the other side's veto reads like a veto of one's own, which it is.
        var alone = there.State == RequestState.Vetoed;
        if (!there.TakeWish(asked.FromId, asked.Priority, asked.AskedBy, asked.AskedAt)) return await Taken(there, asked, sight, db, ct);
        if (there.State == RequestState.Vetoed) await ReleaseSlot.Apply(there, db, ct);
        if (there.State == RequestState.Accepted)
        {
            var sides = await db.Participants.AsNoTracking().Where(p => p.Id == there.FromId || p.Id == there.ToId).ToDictionaryAsync(p => p.Id, ct);
            await gate.Clear(GatePoint.MeetingAcceptance, [there], sides, db, ct);
        }
        db.Doing(asked.Priority == Priority.No ? "forums.veto-meeting" : "forums.join-request");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e))
        {
            db.ChangeTracker.Clear();
            return await Live(db, there, ct) is { } changed ? await Taken(changed, asked, sight, db, ct) : Refusal.Conflict("forums.changed-meanwhile");
        }
        return new Asked(sight.View(there), alone);
    }

    /// <summary>What happened to the pair, in words and as facts; a veto of the other side is not among them.</summary>
    private static async Task<Outcome<Asked>> Taken(MeetingRequest there, MeetingRequest asked, RequestSight sight, ForumsDb db, CancellationToken ct)
    {
        if (there.State != RequestState.Vetoed)
            return Refusal.Conflict(there.IsMutual ? "forums.request-mutual" : "forums.request-exists") with
            {
                Facts = new Dictionary<string, object?> { ["request"] = there.Id.Value, ["from"] = there.FromId.Value, ["state"] = there.State.ToString(), ["askedAt"] = there.AskedAt },
            };
        if (sight.Knows(there)) return Refusal.Conflict("forums.pair-vetoed");
        // Somebody vetoed in this very moment: the asker's own veto is joined to it when it is said again.
        if (asked.Priority == Priority.No) return Refusal.Conflict("forums.changed-meanwhile");
        asked.Decide(RequestState.Declined, DecidedAs.Organiser, null, asked.AskedAt, null);
        db.Requests.Add(asked);
        Name(asked, db);
        await db.SaveChangesAsync(ct);
        return new Asked(sight.View(asked), true);
    }

    private static void Name(MeetingRequest asked, ForumsDb db) => db.Doing(asked.Priority == Priority.No ? "forums.veto-meeting" : "forums.ask-to-meet");

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/requests", async Task<IResult> (EditionId id, Request request, HttpResponse response, CurrentActor who, ForumsDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(id, request, who, db, gate, clock, ct);
            if (!outcome.Succeeded) return outcome.Refusal.ToProblem();
            var (view, isNew) = outcome.Value;
            response.Headers.ETag = Versions.Tag(view.Version);
            return isNew ? TypedResults.Created($"/api/forums/{id}/requests/{view.Id}", view) : TypedResults.Ok(view);
        })
        .RequireAccess(Policies.SignedIn, "forums:write").Idempotent().Produces<RequestView>(StatusCodes.Status201Created).Produces<RequestView>().ProducesProblem(StatusCodes.Status409Conflict)
        .WithName("forums.requests.ask").WithSummary("Asks to meet, joins the wish to a request of the other side (200), or vetoes a meeting");
}
