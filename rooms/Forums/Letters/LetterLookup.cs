using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Letters;

internal static class LetterLookup
{
    private const string Unknown = "forums.no-such-letter";

    /// <summary>A letter for organisers, and for those who act for the participant whose person it is; to others it does not exist.</summary>
    public static async Task<Outcome<(VisaLetter Letter, ForumEdition Edition)>> LetterFor(this ForumsDb db, EditionId id, LetterId letterId, Actor actor, CancellationToken ct)
    {
        var letter = await db.Letters.SingleOrDefaultAsync(l => l.Id == letterId && l.EditionId == id, ct);
        if (letter is null || !actor.IsOrganiser && (letter.ParticipantId is not { } p || await db.Participants.AsNoTracking().SingleOrDefaultAsync(x => x.Id == p, ct) is not { } participant || !actor.MayRun(participant))) return Refusal.NotFound(Unknown);
        return (letter, await db.Editions.AsNoTracking().SingleAsync(e => e.Id == id, ct));
    }

    /// <param name="All">All letters for organisers, else those of the own participants.</param>
    public sealed record Access(ForumEdition Edition, bool Organises, IReadOnlyList<Participant> Mine, IQueryable<VisaLetter> All);

    /// <summary>The letters of an edition that somebody may know of.</summary>
    public static async Task<Outcome<Access>> LettersFor(this ForumsDb db, EditionId id, Actor actor, CancellationToken ct)
    {
        var edition = await db.EditionOfMine(id, actor, ct);
        if (!edition.Succeeded) return edition.Refusal;
        var all = db.Letters.AsNoTracking().Where(l => l.EditionId == id);
        if (actor.IsOrganiser) return new Access(edition.Value, true, [], all);
        List<Participant> mine = [.. (await db.Mine(id, actor, ct)).Where(p => p.IsActive && actor.MayRun(p))];
        if (mine.Count == 0) return Refusal.NotFound(Unknown);
        var ids = mine.ConvertAll(p => (ParticipantId?)p.Id);
        return new Access(edition.Value, false, mine, all.Where(l => ids.Contains(l.ParticipantId)));
    }
}
