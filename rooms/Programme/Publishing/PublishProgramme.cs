namespace Isthmus.Programme.Publishing;

/// <summary>Shows the programme to the public, or takes it back. What is changed while it is public is public at once, and counted.</summary>
internal static class PublishProgramme
{
    public static async Task<Outcome<ProgrammeState>> Handle(EditionId id, bool publish, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var turn = await Turn.Take(id, db, ct);
        if (turn.State.IsPublished == publish) return turn.State;
        var now = Instants.Stored(clock);
        if (publish)
        {
            var board = await Sessions.Board.Read(found.Value, db, tracked: false, ct);
            if (board.Placed.Count == 0) return Refusal.Conflict("programme.nothing-to-publish");
            // Dates, hours and rooms may have changed around sessions that stood well when they were placed.
            if (board.Rules.All(board.Placed).Where(c => c.Blocks).ToList() is { Count: > 0 } clashes) return Sessions.Clash.Refuse(clashes);
        }
        (turn.State.PublishedAt, turn.State.ChangedAt) = (publish ? now : null, now);
        if (publish) turn.State.Revision++;
        db.Record(publish ? "programme.publish" : "programme.unpublish", new SubjectRef(ProgrammeTables.StateTable, id.ToString()), new { turn.State.Revision });
        await turn.Commit(clock, ct);
        return turn.State;
    }

    public sealed record Answer(bool Published, int Revision, DateTimeOffset? PublishedAt);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/publication", async (EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, true, who, editions, db, clock, ct)).ToResult(s => TypedResults.Ok(new Answer(s.IsPublished, s.Revision, s.PublishedAt))))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.publish").WithSummary("Makes the programme public");
        api.MapDelete("/publication", async (EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, false, who, editions, db, clock, ct)).ToResult(s => TypedResults.Ok(new Answer(s.IsPublished, s.Revision, s.PublishedAt))))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.unpublish").WithSummary("Takes the programme back from the public");
    }
}
