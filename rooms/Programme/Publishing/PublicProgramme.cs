using Isthmus.Programme.Sessions;

namespace Isthmus.Programme.Publishing;

/// <summary>The programme as the public sees it: accepted and cancelled sessions that have a place, without the speakers on hold. Organisers may look at it before it is published.</summary>
internal sealed record PublicProgramme(Board Board, ProgrammeState State)
{
    public EditionSummary Edition => Board.Edition;

    public static async Task<Outcome<PublicProgramme>> Read(EditionId id, Actor actor, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var state = await db.States.AsNoTracking().SingleOrDefaultAsync(s => s.EditionId == id, ct);
        if (state is not { IsPublished: true } && !actor.IsOrganiser) return Refusal.NotFound("programme.not-published");
        var board = await Board.Read(found.Value, db, tracked: false, ct);
        var held = board.Speakers.Where(s => s.OnHold).Select(s => s.Id).ToHashSet();
        if (held.Count > 0)
            board = board with
            {
                Speakers = [.. board.Speakers.Where(s => !s.OnHold)],
                SpeakersOf = board.SpeakersOf.SelectMany(g => g.Where(s => !held.Contains(s)).Select(s => (Session: g.Key, Speaker: s))).ToLookup(l => l.Session, l => l.Speaker),
            };
        return new PublicProgramme(board with { Sessions = [.. board.Sessions.Where(s => s.State != SessionState.Draft && s.IsPlaced)] }, state ?? new ProgrammeState { EditionId = id });
    }

    /// <summary>Days on which something is, on the edition's clock.</summary>
    public IReadOnlyList<DateOnly> Days => [.. Board.Sessions.Select(s => Edition.DayOf(s.StartsAt!.Value)).Distinct().Order()];

    public IEnumerable<Session> SpokenBy(SpeakerId speaker) => Board.Sessions.Where(s => Board.SpeakersOf[s.Id].Contains(speaker));
}
