using Isthmus.Contracts.Compliance;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Requests;

/// <summary>The organiser settles all pending requests at once: accepts them for both sides, or lets them expire when the time for answers is over.</summary>
internal static class SettlePending
{
    public sealed class Request
    {
        /// <summary>True: accept for both sides; false: let expire.</summary>
        [Required] public bool? Accept { get; set; }
    }

    public static async Task<Outcome<int>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, IClearance gate, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var pending = await db.Requests.Where(r => r.EditionId == id && r.State == RequestState.Pending).ToListAsync(ct);
        if (request.Accept == true && pending.Count > 0)
        {
            var participants = await db.Participants.AsNoTracking().Where(p => p.EditionId == id).ToDictionaryAsync(p => p.Id, ct);
            await gate.Clear(GatePoint.MeetingAcceptance, pending, participants, db, ct);
            pending.RemoveAll(r => r.OnHold);
        }
        var state = request.Accept == true ? RequestState.Accepted : RequestState.Expired;
        foreach (var row in pending) row.Decide(state, DecidedAs.Organiser, who.Actor.User, Instants.Stored(clock), null);
        db.Doing(request.Accept == true ? "forums.accept-all-requests" : "forums.expire-requests");
        try { await db.SaveChangesAsync(ct); }
        // Somebody answered in this moment: nothing was settled, the organiser looks again.
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return pending.Count;
    }

    public sealed record Answer(int Settled);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/requests/settlement", async (EditionId id, Request request, CurrentActor who, ForumsDb db, IClearance gate, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, gate, clock, ct)).ToResult(n => TypedResults.Ok(new Answer(n))))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.requests.settle").WithSummary("Accepts all pending requests for both sides, or lets them expire");
}
