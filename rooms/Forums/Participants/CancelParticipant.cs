namespace Isthmus.Forums.Participants;

/// <summary>A participant does not come after all, or comes again. Its requests stay, so that nothing is lost when it was a mistake; the timetable leaves them out.</summary>
internal static class CancelParticipant
{
    public static async Task<Outcome<Participant>> Handle(EditionId id, ParticipantId participantId, bool cancel, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnParticipant(id, participantId, who.Actor, ct);
        if (!found.Succeeded) return found;
        var p = found.Value;
        if (p.FoldedInto is not null) return Refusal.Conflict("forums.participant-folded");
        p.State = cancel ? ParticipantState.Cancelled : ParticipantState.Active;
        db.Doing(cancel ? "forums.cancel-participant" : "forums.restore-participant");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return p;
    }

    public sealed record Answer(ParticipantId Id, ParticipantState State, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{id}/participants/{participant}/cancellation", async (EditionId id, ParticipantId participant, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, participant, true, who, db, ct)).ToResult(p => TypedResults.Ok(new Answer(p.Id, p.State, p.Version))))
            .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.participants.cancel").WithSummary("Says that a participant does not come");
        api.MapDelete("/{id}/participants/{participant}/cancellation", async (EditionId id, ParticipantId participant, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, participant, false, who, db, ct)).ToResult(p => TypedResults.Ok(new Answer(p.Id, p.State, p.Version))))
            .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.participants.restore").WithSummary("Says that a cancelled participant comes after all");
    }
}
