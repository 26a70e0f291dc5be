using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests;

/// <summary>
/// One side asks to meet the other, or says that it will not. A wish of the other side is joined to the request that is there. The unique index on the pair
/// decides between writers at the same moment: one makes the request, the others are told what happened.
/// </summary>
internal static class AskToMeet
{
    public sealed class Request
    {
        [Required] public Guid? From { get; set; }
        [Required] public Guid? To { get; set; }
        public Priority Priority { get; set; } = Priority.Want;
        [StringLength(1000)] public string? Note { get; set; }
    }

    public sealed record Asked(MeetingRequest Request, bool IsNew);

    public static async Task<Outcome<Asked>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
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
        if (await Live(db, asked, ct) is { } there) return await Join(there, from, request.Priority, who.Actor, now, db, ct);
        asked.Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        db.Requests.Add(asked);
        db.Doing(request.Priority == Priority.No ? "forums.veto-meeting" : "forums.ask-to-meet");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e))
        {
            db.ChangeTracker.Clear();
            return await Live(db, asked, ct) is { } winner ? Taken(winner) : Refusal.Conflict("forums.changed-meanwhile");
        }
        return new Asked(asked, true);
    }

    public static Task<MeetingRequest?> Live(ForumsDb db, MeetingRequest asked, CancellationToken ct) => db.Requests.SingleOrDefaultAsync(r =>
        r.EditionId == asked.EditionId && r.LowId == asked.LowId && r.HighId == asked.HighId
        && (r.State == RequestState.Pending || r.State == RequestState.Accepted || r.State == RequestState.Vetoed), ct);

    private static async Task<Outcome<Asked>> Join(MeetingRequest there, ParticipantId from, Priority priority, Actor actor, DateTime now, ForumsDb db, CancellationToken ct)
    {
        if (!there.TakeWish(from, priority, actor.User, now)) return Taken(there);
        db.Doing(priority == Priority.No ? "forums.veto-meeting" : "forums.join-request");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e))
        {
            db.ChangeTracker.Clear();
            return await Live(db, there, ct) is { } changed ? Taken(changed) : Refusal.Conflict("forums.changed-meanwhile");
        }
        return new Asked(there, false);
    }

    /// <summary>What happened to the pair, in words and as facts; who vetoed is not told.</summary>
    private static Refusal Taken(MeetingRequest there) => there.State == RequestState.Vetoed ? Refusal.Conflict("forums.pair-vetoed")
        : Refusal.Conflict(there.IsMutual ? "forums.request-mutual" : "forums.request-exists") with
        {
            Facts = new Dictionary<string, object?> { ["request"] = there.Id.Value, ["from"] = there.FromId.Value, ["state"] = there.State.ToString(), ["askedAt"] = there.AskedAt },
        };

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/requests", async Task<IResult> (EditionId id, Request request, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(id, request, who, db, clock, ct);
            if (!outcome.Succeeded) return outcome.Refusal.ToProblem();
            response.SetETag(outcome.Value.Request);
            var view = RequestView.Of(outcome.Value.Request);
            return outcome.Value.IsNew ? TypedResults.Created($"/api/forums/{id}/requests/{view.Id}", view) : TypedResults.Ok(view);
        })
        .RequireAccess(Policies.SignedIn, "forums:write").Idempotent().Produces<RequestView>(StatusCodes.Status201Created).Produces<RequestView>().ProducesProblem(StatusCodes.Status409Conflict)
        .WithName("forums.requests.ask").WithSummary("Asks to meet, joins the wish to a request of the other side (200), or vetoes a meeting");
}
